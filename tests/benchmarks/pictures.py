"""Pictures in a real JupyterLab, beside a bare slider in the same run: a part of ``run.py``.

Slider to painted picture at 300 and 1,000 people; bytes through the websocket for the first and each later picture;
memory of the page after 20 runs of an app's cell.
"""

from __future__ import annotations

import statistics
import tempfile
from pathlib import Path

import nbformat

from lab import command, running_lab, start_browser, to_cell, wait_until_run

CELLS = {
    "bare": """import ipywidgets as widgets
bare, label = widgets.FloatSlider(min=0, max=0.9, step=0.1), widgets.Label("0.0")
bare.observe(lambda change: setattr(label, "value", str(change["new"])), "value")
widgets.VBox([bare, label])""",
    "300": "from netscore.apps import StartApp\nStartApp()",
    "1000": "StartApp(n=1000)",
}
# Press a key on the slider of a box; resolve with the milliseconds until all that should change has, and is painted.
TIMED = """([box, key, plain]) => new Promise((resolve, reject) => {
    const shown = () => plain ? [box.querySelector('.widget-label:not([title])')?.textContent ?? box.innerText] : [
        box.querySelector('[role=status]').innerText,
        [...box.querySelectorAll('[data-person]')].map(p => p.dataset.fill).join(),
        [...box.querySelectorAll('.bartext')].map(t => t.textContent).join()];
    const before = shown(), start = performance.now();
    box.querySelector('[role=slider]').dispatchEvent(new KeyboardEvent('keydown', {key, bubbles: true}));
    const look = () => {
        const now = shown();
        if (now.every((part, k) => part !== before[k]))
            requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now() - start)));
        else if (performance.now() - start > 20000) reject(new Error('nothing changed'));
        else requestAnimationFrame(look); };
    look(); })"""


def notebook(folder: Path, sources: list[str]) -> None:
    made = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source) for source in sources])
    made.metadata.kernelspec = {"display_name": "Python 3", "language": "python", "name": "python3"}
    nbformat.write(made, folder / "bench.ipynb")


def open_page(browser, address: str, received: list[int] | None = None):
    page = browser.new_page(viewport={"width": 1366, "height": 768})
    if received is not None:
        page.on("websocket", lambda ws: ws.on("framereceived", lambda data: received.append(len(data))))
    page.goto(f"{address}/lab/tree/bench.ipynb?reset")
    return page


def moves(page, box, *, plain: bool) -> float:
    """Return the median milliseconds of 36 steps of the slider, to and fro."""
    handle = box.element_handle()
    times = []
    for key in ["ArrowRight"] * 4 + (["ArrowLeft"] * 3 + ["ArrowRight"] * 3) * 6:
        times.append(page.evaluate(TIMED, [handle, key, plain]))
        page.wait_for_timeout(400)  # colours ease for a quarter of a second
    return statistics.median(times[4:])


def latency(browser, address: str, folder: Path) -> list[tuple]:
    notebook(folder, list(CELLS.values()))
    page = open_page(browser, address)
    wait_until_run(page)
    page.locator(".netscore-picture .bartext").nth(3).wait_for(timeout=60_000)
    found = {}
    for k, name in enumerate(CELLS):
        to_cell(page, k)
        box = page.locator(".jp-OutputArea-output .widget-vbox").nth(k)
        found[name] = moves(page, box, plain=name == "bare")
    page.close()
    return [
        (f"slider to painted picture, {name} people / bare", found[name] / found["bare"], most, f"{found[name]:.0f} ms")
        for name, most in (("300", "at most 1.6"), ("1000", "at most 2.0"))
    ] + [("  bare slider to label, ms", found["bare"], "", "")]


def traffic(browser, address: str, folder: Path) -> list[tuple]:
    notebook(folder, [CELLS["300"], CELLS["300"], "StartApp(cutoff=700)"])
    received: list[int] = []
    page = open_page(browser, address, received)
    wait_until_run(page)
    page.locator(".netscore-picture .bartext").nth(5).wait_for(timeout=60_000)
    page.wait_for_timeout(1000)
    sizes = []
    for _ in range(2):
        received.clear()
        command(page, "notebook:run-cell")
        page.wait_for_timeout(4000)
        sizes.append(sum(received) / 1000)
    page.close()
    return [("kB received for a later picture", statistics.mean(sizes), "at most 150", "")]


def memory(browser, address: str, folder: Path, runs: int = 20) -> list[tuple]:
    notebook(folder, [CELLS["300"]])
    page = open_page(browser, address)
    wait_until_run(page)
    session = page.context.new_cdp_session(page)

    def heap() -> float:
        page.wait_for_timeout(1500)
        for _ in range(3):
            session.send("HeapProfiler.collectGarbage")
        return session.send("Runtime.getHeapUsage")["usedSize"] / 1e6

    def run() -> None:
        command(page, "notebook:run-cell")
        page.wait_for_timeout(1500)

    page.locator(".netscore-picture .bartext").first.wait_for(timeout=60_000)
    page.evaluate("window.jupyterapp.shell.currentWidget.content.activeCellIndex = 0")
    run()
    first = heap()
    for _ in range(runs):
        run()
    more = heap() - first
    page.close()
    return [(f"MB of memory after {runs} more runs", more, "at most 10", f"one run {first:.0f} MB")]


def measured() -> list[tuple]:
    """Return a row for each measure: what, reached, target, and what else was measured."""
    rows = []
    with tempfile.TemporaryDirectory() as made, running_lab(Path(made)) as address, start_browser() as browser:
        for measure in (latency, traffic, memory):
            rows += measure(browser, address, Path(made))
    return rows
