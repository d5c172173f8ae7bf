"""Every part in a real JupyterLab, each by keyboard alone, by mouse alone and by finger alone."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Protocol

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

SOURCE = """
from pathlib import Path
import ipywidgets
from unlabeled.journal import Journal, Place
from unlabeled.look import Table
from unlabeled.widgets import *

words = journal_words()
memory = Memory(Journal(Path("..").resolve() / "my-journal.json"))
pair = [("one", "The one"), ("other", "The other")]
fields = {
    "range": Range("How much?", minimum=0, maximum=10, low="none", high="all",
                   unset="not answered", clear="Clear"),
    "text": Text("In your words"),
    "choice": Choice("Which one?", pair, clear="Clear"),
    "checks": Checks("Which of them?", pair),
    "ranking": Ranking("In which order?", pair, words=words.fields.ranking),
    "cards": CardSort("Where to?", [("card", "The card")], [("here", "Here"), ("there", "There")],
                      words=words.fields.card_sort),
    "points": Allocation("How many points?", pair, words=words.fields.allocation),
}
heard = []


def hear(name, value):
    line = ipywidgets.Label(repr(value))
    line.add_class(f"heard-{name}")
    heard.append(line)
    return line


for name, field in fields.items():
    memory.remember(field, name)
    line = hear(name, field.value)
    field.observe(lambda change, line=line: setattr(line, "value", repr(change["new"])), names="value")
press, off = Press("Press me"), Press("Not now")
off.disabled = True
pressed = hear("press", 0)
press.on_press(lambda: setattr(pressed, "value", str(int(pressed.value) + 1)))
figure = FigureView()
figure.show('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 5"><rect width="5" height="5"/></svg>',
            "A bar.", Table("Width", ("what", "how much"), (("bar", "5"),)), "The numbers")
more = Prose("What was folded away.", summary="More of it")
Stack(*fields.values(), press, off, figure, more, JournalBar(memory, words, Place.THIS_LAPTOP), *heard)
"""


class Hand(Protocol):
    """One way to use a page."""

    page: Page

    def press(self, control: Locator) -> None: ...
    def pick(self, option: Locator) -> None: ...
    def fill_up(self, slider: Locator) -> None: ...
    def carry(self, handle: Locator, to: Locator, key: str) -> None: ...


def spot(element: Locator, across: float = 0.5) -> tuple[float, float]:
    """Return a point of an element, brought into view."""
    element.scroll_into_view_if_needed()
    box = element.bounding_box()
    assert box
    return box["x"] + box["width"] * across, box["y"] + box["height"] / 2


@dataclass(frozen=True)
class Keys:
    """Nothing but keys; the focus arrives as Tab would bring it."""

    page: Page

    def press(self, control: Locator) -> None:
        control.focus()
        self.page.keyboard.press("Enter")

    def pick(self, option: Locator) -> None:
        option.focus()
        self.page.keyboard.press("Space")

    def fill_up(self, slider: Locator) -> None:
        slider.focus()
        self.page.keyboard.press("End")

    def carry(self, handle: Locator, to: Locator, key: str) -> None:
        handle.focus()
        for each in ("Space", key, "Space"):
            self.page.keyboard.press(each)


@dataclass(frozen=True)
class Mouse:
    """Nothing but a mouse."""

    page: Page

    def press(self, control: Locator) -> None:
        self.page.mouse.click(*spot(control))

    pick = press

    def fill_up(self, slider: Locator) -> None:
        self._pull(spot(slider, 0.1), spot(slider, 1.1))

    def carry(self, handle: Locator, to: Locator, key: str) -> None:
        to.scroll_into_view_if_needed()  # both are in view before either is measured
        self._pull(spot(handle), _inside(to))

    def _pull(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        self.page.mouse.move(*start)
        self.page.mouse.down()
        self.page.mouse.move(*end, steps=8)
        self.page.mouse.up()


@dataclass(frozen=True)
class Finger:
    """Nothing but a finger: touch events, from which the browser makes all others."""

    page: Page

    def press(self, control: Locator) -> None:
        self.page.touchscreen.tap(*spot(control))

    pick = press

    def fill_up(self, slider: Locator) -> None:
        self._swipe(spot(slider, 0.1), spot(slider, 1.1))

    def carry(self, handle: Locator, to: Locator, key: str) -> None:
        to.scroll_into_view_if_needed()
        self._swipe(spot(handle), _inside(to))

    def _swipe(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        finger = self.page.context.new_cdp_session(self.page)

        def send(kind: str, *points: tuple[float, float]) -> None:
            at = [{"x": x, "y": y} for x, y in points]
            finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": at})

        send("touchStart", start)
        for step in range(1, 9):
            x, y = (a + (b - a) * step / 8 for a, b in zip(start, end, strict=True))
            send("touchMove", (x, y))
        send("touchEnd")
        finger.detach()


def _inside(element: Locator) -> tuple[float, float]:
    """Return a point below the middle of an element: what is carried down there lies beyond it."""
    box = element.bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] * 0.75


WAYS: dict[str, tuple[Callable[[Page], Hand], dict[str, Any]]] = {
    "keyboard": (Keys, {"viewport": {"width": 1200, "height": 1000}}),
    "mouse": (Mouse, {"viewport": {"width": 1200, "height": 1000}}),
    "finger": (Finger, {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}),
}


@pytest.fixture(scope="module", params=WAYS)
def hand(request: pytest.FixtureRequest, browser: Browser, workshop: Any) -> Iterator[Hand]:
    """One hand on a page of its own with every part on it, unanswered."""
    make, options = WAYS[request.param]
    workshop.journal.unlink(missing_ok=True)
    context = browser.new_context(accept_downloads=True, **options)
    context.set_default_timeout(60_000)
    page = context.new_page()
    workshop.open_cell(page, "parts", SOURCE)
    for part in (".u-ranking", ".u-card-sort", ".u-allocation", ".u-figure-light", ".u-journal"):
        expect(page.locator(part)).to_be_visible()  # what comes late would move what was measured
    yield make(page)
    context.close()


def python_has(hand: Hand, name: str, value: Any) -> None:
    """Wait until the kernel holds `value`."""
    expect(hand.page.locator(f".heard-{name}")).to_have_text(repr(value))


def group(hand: Hand, name: str) -> Locator:
    return hand.page.get_by_role("group", name=name)


def test_a_slider(hand: Hand) -> None:
    hand.fill_up(hand.page.get_by_role("slider", name="How much?"))
    python_has(hand, "range", 10.0)
    hand.press(hand.page.locator(".u-range .u-ends").get_by_role("button", name="Clear"))
    python_has(hand, "range", None)


def test_a_field_to_write_in(hand: Hand) -> None:
    area = hand.page.get_by_label("In your words")
    if isinstance(hand, Keys):
        area.focus()
    else:
        hand.press(area)
    expect(area).to_be_focused()
    hand.page.keyboard.type("as I like")  # on a telephone, its own keyboard appears
    python_has(hand, "text", "as I like")


def test_one_option_out_of_several(hand: Hand) -> None:
    hand.pick(group(hand, "Which one?").get_by_role("radio", name="The other"))
    python_has(hand, "choice", "other")
    hand.press(group(hand, "Which one?").get_by_role("button", name="Clear"))
    python_has(hand, "choice", None)


def test_any_number_of_options(hand: Hand) -> None:
    boxes = group(hand, "Which of them?").get_by_role("checkbox")
    hand.pick(boxes.first)
    hand.pick(boxes.last)
    python_has(hand, "checks", ("one", "other"))
    hand.pick(boxes.first)
    python_has(hand, "checks", ("other",))


def test_an_order(hand: Hand) -> None:
    rows = hand.page.locator(".u-ranked")
    hand.press(hand.page.get_by_role("button", name="Down: The one"))
    python_has(hand, "ranking", ("other", "one"))
    hand.carry(rows.first.locator(".u-handle"), rows.last, "ArrowDown")
    python_has(hand, "ranking", ("one", "other"))


def test_cards(hand: Hand) -> None:
    there = hand.page.locator(".u-column", has_text=re.compile("^There"))
    hand.carry(hand.page.locator(".u-card .u-handle"), there, "End")
    python_has(hand, "cards", {"card": "there"})


def test_points(hand: Hand) -> None:
    hand.fill_up(hand.page.get_by_role("slider", name="The one"))
    python_has(hand, "points", {"one": 100, "other": 0})


def test_a_button_and_one_that_is_off(hand: Hand) -> None:
    hand.press(hand.page.get_by_role("button", name="Press me"))
    python_has(hand, "press", 1)
    expect(hand.page.get_by_role("button", name="Not now")).to_be_disabled()


def test_the_numbers_behind_a_figure(hand: Hand) -> None:
    summary, row = (
        hand.page.get_by_text("The numbers", exact=True),
        hand.page.get_by_role("row", name="bar 5"),
    )
    for is_open in (True, False):
        hand.press(summary)
        expect(row).to_be_visible(visible=is_open)


def test_words_that_are_folded_away(hand: Hand) -> None:
    hand.press(hand.page.get_by_text("More of it", exact=True))
    expect(hand.page.get_by_text("What was folded away.", exact=True)).to_be_visible()


def test_the_journal(hand: Hand) -> None:
    bar = hand.page.locator(".u-journal")
    hand.pick(group(hand, "Which of them?").get_by_role("checkbox").first)
    hand.press(bar.get_by_role("button", name="Take my journal with me"))
    with hand.page.expect_download() as taken:
        hand.press(bar.get_by_role("button", name="To come back with"))
    assert taken.value.suggested_filename == "my-journal.json"
    hand.press(bar.get_by_role("button", name="Delete my journal"))
    hand.press(bar.get_by_role("button", name="Delete everything"))
    expect(bar.get_by_role("status")).to_have_text("Your journal is deleted.")
    python_has(hand, "checks", ())


# What goes for every part, whichever way it is used


def test_whatever_has_the_focus_looks_otherwise_than_without(hand: Hand) -> None:
    if not isinstance(hand, Keys):
        pytest.skip("a focus is shown to those who use keys")
    seen = set()
    for control in hand.page.locator(".u-part :is(button, select, input, textarea, summary)").all():
        if not control.is_visible() or control.is_disabled():
            continue
        control.scroll_into_view_if_needed()
        hand.page.evaluate("document.activeElement.blur()")
        without = control_picture(control)
        hand.page.keyboard.press("Shift")  # a key was used last
        control.focus()
        assert control.evaluate("one => one.matches(':focus-visible')")
        assert control_picture(control) != without, control.evaluate("one => one.outerHTML")
        seen.add(control.evaluate("one => one.type ?? one.tagName"))
    assert seen >= {"range", "textarea", "radio", "checkbox", "button", "select-one", "SUMMARY"}


def control_picture(control: Locator) -> bytes:
    """Return what is on the screen where a control stands, and a little around it."""
    box = control.bounding_box()
    assert box
    around = {"x": box["x"] - 6, "y": box["y"] - 6, "width": box["width"] + 12, "height": box["height"] + 12}
    return control.page.screenshot(clip=around, caret="hide", animations="disabled")


def test_what_happens_is_read_out_from_regions_that_are_there_before(hand: Hand) -> None:
    for part, role in (
        (".u-ranking", "status"),
        (".u-card-sort", "status"),
        (".u-allocation", "status"),
        (".u-text", "status"),
        (".u-journal", "status"),
        (".u-journal", "alert"),
    ):
        expect(hand.page.locator(f"{part} [role={role}]")).to_have_count(1)
    expect(hand.page.locator(".u-range:not(.u-share) output")).to_have_attribute("aria-live", "off")
