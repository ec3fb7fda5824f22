// Reset comes after the moves before it. While the kernel computes, ipywidgets keeps the last move of a control back and
// sends it later, but sends a click at once: the move would then undo what was reset after it.

const HEARD = 300; // milliseconds

export function inTurn(box, model) {
  const session = model.widget_manager.context?.sessionContext;
  const kernel = () => session?.session?.kernel;
  let button = null; // that waits for the kernel

  const hold = (event) => {
    const clicked = event.target.closest?.(".netscore-reset");
    if (!clicked || kernel()?.status !== "busy") return;
    event.stopImmediatePropagation();
    button = clicked;
  };
  const release = () => {
    if (!button || kernel()?.status === "busy") return;
    // What was kept back is sent when the kernel has just become idle, and a loaded machine says late that the kernel is
    // at work on it: this comes after both.
    setTimeout(() => {
      if (kernel()?.status === "busy") return; // again, and so will this be
      const clicked = button;
      button = null;
      clicked?.click();
    }, HEARD);
  };
  box.addEventListener("click", hold, true);
  session?.statusChanged.connect(release);
  return () => {
    box.removeEventListener("click", hold, true);
    session?.statusChanged.disconnect(release);
  };
}
