"""One rehearsal at speed 20, in Chromium: console, wall and phones move; a report is left, and nothing else.

45 minutes at that speed are two and a quarter, which is what this takes: everything here looks at one run.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import httpx
import psutil
import pytest
from playwright.sync_api import Browser, Error, Page

from unlabeled.cli import main
from unlabeled.content.prompts import load_prompts
from unlabeled.kit.rehearse.phones import name_of, user_agent

from ..kit.hosted import ended
from ..room.house import found_in

pytestmark = pytest.mark.long

MARK = "Rehearsal, made-up people"
PATIENCE = 270.0  # seconds for all of it, on a busy machine
ASKED = ("did_you_choose", "kept_for_broken", "who_pays", "climate")
TEXTS = {prompt.id: prompt.text for prompt in load_prompts().prompts}


@dataclass
class Played:
    """What was seen of a rehearsal, and what it left."""

    said: str
    code: int
    here: Path
    room: Path
    own: set[psutil.Process]
    wall: set[str] = field(default_factory=set)
    console: set[str] = field(default_factory=set)
    phone: set[str] = field(default_factory=set)

    @property
    def out(self) -> Path:
        return self.here / "out" / "rehearsal"


@pytest.fixture(scope="module")
def played(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Played]:
    here = tmp_path_factory.mktemp("rehearsal")
    (here / "tmp").mkdir()
    own = {
        "TMPDIR": str(here / "tmp"),
        "JUPYTER_CONFIG_DIR": str(here / "c"),
        "JUPYTER_DATA_DIR": str(here / "d"),
    }
    words = "rehearse --people 9 --minutes 45 --speed 20 --by-itself --no-browser"
    command = [sys.executable, "-m", "unlabeled.cli", *words.split()]
    with subprocess.Popen(
        command,
        cwd=here,
        env={**os.environ, **own},
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    ) as process:
        try:
            yield watched(process, browser, here)
        finally:
            ended(process)


def watched(process: subprocess.Popen[str], browser: Browser, here: Path) -> Played:
    """Look at every page until the rehearsal has ended by itself."""
    assert process.stdout is not None
    said = ""
    for line in process.stdout:
        said += line
        if line.startswith("Ctrl-C"):
            break
    found = Played(said, -1, here, here / "room", set())
    pages = [browser.new_page(viewport={"width": 1280, "height": 800}) for _ in range(3)]
    seen = dict(zip(("projector", "phones", "console"), pages, strict=True))
    for name, page in seen.items():
        address = re.search(rf"{name}: +(\S+)", said)
        assert address, said
        # JupyterLab takes its time, and questions come meanwhile.
        page.goto(address[1], wait_until="commit" if name == "console" else "load")
    until = time.monotonic() + PATIENCE
    while process.poll() is None and time.monotonic() < until:
        found.own |= set(children(process.pid))
        look(found, seen)
        time.sleep(0.25)
    for page in pages:
        page.close()
    rest, _ = process.communicate(timeout=30)
    found.said, found.code = said + rest, process.returncode
    return found


def children(pid: int) -> list[psutil.Process]:
    try:
        return psutil.Process(pid).children(recursive=True)
    except psutil.NoSuchProcess:
        return []


def look(found: Played, seen: dict[str, Page]) -> None:
    """Note what stands on each page, and keep the room's folder once the questionnaire is put away."""
    for into, name, where in (
        (found.wall, "projector", "body"),
        (found.phone, "phones", "body"),
        (found.console, "console", ".jp-OutputArea-output"),
    ):
        try:
            into.add(" ".join(seen[name].locator(where).first.inner_text(timeout=1_000).split()))
        except Error:  # JupyterLab is still being loaded, or is just being closed
            continue
    tallies = list((found.here / "tmp").glob("unlabeled-*/room/climate.tally.json"))
    if tallies and not found.room.exists():
        shutil.copytree(tallies[0].parent, found.room)


def test_it_ends_by_itself_with_a_report(played: Played) -> None:
    assert played.code == 0, played.said
    assert "Phones in a real browser: 9 of 9." in played.said
    assert f"The report, made up like everything before it: {played.out / 'report.html'}" in played.said
    assert "Traceback" not in played.said


def test_wall_and_phone_show_each_question_and_then_what_was_answered(played: Played) -> None:
    for texts in (played.wall, played.phone):
        for name in ASKED:
            assert any(TEXTS[name] in text for text in texts), name
        shown = [text for text in texts if "people answered" in text or "people or more answered" in text]
        assert {name for name in ASKED if any(TEXTS[name] in text for text in shown)} == set(ASKED[:3])
        assert any("The answers are put away as numbers." in text for text in texts)


def test_nine_came_and_one_seat_was_kept_for_whoever_rehearses(played: Played) -> None:
    seats = {int(n) for text in played.wall for n in re.findall(r"Seats joined: (\d+)", text)}
    assert max(seats) == 10


def test_console_moves_with_the_room_and_its_clock_with_the_session(played: Played) -> None:
    assert any("Next: close it and show" in text for text in played.console)
    assert any("Nothing more is planned" in text for text in played.console)
    left = {int(n) for text in played.console for n in re.findall(r"(\d+) minutes left", text)}
    assert len(left) > 1
    assert any("Slack" in text for text in played.console)


def test_every_page_says_that_nobody_is_real(played: Played) -> None:
    for texts in (played.wall, played.phone):
        assert [text for text in texts if MARK not in text] == []
    over = "The planned time is over."  # then no row of the run sheet stands there, and the session ends
    assert [text for text in played.console if text and MARK not in text and over not in text] == []
    assert MARK in (played.out / "report.html").read_text("utf-8")


def test_an_attacker_finds_nothing_in_the_report(played: Played, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["audit", str(played.out / "release.csv")]) == 0
    assert "This attack found nothing." in capsys.readouterr().out


def test_report_is_read_in_a_browser(played: Played, new_page: Callable[..., Page]) -> None:
    page = new_page()
    page.goto((played.out / "report.html").as_uri())
    assert MARK in page.locator("h1").inner_text()
    assert page.locator("img.u-figure-light").count() > 0
    assert page.locator("table").count() > 0


def test_nothing_of_a_phone_is_in_the_rooms_folder_or_the_report(played: Played) -> None:
    names = [name_of(number, 1) for number in range(9)]
    assert sorted(file.name for file in played.room.iterdir()) == [
        "climate.tally.json",
        "host-token",
        "room.sqlite3",
    ]
    for folder in (played.room, played.out):
        assert found_in(folder, [*names, *map(user_agent, names), "Mozilla", "127.0.0.1"]) == []


def test_nothing_is_left_but_the_report(played: Played) -> None:
    assert {file.name for file in played.here.iterdir()} - {"c", "d", "room"} == {"out", "tmp"}
    assert [file.name for file in (played.here / "out").iterdir()] == ["rehearsal"]
    assert [file.name for file in (played.here / "tmp").iterdir() if "unlabeled" in file.name] == []
    assert len(played.own) > 10
    assert [process for process in played.own if runs(process)] == []
    link = re.search(r"phones: +(\S+)#", played.said)
    assert link
    with pytest.raises(httpx.HTTPError):
        httpx.get(link[1], timeout=5)


def runs(process: psutil.Process) -> bool:
    try:
        return process.is_running() and bool(process.status() != psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return False
