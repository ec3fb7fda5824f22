// Tabs that say whether they hold a lesson, its exercises or their solutions: the file has one name in three folders.
// JupyterLab loads this as it is. What follows the plugin is the little that a build would have written around it.

const KINDS = { course: "Lesson", exercises: "Exercises", solutions: "Solutions" };

/** "Exercises 05: scored by your friends" for exercises/05_scored_by_your_friends.ipynb; null for other files. */
function label(path) {
    const found = /(?:^|[/:])(course|exercises|solutions)\/(\d\d)_(\w+)\.ipynb$/.exec(path);
    return found && `${KINDS[found[1]]} ${found[2]}: ${found[3].replaceAll("_", " ")}`;
}

function name(tab) {
    const said = label(tab.context?.path ?? "");
    if (said && tab.title.label !== said) tab.title.label = said;
}

const plugin = {
    id: "netscore:tabs",
    autoStart: true,
    activate(app) {
        const seen = new WeakSet();
        const nameAll = () => {
            for (const tab of app.shell.widgets("main")) {
                name(tab);
                // A renamed file gets JupyterLab's own label again.
                if (!seen.has(tab)) tab.title.changed.connect(() => name(tab));
                seen.add(tab);
            }
        };
        app.shell.layoutModified?.connect(nameAll);
        app.shell.currentChanged?.connect(nameAll);
        app.restored.then(nameAll);
    },
};

window._JUPYTERLAB = window._JUPYTERLAB ?? {};
window._JUPYTERLAB.netscore = {
    init() {}, // shares nothing with JupyterLab's own packages
    get: () => Promise.resolve(() => ({ __esModule: true, default: plugin })),
};
