// Reset comes after the moves before it. While the kernel computes, ipywidgets keeps the last move of a control back and
// sends it later, but sends a click at once: the move would then undo what was reset after it.

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
    // What was kept back is sent when the kernel has just become idle; this comes after it.
    setTimeout(() => {
      const clicked = button;
      button = null;
      clicked?.click();
    });
  };
  box.addEventListener("click", hold, true);
  session?.statusChanged.connect(release);
  return () => {
    box.removeEventListener("click", hold, true);
    session?.statusChanged.disconnect(release);
  };
}
