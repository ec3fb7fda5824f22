// Say so when the kernel of a view is gone: what is moved then changes nothing.

const GONE = ["restarting", "autorestarting", "terminating", "dead"];

export function watch(model, tell) {
  const session = model.widget_manager.context?.sessionContext;
  if (!session) return () => {}; // not JupyterLab
  const kernel = session.session?.kernel?.id;
  const look = () => {
    const now = session.session?.kernel;
    if (now?.id !== kernel || GONE.includes(now.status)) tell();
  };
  session.statusChanged.connect(look);
  session.kernelChanged.connect(look);
  return () => {
    session.statusChanged.disconnect(look);
    session.kernelChanged.disconnect(look);
  };
}
