// What ipywidgets leaves unsaid, said for the box that this widget stands in.

import { guard } from "./typed.js";
import { watch } from "./kernel.js";
import { inTurn } from "./turn.js";

const KERNEL_GONE = "Python has stopped or was started anew, so nothing here answers any more. Run this cell again.";

function name(box, group) {
  if (group) {
    box.setAttribute("role", "group");
    box.setAttribute("aria-label", group);
  }
  for (const slider of box.querySelectorAll(".widget-slider")) {
    const words = slider.querySelector(".widget-label").textContent;
    slider.querySelector("[role=slider]")?.setAttribute("aria-label", words);
    const number = slider.querySelector(".widget-readout");
    number?.setAttribute("role", "textbox");
    number?.setAttribute("aria-label", `${words}, as a number`);
  }
  // Else an arrow key takes JupyterLab to the next cell, and never gets to the list.
  for (const list of box.querySelectorAll("select")) list.dataset.lmSuppressShortcuts = "";
  // This node stays when the words change, so that they are read out: a status that is put in anew may not be.
  box.querySelector(".netscore-sentence .widget-html-content")?.setAttribute("role", "status");
}

function render({ model, el }) {
  let waiting, neighbours, free;
  el.classList.add("netscore-access");
  const forget = watch(model, () => {
    el.setAttribute("role", "status");
    el.textContent = KERNEL_GONE;
  });
  const begin = () => {
    const box = el.parentElement?.closest(".widget-vbox");
    if (!box) {
      waiting = requestAnimationFrame(begin);
      return;
    }
    // Neighbours are drawn before or after this one, and a slider anew when its limits change.
    const again = () => name(box, model.get("group"));
    again();
    neighbours = new MutationObserver(again);
    neighbours.observe(box, { childList: true, subtree: true });
    guard(box, model.get("fields"));
    free = inTurn(box, model);
  };
  begin();
  return () => {
    cancelAnimationFrame(waiting);
    neighbours?.disconnect();
    free?.();
    forget();
  };
}

export default { render };
