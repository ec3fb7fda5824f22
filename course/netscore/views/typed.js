// A typed number: taken, or refused in words. ipywidgets would clip it, or read "0,6" as 0 and "60%" as 60.

const near = (a, b) => Math.abs(a - b) < 1e-9 * Math.max(1, Math.abs(b));

// What was meant by a text in a field: { value } as the control counts, or { refused } in words.
export function read(text, { name, low, high, step, percent }) {
  const unit = percent ? " %" : "", scale = percent ? 100 : 1;
  const shown = (value) => `${Number((value * scale).toFixed(6))}${unit}`;
  const range = `${shown(low)} to ${shown(high)}`;
  const steps = step === 1 && scale === 1 ? "whole numbers" : `steps of ${shown(step)}`;
  const cure = `Type a number from ${range}, in ${steps}.`;
  const bare = text.trim().replace(/\s*%$/, "").replace(/^[-−]/, "-");
  // A comma parts thousands where it can, as in 1,000, and else the decimals.
  const plain = /^-?[1-9]\d{0,2}(,\d{3})+$/.test(bare) ? bare.replaceAll(",", "") : bare.replace(",", ".");
  if (!/^-?(\d+\.?\d*|\.\d+)$/.test(plain)) return { refused: `${name}: “${text.trim()}” is no number. ${cure}` };
  const number = Number(plain);
  const onStep = (value) => near((value - low) / step, Math.round((value - low) / step));
  let value = number / scale;
  // 0.6 in a field of per cent is a share.
  if (percent && !text.includes("%") && plain.includes(".") && !onStep(value)) value = number;
  if (value < low - 1e-9 || value > high + 1e-9)
    return { refused: `${name}: ${shown(value)} is out of range. ${cure}` };
  if (!onStep(value)) return { refused: `${name}: ${shown(value)} is between two steps. ${cure}` };
  return { value: Number(value.toFixed(9)) };
}

// Listen in a box before ipywidgets does; what it then reads is a number that it takes as it is.
export function guard(box, fields) {
  const before = new WeakMap(); // field -> the text that stands there rightly
  const textOf = (field) => (field.matches("input") ? field.value : field.textContent);
  const write = (field, text) => (field.matches("input") ? (field.value = text) : (field.textContent = text));

  function said(field) {
    const control = field.closest(".widget-slider, .widget-text");
    return control.nextElementSibling?.matches(".netscore-refused") ? control.nextElementSibling : null;
  }

  function say(field, words) {
    said(field)?.remove();
    if (!words) return;
    const note = document.createElement("div");
    note.className = "netscore-refused";
    note.setAttribute("role", "alert");
    note.textContent = words;
    field.closest(".widget-slider, .widget-text").after(note);
  }

  function check(field) {
    const name = field.closest(".widget-slider, .widget-text").querySelector(".widget-label").textContent;
    const range = fields.find((one) => one.name === name);
    if (!range) return;
    const typed = textOf(field), old = before.get(field);
    const { value, refused } = typed === old ? read(old, range) : read(typed, range);
    say(field, refused);
    // ipywidgets reads the plain number now (of "60%" it would make 60), and writes it its own way if it is new.
    const taken = refused ? read(old, range).value : value;
    write(field, String(taken));
    setTimeout(() => {
      if (range.percent) write(field, `${Math.round(100 * taken)}%`);
      before.set(field, textOf(field));
    });
  }

  const isField = (event) => event.target.matches?.(".widget-readout[contenteditable], input[type=number]");
  const listeners = {
    focus: (event) => before.set(event.target, textOf(event.target)),
    blur: (event) => check(event.target),
    change: (event) => check(event.target),
    keydown: (event) => event.key === "Enter" && check(event.target),
  };
  for (const [name, act] of Object.entries(listeners)) {
    box.addEventListener(name, (event) => isField(event) && act(event), true);
  }
  // A control that moves in another way has a right value again.
  box.addEventListener("pointerdown", () => box.querySelectorAll(".netscore-refused").forEach((note) => note.remove()));
}
