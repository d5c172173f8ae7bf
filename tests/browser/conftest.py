"""A real Chromium on a real JupyterLab, for every browser test.

`workshop` serves a fresh folder (one server per test module); `page` and `new_page` give browser pages;
`workshop.open(page, "00-terms")` returns when the notebook has run by itself; `axe(page, selector)` names
what stands in the way of people who use assistive technology, in our own parts only.
"""

from __future__ import annotations

import hashlib
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import nbformat
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route

from unlabeled.kit.digest import canonical
from unlabeled.kit.start import start

PATIENCE = 60_000  # ms: the first kernel of a cold machine
RAN = '[data-unlabeled="ran"]'  # the extension marks the notebook's panel when all cells have run
LEFT = '[data-unlabeled="left"]'  # … and when it decided to run none
TAKEN_IN = """async () => {
    const answers = [];
    document.dispatchEvent(new CustomEvent('unlabeled:flush', { detail: answers }));
    const silent = new Error('the kernel is silent');
    await Promise.race([Promise.all(answers), new Promise((_, fail) => setTimeout(fail, 60_000, silent))]);
}"""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark everything in this folder as a browser test, with a second try.

    A learner's machine is not judged by the busiest second of ours. What fails twice fails, and the end of
    a run names every second try.
    """
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.flaky(reruns=1))


@dataclass(frozen=True)
class Workshop:
    """A workshop folder that is being served."""

    folder: Path
    base: str
    token: str

    @property
    def journal(self) -> Path:
        """Where the learner's answers are kept."""
        return self.folder / "my-journal.json"

    def url(self, notebook_or_path: str) -> str:
        """Return the address of a notebook (`00-terms`) or of any path inside the folder (`a/b.ipynb`)."""
        path = notebook_or_path
        if not path.endswith(".ipynb"):
            path = f"notebooks/{path}.ipynb"
        return f"{self.base}doc/tree/{path}?token={self.token}"

    def read(self, name: str) -> dict[str, Any]:
        """Return a notebook of the folder as it stands there."""
        file = self.folder / "notebooks" / f"{name}.ipynb"
        notebook: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
        return notebook

    def write(self, path: str, notebook: dict[str, Any]) -> str:
        """Write a notebook to `path` in the folder, as if somebody copied it there. Return the path."""
        file = self.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(json.dumps(notebook), encoding="utf-8")
        return path

    def open(self, page: Page, notebook_or_path: str) -> None:
        """Open a notebook and return when it has run by itself."""
        page.goto(self.url(notebook_or_path))
        page.wait_for_selector(f"{RAN}, {LEFT}", state="attached", timeout=PATIENCE)
        assert not page.locator(LEFT).count(), f"{notebook_or_path} is not in the manifest: run 'make built'"

    def taken_in(self, page: Page) -> None:
        """Return when the kernel has taken in every answer of the page, and said what comes of it."""
        page.evaluate(TAKEN_IN)

    def open_cell(self, page: Page, name: str, source: str) -> None:
        """Open a notebook with one cell of a test's own, which runs by itself as one of ours would."""
        cell = nbformat.v4.new_code_cell(source, id="a")
        kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
        notebook = nbformat.v4.new_notebook(cells=[cell], metadata={"kernelspec": kernel})
        self.write(f"notebooks/{name}.ipynb", notebook)

        def vouched(route: Route) -> None:
            answer = route.fetch()
            manifest = answer.json()
            manifest["notebooks"][0]["digest"] = hashlib.sha256(canonical([["a", source]])).hexdigest()
            route.fulfill(response=answer, json=manifest)

        page.route("**/manifest.json*", vouched)
        self.open(page, name)


@dataclass
class Watch:
    """What a page asked for and complained about since `watch(page)`."""

    requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)

    def hosts(self) -> set[str]:
        """Return the hosts asked for over the network."""
        parts = map(urlsplit, self.requests)
        return {part.netloc for part in parts if part.scheme in ("http", "https", "ws", "wss")}


@pytest.fixture
def new_page(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Give pages with a storage of their own: `new_page(scheme="dark", width=390)`."""
    contexts = []

    def new_page(scheme: str = "light", width: int = 1200, height: int = 900, **options: Any) -> Page:
        context = browser.new_context(
            color_scheme=scheme, viewport={"width": width, "height": height}, accept_downloads=True, **options
        )
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        return context.new_page()

    yield new_page
    for context in contexts:
        context.close()


@pytest.fixture
def page(new_page: Callable[..., Page]) -> Page:
    """A light page, 1200 pixels wide."""
    return new_page()


@pytest.fixture
def watch() -> Callable[[Page], Watch]:
    """Record what a page requests, and errors on its console: `seen = watch(page)` before opening."""

    def watch(page: Page) -> Watch:
        seen = Watch()
        page.on("request", lambda request: seen.requests.append(request.url))
        page.on("websocket", lambda socket: seen.requests.append(socket.url))
        page.on("pageerror", lambda error: seen.errors.append(str(error)))
        page.on("console", lambda line: seen.errors.append(line.text) if line.type == "error" else None)
        return seen

    return watch


@pytest.fixture
def axe() -> Callable[[Page, str], list[str]]:
    """Return what axe finds inside the elements that match a selector; an empty list is a pass."""

    def axe(page: Page, selector: str) -> list[str]:
        assert page.locator(selector).count(), f"nothing matches {selector}"
        found = Axe().run(page, context=selector).response["violations"]
        return [
            f"{rule['id']}: {node['html'][:160]} ({node['failureSummary']})"
            for rule in found
            for node in rule["nodes"]
        ]

    return axe


@pytest.fixture(scope="module")
def workshop(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[Workshop]:
    """A fresh workshop folder, served as `unlabeled open` serves it. No browser: nothing is served either."""
    private = tmp_path_factory.mktemp("lab")
    folder = private / "workshop"
    assert start(folder) == 0
    process = serve(folder, private)
    try:
        yield Workshop(folder, *address_of(process))
    finally:
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=30)


def serve(folder: Path, private: Path) -> subprocess.Popen[str]:
    """Run `unlabeled open` on `folder`, with Jupyter settings of its own."""
    own = {name: value for name, value in os.environ.items() if name != "UNLABELED_JOURNAL"}
    own |= {"JUPYTER_CONFIG_DIR": str(private / "config"), "JUPYTER_DATA_DIR": str(private / "data")}
    command = [sys.executable, "-m", "unlabeled.cli", "open", "--no-browser", "--folder", str(folder)]
    return subprocess.Popen(
        command, env=own, cwd=private, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )


def address_of(process: subprocess.Popen[str]) -> tuple[str, str]:
    """Return base address and token, once the server prints them."""
    said = []
    for line in process.stdout:
        said.append(line)
        if line.startswith("http"):
            base, token = line.strip().split("?token=")
            return base.split("doc/tree/")[0], token
    raise AssertionError(f"unlabeled open printed no address: {''.join(said)}")
