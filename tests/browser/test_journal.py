"""The learner's journal in a real JupyterLab: it survives, travels, comes back and goes."""

import json
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

NOTEBOOK = "02-trusts-own-speed"
SECRET = "a line that is nobody else's"
OPENERS = ("Read my page", "Take my journal with me", "Bring it back", "Delete my journal")


def call(workshop: Any, method: str, path: str) -> Any:
    """Ask the Jupyter server itself."""
    headers = {"Authorization": f"token {workshop.token}"}
    request = urllib.request.Request(f"{workshop.base}api/{path}", method=method, headers=headers)
    with urllib.request.urlopen(request) as answer:
        return json.loads(answer.read() or "null")


def kernels(workshop: Any) -> list[str]:
    return [kernel["id"] for kernel in call(workshop, "GET", "kernels")]


def end_every_session(workshop: Any) -> None:
    for kernel in kernels(workshop):
        call(workshop, "DELETE", f"kernels/{kernel}")


def holds(folder: Path, words: str) -> list[str]:
    """Return the names of all files in `folder` that hold `words`, however they are hidden."""
    files = (file for file in folder.rglob("*") if file.is_file())
    return [file.name for file in files if words.encode() in file.read_bytes()]


@pytest.fixture(autouse=True)
def without_answers(workshop: Any) -> Iterator[None]:
    """Each test begins without answers; the kernel may be an old one."""
    yield
    workshop.journal.unlink(missing_ok=True)


@pytest.fixture
def lab(page: Page, workshop: Any) -> Page:
    workshop.open(page, NOTEBOOK)
    return page


def field(page: Page) -> Any:
    return page.locator(".u-text textarea").first


def slider(page: Page) -> Any:
    return page.locator(".u-range input").first


def value(page: Page) -> Any:
    return page.locator(".u-range .u-value").first


def opener(page: Page, name: str) -> Any:
    return page.locator(".u-journal").get_by_role("button", name=name, exact=True)


def wait_until_kept(workshop: Any, page: Page, words: str) -> None:
    """Return when the journal on disk holds `words`."""
    for _ in range(600):
        if workshop.journal.is_file() and words in workshop.journal.read_text(encoding="utf-8"):
            return
        page.wait_for_timeout(50)
    raise AssertionError(f"the journal does not hold {words!r}")


def write(page: Page, workshop: Any, words: str = SECRET) -> None:
    field(page).fill(words)
    wait_until_kept(workshop, page, words)


def take(page: Page, choice: str) -> tuple[str, str]:
    """Return name and text of the file that the browser saves."""
    opener(page, "Take my journal with me").click()
    with page.expect_download() as download:
        page.get_by_role("button", name=choice).click()
    return download.value.suggested_filename, Path(download.value.path()).read_text(encoding="utf-8")


def choose(page: Page, name: str, content: bytes) -> None:
    file = {"name": name, "mimeType": "application/json", "buffer": content}
    page.get_by_label("Your journal file").set_input_files(files=[file])


def delete(page: Page) -> None:
    opener(page, "Delete my journal").click()
    page.get_by_role("button", name="Delete everything").click()
    expect(page.locator(".u-said")).to_have_text("Your journal is deleted.")


def test_an_answer_survives_a_reload_right_after_the_last_key(lab: Page, workshop: Any) -> None:
    field(lab).press_sequentially(SECRET)
    slider(lab).press("ArrowRight")
    shown = value(lab).inner_text()
    workshop.open(lab, NOTEBOOK)
    expect(field(lab)).to_have_value(SECRET)
    expect(value(lab)).to_have_text(shown)


BUSY = """
import time
from pathlib import Path
from unlabeled.journal import Journal
from unlabeled.widgets import Choice, Memory, Range, Stack, Text

memory = Memory(Journal(Path("../my-journal.json").absolute()))
who = memory.remember(Choice("Who asks?", [(each, each) for each in ("Noor", "Kim", "Alex")]), "who")
guess = memory.remember(Range("How much?", minimum=0, maximum=10), "guess")
text = memory.remember(Text("Your reply"), "text")
who.observe(lambda change: setattr(guess, "value", None), "value")
for each in (who, guess, text):
    each.observe(lambda change: time.sleep(0.7), "value")
Stack(who, guess, text)
"""


def in_the_journal(workshop: Any) -> dict[str, Any]:
    kept = json.loads(workshop.journal.read_text(encoding="utf-8"))["answers"]
    return {key: answer["value"] for key, answer in kept.items()}


def test_nothing_is_lost_by_leaving_while_the_session_is_still_busy_with_the_answer_before(
    page: Page, workshop: Any
) -> None:
    workshop.open_cell(page, "busy", BUSY)
    for key in ("End", "Home", "ArrowRight"):
        page.get_by_role("slider").press(key)
    for words in ("first", SECRET):
        page.get_by_label("Your reply").fill(words)
        page.get_by_label("Your reply").blur()
    page.goto("about:blank")
    wait_until_kept(workshop, page, SECRET)
    assert in_the_journal(workshop) == {"guess": 1, "text": SECRET}


def test_an_answer_does_not_arrive_before_the_one_that_was_given_earlier(page: Page, workshop: Any) -> None:
    workshop.open_cell(page, "busy", BUSY)
    for name in ("Noor", "Kim", "Alex"):  # each one opens the guess again
        page.get_by_role("radio", name=name).press("Space")
    page.get_by_role("slider").press("End")
    page.get_by_label("Your reply").fill(SECRET)
    wait_until_kept(workshop, page, SECRET)
    assert in_the_journal(workshop) == {"who": "Alex", "guess": 10, "text": SECRET}
    expect(page.get_by_role("slider")).to_have_value("10")


def test_what_is_typed_while_the_session_lags_behind_is_not_taken_away(page: Page, workshop: Any) -> None:
    workshop.open_cell(page, "busy", BUSY)
    words = page.get_by_label("Your reply")
    page.get_by_role("slider").press("End")
    words.fill("Well, ")
    words.blur()  # sent, and repeated by the session while more is typed
    words.focus()
    page.keyboard.press("End")
    page.keyboard.type(SECRET, delay=70)
    expect(words).to_have_value(f"Well, {SECRET}")
    wait_until_kept(workshop, page, f"Well, {SECRET}")
    expect(words).to_have_value(f"Well, {SECRET}")


def test_an_answer_survives_a_restart_of_the_kernel(lab: Page, workshop: Any) -> None:
    write(lab, workshop)
    before = field(lab).element_handle()
    lab.locator(".u-toggle").click()
    lab.locator('[data-command="notebook:restart-kernel"] >> visible=true').click()
    lab.wait_for_function("old => !old.isConnected", arg=before)
    expect(field(lab)).to_have_value(SECRET)
    expect(lab.locator(".u-lost")).to_have_count(0)


def test_what_was_taken_along_restores_a_deleted_journal(lab: Page, workshop: Any) -> None:
    write(lab, workshop)
    name, content = take(lab, "To come back with (a file)")
    assert name == "my-journal.json"
    delete(lab)
    expect(field(lab)).to_have_value("")
    opener(lab, "Bring it back").click()
    choose(lab, name, content.encode())
    expect(lab.locator(".u-said")).to_have_text("One answer was brought back.")
    expect(field(lab)).to_have_value(SECRET)


def test_the_page_to_read_holds_question_and_answer(lab: Page, workshop: Any) -> None:
    write(lab, workshop, "<b>my</b> words")
    question = lab.locator(".u-text .u-label").first.inner_text()
    name, content = take(lab, "To read or print (a page)")
    assert name == "my-journal.html"
    lab.set_content(content)
    expect(lab.get_by_role("heading", name=question)).to_be_visible()
    expect(lab.get_by_text("<b>my</b> words")).to_be_visible()


def test_the_page_is_read_in_the_notebook_and_folded_away(lab: Page, workshop: Any) -> None:
    field(lab).fill("<b>my</b> words\n# of two lines")
    wait_until_kept(workshop, lab, "of two lines")
    question = lab.locator(".u-text .u-label").first.inner_text()
    opener(lab, "Read my page").click()
    page = lab.locator(".u-page")
    expect(page.get_by_role("heading", name="Trust's own speed").first).to_be_visible()
    expect(page.get_by_text(question, exact=True)).to_be_visible()
    expect(page.locator("blockquote")).to_have_text(["<b>my</b> words\n# of two lines"])
    lab.get_by_role("button", name="Fold it away").click()
    expect(page).to_be_hidden()
    expect(page).to_be_empty()
    expect(opener(lab, "Read my page")).to_be_focused()


def test_points_and_cards_stand_in_lines_and_not_letter_by_letter(page: Page, workshop: Any) -> None:
    points = {"05/hundred-points/me": {"evenings": 60, "pay": 40}}
    cards = {"03/ask-first/sorted": {"good-week": "asks"}}
    answers = {
        key: {"value": value, "saved": "2026-03-01T00:00:00Z"} for key, value in (points | cards).items()
    }
    journal = {"format": "unlabeled-journal", "version": 1, "answers": answers}
    workshop.journal.write_text(json.dumps(journal), encoding="utf-8")
    workshop.open(page, NOTEBOOK)
    opener(page, "Read my page").click()
    names = page.locator(".u-page dt")
    expect(names).to_have_count(3)
    for name in names.all():
        style = name.evaluate("each => ({...getComputedStyle(each)})")
        width, letter = (float(style[each].removesuffix("px")) for each in ("width", "fontSize"))
        assert (style["float"], style["clear"], style["padding"]) == ("none", "none", "0px")
        assert width >= 5 * letter


def test_the_four_buttons_stand_together(lab: Page) -> None:
    expect(opener(lab, OPENERS[-1])).to_be_visible()
    tops = lab.locator(".u-journal button").evaluate_all(
        """(all, names) => all.filter((one) => names.includes(one.textContent.trim()))
            .map((one) => Math.round(one.getBoundingClientRect().y))""",
        list(OPENERS),
    )
    assert len(tops) == len(OPENERS)
    assert len(set(tops)) == 1


def test_a_page_without_answers_is_calm(lab: Page) -> None:
    opener(lab, "Read my page").click()
    expect(lab.locator(".u-page")).to_have_text("There is nothing to read in your journal yet.")


def test_what_is_deleted_is_read_no_more(lab: Page, workshop: Any) -> None:
    write(lab, workshop)
    opener(lab, "Read my page").click()
    expect(lab.locator(".u-page")).to_contain_text(SECRET)
    delete(lab)
    expect(lab.locator(".u-page")).to_be_empty()
    assert SECRET not in lab.content()


CATCH_PRINTING = """() => document.addEventListener('load', (event) => {
  if (event.target.tagName !== 'IFRAME') return;
  const frame = event.target;
  frame.contentWindow.print = () => {
    window.printed = [frame.contentDocument.body.innerText, frame.getAttribute('sandbox')];
  };
}, true)"""


def test_the_page_is_printed_from_a_frame_in_which_nothing_can_run(lab: Page, workshop: Any) -> None:
    write(lab, workshop, f"{SECRET}<script>parent.ran = true</script>")
    lab.evaluate(CATCH_PRINTING)
    opener(lab, "Read my page").click()
    lab.get_by_role("button", name="Print it").click()
    lab.wait_for_function("window.printed")
    text, sandbox = lab.evaluate("window.printed")
    assert f"{SECRET}<script>" in text
    assert "My journal" in text
    assert "allow-scripts" not in sandbox
    assert lab.evaluate("window.ran") is None


def test_a_part_that_holds_something_is_marked_at_once_and_leads_to_its_notebook(
    lab: Page, workshop: Any
) -> None:
    line = lab.get_by_role("navigation", name="Parts of the workshop")
    expect(line.get_by_role("listitem").first).to_be_visible()
    expect(line.locator(".u-dot")).to_have_count(0)
    expect(line.locator("[aria-current]")).to_have_text("Trust's own speed")
    write(lab, workshop)
    marked = line.get_by_role("listitem").filter(has=lab.locator(".u-dot"))
    expect(marked).to_have_text("Trust's own speed (something of yours stands here)")
    line.get_by_role("link", name="Terms").click()
    lab.wait_for_url("**/notebooks/00-terms.ipynb*")
    expect(line.locator("[aria-current]")).to_have_text("Terms")
    expect(line.locator(".u-dot")).to_have_count(1)
    field(lab).fill("Another one")
    expect(line.locator(".u-dot")).to_have_count(2)


def test_after_deleting_and_reloading_nothing_is_left_anywhere(lab: Page, workshop: Any) -> None:
    write(lab, workshop)
    assert holds(workshop.folder, SECRET) == ["my-journal.json"]
    delete(lab)
    expect(field(lab)).to_have_value("")
    assert holds(workshop.folder, SECRET) == []
    workshop.open(lab, NOTEBOOK)
    expect(field(lab)).to_have_value("")
    assert not workshop.journal.exists()


def test_text_that_is_deleted_while_it_is_typed_does_not_come_back(lab: Page, workshop: Any) -> None:
    field(lab).press_sequentially(SECRET)
    delete(lab)
    expect(field(lab)).to_have_value("")
    assert holds(workshop.folder, SECRET) == []


def test_keeping_the_journal_changes_nothing(lab: Page, workshop: Any) -> None:
    write(lab, workshop)
    opener(lab, "Delete my journal").click()
    lab.get_by_role("button", name="Keep it").click()
    expect(lab.get_by_role("button", name="Delete everything")).to_be_hidden()
    expect(opener(lab, "Delete my journal")).to_be_focused()
    expect(field(lab)).to_have_value(SECRET)


def test_what_was_said_before_goes_when_another_panel_opens(lab: Page, workshop: Any) -> None:
    write(lab, workshop)
    take(lab, "To come back with (a file)")
    expect(lab.locator(".u-said")).to_contain_text("is with your downloads now")
    opener(lab, "Delete my journal").click()
    expect(lab.locator(".u-said")).to_have_text("")


def test_of_the_two_answers_to_deleting_keeping_stands_out(lab: Page) -> None:
    opener(lab, "Delete my journal").click()
    keep, remove = (lab.get_by_role("button", name=name) for name in ("Keep it", "Delete everything"))
    filled = "node => getComputedStyle(node).backgroundColor !== 'rgba(0, 0, 0, 0)'"
    assert keep.evaluate(filled)
    assert not remove.evaluate(filled)


UNUSABLE = {
    b"\x89PNG\r\n": "not a journal of this workshop",
    b'{"format": "unlabeled-journal", "ver': "damaged",
    b'{"format": "unlabeled-journal", "version": 99, "answers": {}}': "newer version",
    b" " * (5 * 1024 * 1024 + 1): "larger than 5 MB",
}


def test_a_file_that_cannot_be_used_is_explained_and_changes_nothing(lab: Page, workshop: Any) -> None:
    write(lab, workshop)
    opener(lab, "Bring it back").click()
    for content, said in UNUSABLE.items():
        choose(lab, "file.json", content)
        expect(lab.locator(".u-said")).to_contain_text(said)
        expect(field(lab)).to_have_value(SECRET)


def test_nothing_is_kept_in_the_browsers_storage(lab: Page, workshop: Any) -> None:
    write(lab, workshop)
    take(lab, "To come back with (a file)")
    stored = lab.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie])")
    assert SECRET not in stored


def test_a_session_that_ends_is_said_in_red_where_one_writes(lab: Page, workshop: Any) -> None:
    write(lab, workshop)
    end_every_session(workshop)
    field(lab).press_sequentially(" and more")
    alert = lab.locator(".u-lost")
    expect(alert).to_contain_text("not saved")
    expect(alert).to_be_in_viewport()
    expect(alert).to_have_attribute("role", "alert")
    red, green, blue = (
        int(part)
        for part in alert.evaluate("node => getComputedStyle(node).backgroundColor.match(/\\d+/g)")[:3]
    )
    assert red > 2 * max(green, blue)


def test_all_of_it_works_by_keyboard_alone(lab: Page, workshop: Any) -> None:
    write(lab, workshop)
    opener(lab, "Take my journal with me").focus()
    lab.keyboard.press("Tab")
    expect(opener(lab, "Bring it back")).to_be_focused()
    lab.keyboard.press("Tab")
    lab.keyboard.press("Enter")
    lab.keyboard.press("Tab")
    expect(lab.get_by_role("button", name="Keep it")).to_be_focused()
    lab.keyboard.press("Escape")
    expect(opener(lab, "Delete my journal")).to_be_focused()
    for key in ("Enter", "Tab", "Tab", "Enter"):
        lab.keyboard.press(key)
    expect(lab.locator(".u-said")).to_have_text("Your journal is deleted.")
    expect(field(lab)).to_have_value("")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_the_bar_open_or_closed(
    new_page: Callable[..., Page], workshop: Any, axe: Any, scheme: str
) -> None:
    page = new_page(scheme=scheme)
    workshop.open(page, NOTEBOOK)
    assert axe(page, ".u-journal") == []
    write(page, workshop)
    for name in OPENERS:
        opener(page, name).click()
        if name == "Read my page":
            expect(page.locator(".u-page")).to_contain_text(SECRET)
        assert axe(page, ".u-journal") == []
    end_every_session(workshop)
    field(page).press_sequentially("x")
    expect(page.locator(".u-lost")).to_be_visible(timeout=30_000)
    assert axe(page, ".u-lost") == []


def test_on_a_phone_the_bar_fits_and_can_be_pressed(new_page: Callable[..., Page], workshop: Any) -> None:
    page = new_page(width=390)
    workshop.open(page, NOTEBOOK)
    write(page, workshop, "w" * 2000)
    for name in OPENERS:
        opener(page, name).click()
        if name == "Read my page":
            expect(page.locator(".u-page")).to_contain_text("www")
        assert page.locator(".u-journal").evaluate("node => node.scrollWidth <= node.clientWidth")
        for target in page.locator(".u-journal").locator("button:visible, input:visible").all():
            box = target.bounding_box()
            assert box["height"] >= 44, target.inner_text()
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= 390
