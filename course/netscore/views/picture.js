// A plotly figure, drawn from its state: built late, again or twice, it shows what is true now.

import { follow, stateOf } from "./state.js";
import { plotly } from "./plotly.js";

// plotly's own default has a button that uploads the chart.
const CONFIG = { displayModeBar: false, showSendToCloud: false, displaylogo: false };

function render({ model, el }) {
  let stop = () => {};
  let gone = false;
  const box = document.createElement("div");
  el.classList.add("netscore-picture");
  el.textContent = "The picture is being loaded …";
  draw().catch((error) => {
    el.textContent = `The picture could not be drawn (${error.message}). Run this cell again.`;
    throw error;
  });

  async function draw() {
    const state = await stateOf(model);
    el.style.minHeight = `${JSON.parse(state.get("layout")).height}px`; // the page does not jump when it comes
    const Plotly = await plotly(model, state);
    if (gone) return;
    el.replaceChildren(box);
    el.setAttribute("role", "img");
    const end = follow(state, el, () => {
      const layout = { ...JSON.parse(state.get("layout")), width: el.clientWidth };
      el.style.minHeight = `${layout.height}px`;
      el.setAttribute("aria-label", state.get("words"));
      Plotly.react(box, JSON.parse(state.get("data")), layout, CONFIG);
    });
    stop = () => {
      end();
      Plotly.purge(box);
    };
  }

  return () => {
    gone = true;
    stop();
    el.replaceChildren();
  };
}

export default { render };
