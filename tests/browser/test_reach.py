"""Every notebook of the schedule: each control can be hit, seen, heard of and told apart, by everybody."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from unlabeled.content import kit_folder
from unlabeled.content.schedule import load_schedule

NOTEBOOKS = [
    part.notebook
    for part in load_schedule(kit_folder() / "data" / "schedule.yaml").notebooks
    if part.notebook
]
OURS = ".u-part, .u-part *, .u-head, .u-head *, .u-ways, .u-ways *"

# What a finger has to hit: a row stands for its box, and a link within a sentence is as tall as its line.
TOO_SMALL = """
() => [...document.querySelectorAll(
        '.u-part :is(button, input, select, textarea, summary), .u-head button, .u-ways a')]
    .filter((one) => one.checkVisibility({ visibilityProperty: true }))
    .map((one) => [one, (one.closest('.u-option') ?? one).getBoundingClientRect()])
    .filter(([, box]) => Math.min(box.width, box.height) < 43.99)
    .map(([one, box]) => `${one.outerHTML.slice(0, 120)}: ${box.width} x ${box.height}`)
"""
MOVING = """
(ours) => [...document.querySelectorAll(ours)]
    .flatMap((one) => [null, '::before', '::after'].map((pseudo) => [one, getComputedStyle(one, pseudo)]))
    .filter(([, style]) => [style.transitionDuration, style.animationDuration]
        .some((times) => times.split(',').some((time) => parseFloat(time) > 0)))
    .map(([one, style]) => `${one.className}: ${style.transitionDuration} ${style.animationDuration}`)
"""
WITHOUT_NAME = """
() => [...document.querySelectorAll('.u-part :is(button, input, select, textarea)')]
    .filter((one) => one.checkVisibility() && !(one.labels?.length || one.getAttribute('aria-label')
        || one.getAttribute('aria-labelledby') || one.textContent.trim()))
    .map((one) => one.outerHTML.slice(0, 160))
"""


@pytest.fixture(scope="module", params=NOTEBOOKS)
def notebook(request: pytest.FixtureRequest, browser: Browser, workshop: Any) -> Iterator[Page]:
    """One notebook on a telephone, opened once for all tests, with an answer in every field."""
    workshop.journal.unlink(missing_ok=True)
    phone = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}
    context = browser.new_context(**phone)
    context.set_default_timeout(60_000)
    page = context.new_page()
    workshop.open(page, request.param)
    yield page
    context.close()


def answer_and_unfold(page: Page) -> None:
    """Move each slider, pick, write, and open all that is folded away."""
    for each in page.get_by_role("slider").all():
        each.press("ArrowRight")
    for each in (*page.get_by_role("checkbox").all(), *page.get_by_role("radio").all()):
        each.press("Space")
    for each in page.locator("textarea").all():
        each.fill("All right.")
        each.blur()
    page.locator("details:not([open])").evaluate_all("all => all.forEach((one) => (one.open = true))")


def test_every_control_is_at_least_44_pixels_wide_and_high(notebook: Page) -> None:
    assert notebook.evaluate(TOO_SMALL) == []
    answer_and_unfold(notebook)
    for opener in notebook.locator(".u-journal [aria-controls]").all():
        opener.click()
        assert notebook.evaluate(TOO_SMALL) == []


def test_every_control_has_a_name(notebook: Page) -> None:
    assert notebook.locator(".u-part :is(button, input, select, textarea)").count() > 0
    assert notebook.evaluate(WITHOUT_NAME) == []


def test_something_is_there_to_read_out_what_happens(notebook: Page) -> None:
    assert notebook.locator(".jp-OutputArea-output .u-part [role=status]").count() > 0
    expect(notebook.locator(".u-journal [role=status]")).to_have_count(1)
    expect(notebook.locator(".u-journal [role=alert]")).to_have_count(1)


def test_nothing_of_ours_moves_by_itself_for_those_who_want_less_motion(notebook: Page) -> None:
    notebook.emulate_media(reduced_motion="reduce")
    assert notebook.evaluate("matchMedia('(prefers-reduced-motion: reduce)').matches")
    assert notebook.evaluate(MOVING, OURS) == []


def test_in_forced_colours_every_control_is_drawn_and_shows_its_focus(notebook: Page) -> None:
    notebook.emulate_media(forced_colors="active")
    try:
        kinds = (
            "input[type=range]",
            "textarea",
            "input[type=radio]",
            "input[type=checkbox]",
            "button",
            "summary",
        )
        for kind in kinds:
            control = notebook.locator(f".u-part {kind}:visible:enabled").first
            if control.count():
                assert stands_out(control), kind
    finally:
        notebook.emulate_media(forced_colors="none")


def stands_out(control: Locator) -> bool:
    """Return whether a control is more than an even patch, and looks otherwise once it has the focus."""
    page = control.page
    page.evaluate("document.activeElement.blur()")
    without = picture(control)
    page.keyboard.press("Shift")  # a key was used last: the focus is shown
    control.evaluate("one => one.focus({ preventScroll: true })")
    return colours(page, without) > 1 and picture(control) != without


def picture(control: Locator) -> bytes:
    """Return a picture of a control in the middle of the page; what is drawn late above may have moved it."""
    control.evaluate("one => one.scrollIntoView({ block: 'center', behavior: 'instant' })")
    expect(control).to_be_in_viewport(ratio=0.9)
    box = control.bounding_box()
    assert box
    around = {"x": box["x"] - 5, "y": box["y"] - 5, "width": box["width"] + 10, "height": box["height"] + 10}
    return control.page.screenshot(clip=around, caret="hide", animations="disabled")


def colours(page: Page, image: bytes) -> int:
    """Return how many colours a picture has."""
    import io

    import matplotlib.image as reader
    import numpy as np

    pixels = reader.imread(io.BytesIO(image), format="png")
    return len(np.unique(pixels.reshape(-1, pixels.shape[-1]), axis=0))


# What a state looks like without colour


STATES = """
import ipywidgets
from unlabeled.widgets import *

words = journal_words().fields
pair = [("one", "The one"), ("other", "The other")]
press = Press("Press me")
how = Range("How much?", minimum=0, maximum=10, low="none", high="all", unset="not answered", clear="Clear")
which = Checks("Which?", pair)
order = Ranking("In which order?", pair, words=words.ranking)
sort = CardSort("Where to?", [("card", "The card")], [("here", "Here")], words=words.card_sort)
Stack(press, how, which, order, sort)
"""


@pytest.fixture
def states(new_page: Callable[..., Page], workshop: Any) -> Page:
    page: Page = new_page(forced_colors="active", height=1400)
    workshop.open_cell(page, "states", STATES)
    expect(page.locator(".u-card")).to_be_visible()
    return page


def test_every_state_can_be_told_in_two_colours_alone(states: Page) -> None:
    """Forced colours leave little more than ink and paper: what still differs is no matter of colour."""
    page = states
    slider, box = page.get_by_role("slider", name="How much?"), page.get_by_role("checkbox").first
    row, card = page.locator(".u-ranked").first, page.locator(".u-card")
    up, down = row.locator(".u-up"), row.locator(".u-down")

    def changes(shown: Locator, do: Callable[[], object]) -> bool:
        before = still(shown)
        do()
        page.evaluate("document.activeElement.blur()")
        return still(shown) != before

    assert changes(page.locator(".u-range"), lambda: slider.press("Enter"))  # unanswered, answered
    assert changes(box, lambda: box.press("Space"))
    assert changes(page.locator(".u-ranking"), lambda: page.get_by_role("button", name="this order").click())
    assert ink(up) != ink(down)  # the first row goes up no further
    for held in (row, card):
        before = still(held)
        held.locator(".u-handle").press("Space")
        assert still(held) != before
        page.keyboard.press("Escape")


def still(shown: Locator) -> bytes:
    return shown.screenshot(caret="hide", animations="disabled")


def ink(control: Locator) -> str:
    colour: str = control.evaluate("one => getComputedStyle(one).color")
    return colour
