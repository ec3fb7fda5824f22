// People and ties in SVG, drawn from their state. Each person is one element, so that a change of fill touches no more
// than that, and each can be named, focused, marked and picked.

import { follow, stateOf } from "./state.js";
import { OUTLINE, sample, svg } from "./shapes.js";
import { lines, showCard } from "./card.js";
import { meaning } from "./keys.js";

const MARGIN = 22; // pixels around the outermost people: a mark and a label fit
const MARK = { circle: 9, diamond: 10, square: 9, cross: 7, star: 13 };

const floats = (view) => new Float32Array(view.buffer.slice(view.byteOffset, view.byteOffset + view.byteLength));
const numbers = (view) => new Int32Array(view.buffer.slice(view.byteOffset, view.byteOffset + view.byteLength));
const bytes = (view) => new Uint8Array(view.buffer, view.byteOffset, view.byteLength);

function render({ model, el }) {
  let stop = () => {};
  let gone = false;
  el.classList.add("netscore-graph");
  el.textContent = "The picture is being loaded …";
  stateOf(model)
    .then((state) => {
      if (!gone) stop = begin(model, state, el);
    })
    .catch((error) => {
      el.textContent = `The picture could not be drawn (${error.message}). Run this cell again.`;
      throw error;
    });
  return () => {
    gone = true;
    stop();
    el.replaceChildren(); // the page may keep the empty element for good, and must not keep 300 people with it
  };
}

function begin(model, state, el) {
  const canvas = svg("svg", { role: "group" });
  const [ties, bold] = [svg("path", { class: "netscore-ties" }), svg("path", { class: "netscore-bold" })];
  const [people, marks, labels] = [svg("g"), svg("g"), svg("g")];
  const card = document.createElement("div");
  card.className = "netscore-card";
  card.hidden = true;
  const key = document.createElement("ul");
  key.className = "netscore-key";
  const frame = document.createElement("div");
  frame.className = "netscore-frame";
  frame.dataset.lmSuppressShortcuts = ""; // else an arrow key takes JupyterLab to the next cell
  canvas.append(ties, bold, marks, people, labels);
  frame.append(canvas, card);
  el.replaceChildren(frame, key);

  let drawn = {}; // what of the state is on the page
  let places = [], friends = [], nodes = [];
  let current = 0; // whom Tab leads to
  let walk = { of: 0, at: -1 };
  const now = {}; // the state as numbers, for cards

  function changed(...names) {
    return names.some((name) => drawn[name] !== state.get(name));
  }

  function draw() {
    const width = el.clientWidth, height = state.get("height");
    const moved = changed("positions", "shapes", "sizes", "ties", "height") || drawn.width !== width;
    if (changed("positions", "shapes", "sizes", "colors")) build();
    if (moved) place(width, height);
    if (changed("fill", "palette") || moved) paint();
    if (changed("marks", "labels", "bold") || moved) mark();
    if (changed("key", "marks", "scale")) showKey();
    for (const name of ["own", "now"]) if (changed(name)) now[name] = floats(state.get(name));
    if (changed("verdict")) now.verdict = bytes(state.get("verdict"));
    canvas.setAttribute("aria-label", state.get("words"));
    drawn = { ...state.attributes, width };
    if (!card.hidden) show(Number(card.dataset.of));
  }

  function build() {
    const shapes = bytes(state.get("shapes")), sizes = floats(state.get("sizes"));
    const [names, colors, role] = [state.get("shape_names"), state.get("colors"), state.get("pick") ? "button" : "img"];
    nodes = Array.from(shapes, (shape, person) => {
      const d = OUTLINE[names[shape]](sizes[person]);
      const label = `resident ${person}, ${state.get("groups")[shape]}`;
      return svg("path", { d, stroke: colors[shape], role, tabindex: -1, "data-person": person, "aria-label": label });
    });
    people.replaceChildren(...nodes);
    current = Math.min(state.get("marks").find((one) => one.people.length)?.people[0] ?? 0, nodes.length - 1);
    nodes[current]?.setAttribute("tabindex", 0);
  }

  function place(width, height) {
    canvas.setAttribute("width", width);
    canvas.setAttribute("height", height);
    const at = floats(state.get("positions")), pairs = numbers(state.get("ties"));
    places = nodes.map((_, k) => [
      MARGIN + ((at[2 * k] + 1) / 2) * (width - 2 * MARGIN),
      MARGIN + ((1 - at[2 * k + 1]) / 2) * (height - 2 * MARGIN),
    ]);
    nodes.forEach((node, k) => (node.style.transform = `translate(${places[k][0]}px, ${places[k][1]}px)`));
    friends = nodes.map(() => []);
    let d = "";
    for (let k = 0; k < pairs.length; k += 2) {
      const [one, other] = [pairs[k], pairs[k + 1]];
      friends[one].push(other);
      friends[other].push(one);
      d += line(one, other);
    }
    ties.setAttribute("d", d);
  }

  function line(one, other) {
    return `M${places[one][0].toFixed(1)} ${places[one][1].toFixed(1)}L${places[other][0].toFixed(1)} ${places[other][1].toFixed(1)}`;
  }

  function paint() {
    const palette = state.get("palette"), fill = bytes(state.get("fill"));
    nodes.forEach((node, k) => {
      const color = palette[fill[k]];
      if (node.dataset.fill !== color) node.style.fill = node.dataset.fill = color;
    });
  }

  function mark() {
    const at = (k) => `translate(${places[k][0]} ${places[k][1]})`;
    marks.replaceChildren(
      ...state.get("marks").flatMap(({ shape, color, people: who }) =>
        who.map((k) => svg("path", { d: OUTLINE[shape](MARK[shape]), stroke: color, transform: at(k) })),
      ),
    );
    bold.setAttribute("d", state.get("bold").map(([one, other]) => line(one, other)).join(""));
    labels.replaceChildren(
      ...state.get("labels").map(([k, words]) => {
        const text = svg("text", { transform: at(k), x: 0, y: places[k][1] < 26 ? 24 : -13 });
        text.textContent = words;
        return text;
      }),
    );
  }

  function showKey() {
    const entries = state.get("marks").map(({ name, shape, color }) => ({ text: name, shape, fill: "none", stroke: color }));
    key.replaceChildren(
      ...[...state.get("key"), ...entries].map((entry) => {
        const item = document.createElement("li");
        item.append(sample(entry), entry.text);
        return item;
      }),
    );
    const { low, high, unit, colors } = state.get("scale");
    if (!colors) return;
    const item = document.createElement("li"), bar = document.createElement("span");
    bar.className = "netscore-scale";
    bar.style.background = `linear-gradient(to right, ${colors.join(", ")})`;
    item.append(`${low} `, bar, ` ${high} ${unit}`);
    key.append(item);
  }

  function about(person) {
    const shape = bytes(state.get("shapes"))[person];
    return {
      number: person,
      group: state.get("groups")[shape],
      own: now.own[person] ?? NaN,
      now: now.now[person] ?? NaN,
      nowName: state.get("now_name"),
      friends: friends[person].length,
      verdict: state.get("verdicts")[now.verdict[person]],
    };
  }

  function show(person) {
    card.dataset.of = person;
    nodes[person].setAttribute("aria-label", lines(about(person)).join(", "));
    showCard(card, about(person), ...places[person], drawn.width, state.get("height"));
  }

  function focus(person) {
    nodes[current].setAttribute("tabindex", -1);
    current = person;
    nodes[person].setAttribute("tabindex", 0);
    nodes[person].focus();
  }

  const personOf = (event) => (event.target.dataset?.person === undefined ? null : Number(event.target.dataset.person));
  const hide = () => (card.hidden = true);

  function pick(person) {
    if (state.get("pick")) model.send({ kind: "pick", person });
  }

  frame.addEventListener("pointerover", (event) => (personOf(event) === null ? hide() : show(personOf(event))));
  frame.addEventListener("pointerleave", hide);
  frame.addEventListener("focusin", (event) => personOf(event) !== null && show(personOf(event)));
  frame.addEventListener("focusout", hide);
  frame.addEventListener("click", (event) => {
    if (personOf(event) === null) return;
    focus(personOf(event));
    walk = { of: current, at: -1 };
    pick(current);
  });
  frame.addEventListener("keydown", (event) => {
    if (personOf(event) === null || event.ctrlKey || event.metaKey || event.altKey) return;
    const meant = meaning(event.key, current, places, friends, walk);
    if (!meant) return;
    event.preventDefault();
    event.stopPropagation();
    if (meant.leave) nodes[current].blur();
    else if (meant.pick) pick(current);
    else {
      if (!meant.walking) walk = { of: meant.person, at: -1 };
      focus(meant.person);
    }
  });

  return follow(state, el, draw);
}

export default { render };
