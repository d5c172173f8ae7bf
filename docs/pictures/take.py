"""Take pictures of every notebook as people meet it: window, dark, telephone, projector, paper.

`python docs/pictures/take.py FOLDER [NOTEBOOK ...]` serves a fresh workshop, opens each notebook in the
machine's own Chromium, takes it with nothing answered and once more with everything answered, and writes the
pictures to FOLDER. A page is cut into pictures of one height, so that each can be looked at as it is.
Paper is written as PDF, and as pictures too where `pdftoppm` is installed.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser, Page, sync_playwright

from unlabeled.content.schedule import load_schedule
from unlabeled.kit.start import start

PATIENCE = 60_000  # ms: the first kernel of a cold machine
CUT = 1800  # px: the height of one picture
SETTLED = 900  # ms: figures are drawn a moment after the last answer
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run")
NAMES = ("chromium", "chromium-browser", "google-chrome", "chrome")
GIVE = "(one, points) => { one.value = points; one.dispatchEvent(new Event('input', { bubbles: true })); }"
HEIGHT = "Math.ceil([...document.querySelectorAll('.jp-WindowedPanel-outer')].at(-1).scrollHeight)"


@dataclass(frozen=True)
class Shot:
    """One way of looking at a page."""

    name: str
    width: int
    height: int
    scheme: Literal["light", "dark"] = "light"


SHOTS = (
    Shot("light", 1200, 900),
    Shot("dark", 1200, 900, "dark"),
    Shot("phone", 390, 844),
    Shot("projector", 1920, 1080),
)


@contextmanager
def served(private: Path) -> Iterator[tuple[str, str]]:
    """Serve a fresh workshop folder; give its address and token."""
    folder = private / "workshop"
    if start(folder) != 0:
        raise SystemExit("The workshop folder could not be laid out.")
    command = [sys.executable, "-m", "unlabeled.cli", "open", "--no-browser", "--folder", str(folder)]
    own = {name: value for name, value in os.environ.items() if name != "UNLABELED_JOURNAL"}
    own |= {"JUPYTER_CONFIG_DIR": str(private / "config"), "JUPYTER_DATA_DIR": str(private / "data")}
    process = subprocess.Popen(  # noqa: S603  # this very Python, on a folder that was just made
        command, env=own, cwd=private, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    try:
        lines = process.stdout or ()
        address = next(line.strip() for line in lines if line.startswith("http"))
        base, token = address.split("?token=")
        yield base.split("doc/tree/")[0], token
    finally:
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=30)


def give_all_answers(page: Page) -> None:
    """Tick, choose, give all points, move each slider, keep each order and write.

    Choices come first, the first option of each: some bring fields, and some open a guess again.
    """
    for each in page.get_by_role("checkbox").all()[:3]:
        each.press("Space")
    for group in page.locator("fieldset:has(input[type=radio])").all():
        group.get_by_role("radio").first.press("Space")
    page.wait_for_timeout(SETTLED)
    for number in range(2):  # one's own split and one's advice; others come and go with these
        sliders = page.locator(".u-allocation").nth(number).get_by_role("slider")
        if sliders.count():
            sliders.nth(number).evaluate(GIVE, 60)
            sliders.nth(2).evaluate(GIVE, 100)  # more than there are left: all the rest
            page.wait_for_timeout(SETTLED)
    for each in page.locator(".u-range:not(.u-share)").get_by_role("slider").all():
        each.press("ArrowRight")
    keep = page.locator(".u-ranking .u-bottom-line button:visible").filter(has_not_text="Clear")
    for _ in range(keep.count()):
        keep.first.press("Enter")
    for each in page.locator("textarea").all():
        each.fill("One thing.\nAnother one.")
        each.blur()
    page.wait_for_timeout(SETTLED)


def take(page: Page, target: Path, shot: Shot) -> None:
    """Write the whole page as `shot` sees it, in pictures of one height."""
    page.emulate_media(media="screen", color_scheme=shot.scheme)
    page.set_viewport_size({"width": shot.width, "height": shot.height})
    page.wait_for_timeout(SETTLED)
    page.screenshot(path=f"{target}-{shot.name}-first.png")
    whole = int(page.evaluate(HEIGHT))
    page.set_viewport_size({"width": shot.width, "height": whole})
    page.wait_for_timeout(SETTLED)
    for number, top in enumerate(range(0, whole, CUT)):
        clip = {"x": 0, "y": top, "width": shot.width, "height": min(CUT, whole - top)}
        page.screenshot(path=f"{target}-{shot.name}-{number:02}.png", clip=clip)  # type: ignore[arg-type]
    sys.stdout.write(f"{target.name}-{shot.name}: {whole} px high\n")


def print_out(page: Page, target: Path) -> None:
    """Write the page as paper."""
    page.emulate_media(media="print", color_scheme="light")
    page.set_viewport_size({"width": 1200, "height": 900})
    page.pdf(path=f"{target}-paper.pdf", format="A4", print_background=True, prefer_css_page_size=True)
    to_pictures = shutil.which("pdftoppm")
    if to_pictures:
        command = [to_pictures, "-r", "60", "-png", f"{target}-paper.pdf", f"{target}-paper"]
        subprocess.run(command, check=True)  # noqa: S603  # found on PATH, and no shell


def visit(browser: Browser, address: str, target: Path) -> None:
    """Take one notebook, empty and answered."""
    context = browser.new_context(viewport={"width": 1200, "height": 900})
    page = context.new_page()
    page.goto(address)
    page.wait_for_selector('[data-unlabeled="ran"]', state="attached", timeout=PATIENCE)
    for state in ("empty", "answered"):
        if state == "answered":
            page.emulate_media(media="screen", color_scheme="light")
            give_all_answers(page)
        for shot in SHOTS:
            take(page, target.with_name(f"{target.name}-{state}"), shot)
        print_out(page, target.with_name(f"{target.name}-{state}"))
    context.close()


def main(folder: str, *wanted: str) -> None:
    """Take the notebooks `wanted`, or all of them, and write the pictures to `folder`."""
    target = Path(folder)
    target.mkdir(parents=True, exist_ok=True)
    names = wanted or [str(part.notebook) for part in load_schedule().notebooks]
    own = next(filter(None, map(shutil.which, NAMES)), None)
    with (
        tempfile.TemporaryDirectory() as private,
        served(Path(private)) as (base, token),
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=own, args=list(FLAGS))
        for name in names:
            visit(browser, f"{base}doc/tree/notebooks/{name}.ipynb?token={token}", target / name)
        browser.close()


if __name__ == "__main__":
    if len(sys.argv) < 2:
        raise SystemExit("Say where the pictures go: python docs/pictures/take.py FOLDER [NOTEBOOK ...]")
    main(*sys.argv[1:])
