// The model that holds what a view draws. It is a plain model of ipywidgets, which takes every change however late
// this code was loaded; anywidget's own model stops listening where loading takes more than two seconds.

export function stateOf(model) {
  return named(model, model.get("state"));
}

// The model that a trait of another one names.
export function named(model, id) {
  return model.widget_manager.get_model(id.replace("IPY_MODEL_", ""));
}

// Draw when the state changes or the width does, at most once a frame. Returns what ends it.
export function follow(state, el, draw) {
  let waiting = 0;
  const ask = () => {
    waiting ||= requestAnimationFrame(() => {
      waiting = 0;
      if (el.clientWidth) draw();
    });
  };
  const width = new ResizeObserver(ask);
  width.observe(el);
  state.on("change", ask);
  ask();
  return () => {
    state.off("change", ask);
    width.disconnect();
    cancelAnimationFrame(waiting);
  };
}
