// Tabs that say whether they hold a lesson, its exercises or their solutions: the file has one name in three folders.
// JupyterLab loads this as it is. What follows the plugin is the little that a build would have written around it.

const WORDS = { course: "Lesson", exercises: "Exercises", solutions: "Solutions" };

/** "exercises" for exercises/05_scored_by_your_friends.ipynb; undefined for files that are none of the course's. */
function folder(path) {
    return /(?:^|[/:])(course|exercises|solutions)\/\d\d_\w+\.ipynb$/.exec(path)?.[1];
}

// Never the label itself: JupyterLab takes a changed label for a new name of the file.
function style() {
    const sheet = document.createElement("style");
    sheet.textContent = Object.entries(WORDS)
        .map(([name, word]) => `[data-netscore="${name}"] .lm-TabBar-tabLabel::before { content: "${word} "; }`)
        .join("\n");
    return sheet;
}

function mark(tab) {
    const found = folder(tab.context?.path ?? "");
    if (tab.title.dataset.netscore !== found) {
        const { netscore, ...others } = tab.title.dataset;
        tab.title.dataset = found ? { ...others, netscore: found } : others;
    }
}

const plugin = {
    id: "netscore:tabs",
    autoStart: true,
    activate(app) {
        document.head.append(style());
        const seen = new WeakSet();
        const markAll = () => {
            for (const tab of app.shell.widgets("main")) {
                mark(tab);
                if (!seen.has(tab)) tab.context?.pathChanged.connect(() => mark(tab));
                seen.add(tab);
            }
        };
        app.shell.layoutModified?.connect(markAll);
        app.shell.currentChanged?.connect(markAll);
        app.restored.then(markAll);
    },
};

window._JUPYTERLAB = window._JUPYTERLAB ?? {};
window._JUPYTERLAB.netscore = {
    init() {}, // shares nothing with JupyterLab's own packages
    get: () => Promise.resolve(() => ({ __esModule: true, default: plugin })),
};
