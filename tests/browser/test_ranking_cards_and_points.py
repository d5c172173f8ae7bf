"""Ranking, card sort and allocation in a real JupyterLab: by mouse, finger, keyboard, buttons and menu."""

import json
import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, CDPSession, Locator, Page, expect

Axe = Callable[[Page, str], list[str]]
Point = tuple[float, float]

SOURCE = """
from pathlib import Path
import ipywidgets
from unlabeled.journal import Journal
from unlabeled.widgets import Allocation, CardSort, Memory, Ranking, Stack, journal_words

words = journal_words().fields
memory = Memory(Journal(Path("..").resolve() / "my-journal.json"))
long = "Hearing of changes early, before they are decided, even when they may still be dropped again"
rows = [("news", "Bad news first"), ("credit", "Credit"), ("early", long), ("quiet", "שקט בבוקר 🙂")]
cards = [("goal", "What the goal is"), ("way", "How we get there"), ("pace", "How fast")]
columns = [("me", "I do"), ("them", "They do")]
points = [("pay", "Pay"), ("place", "Place"), ("people", "People")]
fields = {
    "rank": Ranking("What matters most?", rows, words=words.ranking, help="At work, this month."),
    "sort": CardSort("Who decides?", cards, columns, words=words.card_sort),
    "split": Allocation("Split 100 points", points, words=words.allocation),
}
heard = []
for key, field in fields.items():
    memory.remember(field, key)
    line = ipywidgets.Label(repr(field.value))
    line.add_class(f"heard-{key}")
    field.observe(lambda change, line=line: setattr(line, "value", repr(change["new"])), names="value")
    heard.append(line)
Stack(*fields.values(), *heard)
"""


@pytest.fixture(scope="module")
def lab(workshop: Any) -> Callable[[Page], Page]:
    """Open the notebook with the three widgets in a page: `lab(page)`."""

    def lab(page: Page) -> Page:
        workshop.open_cell(page, "three", SOURCE)
        for part in (".heard-split", ".u-ranking", ".u-card-sort", ".u-allocation"):
            expect(page.locator(part)).to_be_attached()
        return page

    return lab


@pytest.fixture(scope="module")
def _opened_once(browser: Browser, lab: Callable[[Page], Page]) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1200, "height": 1500})
    context.set_default_timeout(60_000)
    yield lab(context.new_page())
    context.close()


@pytest.fixture
def desk(_opened_once: Page) -> Page:
    """The three widgets, unanswered: opened once, since opening takes seconds."""
    clear = _opened_once.get_by_role("button", name="Clear")
    while clear.count():
        clear.first.click()
    _opened_once.mouse.move(2, 2)
    for key, blank in (("rank", "()"), ("sort", "{}"), ("split", "{}")):
        python_has(_opened_once, key, blank)
    return _opened_once


@pytest.fixture
def phone(new_page: Callable[..., Page], lab: Callable[[Page], Page], workshop: Any) -> Page:
    workshop.journal.unlink(missing_ok=True)
    return lab(new_page(width=390, height=800, has_touch=True, is_mobile=True))


def python_has(page: Page, key: str, value: Any) -> None:
    """Wait until the kernel holds `value`."""
    expect(page.locator(f".heard-{key}")).to_have_text(value if isinstance(value, str) else repr(value))


def said(page: Page, kind: str, words: str | re.Pattern[str]) -> None:
    """Wait until the live region of one widget says `words`."""
    expect(page.locator(f".u-{kind} [role=status]")).to_have_text(words)


def order(page: Page) -> list[str]:
    ids: list[str] = page.locator(".u-ranked").evaluate_all("rows => rows.map((row) => row.dataset.id)")
    return ids


def stands(page: Page, name: str, place: int) -> None:
    """Wait until a row of the ranking stands at a place, counted from 0."""
    expect(page.locator(".u-ranked").nth(place)).to_have_attribute("data-id", name)


def in_order(page: Page, *names: str) -> None:
    """Wait until the rows of the ranking stand like this."""
    expect(page.locator(".u-ranked")).to_have_count(len(names))
    for place, name in enumerate(names):
        stands(page, name, place)


def row(page: Page, name: str) -> Locator:
    return page.locator(f'.u-ranked[data-id="{name}"]')


def card(page: Page, name: str) -> Locator:
    return page.locator(f'.u-card[data-id="{name}"]')


def column(page: Page, name: str) -> Locator:
    return page.locator(".u-column", has=page.locator(".u-column-name", has_text=re.compile(f"^{name}$")))


def handle(element: Locator) -> Locator:
    return element.locator(".u-handle")


def slider(page: Page, name: str) -> Locator:
    return page.get_by_role("slider", name=name)


def where(element: Locator) -> Point:
    """The middle of an element, as it stands on the screen."""
    box = element.bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def middle(element: Locator) -> Point:
    """The middle of an element, brought into view."""
    element.scroll_into_view_if_needed()
    return where(element)


def pull(page: Page, start: Point, *way: Point) -> None:
    """Press the mouse at `start` and move along `way`, without letting go."""
    page.mouse.move(*start)
    page.mouse.down()
    for point in way:
        page.mouse.move(*point, steps=6)


def touch(finger: CDPSession, kind: str, *points: Point) -> None:
    """Send a touch event, from which the browser makes all others."""
    at = [{"x": x, "y": y} for x, y in points]
    finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": at})


def swipe(page: Page, start: Point, to: Point) -> None:
    """Put a finger down, move it and lift it."""
    finger = page.context.new_cdp_session(page)
    touch(finger, "touchStart", start)
    for step in range(1, 11):
        x, y = (a + (b - a) * step / 10 for a, b in zip(start, to, strict=True))
        touch(finger, "touchMove", (x, y))
    touch(finger, "touchEnd")


def below(element: Locator, by: float = 6) -> Point:
    """A point in the lower part of an element."""
    x, y = middle(element)
    box = element.bounding_box()
    assert box
    return x, y + box["height"] / 2 - by


# Ranking


def test_a_row_that_is_dragged_by_the_mouse_stands_where_it_was_dropped(desk: Page) -> None:
    pull(desk, middle(row(desk, "news")), below(row(desk, "credit"), by=-4))
    stands(desk, "news", 1)
    python_has(desk, "rank", "()")
    desk.mouse.up()
    python_has(desk, "rank", ("credit", "news", "early", "quiet"))
    said(desk, "ranking", "Bad news first, place 2 of 4")


def test_a_drag_can_be_taken_back_with_escape(desk: Page) -> None:
    before = order(desk)
    pull(desk, middle(handle(row(desk, "news"))), below(row(desk, "quiet")))
    stands(desk, "credit", 0)
    desk.keyboard.press("Escape")
    desk.mouse.up()
    in_order(desk, *before)
    said(desk, "ranking", re.compile("Taken back"))
    python_has(desk, "rank", "()")


def test_a_press_without_a_move_is_no_drag(desk: Page) -> None:
    handle(row(desk, "news")).click()
    row(desk, "news").click(position={"x": 200, "y": 20})
    expect(desk.locator(".u-held")).to_have_count(0)
    python_has(desk, "rank", "()")


def test_native_buttons_move_a_row_and_keep_the_focus(desk: Page) -> None:
    down = desk.get_by_role("button", name="Down: Credit")
    down.click()
    python_has(desk, "rank", ("news", "early", "credit", "quiet"))
    expect(down).to_be_focused()
    down.press("Enter")
    down.press("Enter")
    python_has(desk, "rank", ("news", "early", "quiet", "credit"))
    expect(down).to_be_focused()
    expect(down).to_have_attribute("aria-disabled", "true")
    said(desk, "ranking", "Credit, place 4 of 4")


def test_a_row_is_carried_by_keyboard(desk: Page) -> None:
    grip = handle(row(desk, "news"))
    grip.press("Space")
    expect(grip).to_have_attribute("aria-pressed", "true")
    said(desk, "ranking", re.compile(r"^Bad news first, place 1 of 4, picked up\. The arrow keys move it"))
    grip.press("ArrowDown")
    grip.press("ArrowDown")
    said(desk, "ranking", "Bad news first, place 3 of 4")
    expect(grip).to_be_focused()
    python_has(desk, "rank", "()")
    grip.press("Space")
    python_has(desk, "rank", ("credit", "early", "news", "quiet"))
    expect(grip).to_be_focused()
    expect(grip).to_have_attribute("aria-pressed", "false")
    grip.press("ArrowDown")
    in_order(desk, "credit", "early", "news", "quiet")


def test_escape_puts_a_carried_row_back(desk: Page) -> None:
    grip = handle(row(desk, "quiet"))
    grip.press("Enter")
    grip.press("Home")
    stands(desk, "quiet", 0)
    grip.press("Escape")
    stands(desk, "quiet", 3)
    said(desk, "ranking", re.compile("^Taken back.*place 4 of 4$"))
    expect(grip).to_be_focused()
    python_has(desk, "rank", "()")


def test_whoever_leaves_a_carried_row_puts_it_down(desk: Page) -> None:
    handle(row(desk, "news")).press("Space")
    handle(row(desk, "news")).press("ArrowDown")
    slider(desk, "Pay").focus()
    python_has(desk, "rank", ("credit", "news", "early", "quiet"))


def test_the_order_can_be_taken_as_it_stands_and_taken_back(desk: Page) -> None:
    numbers = desk.locator(".u-number")
    expect(numbers).to_have_text(["", "", "", ""])
    desk.get_by_role("button", name="Keep this order").press("Enter")
    python_has(desk, "rank", ("news", "credit", "early", "quiet"))
    expect(numbers).to_have_text(["1", "2", "3", "4"])
    desk.locator(".u-ranking").get_by_role("button", name="Clear").press("Enter")
    python_has(desk, "rank", "()")
    expect(numbers).to_have_text(["", "", "", ""])
    expect(desk.get_by_role("button", name="Keep this order")).to_be_focused()


def test_a_finger_drags_a_row_by_its_handle(phone: Page) -> None:
    swipe(phone, middle(handle(row(phone, "news"))), below(row(phone, "credit"), by=-4))
    python_has(phone, "rank", ("credit", "news", "early", "quiet"))


def test_a_finger_on_the_words_scrolls_and_moves_no_row(phone: Page) -> None:
    words = row(phone, "early").locator(".u-wording")
    x, y = middle(words)
    swipe(phone, (x, y), (x, y - 150))
    moved = "([words, height]) => words.getBoundingClientRect().bottom < height"
    phone.wait_for_function(moved, arg=[words.element_handle(), y - 20])
    python_has(phone, "rank", "()")
    in_order(phone, "news", "credit", "early", "quiet")


# Card sort


def test_a_card_that_is_dragged_by_the_mouse_stands_in_the_column(desk: Page) -> None:
    pull(desk, middle(card(desk, "way").locator(".u-wording")), middle(column(desk, "They do")))
    said(desk, "card-sort", "How we get there: They do")
    python_has(desk, "sort", "{}")
    desk.mouse.up()
    python_has(desk, "sort", {"way": "them"})
    expect(column(desk, "They do").locator(".u-card")).to_have_count(1)
    expect(card(desk, "way").get_by_role("combobox")).to_have_value("them")


def test_a_card_dropped_beside_the_columns_stays_where_it_was(desk: Page) -> None:
    pull(desk, middle(card(desk, "way").locator(".u-wording")), middle(column(desk, "They do")), (20, 20))
    desk.mouse.up()
    said(desk, "card-sort", "How we get there: Not sorted yet")
    python_has(desk, "sort", "{}")


def test_a_card_is_carried_by_keyboard(desk: Page) -> None:
    grip = handle(card(desk, "goal"))
    grip.press("Space")
    said(desk, "card-sort", re.compile(r"^What the goal is: Not sorted yet, picked up\."))
    grip.press("ArrowRight")
    grip.press("ArrowRight")
    said(desk, "card-sort", "What the goal is: They do")
    expect(grip).to_be_focused()
    python_has(desk, "sort", "{}")
    grip.press("Space")
    python_has(desk, "sort", {"goal": "them"})
    expect(grip).to_be_focused()


def test_escape_puts_a_carried_card_back(desk: Page) -> None:
    grip = handle(card(desk, "goal"))
    grip.press("Space")
    grip.press("ArrowDown")
    grip.press("Escape")
    expect(column(desk, "Not sorted yet").locator(".u-card")).to_have_count(3)
    said(desk, "card-sort", "Taken back. What the goal is: Not sorted yet")
    expect(grip).to_be_focused()
    python_has(desk, "sort", "{}")


def test_a_menu_moves_a_card_keeps_the_focus_and_has_a_way_back(desk: Page) -> None:
    menu = desk.get_by_role("combobox", name="Move to, for: How fast")
    menu.select_option(label="I do")
    python_has(desk, "sort", {"pace": "me"})
    expect(menu).to_be_focused()
    said(desk, "card-sort", "How fast: I do")
    menu.select_option(label="Not sorted yet")
    python_has(desk, "sort", "{}")


def test_all_cards_can_be_taken_back_at_once(desk: Page) -> None:
    for name in ("goal", "way", "pace"):
        card(desk, name).get_by_role("combobox").select_option(label="I do")
    python_has(desk, "sort", {"goal": "me", "way": "me", "pace": "me"})
    desk.locator(".u-card-sort").get_by_role("button", name="Clear").click()
    python_has(desk, "sort", "{}")
    expect(column(desk, "Not sorted yet").locator(".u-card")).to_have_count(3)


def test_a_finger_drags_a_card_even_to_a_column_out_of_view(phone: Page) -> None:
    x, y = middle(handle(card(phone, "goal")))
    finger = phone.context.new_cdp_session(phone)
    touch(finger, "touchStart", (x, y))
    for height in (y + 20, y + 60, 795):
        touch(finger, "touchMove", (x, height))
    expect(column(phone, "They do")).to_be_in_viewport(ratio=1)
    touch(finger, "touchMove", where(column(phone, "They do")))
    said(phone, "card-sort", "What the goal is: They do")
    touch(finger, "touchEnd")
    python_has(phone, "sort", {"goal": "them"})


# Allocation


def test_points_become_an_answer_once_they_add_up(desk: Page) -> None:
    slider(desk, "Pay").press("ArrowRight")
    said(desk, "allocation", "95 of 100 points are left to give.")
    expect(slider(desk, "Pay")).to_have_attribute("aria-valuetext", "5 of 100")
    python_has(desk, "split", "{}")
    slider(desk, "People").press("End")
    python_has(desk, "split", {"pay": 5, "place": 0, "people": 95})
    said(desk, "allocation", "All 100 points are given.")


def test_a_slider_stops_where_nothing_is_left_and_says_why(desk: Page) -> None:
    slider(desk, "Pay").press("End")
    slider(desk, "Place").press("ArrowRight")
    expect(slider(desk, "Place")).to_have_value("0")
    said(desk, "allocation", re.compile("^Nothing is left to give"))
    python_has(desk, "split", {"pay": 100, "place": 0, "people": 0})


def test_the_last_answer_stands_until_the_points_add_up_again(desk: Page) -> None:
    slider(desk, "Pay").press("End")
    slider(desk, "Pay").press("Home")
    said(desk, "allocation", re.compile("^100 of 100 points are left to give. Until they are given"))
    slider(desk, "Place").press("ArrowRight")
    python_has(desk, "split", {"pay": 100, "place": 0, "people": 0})
    slider(desk, "People").press("End")
    python_has(desk, "split", {"pay": 0, "place": 5, "people": 95})


def test_nothing_moves_that_nobody_touched(desk: Page) -> None:
    for _ in range(4):
        slider(desk, "Pay").press("ArrowRight")
    for _ in range(6):
        slider(desk, "Place").press("ArrowRight")
    slider(desk, "People").press("End")
    python_has(desk, "split", {"pay": 20, "place": 30, "people": 50})


def test_points_given_in_part_can_be_taken_back(desk: Page) -> None:
    slider(desk, "Pay").press("ArrowRight")
    desk.locator(".u-allocation").get_by_role("button", name="Clear").click()
    expect(slider(desk, "Pay")).to_have_value("0")
    said(desk, "allocation", "100 of 100 points are left to give.")
    python_has(desk, "split", "{}")


def test_a_mouse_cannot_pull_a_slider_past_what_is_left(desk: Page) -> None:
    for _ in range(12):
        slider(desk, "Pay").press("ArrowRight")
    box = slider(desk, "Place").bounding_box()
    assert box
    left, y = box["x"] + 8, box["y"] + box["height"] / 2
    pull(desk, (left, y), (left + box["width"] * 0.9, y))
    expect(slider(desk, "Place")).to_have_value("40")
    desk.mouse.up()
    expect(slider(desk, "Place")).to_have_value("40")
    python_has(desk, "split", {"pay": 60, "place": 40, "people": 0})


def test_a_finger_sets_a_slider(phone: Page) -> None:
    slider(phone, "People").scroll_into_view_if_needed()
    box = slider(phone, "Pay").bounding_box()
    assert box
    y = box["y"] + box["height"] / 2
    swipe(phone, (box["x"] + 12, y), (box["x"] + box["width"] + 20, y))
    python_has(phone, "split", {"pay": 100, "place": 0, "people": 0})


# All three


def answer_all(page: Page) -> None:
    page.get_by_role("button", name="Down: Credit").click()
    card(page, "goal").get_by_role("combobox").select_option(label="I do")
    card(page, "way").get_by_role("combobox").select_option(label="They do")
    slider(page, "Pay").press("ArrowRight")
    slider(page, "People").press("End")
    python_has(page, "split", {"pay": 5, "place": 0, "people": 95})


def test_no_key_reaches_the_shortcuts_of_jupyter(page: Page, lab: Callable[[Page], Page]) -> None:
    lab(page).get_by_role("button", name="Show the code").click()  # our view has no shortcuts anyway
    expect(page.locator(".jp-CodeCell")).to_have_count(1)
    menu = card(page, "goal").get_by_role("combobox")
    for place in (handle(row(page, "news")), handle(card(page, "goal")), menu, slider(page, "Pay")):
        for key in ("a", "b", "d", "d", "m", "x", "Escape", "Shift+Enter"):
            place.press(key)
    handle(row(page, "news")).press("Space")
    for key in ("b", "m", "Escape", "a"):
        page.keyboard.press(key)
    slider(page, "Pay").press("End")
    python_has(page, "split", "{'pay': 100, 'place': 0, 'people': 0}")
    expect(page.locator(".jp-Cell")).to_have_count(1)
    expect(page.locator(".jp-CodeCell")).to_have_count(1)


def test_axe_finds_nothing_light_or_dark(desk: Page, axe: Axe) -> None:
    assert axe(desk, ".jp-OutputArea-output") == []
    answer_all(desk)
    handle(row(desk, "news")).press("Space")
    assert axe(desk, ".jp-OutputArea-output") == []
    desk.emulate_media(color_scheme="dark")
    try:
        expect(desk.locator("body")).to_have_attribute("data-jp-theme-light", "false")
        assert axe(desk, ".jp-OutputArea-output") == []
    finally:
        desk.emulate_media(color_scheme="light")
        expect(desk.locator("body")).to_have_attribute("data-jp-theme-light", "true")


def test_what_has_the_focus_is_framed(desk: Page) -> None:
    places = (
        handle(row(desk, "news")),
        desk.get_by_role("button", name="Down: Bad news first"),
        handle(card(desk, "goal")),
        card(desk, "goal").get_by_role("combobox"),
        slider(desk, "Pay"),
    )
    for place in places:
        place.press("Shift")  # a key was used last: the focus is shown
        place.focus()
        style = place.evaluate(
            "one => getComputedStyle(one).outlineStyle + getComputedStyle(one).outlineWidth"
        )
        assert style == "solid3px"


def test_answers_survive_a_reload(page: Page, lab: Callable[[Page], Page], workshop: Any) -> None:
    workshop.journal.unlink(missing_ok=True)
    lab(page)
    answer_all(page)
    lab(page)
    in_order(page, "news", "early", "credit", "quiet")
    expect(column(page, "They do").locator(".u-card")).to_have_text(re.compile("^How we get there"))
    expect(slider(page, "People")).to_have_value("95")
    kept = json.loads(workshop.journal.read_text("utf-8"))["answers"]
    assert {key: entry["value"] for key, entry in kept.items()} == {
        "rank": ["news", "early", "credit", "quiet"],
        "sort": {"goal": "me", "way": "them"},
        "split": {"pay": 5, "place": 0, "people": 95},
    }


def test_a_telephone_has_room_for_all_and_fingers_find_their_targets(phone: Page) -> None:
    answer_all(phone)
    wide = phone.locator(".u-part, .u-part *").evaluate_all(
        "all => all.filter((one) => one.getBoundingClientRect().right > 391).map((one) => one.className)"
    )
    assert wide == []
    targets = phone.locator(".u-part :is(button, select, input)").evaluate_all(
        """all => all.filter((one) => one.checkVisibility()).map((one) => one.getBoundingClientRect())
            .map(({ width, height }) => Math.min(width, height))"""
    )
    assert len(targets) > 20
    assert min(targets) >= 44


def test_paper_shows_the_answers_and_none_of_the_controls(desk: Page) -> None:
    answer_all(desk)
    desk.emulate_media(media="print")
    try:
        for control in (".u-handle", ".u-push", ".u-card select", ".u-share input", ".u-bottom-line"):
            assert not [one for one in desk.locator(control).all() if one.is_visible()], control
        expect(desk.locator(".u-number").first).to_be_visible()
        expect(desk.locator(".u-share .u-value").last).to_have_text("95")
    finally:
        desk.emulate_media(media="screen")
