"""The widgets in a real JupyterLab: by mouse, by keyboard, on a phone, and when a kernel dies."""

from collections.abc import Iterator
from typing import Any

import nbformat
import pytest
from playwright.sync_api import Browser, Locator, Page, expect

CELLS = (
    """
import os, signal, time
from pathlib import Path
from unlabeled.journal import Journal, Place
from unlabeled.look import Table
from unlabeled.widgets import *

words = journal_words()
memory = Memory(Journal(Path("try-journal.json").absolute()))
privacy = words.privacy(Place.THIS_LAPTOP, memory.journal.path)
unanswered = Range("Unanswered", minimum=0, maximum=10, low="not at all", high="wholly",
                   unit="points", unset="not answered", clear="Clear")
size = Range("Size", minimum=1, maximum=9, value=5)
choice = Choice("One of two", [("a", "Ask"), ("b", "Tell", "A longer note.")], clear="Clear")
checks = Checks("Any of two", [("a", "A reason"), ("b", "A choice")])
text = memory.remember(Text("Your reply", privacy=privacy, limit=60, full="That is all."), "reply")
echo, repeat = Prose("nothing", live=True), Press("Repeat")
repeat.on_press(lambda: echo.say(f"{text.value}|{choice.value}|{','.join(checks.value)}|{unanswered.value}"))
slow, tell = Text("Slow to take in"), Press("Tell")
slow.observe(lambda change: time.sleep(1), "value")
tell.on_press(lambda: echo.say(f"{slow.value}|"))
figure = FigureView()


def draw(change=None):
    drawing = (f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 5">'
               f'<rect width="{size.value}" height="5"/></svg>')
    table = Table("Size", ("what", "how much"), (("width", f"{size.value:g}"),))
    figure.show(drawing, f"A bar {size.value:g} wide.", table, "The numbers")


draw()
size.observe(draw, "value")
die, bar = Press("Die"), JournalBar(memory, words, Place.THIS_LAPTOP)
die.on_press(lambda: os.kill(os.getpid(), signal.SIGKILL))
""",
    "Stack(unanswered, size, figure)",
    "Stack(choice, checks, text, slow, tell, repeat, echo)",
    "Prose('Folded.', summary='More')",
    "Stack(die, bar)",
)


def open_and_run(page: Page, workshop: Any, name: str) -> Page:
    """Open a notebook of our own, which nothing runs by itself, and choose Run All Cells."""
    kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
    cells = [nbformat.v4.new_code_cell(source) for source in CELLS]
    notebook = nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": kernel})
    nbformat.write(notebook, workshop.folder / f"{name}.ipynb")
    page.goto(workshop.url(f"{name}.ipynb"))
    run_all(page)
    page.locator(".u-journal").wait_for()
    return page


def run_all(page: Page) -> None:
    """Choose Run All Cells once there is a kernel; before, JupyterLab runs nothing and does not say so."""
    page.get_by_text("Python 3 (ipykernel) | Idle").wait_for()
    page.locator(".lm-MenuBar-item", has_text="Run").click()
    page.locator("[data-command='runmenu:run-all']").click()


@pytest.fixture(scope="module")
def shared(browser: Browser, workshop: Any) -> Iterator[Page]:
    """One page for tests that leave the others' parts alone: opening takes seconds."""
    context = browser.new_context(viewport={"width": 1200, "height": 900})
    context.set_default_timeout(60_000)
    yield open_and_run(context.new_page(), workshop, "shared")
    context.close()


def part(page: Page, name: str) -> Locator:
    """Return the slider or field with this label."""
    return page.get_by_label(name, exact=True)


def box_of(page: Page, name: str) -> Locator:
    return page.locator(".u-range").filter(has=part(page, name))


def repeated(page: Page) -> Locator:
    """Press the button that has Python say what it holds, and return where it says so."""
    page.get_by_role("button", name="Repeat").click()
    return page.get_by_role("status").filter(has_text="|")


@pytest.mark.parametrize("way", ["Enter", " ", "click"])
def test_an_unanswered_slider_is_answered_where_it_stands(shared: Page, way: str) -> None:
    slider, output = part(shared, "Unanswered"), box_of(shared, "Unanswered").locator(".u-value")
    expect(slider).to_have_attribute("aria-valuetext", "not answered")
    if way == "click":
        slider.click()
    else:
        slider.press(way)
    expect(output).to_have_text("5\u00a0points")
    box_of(shared, "Unanswered").get_by_role("button", name="Clear").click()
    expect(output).to_have_text("not answered")
    expect(slider).to_be_focused()


def test_a_slider_at_its_end_is_read_out_in_words(shared: Page) -> None:
    slider = part(shared, "Unanswered")
    slider.press("Home")
    expect(slider).to_have_attribute("aria-valuetext", "0\u00a0points, not at all")
    expect(repeated(shared)).to_contain_text("|0.0")
    box_of(shared, "Unanswered").get_by_role("button", name="Clear").click()
    expect(repeated(shared)).to_contain_text("|None")


def test_what_was_just_typed_reaches_python_before_the_press(shared: Page) -> None:
    part(shared, "Your reply").fill("typed a moment ago")
    expect(repeated(shared)).to_contain_text("typed a moment ago|")


def test_a_press_never_overtakes_what_was_typed_before_it(shared: Page) -> None:
    field, button = part(shared, "Slow to take in"), shared.get_by_role("button", name="Tell")
    field.fill("first")
    button.focus()
    field.fill("second")  # the session is still busy with the first
    button.click()
    expect(shared.get_by_role("status").filter(has_text="|")).to_have_text("second|")


def test_choices_and_ticks_reach_python_by_keyboard_and_can_be_taken_back(shared: Page) -> None:
    part(shared, "Ask").focus()
    shared.keyboard.press("ArrowDown")
    part(shared, "A choice").focus()
    shared.keyboard.press("Space")
    expect(repeated(shared)).to_contain_text("|b|b|")
    shared.get_by_role("group", name="One of two").get_by_role("button", name="Clear").click()
    part(shared, "A choice").uncheck()
    expect(repeated(shared)).to_contain_text("|None||")


def test_a_press_on_the_words_of_an_option_chooses_it(shared: Page) -> None:
    note = shared.get_by_text("A longer note.", exact=True)
    note.click(force=True)  # the label lies over the whole line, and takes the press
    expect(part(shared, "Tell")).to_be_checked()
    expect(part(shared, "Tell")).to_have_accessible_description("A longer note.")
    shared.get_by_role("group", name="One of two").get_by_role("button", name="Clear").click()


def test_the_line_on_privacy_belongs_to_the_field(shared: Page) -> None:
    expect(part(shared, "Your reply")).to_have_accessible_description(
        "What you answer is saved in try-journal.json, on the computer that runs this notebook. "
        "Whoever can open files there could read it. Use no names."
    )


def test_a_field_that_is_full_says_so(shared: Page) -> None:
    part(shared, "Your reply").fill("")
    part(shared, "Your reply").press_sequentially("x" * 65)
    expect(shared.get_by_text("That is all.", exact=True)).to_be_visible()
    expect(part(shared, "Your reply")).to_have_value("x" * 60)


def test_right_to_left_text_stands_on_the_right(shared: Page) -> None:
    part(shared, "Your reply").fill("שלום")
    assert part(shared, "Your reply").evaluate("node => getComputedStyle(node).direction") == "rtl"


def test_a_figure_follows_its_slider_and_never_changes_its_height(shared: Page) -> None:
    figure = shared.locator(".u-figure")
    expect(figure.get_by_role("img", name="A bar 5 wide.")).to_be_visible()
    figure.evaluate(
        """node => {
            window.heights = new Set();
            window.watching = true;
            const look = () => {
                heights.add(node.getBoundingClientRect().height);
                if (watching) requestAnimationFrame(look);
            };
            look();
        }"""
    )
    for _ in range(4):
        part(shared, "Size").press("ArrowRight")
    expect(figure.get_by_role("img", name="A bar 9 wide.")).to_be_visible()
    shared.get_by_text("The numbers", exact=True).click()
    expect(figure.get_by_role("row", name="width 9")).to_be_visible()
    shared.get_by_text("The numbers", exact=True).click()
    shared.evaluate("watching = false")
    heights = shared.evaluate("[...heights]")
    open_and_closed = 2
    assert len(heights) <= open_and_closed


def test_keys_in_a_widget_are_no_shortcuts_of_the_notebook(shared: Page) -> None:
    before = shared.locator(".jp-Cell").count()
    for name in ("Size", "Ask", "A reason", "Your reply"):
        part(shared, name).focus()
        for key in ("d", "d", "a", "b", "x", "m", "0", "0"):
            shared.keyboard.press(key)
    shared.get_by_role("button", name="Repeat").focus()
    shared.keyboard.press("d")
    shared.keyboard.press("d")
    assert shared.locator(".jp-Cell").count() == before
    expect(shared.locator(".jp-CodeCell")).to_have_count(before)
    expect(shared.locator(".jp-Dialog")).to_have_count(0)


def test_focus_is_seen(shared: Page) -> None:
    for name in ("Size", "Ask", "A reason", "Your reply"):
        shared.keyboard.press("Tab")  # the browser shows focus to those who use keys
        part(shared, name).focus()
        width = part(shared, name).evaluate("node => parseFloat(getComputedStyle(node).outlineWidth)")
        assert width >= 2, name


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_any_part(shared: Page, axe: Any, scheme: str) -> None:
    shared.emulate_media(color_scheme=scheme)
    dark = "false" if scheme == "dark" else "true"
    shared.locator(f"body[data-jp-theme-light='{dark}']").wait_for(state="attached")
    assert axe(shared, ".u-part") == []


TOO_SMALL = """
() => [...document.querySelectorAll('.u-part :is(button, input[type=range], textarea, summary, .u-option)')]
    .filter((node) => node.checkVisibility() && node.getBoundingClientRect().height < 44)
    .map((node) => node.outerHTML)
"""
TOO_WIDE = """
() => [...document.querySelectorAll('.u-part')]
    .filter((node) => node.scrollWidth > node.clientWidth + 1)
    .map((node) => node.outerHTML)
"""


def test_on_a_phone_every_part_fits_and_can_be_pressed(shared: Page) -> None:
    shared.set_viewport_size({"width": 390, "height": 800})
    assert shared.evaluate(TOO_SMALL) == []
    assert shared.evaluate(TOO_WIDE) == []
    shared.set_viewport_size({"width": 1200, "height": 900})


def test_a_killed_kernel_is_said_in_red_and_its_answers_are_there_again(page: Page, workshop: Any) -> None:
    open_and_run(page, workshop, "killed")
    part(page, "Your reply").fill("before it died")
    expect(repeated(page)).to_contain_text("before it died")
    page.get_by_role("button", name="Die").click()
    lost = page.locator(".u-lost")
    expect(lost).to_contain_text("not saved")
    part(page, "Your reply").fill("while it was dead")
    expect(lost).to_contain_text("has not been saved yet")
    page.locator(".jp-Dialog button").click()  # JupyterLab, too, says that the kernel died
    run_all(page)
    expect(lost).to_have_count(0)
    expect(part(page, "Your reply")).to_have_value("while it was dead")
    expect(repeated(page)).to_contain_text("while it was dead")
