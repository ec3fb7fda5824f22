"""Rehearse a class on a JupyterHub: all students start at once, and each runs lesson 05 from first cell to last.

Then all open it in a browser of their own at once, run it there, and the pictures that have their marks are counted.
``uv run --group hub python tests/hub/trial.py --students 10`` needs Linux, npm, Chromium and some minutes. It makes the
learner's environment anew, the course installed in it from a wheel, starts a Hub with its standard proxy on loopback in
a temporary folder, prints what the class took, and ends with 1 if a student failed. Whatever it started, it stops.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import re
import secrets
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode

import nbformat
import psutil
import requests
import websocket
from jupyter_client.jsonutil import json_default
from jupyter_client.session import Session

sys.path.insert(0, str(Path(__file__).parents[1] / "support"))
from lab import CHROMIUM, SHOWN, settled, start_browser, wait_until_run  # noqa: E402
from repository import ROOT  # noqa: E402

LESSON = "05_scored_by_your_friends.ipynb"
PROXY = "configurable-http-proxy@5.3.0"
REPOSITORY = "scored-by-association"
SECONDS = 120  # for one answer, of the Hub or of a cell
# The package, and the tables that it reads, from the environment: no course/netscore lies beside these notebooks.
INSTALLED = """
import sys, netscore
from netscore import evidence
assert netscore.__file__.startswith(sys.prefix), netscore.__file__
for read in (evidence.read_claims, evidence.read_events, evidence.read_laws, evidence.read_sources):
    assert len(read()), read
"""


SUCCESS = (
    "No failure: each student ran the lesson, with package and tables of the environment, and saw every picture of it; "
    "one got the course by an nbgitpuller link, and ran it there."
)


@dataclass
class Hub:
    """A running Hub: its address, the token that may do everything there, and the folder that it lives in."""

    address: str
    token: str
    folder: Path

    def ask(self, method: str, path: str, **options) -> requests.Response:
        """Return the Hub's answer; raise if it is an error."""
        headers = {"Authorization": f"token {self.token}"}
        answer = requests.request(method, self.address + path, headers=headers, timeout=SECONDS, **options)
        answer.raise_for_status()
        return answer

    def processes(self) -> list[psutil.Process]:
        """Return all that runs because of this Hub, known by its folder: also what has lost its parent."""
        ours = []
        for process in psutil.process_iter():
            with contextlib.suppress(psutil.Error):
                if process.environ().get("TRIAL_FOLDER") == str(self.folder):
                    ours.append(process)
        return ours


@dataclass
class Visit:
    """What one student met: seconds to a ready server, to the lesson's end and, in a browser, to the last picture; how
    many pictures there are; and the first failure in words."""

    name: str
    ready: float = float("nan")
    done: float = float("nan")
    seen: float = float("nan")
    pictures: int = 0
    failure: str = ""


def install(folder: Path) -> tuple[Path, Path]:
    """Make the students' environment and fetch the proxy; return where the programs of both are."""
    environment, proxy = folder / "environment", folder / "proxy"
    # uv takes an old wheel from its cache if only the code has changed since; hence the refreshing.
    sync = "uv sync --quiet --no-dev --group hub --no-editable --refresh-package netscore".split()
    subprocess.run(
        sync, cwd=ROOT, check=True, timeout=1200, env=os.environ | {"UV_PROJECT_ENVIRONMENT": str(environment)}
    )
    npm = ["npm", "install", "--silent", "--no-audit", "--no-fund", "--prefix", str(proxy), PROXY]
    subprocess.run(npm, check=True, timeout=600)
    return environment / "bin", proxy / "node_modules" / ".bin"


def free_ports(count: int) -> list[str]:
    """Return ports of this machine that nobody uses."""
    with contextlib.ExitStack() as stack:
        probes = [stack.enter_context(socket.socket()) for _ in range(count)]
        for probe in probes:
            probe.bind(("127.0.0.1", 0))
        return [str(probe.getsockname()[1]) for probe in probes]


@contextlib.contextmanager
def running_hub(folder: Path) -> Iterator[Hub]:
    """Start the Hub and yield it when it answers; stop it, its proxy and all servers at the end."""
    programs, proxy = install(folder)
    ports = free_ports(3)
    hub = Hub(f"http://127.0.0.1:{ports[0]}", secrets.token_hex(), folder)
    own = {
        "TRIAL_FOLDER": str(folder),
        "TRIAL_PORTS": " ".join(ports),
        "TRIAL_PROXY": str(proxy / "configurable-http-proxy"),
        "TRIAL_TOKEN": hub.token,
        "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}",
    }
    command = [programs / "jupyterhub", "--config", Path(__file__).with_name("jupyterhub_config.py")]
    try:
        with (folder / "hub.log").open("w") as log:
            # In a session of its own, so that Ctrl-C reaches this script only, which then stops all in order.
            subprocess.Popen(command, cwd=folder, stdout=log, stderr=log, env=os.environ | own, start_new_session=True)
        wait_for(hub)
        yield hub
    finally:
        stop(hub)


def stop(hub: Hub) -> None:
    """Stop all that runs because of a Hub: by asking first, then by force. A second Ctrl-C is too late."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # uv sends a Ctrl-C on, so that there are always two
    for end in (psutil.Process.terminate, psutil.Process.kill):
        ours = hub.processes()
        for process in ours:
            with contextlib.suppress(psutil.NoSuchProcess):
                end(process)
        psutil.wait_procs(ours, timeout=20)


def wait_for(hub: Hub) -> None:
    """Return when the Hub answers; raise with its log if it does not."""
    for _ in range(SECONDS):
        with contextlib.suppress(requests.RequestException):
            hub.ask("GET", "/hub/api/")
            return
        time.sleep(1)
    raise RuntimeError((hub.folder / "hub.log").read_text())


def enrol(hub: Hub, name: str) -> None:
    """Make a user with the lessons and exercises in the home folder, and without the package beside them."""
    for part in ("course", "exercises"):
        shutil.copytree(ROOT / part, hub.folder / "home" / name / part, ignore=shutil.ignore_patterns("netscore", ".*"))
    hub.ask("POST", f"/hub/api/users/{name}")


def start_server(hub: Hub, name: str) -> None:
    """Start a student's server and return when it is ready."""
    hub.ask("POST", f"/hub/api/users/{name}/server")
    for line in hub.ask("GET", f"/hub/api/users/{name}/server/progress", stream=True).iter_lines():
        if line.startswith(b"data:"):
            event = json.loads(line.removeprefix(b"data:"))
            if event.get("failed"):
                raise RuntimeError(event["message"])
            if event.get("ready"):
                return
    raise RuntimeError("the Hub stopped telling how the start went on")


def run_cells(hub: Hub, name: str, path: str, cells: list[str]) -> None:
    """Run code in the kernel of a student's notebook, as JupyterLab does, one cell after the other.

    The kernel goes on running. `jupyter_kernel_client` would do the talking, and would bring pyarrow, with which pandas
    does things differently.

    Raises
    ------
    RuntimeError
        If a cell ends in an error; the message names it.
    """
    notebook = {"path": path, "name": path, "type": "notebook", "kernel": {"name": "python3"}}
    kernel = hub.ask("POST", f"/user/{name}/api/sessions", json=notebook).json()["kernel"]["id"]
    address = hub.address.replace("http", "ws", 1) + f"/user/{name}/api/kernels/{kernel}/channels"
    headers = [f"Authorization: token {hub.token}"]
    # Checking each byte of what pictures send, in Python, takes longer than the pictures.
    channel = websocket.create_connection(address, timeout=SECONDS, header=headers, skip_utf8_validation=True)
    with contextlib.closing(channel):
        session = Session()
        for number, code in enumerate(cells, 1):
            request = session.msg("execute_request", {"code": code, "silent": False, "allow_stdin": False})
            channel.send(json.dumps(request | {"channel": "shell"}, default=json_default))
            if error := outcome(channel, request["header"]["msg_id"]):
                raise RuntimeError(f"{path}, code cell {number}: {error}")


def outcome(channel: websocket.WebSocket, request: str) -> str:
    """Return the error with which a request ended, or nothing; wait until the kernel has done with it."""
    error = ""
    while True:
        frame = channel.recv()
        if not frame:
            raise RuntimeError("the server closed the connection")
        if isinstance(frame, bytes):
            continue  # a widget's arrays
        message = json.loads(frame)
        if message["parent_header"].get("msg_id") != request:
            continue
        content = message["content"]
        if message["msg_type"] == "error":
            error = f"{content['ename']}: {content['evalue']}"
        if message["msg_type"] == "status" and content["execution_state"] == "idle":
            return error


def lesson_cells(path: Path) -> list[str]:
    """Return the code of a notebook, cell by cell."""
    return [cell.source for cell in nbformat.read(path, 4).cells if cell.cell_type == "code"]


def attend(hub: Hub, name: str) -> Visit:
    """Start a student's server and run the lesson there."""
    visit, begun = Visit(name), time.monotonic()
    try:
        start_server(hub, name)
        visit.ready = time.monotonic() - begun
        run_cells(hub, name, f"course/{LESSON}", lesson_cells(hub.folder / "home" / name / "course" / LESSON))
        visit.done = time.monotonic() - begun
    except Exception as error:  # whatever it is, it must not hide how the others fared
        visit.failure = f"{type(error).__name__}: {error}"
    return visit


def check_installed(hub: Hub, visit: Visit) -> None:
    """Note a failure if the student's kernel does not take the package and its tables from the environment."""
    try:
        run_cells(hub, visit.name, f"course/{LESSON}", [INSTALLED])
    except Exception as error:
        visit.failure = f"{type(error).__name__}: {error}"


def look(hub: Hub, visit: Visit) -> None:
    """Run the lesson in the student's browser; note how many pictures it shows, and a failure if one is bad."""
    begun = time.monotonic()
    try:
        with start_browser() as browser:
            page = browser.new_page(viewport={"width": 1366, "height": 768})
            page.set_default_timeout(1000 * SECONDS)
            page.goto(f"{hub.address}/hub/user-redirect/lab/tree/course/{LESSON}?reset")
            page.get_by_label("Username").fill(visit.name)
            page.get_by_label("Password").fill(hub.token)
            page.get_by_role("button", name="Sign in").click()
            wait_until_run(page, 3 * SECONDS)
            complaints = settled(page, SECONDS)
            visit.pictures, visit.seen = page.evaluate(SHOWN), time.monotonic() - begun
        if complaints:
            visit.failure = f"in the browser: {'; '.join(complaints)}"
    except Exception as error:
        visit.failure = f"in the browser: {type(error).__name__}: {error}"


def pull_by_link(hub: Hub, name: str) -> None:
    """Follow an nbgitpuller link as a browser does, from the login on; run the lesson that it brings.

    The repository is what is committed here.
    """
    origin = hub.folder / REPOSITORY
    for command in (
        ["git", "init", "--quiet", "--bare", "--initial-branch=main", str(origin)],
        ["git", "-C", str(ROOT), "push", "--quiet", str(origin), "HEAD:refs/heads/main"],
    ):
        subprocess.run(command, check=True, timeout=SECONDS)
    lesson = f"{REPOSITORY}/course/{LESSON}"
    query = urlencode({"repo": origin.as_uri(), "branch": "main", "urlpath": f"lab/tree/{lesson}"})
    browser = requests.Session()
    form = browser.get(f"{hub.address}/hub/user-redirect/git-pull?{query}", timeout=SECONDS)
    hidden = re.search(r'name="_xsrf"\s+value="([^"]+)"', form.text)[1]
    login = {"username": name, "password": hub.token, "_xsrf": hidden}
    page = browser.post(form.url, data=login, timeout=SECONDS)
    if page.status_code != 200 or not page.url.startswith(f"{hub.address}/user/{name}/git-pull?"):
        raise RuntimeError(f"the link led to {page.url} ({page.status_code})")
    # What the script in that page does.
    progress = browser.get(f"{hub.address}/user/{name}/git-pull/api?{query}", timeout=SECONDS).text
    if '"phase": "finished"' not in progress:
        raise RuntimeError(progress)
    run_cells(hub, name, lesson, lesson_cells(hub.folder / "home" / name / lesson))


def megabytes(processes: list[psutil.Process]) -> float:
    """Return the memory of some processes, what they share counted by parts (PSS)."""
    return sum(process.memory_full_info().pss for process in processes) / 1e6


def row(what: str, values: list[float]) -> str:
    """Return a line of the table: the least, the median and the most."""
    return f"{what:<34}{min(values):>8.1f}{statistics.median(values):>8.1f}{max(values):>8.1f}"


def memory_rows(hub: Hub, students: list[str], before: int) -> list[str]:
    """Return the lines of the table about memory, while every student's notebook is open."""
    fell = (before - psutil.virtual_memory().available) / 1e6 / len(students)
    owners: dict[str | None, list[psutil.Process]] = {}
    for process in hub.processes():
        owners.setdefault(process.environ().get("JUPYTERHUB_USER"), []).append(process)
    kernels = {
        name: [process for process in owners.get(name, []) if any("ipykernel" in word for word in process.cmdline())]
        for name in students
    }
    both = [megabytes(owners.get(name, [])) for name in students]
    of_kernels = [megabytes(kernels[name]) for name in students]
    return [
        row("server, MB (PSS)", [one - other for one, other in zip(both, of_kernels)]),
        row("kernel with the lesson run, MB", of_kernels),
        row("a student, MB", both),
        f"available memory fell by {fell:.0f} MB a student; "
        f"the Hub and its proxy have {megabytes(owners.get(None, [])):.0f} MB",
    ]


def rehearse(hub: Hub, pool: ThreadPoolExecutor, count: int) -> list[str]:
    """Let the class come, print what it took, and return its failures in words."""
    students = [f"student-{number:02}" for number in range(1, count + 1)]
    for name in students:
        enrol(hub, name)
    load, before = os.getloadavg()[0], psutil.virtual_memory().available
    visits = list(pool.map(lambda name: attend(hub, name), students))
    print(f"{count} students, {os.cpu_count()} cores, load {load:.1f} before and {os.getloadavg()[0]:.1f} after")
    if well := [visit for visit in visits if not visit.failure]:
        print(f"{'':<34}{'min':>8}{'median':>8}{'max':>8}")
        print(row("server ready after, s", [visit.ready for visit in well]))
        print(row("lesson run after, s", [visit.done for visit in well]))
        print("\n".join(memory_rows(hub, [visit.name for visit in well], before)))
        list(pool.map(lambda visit: check_installed(hub, visit), well))
        list(pool.map(lambda visit: look(hub, visit), well))
        print(row("in the browser: last picture, s", [visit.seen for visit in well]))
        print(row("pictures with their marks", [float(visit.pictures) for visit in well]))
    failures = [f"{visit.name}: {visit.failure}" for visit in visits if visit.failure]
    try:
        pull_by_link(hub, students[0])
    except Exception as error:
        failures.append(f"the nbgitpuller link: {type(error).__name__}: {error}")
    return failures


def main() -> int:
    """Run the command line; return 0 if no student failed."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--students", type=int, default=10)
    count = parser.parse_args().students
    if CHROMIUM is None:
        parser.error("no Chromium here: install it (on Debian `apt-get install chromium`)")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("stopped"))
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(count) as pool:
        # The Hub goes first, so that no student's thread waits for an answer.
        with running_hub(Path(folder)) as hub:
            failures = rehearse(hub, pool, count)
            log = (Path(folder) / "hub.log").read_text()
    if failures:
        print(log, *failures, sep="\n", file=sys.stderr)
    print(f"{len(failures)} failures" if failures else SUCCESS)
    return bool(failures)


if __name__ == "__main__":
    sys.exit(main())
