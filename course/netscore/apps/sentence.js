// A sentence that is read out when it changes, and names for the controls and the figure that stand with it.

// ipywidgets does not tie a slider to its label, and plotly says nothing of a figure.
function nameNeighbours(box, line, group) {
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
  for (const figure of box.querySelectorAll(".js-plotly-plot")) {
    figure.setAttribute("role", "img");
    figure.setAttribute("aria-labelledby", line.id);
  }
}

function render({ model, el }) {
  // The node stays and only its words change: a status region that is put in anew is not read out everywhere.
  const line = document.createElement("p");
  line.id = `sentence-${Math.random().toString(36).slice(2)}`;
  line.setAttribute("role", "status");
  line.style.cssText = "max-width: 60em; margin: 0.5em 2px; line-height: 1.5";
  el.append(line);
  const say = () => { line.textContent = model.get("value"); };
  model.on("change:value", say);
  say();

  // Neighbours are drawn before or after this one, and a slider anew when its limits change.
  let waiting;
  const newcomers = new MutationObserver(() => nameNeighbours(el.closest(".widget-vbox"), line, model.get("group")));
  const begin = () => {
    const box = el.closest(".widget-vbox");
    if (!box) {
      waiting = requestAnimationFrame(begin);
      return;
    }
    nameNeighbours(box, line, model.get("group"));
    newcomers.observe(box, { childList: true, subtree: true });
  };
  begin();
  return () => {
    cancelAnimationFrame(waiting);
    newcomers.disconnect();
    model.off("change:value", say);
  };
}

export default { render };
