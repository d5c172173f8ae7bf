"""The workshop view: there without a click, calm, and out of the way when somebody wants the code."""

import re
from collections.abc import Callable, Iterator
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, Page, expect

RAN = '[data-unlabeled="ran"]'
OURS = (".u-head", ".u-ways", ".u-view .jp-RenderedMarkdown")
NOTEBOOKS = ("00-terms", "02-trusts-own-speed")


@pytest.fixture
def terms(page: Page, workshop: Any) -> Page:
    """The first notebook, opened and run."""
    workshop.open(page, "00-terms")
    return page


@pytest.fixture(scope="module")
def _opened_once(browser: Browser, workshop: Any) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1200, "height": 900})
    context.set_default_timeout(60_000)
    page = context.new_page()
    workshop.open(page, "00-terms")
    yield page
    context.close()


@pytest.fixture
def read_only(_opened_once: Page) -> Iterator[Page]:
    """The first notebook, for tests that only look at it: opened once, since opening takes seconds."""
    yield _opened_once
    _opened_once.emulate_media(media="screen")
    in_scheme(_opened_once, "light")
    of_size(_opened_once, 1200, 900)


def of_size(page: Page, width: int, height: int) -> None:
    """Make the window this large, and wait until JupyterLab has laid out the page in it."""
    page.set_viewport_size({"width": width, "height": height})
    expect(page.locator(".u-view .jp-WindowedPanel-outer")).to_have_css("width", f"{width}px")


@pytest.fixture
def code_cells(workshop: Any) -> Callable[[str], int]:
    return lambda name: sum(cell["cell_type"] == "code" for cell in workshop.read(name)["cells"])


@pytest.mark.parametrize("name", NOTEBOOKS)
def test_every_cell_shows_its_result_without_a_click(
    page: Page, workshop: Any, watch: Any, code_cells: Callable[[str], int], name: str
) -> None:
    seen = watch(page)
    workshop.open(page, name)
    outputs = page.locator(".u-view .jp-CodeCell:not(.jp-mod-noOutputs)")
    expect(outputs).to_have_count(code_cells(name))
    for output in outputs.all():
        expect(output.locator(".jp-OutputArea-output").first).to_be_visible()
    expect(page.locator('[data-mime-type="application/vnd.jupyter.stderr"]')).to_have_count(0)
    assert seen.errors == []
    assert seen.hosts() == {workshop.base.split("/")[2]}


def test_code_prompts_and_bars_are_out_of_sight(read_only: Page) -> None:
    for selector in (".jp-InputPrompt", ".jp-OutputPrompt", ".jp-CodeCell .cm-editor", "#jp-top-panel"):
        assert read_only.locator(selector).count() > 0, selector
        assert not [one for one in read_only.locator(selector).all() if one.is_visible()], selector
    expect(read_only.locator(".jp-NotebookPanel-toolbar")).to_be_hidden()


def test_the_page_begins_at_the_top_and_says_where_one_is(read_only: Page) -> None:
    expect(read_only.locator(".u-place")).to_have_text(re.compile(r"Part 1 of \d+: Terms, about 20 minutes"))
    expect(read_only.locator(".u-head")).to_be_in_viewport()
    expect(read_only.locator(".u-past")).to_have_count(0)


def test_tab_stops_at_our_words_and_widgets_and_never_at_a_cell_or_its_code(terms: Page) -> None:
    stops = []
    for _ in range(12):
        terms.keyboard.press("Tab")
        stops.append(
            terms.evaluate("document.activeElement.className + ' ' + document.activeElement.tagName")
        )
    assert stops[0] == "u-toggle BUTTON"
    assert not [stop for stop in stops if "jp-Cell" in stop or "cm-" in stop or "jp-Toolbar" in stop]


def test_no_key_and_no_click_changes_or_deletes_a_hidden_cell(
    terms: Page, code_cells: Callable[[str], int]
) -> None:
    heading = terms.locator(".u-view h1").first
    heading.click()
    for key in ("d", "d", "x", "a", "b", "m", "Shift+M", "z", "Enter", "Escape", "d", "d", "Delete"):
        terms.keyboard.press(key)
    heading.dblclick()
    terms.keyboard.type("typed")
    expect(heading).to_be_visible()
    heading.click(button="right")
    expect(terms.locator(".lm-Menu")).to_have_count(0)
    expect(terms.locator(".jp-CodeCell")).to_have_count(code_cells("00-terms"))


def test_leaving_asks_nothing_and_writes_nothing(terms: Page, workshop: Any) -> None:
    before = (workshop.folder / "notebooks" / "00-terms.ipynb").read_bytes()
    asked: list[str] = []
    terms.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    terms.locator(".u-view h1").first.click()  # a browser asks only where somebody did something
    terms.goto("about:blank")
    assert asked == []
    assert (workshop.folder / "notebooks" / "00-terms.ipynb").read_bytes() == before


def test_next_and_back_lead_through_the_sequence(terms: Page) -> None:
    terms.get_by_role("link", name="Next").click()
    terms.wait_for_url("**/01-label-off.ipynb*")
    expect(terms.locator(".u-place >> visible=true")).to_contain_text("Part 2 of ")
    terms.locator(f"{RAN}:not(.lm-mod-hidden)").wait_for()
    terms.locator(".u-back >> visible=true").click()
    terms.wait_for_url("**/00-terms.ipynb*")
    expect(terms.locator(".u-place >> visible=true")).to_contain_text("Part 1 of ")


def test_every_part_can_be_reached_from_every_part(terms: Page, workshop: Any) -> None:
    parts = len(list((workshop.folder / "notebooks").glob("*.ipynb")))
    steps = terms.locator(".u-line a.u-step >> visible=true")
    expect(steps).to_have_count(parts - 1)
    terms.get_by_role("navigation", name="All parts").get_by_role("link", name=": Close, about").click()
    terms.wait_for_url("**/close.ipynb*")
    expect(terms.locator(".u-place >> visible=true")).to_contain_text(f"Part {parts} of {parts}")
    expect(steps).to_have_count(parts - 1)
    terms.locator(".u-line a.u-step >> visible=true").first.press("Enter")
    terms.wait_for_url("**/00-terms.ipynb*")


def test_a_step_says_its_name_while_somebody_points_at_it_or_stands_on_it(read_only: Page) -> None:
    place, step = read_only.locator(".u-place"), read_only.locator("a.u-step").nth(1)
    here = place.inner_text()
    step.hover()
    expect(place).to_contain_text("Part 3 of ")
    read_only.mouse.move(600, 600)
    expect(place).to_have_text(here)
    step.focus()
    expect(place).to_contain_text("Part 3 of ")
    step.blur()
    expect(place).to_have_text(here)


@pytest.mark.parametrize("width", [390, 1200])
def test_a_step_is_high_enough_for_a_finger_and_steps_do_not_touch(read_only: Page, width: int) -> None:
    of_size(read_only, width, 844)
    read_only.locator(".u-head").scroll_into_view_if_needed()
    steps = read_only.locator("a.u-step").evaluate_all(
        """steps => steps.map((step) => {
            const { x, y, width, height } = step.getBoundingClientRect();
            const hit = [y + 12, y + height - 12].map((at) => document.elementFromPoint(x + width / 2, at));
            return { width, height, isHit: hit.every((one) => one?.closest('.u-step, .u-toggle') === step) };
        })"""
    )
    assert min(step["height"] for step in steps) >= 44
    assert min(step["width"] for step in steps) >= 30
    assert all(step["isHit"] for step in steps)


def test_the_table_of_contents_leads_to_a_part(terms: Page) -> None:
    terms.get_by_role("row", name="Close").get_by_role("link").click()
    terms.wait_for_url("**/close.ipynb*")
    expect(terms.locator(".u-place >> visible=true")).to_contain_text("Close")


def test_the_way_to_a_neighbour_is_missing_where_the_neighbour_is(page: Page, workshop: Any) -> None:
    workshop.open(page, workshop.write("alone/00-terms.ipynb", workshop.read("00-terms")))
    expect(page.locator(".u-head")).to_be_visible()
    expect(page.locator(".u-ways a, a.u-step")).to_have_count(0)


def test_the_code_comes_and_goes_by_keyboard_and_the_focus_stays(terms: Page) -> None:
    toggle = terms.locator(".u-toggle")
    toggle.focus()
    terms.keyboard.press("Enter")
    expect(toggle).to_have_text("Back to the workshop view")
    expect(terms.locator(".jp-CodeCell .cm-editor").first).to_be_visible()
    expect(terms.locator("#jp-top-panel")).to_be_visible()
    expect(toggle).to_be_focused()
    terms.keyboard.press("Enter")
    expect(toggle).to_have_text("Show the code")
    expect(terms.locator(".jp-CodeCell .cm-editor").first).to_be_hidden()


def test_what_was_edited_in_the_code_is_kept_on_the_way_back(page: Page, workshop: Any) -> None:
    path = workshop.write("edited/00-terms.ipynb", workshop.read("00-terms"))
    workshop.open(page, path)
    page.locator(".u-toggle").click()
    page.locator(".jp-CodeCell .cm-content").first.click()
    page.keyboard.type("# mine\n")
    with page.expect_response(lambda sent: sent.request.method == "PUT" and path in sent.url):
        page.locator(".u-toggle").click()
    assert "# mine" in (workshop.folder / path).read_text(encoding="utf-8")


def test_it_runs_again_on_a_fresh_kernel(terms: Page) -> None:
    terms.locator(".u-toggle").click()
    cell = terms.locator(".jp-CodeCell").first
    before = cell.locator(".jp-OutputArea-output").first.element_handle()
    terms.locator('[data-command="notebook:restart-kernel"] >> visible=true').click()
    terms.wait_for_function("output => !output.isConnected", arg=before)
    terms.wait_for_selector(RAN, state="attached")
    expect(cell.locator(".jp-OutputArea-output").first).to_be_visible()
    expect(terms.locator(".jp-Dialog")).to_have_count(0)


def test_once_its_code_was_edited_a_fresh_kernel_runs_nothing(page: Page, workshop: Any) -> None:
    workshop.open(page, workshop.write("changed/00-terms.ipynb", workshop.read("00-terms")))
    page.locator(".u-toggle").click()
    page.locator(".jp-CodeCell .cm-content").first.click()
    page.keyboard.type("# mine\n")
    page.locator('[data-command="notebook:restart-kernel"] >> visible=true').click()
    expect(page.locator(".u-notice")).to_contain_text("does not start by itself")
    expect(page.locator(".u-view")).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_our_parts(
    read_only: Page, axe: Callable[[Page, str], list[str]], scheme: Literal["light", "dark"]
) -> None:
    in_scheme(read_only, scheme)
    assert [found for selector in OURS for found in axe(read_only, selector)] == []


def in_scheme(page: Page, scheme: Literal["light", "dark"]) -> None:
    """Let the reader's system change to `scheme`, and wait until JupyterLab has followed."""
    page.emulate_media(color_scheme=scheme)
    page.locator(f"body[data-jp-theme-light='{str(scheme == 'light').lower()}']").wait_for(state="attached")


def test_the_notice_passes_axe(page: Page, workshop: Any, axe: Callable[[Page, str], list[str]]) -> None:
    notebook = workshop.read("00-terms")
    notebook["cells"] = notebook["cells"][:-1]
    code = [cell for cell in notebook["cells"] if cell["cell_type"] == "code"]
    code[0]["source"] = "1"
    page.goto(workshop.url(workshop.write("other/other.ipynb", notebook)))
    expect(page.locator(".u-notice")).to_be_visible()
    assert axe(page, ".u-notice") == []


def test_dark_readers_get_dark_paper(read_only: Page) -> None:
    in_scheme(read_only, "dark")
    expect(read_only.locator(".u-view .jp-WindowedPanel-outer")).to_have_css(
        "background-color", "rgb(28, 26, 23)"
    )


def test_a_phone_scrolls_in_one_direction_only(read_only: Page) -> None:
    of_size(read_only, 390, 844)
    page = read_only.locator(".u-view .jp-WindowedPanel-outer")
    assert page.evaluate("e => e.scrollWidth") <= 390


def test_paper_gets_the_whole_notebook_and_nothing_of_the_window(read_only: Page) -> None:
    read_only.emulate_media(media="print")
    height = read_only.locator(".u-view .jp-WindowedPanel-outer").evaluate(
        "e => [e.scrollHeight, e.clientHeight]"
    )
    assert height[0] == height[1] > 2000
    expect(read_only.locator(".u-toggle")).to_be_hidden()
    expect(read_only.locator(".u-ways")).to_be_hidden()
    expect(read_only.locator(".u-journal")).to_be_hidden()
    for one in read_only.locator("button, details:not([open]), .u-privacy").all():
        assert not one.is_visible()


def test_an_output_may_break_over_two_sheets(read_only: Page) -> None:
    read_only.emulate_media(media="print")
    kept = read_only.locator(".u-view .jp-OutputArea-output").evaluate_all(
        """outputs => outputs.flatMap(output => {
            const kept = [];
            for (let e = output; !e.matches('.jp-Notebook'); e = e.parentElement) {
                const { display, breakInside } = getComputedStyle(e);
                if (display !== 'block' || breakInside !== 'auto') kept.push(e.className);
            }
            return kept;
        })"""
    )
    assert kept == []


def test_the_back_of_a_room_reads_larger_words(read_only: Page) -> None:
    of_size(read_only, 1920, 1080)
    expect(read_only.locator(".u-view .jp-RenderedMarkdown p").first).to_have_css(
        "line-height", re.compile(r"^(2[89]|3\d)")
    )
