"""How fast a notebook can be used, how fast a figure follows a slider, and how long the check of all takes.

A workshop folder is served as `unlabeled open` serves it, and opened in a real Chromium, headless.

- Opening: from the start of navigation to the first field of ours (slider, radio button, checkbox, text) that
  is visible, enabled, not covered by JupyterLab's splash, and connected to its kernel. It is divided by what
  an empty notebook takes on the same server, from the start of navigation until its kernel is ready: the
  kernel's first answer (`kernel_info_reply`) has reached the page, and JupyterLab could run a cell. The two
  take turns; each opening has a new kernel and a new browser profile without any cache.
- Moving: from the input event of an arrow key on a slider to the first frame after the new figure was loaded.
  Where a slider changes several figures, the last of them counts. All sliders of a notebook that change a
  figure take turns, once each was tried out. A move that brings no new figure within 3 s is left out, and
  counted in the note: at its end a slider stands still.

All times are taken by the page's own clock. The load of the machine stands beside each result, because other
work on it makes everything slower, JupyterLab included.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from math import ceil
from pathlib import Path
from statistics import median, quantiles
from typing import Any

from playwright.sync_api import Browser, ElementHandle, Page, sync_playwright
from playwright.sync_api import TimeoutError as TooLate

from benchmarks.table import Measurement
from unlabeled.content import kit_folder
from unlabeled.content.schedule import load_schedule
from unlabeled.kit.lab import Lab, lab
from unlabeled.kit.layout import lay_out

OPENINGS = 3
MOVES = 36  # of each notebook; at least
PATIENCE = 60_000  # ms
SETTLES = 450  # ms after which no figure is on its way any more
LATEST = 3_000  # ms to wait for a figure; none at all means that the move left it as it was
PAUSE = 120  # ms between two moves: longer than a slider waits until it sends again
_CLOCK = Path(__file__).with_name("clock.js").read_text(encoding="utf-8")
_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
_EMPTY = "empty.ipynb"
_ALL_SHOWN = "(figures) => figures.every((one) => one in window.clock.shown())"
_FIELDS = ".u-part :is(input[type=radio], input[type=checkbox])"


@dataclass(frozen=True)
class Desk:
    """A browser, and the workshop that it opens."""

    browser: Browser
    server: Lab
    folder: Path

    @contextmanager
    def open(self, path: str, until: str) -> Iterator[Page]:
        """Give a page of a new profile on which the moment `until` has come; afterwards its kernel ends."""
        context = self.browser.new_context(viewport={"width": 1200, "height": 900})
        try:
            page = context.new_page()
            page.add_init_script(_CLOCK)
            page.goto(self.server.address(path), wait_until="commit")
            page.wait_for_function(f"window.clock.first.{until} !== undefined", timeout=PATIENCE)
            yield page
            page.close()
            self._end_kernels(context.request)
        finally:
            context.close()
            (self.folder / "my-journal.json").unlink(missing_ok=True)

    def _end_kernels(self, request: Any) -> None:
        headers = {"Authorization": f"token {self.server.token}"}
        for session in request.get(f"{self.server.url}api/sessions", headers=headers).json():
            request.delete(f"{self.server.url}api/sessions/{session['id']}", headers=headers)


def measurements() -> Iterator[Measurement]:
    """Yield each line of the table."""
    names = [str(part.notebook) for part in load_schedule().notebooks]
    with _desk() as desk:
        with desk.open(_EMPTY, "ready"):
            pass  # the first of all reads everything from the disk
        for name in names:
            yield _opening(desk, name)
        for name in names:
            yield from _moving(desk, name)
    yield _check()


@contextmanager
def _desk() -> Iterator[Desk]:
    with tempfile.TemporaryDirectory() as private, sync_playwright() as playwright:
        folder = Path(private) / "workshop"
        lay_out(folder, kit_folder())
        cell = {"cell_type": "code", "id": "empty", "execution_count": None, "metadata": {}, "outputs": []}
        kernel = {"display_name": "Python 3", "language": "python", "name": "python3"}
        notebook = {"nbformat": 4, "nbformat_minor": 5, "metadata": {"kernelspec": kernel}}
        (folder / _EMPTY).write_text(json.dumps({**notebook, "cells": [{**cell, "source": ""}]}), "utf-8")
        own = next(filter(None, map(shutil.which, _NAMES)), None)
        browser = playwright.chromium.launch(executable_path=own, args=["--no-sandbox", "--disable-gpu"])
        os.environ["UNLABELED_JOURNAL"] = str(folder / "my-journal.json")  # never somebody's real one
        with lab(folder) as server:
            yield Desk(browser, server, folder)
        browser.close()


def _opening(desk: Desk, name: str) -> Measurement:
    """Return how many times as long as JupyterLab alone one notebook takes until it can be used."""
    ours, ran, bare = [], [], []
    for _ in range(OPENINGS):
        with desk.open(_EMPTY, "ready") as page:
            bare.append(page.evaluate("window.clock.first.ready") / 1000)
        with desk.open(f"notebooks/{name}.ipynb", "ran") as page:
            first = page.evaluate("window.clock.first")
            ours.append(first["usable"] / 1000)
            ran.append(first["ran"] / 1000)
    note = f"{median(ours):.2f} ÷ {median(bare):.2f} s; all has run after {median(ran):.2f} s; {_load()}"
    return Measurement(f"Opening {name}", median(ours) / median(bare), 1.3, "×", note)


def _moving(desk: Desk, name: str) -> Iterator[Measurement]:
    """Yield how soon the figures of a notebook follow its sliders; nothing where no slider changes one."""
    with desk.open(f"notebooks/{name}.ipynb", "ran") as page:
        _answer(page)
        sliders = page.query_selector_all(".u-part input[type=range]")
        changed = {slider: both for slider in sliders if (both := _changed_by(slider, page))}
        if not changed:
            return
        turns = 2 * ceil(MOVES / (2 * len(changed)))
        times = [
            took
            for turn in range(turns)
            for slider, figures in changed.items()
            if (took := _move(slider, ("ArrowRight", "ArrowLeft")[turn % 2], figures, page)) is not None
        ]
    if len(times) < 2:
        raise RuntimeError(
            f"{name}: figures that followed a slider do so no more. See what stands in the way."
        )
    p50, p95 = median(times), quantiles(times, n=20, method="inclusive")[-1]
    count = len(set().union(*changed.values()))
    still = turns * len(changed) - len(times)
    note = f"p50 {p50:.0f} ms; {len(times)} moves, {still} without a change; "
    note += f"{len(changed)} sliders, {count} figures; {_load()}"
    yield Measurement(f"Slider to figure, {name}, p95", p95, 150, "ms", note)


def _answer(page: Page) -> None:
    """Move, choose, tick and write everywhere: figures come only after a prediction."""
    for slider in page.query_selector_all(".u-part input[type=range]"):
        slider.press("ArrowRight")
    for field in page.query_selector_all(_FIELDS):
        if field.is_visible():
            field.press("Space")
    for area in page.query_selector_all(".u-part textarea"):
        area.fill("All right.")
    page.wait_for_timeout(2 * SETTLES)


def _changed_by(slider: ElementHandle, page: Page) -> frozenset[str]:
    """Return the figures that change whenever `slider` moves."""
    both = []
    if not slider.is_visible():
        return frozenset()
    for key in ("ArrowLeft", "ArrowRight", "ArrowLeft"):
        slider.press(key)
        page.wait_for_timeout(SETTLES)
        both.append(frozenset(page.evaluate("window.clock.shown()")))
    return frozenset.intersection(*both[1:])


def _move(slider: ElementHandle, key: str, figures: frozenset[str], page: Page) -> float | None:
    """Return the milliseconds until the last of `figures` is shown anew; None if the move changed none."""
    page.wait_for_timeout(PAUSE)
    slider.press(key)
    with suppress(TooLate):
        page.wait_for_function(_ALL_SHOWN, arg=sorted(figures), timeout=LATEST)
    return max(page.evaluate("window.clock.shown()").values(), default=None)


def _check() -> Measurement:
    """Return how long it takes to run every notebook and see that none fails."""
    command = [sys.executable, "-m", "pytest", "-q", "-n", "2", "--dist", "loadfile", "notebooks"]
    start = time.perf_counter()
    subprocess.run(command, check=True, cwd=kit_folder(), capture_output=True)
    return Measurement("Check of all notebooks", time.perf_counter() - start, 30, "s", _load())


def _load() -> str:
    return f"load {os.getloadavg()[0]:.1f}"
