// What ipywidgets and plotly leave unsaid to a screen reader, said for the box that this widget stands in.

function complete(box, group) {
  if (group) {
    box.setAttribute("role", "group");
    box.setAttribute("aria-label", group);
  }
  for (const slider of box.querySelectorAll(".widget-slider")) {
    const name = slider.querySelector(".widget-label").textContent;
    slider.querySelector("[role=slider]")?.setAttribute("aria-label", name);
    const number = slider.querySelector(".widget-readout");
    number?.setAttribute("role", "textbox");
    number?.setAttribute("aria-label", `${name}, as a number`);
  }
  // Else an arrow key takes JupyterLab to the next cell, and never gets to the list.
  for (const list of box.querySelectorAll("select")) list.dataset.lmSuppressShortcuts = "";
  // This node stays when the words change, so that they are read out: a status that is put in anew may not be.
  const sentence = box.querySelector(".netscore-sentence .widget-html-content");
  if (!sentence) return;
  sentence.id ||= `sentence-${Math.random().toString(36).slice(2)}`;
  sentence.setAttribute("role", "status");
  const figure = box.querySelector(".js-plotly-plot");
  if (!figure) return;
  figure.setAttribute("role", "img");
  figure.setAttribute("aria-labelledby", sentence.id);
  // Where it is wider than the page, such as at 200 % zoom, Tab leads to it and arrow keys move it.
  figure.dataset.lmSuppressShortcuts = "";
  if (box.scrollWidth > box.clientWidth) figure.tabIndex = 0;
  else figure.removeAttribute("tabindex");
}

function render({ model, el }) {
  let waiting, neighbours, width;
  const begin = () => {
    const box = el.closest(".widget-vbox");
    if (!box) {
      waiting = requestAnimationFrame(begin);
      return;
    }
    // Neighbours are drawn before or after this one, and a slider anew when its limits change.
    const again = () => complete(box, model.get("group"));
    neighbours = new MutationObserver(again);
    neighbours.observe(box, { childList: true, subtree: true });
    width = new ResizeObserver(again);
    width.observe(box);
  };
  begin();
  return () => {
    cancelAnimationFrame(waiting);
    neighbours?.disconnect();
    width?.disconnect();
  };
}

export default { render };
