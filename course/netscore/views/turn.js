// Reset comes after the moves before it. While the kernel computes, ipywidgets keeps the last move of a control back and
// sends it later, but sends a click at once: the move would then undo what was reset after it.

import { named } from "./state.js";

const LOOK = 20; // milliseconds

export function inTurn(box, model) {
  let controls = [];
  let timer = 0;
  Promise.all(model.get("controls").map((id) => named(model, id))).then((found) => (controls = found));
  // Only ipywidgets knows which moves the kernel has not answered yet. It counts them here, and nowhere in public.
  const isOnItsWay = (control) => control.comm_live && control._pending_msgs > 0;

  const hold = (event) => {
    const clicked = event.target.closest?.(".netscore-reset");
    if (!clicked || !controls.some(isOnItsWay)) return;
    event.stopImmediatePropagation();
    clearInterval(timer);
    timer = setInterval(() => {
      if (controls.some(isOnItsWay)) return;
      clearInterval(timer);
      clicked.click();
    }, LOOK);
  };
  box.addEventListener("click", hold, true);
  return () => {
    box.removeEventListener("click", hold, true);
    clearInterval(timer);
  };
}
