"""A short session as a facilitator alone runs it: console, wall and phones, with a crash of each kind."""

from __future__ import annotations

import os
import re
import shutil
import signal
from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import httpx
import pytest
import segno
from playwright.sync_api import Page, expect

from unlabeled.content.prompts import load_prompts

from ..kit.hosted import Hosted, hosted

FORMS = re.compile("projector|paper|phone|spoken|pause")
RAN = '[data-unlabeled="ran"]'
ACCEPTED = "Your answer is there"
TITLES = {prompt.id: prompt.title for prompt in load_prompts().prompts}


@pytest.fixture(scope="module")
def host(tmp_path_factory: pytest.TempPathFactory, browser: Any) -> Iterator[Hosted]:
    private = tmp_path_factory.mktemp("host")
    with hosted(private / "workshop", private) as found:
        yield found


@pytest.fixture
def own_host(tmp_path: Path, browser: Any) -> Iterator[Hosted]:
    with hosted(tmp_path / "workshop", tmp_path) as found:
        yield found


def opened(page: Page, host: Hosted) -> Page:
    page.goto(host.console)
    page.wait_for_selector(RAN, state="attached")
    expect(page.locator(".u-clock")).to_be_visible()
    return page


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name).click()


def ask(page: Page) -> None:
    press(page, "Next: ask")
    expect(page.get_by_role("button", name="Next: close it and show")).to_be_visible()
    page.wait_for_timeout(3_100)  # for so long a second press does nothing


def others(link: str, names: range, q: str, answers: list[int]) -> None:
    """Join with more seats than there are browsers here, and answer."""
    at, code = link.split("#")
    for name, answer in zip(names, answers, strict=True):
        seat, ballot = f"{name:032x}", f"{name:016x}{q.encode().hex():.16}".ljust(32, "0")
        joined = httpx.post(f"{at}join", json={"seat": seat, "code": code, "proof": None}, timeout=20)
        assert joined.status_code == 200
        sent = {"q": q, "ballot": ballot, "seat": seat, "answer": answer}
        assert httpx.post(f"{at}ballot", json=sent, timeout=20).status_code == 200


def link_in_the_code(page: Page) -> str:
    """The link under the code, once the code is seen to hold just that link."""
    link = page.get_by_role("link", name="#").first.inner_text()
    source = page.locator(".u-figure-light").first.get_attribute("src") or ""
    rows = segno.make(link, error="m", micro=False).matrix
    squares = [f"M{x + 4} {y + 4}h1v1h-1z" for y, row in enumerate(rows) for x, bit in enumerate(row) if bit]
    assert "".join(squares) in unquote(source)
    return link


def test_short_session_with_a_crash_of_kernel_and_room(
    own_host: Hosted, new_page: Callable[..., Page], watch: Callable[[Page], Any]
) -> None:
    page, wall = new_page(), new_page(width=1280, height=720)
    seen = watch(page)
    opened(page, own_host)
    assert "token" not in page.url
    expect(page.locator(".u-clock")).to_contain_text(FORMS)  # of the row that is on at this minute
    expect(page.locator(".u-clock")).not_to_contain_text("Arrive · ")  # its heading says it
    wall.goto(own_host.wall)
    link = link_in_the_code(page)
    assert link == own_host.link
    phones = [new_page(width=390, height=844, has_touch=True, is_mobile=True) for _ in range(3)]
    for phone in phones:
        phone.goto(link)
    expect(page.get_by_text("Seats joined: 3")).to_be_visible()
    assert seen.errors == []

    # A question that enough people answer, with the kernel killed while it is open.
    expect(page.get_by_text("how you came to be here")).to_be_visible()
    ask(page)
    for phone in phones:
        phone.locator("label.row").nth(1).click()
        phone.click("#send")
        expect(phone.locator("#said")).to_contain_text(ACCEPTED)
    kernel = own_host.kernel
    page.locator(".u-clock").evaluate("clock => { clock.dataset.old = 'yes'; }")
    os.kill(kernel, signal.SIGKILL)
    others(link, range(5), "did_you_choose", [1, 1, 1, 1, 1])
    expect(page.locator(".u-clock:not([data-old])")).to_be_visible(timeout=60_000)
    expect(page.get_by_role("button", name="Next: close it and show")).to_be_visible(timeout=60_000)
    assert own_host.kernel != kernel
    expect(page.get_by_role("dialog")).to_have_count(0)  # nobody has to press anything
    expect(page.get_by_text("Seats joined: 8")).to_be_visible()
    press(page, "Next: close it and show")
    expect(page.get_by_role("button", name="Next: ask the next one")).to_be_visible()
    page.get_by_text("The same as a table").click()
    expect(wall.locator("tbody tr").nth(1)).to_contain_text("I was curious")
    for row in range(4):  # the console shows what the wall shows, in the same words
        said = wall.locator("tbody tr").nth(row).text_content() or ""
        for other in (page, *phones):
            expect(other.locator("tbody tr").nth(row)).to_have_text(said)

    # One that too few answer, with the room killed while it is open: phones send again by themselves.
    expect(page.get_by_text("01 · Label off: a guess")).to_be_visible()
    ask(page)
    phones[0].locator("label.row").nth(2).click()
    phones[0].click("#send")
    expect(phones[0].locator("#said")).to_contain_text(ACCEPTED)
    os.kill(own_host.room, signal.SIGKILL)
    expect(page.get_by_text("Seats joined: 3")).to_be_visible(timeout=30_000)
    press(page, "Next: close it and show")
    for other in (page, wall, *phones):
        expect(other.get_by_text("Nothing to show for this one.")).to_be_visible()
        assert other.locator("tbody tr").count() == 0

    # One Ctrl-C: everybody is told.
    assert own_host.end() == 0
    for other in (wall, *phones):
        expect(other.locator("#line")).to_contain_text("The room is closed")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_console_passes_the_accessibility_rules(
    host: Hosted, new_page: Callable[..., Page], axe: Callable[[Page, str], list[str]], scheme: str
) -> None:
    page = opened(new_page(scheme=scheme), host)
    assert axe(page, ".jp-OutputArea-output") == []


@pytest.mark.parametrize("width", [390, 1200])
def test_everything_fits_and_is_large_enough_to_press(
    host: Hosted, new_page: Callable[..., Page], width: int
) -> None:
    page = opened(new_page(width=width), host)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.locator(".jp-WindowedPanel-outer").evaluate("e => e.scrollWidth") <= width
    small = page.evaluate(
        "[...document.querySelectorAll('.jp-OutputArea-output :is(button, summary)')]"
        ".filter(e => e.checkVisibility() && e.getBoundingClientRect().height < 44).map(e => e.outerHTML)"
    )
    assert small == []


def test_next_is_reached_and_pressed_by_keyboard(own_host: Hosted, new_page: Callable[..., Page]) -> None:
    page = opened(new_page(), own_host)
    for _ in range(12):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent").startswith("Next"):
            break
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Next: close it and show")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_text("It was opened a moment ago")).to_be_visible()
    state = httpx.get(f"{own_host.link.split('#')[0]}state", timeout=20).json()
    assert state["phase"] == "open"


def test_clock_says_what_is_planned_at_each_time(host: Hosted, new_page: Callable[..., Page]) -> None:
    page = opened(new_page(), host)
    clock, now = page.locator(".u-clock"), datetime.now()
    page.clock.set_fixed_time(now - timedelta(hours=1))
    expect(clock).to_contain_text("It begins at")
    expect(clock).to_contain_text("Then, at")
    page.clock.set_fixed_time(now + timedelta(minutes=6))
    expect(clock.locator("h3")).to_have_text(re.compile("."))
    expect(clock).to_contain_text("Say: “")
    page.clock.set_fixed_time(now + timedelta(hours=9))
    expect(clock).to_contain_text("The planned time is over.")
    expect(clock.locator("h3")).to_be_hidden()


def test_console_says_when_its_session_is_gone(host: Hosted, new_page: Callable[..., Page]) -> None:
    page = opened(new_page(), host)
    page.route("**/api/kernels**", lambda route: route.abort())
    os.kill(host.kernel, signal.SIGSTOP)
    try:
        expect(page.locator(".u-clock-lost")).to_contain_text("The room goes on without it")
        assert httpx.get(host.link, timeout=20).status_code == 200
    finally:
        os.kill(host.kernel, signal.SIGCONT)


def test_console_does_not_run_by_itself_beside_folders_of_somebody_else(
    host: Hosted, new_page: Callable[..., Page]
) -> None:
    elsewhere = host.folder / "elsewhere"
    (elsewhere / "numpy").mkdir(parents=True)
    shutil.copyfile(host.folder / "facilitator" / "live.ipynb", elsewhere / "live.ipynb")
    page = new_page()
    page.goto(host.console.replace("facilitator", "elsewhere"))
    page.wait_for_selector('[data-unlabeled="left"]', state="attached")
    assert page.locator(".u-clock").count() == 0


def test_safety_check_in_the_room_changes_what_is_planned(
    host: Hosted, new_page: Callable[..., Page]
) -> None:
    page = opened(new_page(), host)
    begin = re.search(r"minutes from (\d\d):(\d\d)", host.said)
    assert begin is not None
    start = datetime.now().replace(hour=int(begin[1]), minute=int(begin[2]), second=30, microsecond=0)
    page.clock.set_fixed_time(start + timedelta(minutes=8))  # the first debrief
    clock = page.locator(".u-clock")
    expect(clock).to_contain_text("One question, in the groups.")
    # It is in no part, so it waits to be chosen, after those that are planned.
    for name in ("label_changes", "kept_for_broken", "who_pays", "what_helps", "how_to_run"):
        press(page, "Another question")
        expect(page.get_by_text(TITLES[name])).to_be_visible()
    ask(page)
    press(page, "Next: close it and show")
    expect(clock).to_contain_text("the answer stays on the sheet")
    expect(page.get_by_text("How we go on").first).to_be_visible()
