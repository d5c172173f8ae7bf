"""The first two notebooks as a learner meets them: a real browser, JupyterLab and kernel."""

import json
import re
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

Axe = Callable[[Page, str], list[str]]
ON_TOP = """node => {
    const { x, y, width, height } = node.getBoundingClientRect();
    return document.elementFromPoint(x + width / 2, y + height / 2) === node;
}"""
FREEDOM = ("Join if you like", "Everyone's doing it", "Your manager hopes")
FIELDS = {
    "00-terms": {"sliders": 6, "texts": 2, "radios": 3, "boxes": 7, "buttons": 0},
    "01-label-off": {"sliders": 0, "texts": 1, "radios": 31, "boxes": 0, "buttons": 0},
    "02-trusts-own-speed": {"sliders": 10, "texts": 2, "radios": 0, "boxes": 0, "buttons": 0},
    "03-ask-dont-guess": {"sliders": 4, "texts": 1, "radios": 3, "boxes": 9, "buttons": 0},
    "04-the-weight-of-advice": {"sliders": 17, "texts": 9, "radios": 25, "boxes": 4, "buttons": 0},
    "05-not-a-mini-me": {"sliders": 17, "texts": 3, "radios": 10, "boxes": 3, "buttons": 0},
    "06-alive-in-someone-else": {"sliders": 8, "texts": 8, "radios": 0, "boxes": 0, "buttons": 2},
    "07-reading-the-survey": {"sliders": 4, "texts": 0, "radios": 10, "boxes": 3, "buttons": 0},
    "close": {"sliders": 2, "texts": 2, "radios": 0, "boxes": 0, "buttons": 0},
}
WITHOUT_FIGURES = ("close",)
SHOWN_AT_ONCE = {"07-reading-the-survey": 4}  # figures of a made-up survey: nothing of it is about the reader
ALL = pytest.mark.parametrize("notebook", list(FIELDS))


@pytest.fixture(autouse=True)
def empty_journal(workshop: Any) -> None:
    """Every test begins without an answer."""
    workshop.journal.unlink(missing_ok=True)


def slider(page: Page, label: str) -> Locator:
    return page.get_by_role("slider", name=label)


def figure(page: Page, words: str) -> Locator:
    """The visible drawing whose words for the blind contain `words`."""
    return page.locator(f'img.u-figure-light[alt*="{words}"]')


def answers(workshop: Any) -> dict[str, Any]:
    entries = json.loads(workshop.journal.read_text("utf-8"))["answers"] if workshop.journal.exists() else {}
    return {key: entry["value"] for key, entry in entries.items()}


def give_all_answers(page: Page, workshop: Any) -> None:
    """Tick, choose, give all points, move each slider one step, order and write, all from the keyboard.

    Choices come first: some bring a field, which is waited for, and some open a guess again.
    """
    for each in (*page.get_by_role("checkbox").all(), *page.get_by_role("radio").all()):
        each.press("Space")
    workshop.taken_in(page)
    if page.get_by_role("radio", name="Robin").count():  # another colleague brings other fields
        expect(slider(page, "Robin, after asking: how sure are you now?")).to_be_visible()
    if page.get_by_role("radio", name="Somebody beside me").count():  # and so does a neighbour
        expect(page.locator(".u-allocation", has_text="Let them read out their five numbers")).to_be_visible()
    for place, points in enumerate(page.locator(".u-allocation").all()):
        shares = points.get_by_role("slider").all()
        for share in shares:  # one of them begins at the answer of another
            share.press("Home")
        shares[place % len(shares)].press("End")
    for each in page.get_by_role("slider").all():
        each.press("ArrowRight")
    keep = page.get_by_role("button", name="Keep this order")
    for _ in range(keep.count()):
        keep.first.press("Enter")
    for each in page.locator("textarea").all():
        each.fill("All right. Thank you for telling me.")
        each.blur()
    workshop.taken_in(page)


def expect_figures(page: Page, notebook: str) -> None:
    if notebook not in WITHOUT_FIGURES:
        expect(page.locator(".u-figure:visible")).not_to_have_count(0)


def restart_all_kernels(page: Page, workshop: Any) -> None:
    headers = {"Authorization": f"token {workshop.token}"}
    for kernel in page.request.get(f"{workshop.base}api/kernels", headers=headers).json():
        done = page.request.post(f"{workshop.base}api/kernels/{kernel['id']}/restart", headers=headers)
        assert done.ok


@ALL
def test_every_field_is_there_without_a_click_and_nothing_is_written(
    page: Page, workshop: Any, notebook: str
) -> None:
    workshop.open(page, notebook)
    fields = FIELDS[notebook]
    expect(page.get_by_role("slider")).to_have_count(fields["sliders"])
    expect(page.locator("textarea")).to_have_count(fields["texts"])
    expect(page.get_by_role("radio")).to_have_count(fields["radios"])
    expect(page.get_by_role("checkbox")).to_have_count(fields["boxes"])
    expect(page.locator(".u-figure:visible")).to_have_count(SHOWN_AT_ONCE.get(notebook, 0))
    assert not workshop.journal.exists()


def test_sliders_moved_by_keyboard_bring_the_figure_of_invitations(page: Page, workshop: Any) -> None:
    workshop.open(page, "00-terms")
    for name, key in zip(FREEDOM, ("End", "ArrowLeft", "Home"), strict=True):
        slider(page, name).press(key)
    slider(page, "how many would rather not come").press("ArrowLeft")
    shown = figure(page, "One row of people")
    expect(shown).to_be_visible()
    expect(figure(page, "Your manager hopes: 12 of 12 come")).to_be_visible()
    expect(page.get_by_text("fills the room")).to_be_visible()
    first = shown.get_attribute("src")
    slider(page, "how many would rather not come").press("Home")
    expect(page.get_by_text("every yes is worth the same")).to_be_visible()
    expect(shown).not_to_have_attribute("src", str(first))


def test_a_slider_moved_by_keyboard_changes_the_figure_of_trust(page: Page, workshop: Any) -> None:
    workshop.open(page, "02-trusts-own-speed")
    slider(page, "How many kept ones make up for it").press("Home")
    expect(figure(page, "settles at 0.90")).to_be_visible()
    slider(page, "share of promises that are kept").first.press("End")
    expect(figure(page, "settles at 1.00")).to_be_visible()
    slider(page, "what a kept one counts afterwards").press("Home")
    expect(figure(page, "Two courses of trust")).to_be_visible()
    expect(page.get_by_text("When the mandate ends, trust goes from")).to_be_visible()


@pytest.mark.parametrize(("width", "height", "top"), [(1100, 900, ".u-beside"), (390, 844, ".u-range")])
def test_a_slider_and_the_figure_it_changes_are_on_one_screen(
    new_page: Callable[..., Page], workshop: Any, width: int, height: int, top: str
) -> None:
    page = new_page(width=width, height=height)
    workshop.open(page, "02-trusts-own-speed")
    p, weight = slider(page, "share of promises that are kept"), slider(page, "what a kept one counts")
    weight.press("ArrowLeft")
    for moved, words in (
        (p.first, "Trust over 52 weeks"),
        (weight, "Two courses"),
        (p.last, "Two courses"),
    ):
        moved.press("ArrowLeft")
        shown = figure(page, words)
        expect(shown).to_be_visible()
        moved.evaluate("(node, top) => node.closest(top).scrollIntoView({ block: 'start' })", top)
        before = str(shown.get_attribute("src"))
        moved.press("ArrowLeft")
        expect(shown).not_to_have_attribute("src", before)
        expect(moved).to_be_in_viewport(ratio=1)
        expect(shown).to_be_in_viewport(ratio=0.95)
        assert moved.evaluate(ON_TOP), "the figure covers the slider"


def test_sliders_of_a_model_stand_close_together(page: Page, workshop: Any) -> None:
    workshop.open(page, "02-trusts-own-speed")
    tops = [box["y"] for each in page.locator(".u-beside .u-range").all() if (box := each.bounding_box())]
    assert len(tops) == 9
    for group in (tops[:3], tops[3:]):
        assert max(later - earlier for earlier, later in pairwise(group)) <= 104


def test_the_same_field_in_two_places_is_one_answer(page: Page, workshop: Any) -> None:
    workshop.open(page, "02-trusts-own-speed")
    above, below = slider(page, "share of promises that are kept").all()
    for moved, other, wanted in ((above, below, "1"), (below, above, "0"), (above, below, "1")):
        moved.press("End" if wanted == "1" else "Home")
        expect(other).to_have_value(wanted)
    workshop.open(page, "02-trusts-own-speed")
    expect(below).to_have_value("1")
    expect(page.locator(".u-lost")).to_have_count(0)


def test_a_figures_words_can_be_read_on_a_telephone(new_page: Callable[..., Page], workshop: Any) -> None:
    from unlabeled.exercises import dots as invitations
    from unlabeled.exercises.own_speed import drawing as trust

    page = new_page(width=390, height=844)
    workshop.open(page, "00-terms")
    for each in page.get_by_role("slider").all():
        each.press("Home")
    expect(page.locator("img.u-figure-light").first).to_be_visible()
    box = page.locator("img.u-figure-light").first.bounding_box()
    assert box
    for inches, points in ((invitations.WIDTH, invitations.TEXT), (trust.SIZE[0], trust.TEXT)):
        assert points * box["width"] / (72 * inches) >= 11


def test_a_colleague_is_guessed_asked_and_guessed_again_from_the_keyboard(page: Page, workshop: Any) -> None:
    workshop.open(page, "03-ask-dont-guess")
    page.get_by_role("radio", name="Kim").press("Space")
    first = page.get_by_role("group", name="Kim: what matters most at work, and what least?")
    first.get_by_role("button", name="Up: Bad news at once").press("Enter")
    again = page.get_by_role("group", name="Kim, after asking: what matters most, and what least?")
    expect(again.get_by_role("listitem").nth(2)).to_contain_text("Bad news at once")
    again.get_by_role("button", name="Up: Hours without interruptions").press("Enter")
    page.get_by_role("checkbox", name="What happens to your work").press("Space")
    expect(page.get_by_text("I smile, and then I need half an hour")).to_be_visible()
    slider(page, "Kim: how sure").press("Home")
    expect(page.locator(".u-figure:visible")).to_have_count(0)
    slider(page, "Kim, after asking: how sure").press("End")
    expect(figure(page, "Before asking: 0 sure, 7 pairs. After: 100 sure, 6 pairs.")).to_be_visible()
    expect(page.get_by_text("You grew surer, and you came nearer.")).to_be_visible()
    page.get_by_role("radio", name="Alex").press("Space")
    expect(page.locator(".u-figure:visible")).to_have_count(0)
    workshop.open(page, "03-ask-dont-guess")
    page.get_by_role("radio", name="Kim").press("Space")
    expect(figure(page, "Before asking: 0 sure, 7 pairs. After: 100 sure, 6 pairs.")).to_be_visible()


def test_the_weight_of_advice_is_drawn_from_the_keyboard(page: Page, workshop: Any) -> None:
    workshop.open(page, "04-the-weight-of-advice")
    slider(page, "How far the heading is off").first.press("End")
    expect(figure(page, "Above, a map")).to_be_visible()
    slider(page, "How far the heading is off").first.press("Home")
    expect(page.get_by_text("The heading is right")).to_be_visible()
    page.get_by_role("radio", name="Mostly the one I told").first.press("Space")
    page.get_by_role("checkbox", name="To none of them, so far").press("Space")
    slider(page, "Of how many will that be true").press("Home")
    expect(figure(page, "So: nothing ties it to you")).to_be_visible()
    expect(page.get_by_text("No line leads to you from: the latest.")).to_be_visible()


def test_points_become_three_columns_once_both_guesses_are_made(page: Page, workshop: Any) -> None:
    workshop.open(page, "05-not-a-mini-me")
    own, advice = page.locator(".u-allocation:visible").all()[:2]
    own.get_by_role("slider").first.press("End")
    advice.get_by_role("slider").nth(1).press("End")
    page.get_by_role("radio", name="Noor").first.press("Space")
    expect(page.get_by_text("Four years in the team")).to_be_visible()
    page.get_by_role("radio", name="My own").press("Space")
    expect(figure(page, "Three columns of five bars")).to_have_count(0)
    slider(page, "How many of your 100 points").press("End")
    expect(figure(page, "Learning: 100, 0, 40. Free evenings: 0, 100, 10.")).to_be_visible()
    expect(page.get_by_text("your advice stands at 0.42")).to_be_visible()
    page.get_by_role("radio", name="Somebody beside me").press("Space")
    expect(figure(page, "Three columns of five bars")).to_be_hidden()
    expect(page.get_by_role("radio", name="My own")).not_to_be_checked()
    page.get_by_role("radio", name="My own").press("Space")
    slider(page, "How many of your 100 points").press("Home")
    heard = page.locator(".u-allocation:visible", has_text="Let them read out their five numbers")
    heard.get_by_role("slider").nth(1).press("End")
    expect(page.get_by_text("your advice stands at 0.00")).to_be_visible()


def test_a_message_is_marked_after_the_guess_and_ticks_change_nothing(page: Page, workshop: Any) -> None:
    workshop.open(page, "05-not-a-mini-me")
    version = page.get_by_label("Your version")
    expect(version).to_have_value(re.compile("^Just one thing about the reviews"))
    slider(page, "Without counting").press("End")
    expect(page.get_by_text("You guessed 15; our list marks 9.")).to_be_visible()
    version.fill("Come only if you like. שלום 🙂")
    version.blur()
    expect(page.locator("strong", has_text="only")).to_be_visible()
    workshop.taken_in(page)
    before = page.locator(".jp-Notebook").inner_text()
    page.get_by_role("checkbox", name="A real choice").press("Space")
    expect(page.get_by_role("checkbox", name="A real choice")).to_be_checked()
    workshop.taken_in(page)
    assert page.locator(".jp-Notebook").inner_text() == before


def test_answers_survive_a_reload_and_a_restart_of_the_kernel(page: Page, workshop: Any) -> None:
    workshop.open(page, "02-trusts-own-speed")
    slider(page, "How many kept ones make up for it").press("End")
    reply = page.get_by_label("Your answer")
    reply.fill("Of course. לא נורא 🙂")
    reply.blur()
    expect(figure(page, "settles at 0.31")).to_be_visible()
    for restart in (False, True):
        if restart:
            restart_all_kernels(page, workshop)
        workshop.open(page, "02-trusts-own-speed")
        expect(slider(page, "How many kept ones make up for it")).to_have_value("20")
        expect(page.get_by_label("Your answer")).to_have_value("Of course. לא נורא 🙂")
        expect(figure(page, "settles at 0.31")).to_be_visible()


def test_the_same_cases_come_with_the_label_after_a_reload(page: Page, workshop: Any) -> None:
    workshop.open(page, "01-label-off")
    for each in page.get_by_role("radio").all():
        each.press("Space")
    workshop.taken_in(page)
    expect(figure(page, "Your shift is").first).to_be_visible()
    before = page.locator(".jp-OutputArea-output").filter(has=page.get_by_role("radio")).all_inner_texts()
    workshop.open(page, "01-label-off")
    expect(figure(page, "Your shift is").first).to_be_visible()
    after = page.locator(".jp-OutputArea-output").filter(has=page.get_by_role("radio")).all_inner_texts()
    assert after[:3] == before[:3]


def test_an_answer_that_is_taken_back_leaves_nothing(page: Page, workshop: Any) -> None:
    workshop.open(page, "00-terms")
    slider(page, FREEDOM[0]).press("End")
    clear = page.locator(".u-range", has=slider(page, FREEDOM[0])).get_by_role("button", name="Clear")
    expect(clear).to_be_visible()
    clear.click()
    expect(clear).to_be_hidden()
    workshop.open(page, "00-terms")
    expect(clear).to_be_hidden()
    assert answers(workshop) == {}


def test_both_letters_stand_side_by_side(page: Page, workshop: Any) -> None:
    workshop.open(page, "02-trusts-own-speed")
    page.get_by_label("Your answer").fill("Of course. Was it me?")
    page.get_by_label("what would you have wanted to read").fill("All right.")
    one, other = (
        page.get_by_role("heading", name=name, exact=True)
        for name in ("What you wrote", "What you would have wanted to read")
    )
    expect(one).to_be_visible()
    left, right = one.bounding_box(), other.bounding_box()
    assert left
    assert right
    assert right["x"] > left["x"] + 200
    assert abs(right["y"] - left["y"]) < 2
    expect(page.get_by_text("Questions: 1.")).to_be_visible()


def test_what_is_listed_becomes_dots_and_one_more_helper_hardly_shows(page: Page, workshop: Any) -> None:
    workshop.open(page, "06-alive-in-someone-else")
    page.get_by_label("What did they do that you would never have suggested?").fill("Said no\nAsked a critic")
    page.get_by_label("What can you not know without asking them?").fill("What it cost")
    expect(figure(page, "One dot for each of 3 things")).to_be_visible()
    expect(page.get_by_text("2 or 3 of your 3")).to_be_visible()
    slider(page, "does the group without you do at least as well").press("Home")
    expect(figure(page, "Two groups of 20")).to_be_visible()
    expect(page.get_by_text("Your guess was 0. In 42 of 100 such pairs")).to_be_visible()


def test_results_that_are_kept_with_the_page_are_shown_once_and_saved_never(
    page: Page, workshop: Any
) -> None:
    for _ in range(2):  # the second time in the same kernel
        workshop.open(page, "07-reading-the-survey")
        expect(page.get_by_text("If 20 people answer, each statement is shown like this")).to_have_count(1)
        expect(page.get_by_role("heading", name="Trust that is not forced, wave 2")).to_have_count(1)
        expect(page.get_by_text("There is no ours.csv in the folder data/survey")).to_have_count(1)
        expect(page.locator(".jp-OutputArea-output[data-mime-type*='stderr']")).to_have_count(0)


def test_somebody_is_found_and_then_is_not(page: Page, workshop: Any) -> None:
    workshop.open(page, "07-reading-the-survey")
    page.get_by_role("radio", name="By team and years").press("Space")
    expect(page.get_by_text("A count of one is a person")).to_be_visible()
    page.get_by_role("radio", name="Tula, in the team Kiln").press("Space")
    expect(page.get_by_text("3 of the 3 others in Kiln agree").first).to_be_visible()
    page.get_by_role("radio", name="Off: the numbers as before").press("Space")
    expect(page.get_by_text("those of 3 of the 21: Reva, Sido, Uwem")).to_have_count(2)
    page.get_by_role("radio", name="On: what the survey").press("Space")
    expect(page.get_by_text("Whichever of the 21 you are")).to_be_visible()
    expect(page.get_by_text("those of 3 of the 21: Reva, Sido, Uwem")).to_have_count(1)


def test_a_promise_is_saved_as_a_file_and_its_day_as_a_calendar_entry(page: Page, workshop: Any) -> None:
    workshop.open(page, "close")
    expect(page.get_by_role("button", name="Keep it as a file")).to_be_disabled()
    page.get_by_label("What will I do?").fill("I ask before I advise. 🙂")
    slider(page, "For how many weeks?").press("End")
    slider(page, "in how many would you really do it?").press("End")
    slider(page, "in how many would you really do it?").press("ArrowLeft")
    expect(page.get_by_text("none of the 12 is about 28 in 100")).to_be_visible()
    with page.expect_download() as written:
        page.get_by_role("button", name="Keep it as a file").click()
    assert written.value.suggested_filename == "my-promise.txt"
    assert "I ask before I advise. 🙂" in Path(written.value.path()).read_text("utf-8")
    with page.expect_download() as entry:
        page.get_by_role("button", name="Put the day in my calendar").click()
    assert entry.value.suggested_filename == "look-again.ics"
    assert "advise" not in Path(entry.value.path()).read_text("utf-8")
    page.get_by_role("button", name="Take my journal with me").click()
    with page.expect_download() as journal:
        page.locator(".u-journal .u-panel:visible button").first.click()
    assert journal.value.suggested_filename.endswith(".json")


@ALL
def test_axe_finds_nothing_in_our_parts_light_or_dark(
    page: Page, workshop: Any, axe: Axe, notebook: str
) -> None:
    workshop.open(page, notebook)
    assert axe(page, ".jp-OutputArea-output") == []
    give_all_answers(page, workshop)
    expect_figures(page, notebook)
    assert axe(page, ".jp-OutputArea-output") == []
    page.emulate_media(color_scheme="dark")
    expect(page.locator("body")).to_have_attribute("data-jp-theme-light", "false")
    if notebook not in WITHOUT_FIGURES:
        expect(page.locator("img.u-figure-dark:visible")).not_to_have_count(0)
        expect(page.locator("img.u-figure-light:visible")).to_have_count(0)
    assert axe(page, ".jp-OutputArea-output") == []


@ALL
def test_a_telephone_never_scrolls_sideways(
    new_page: Callable[..., Page], workshop: Any, notebook: str
) -> None:
    page = new_page(width=390, height=800)
    workshop.open(page, notebook)
    give_all_answers(page, workshop)
    if notebook not in WITHOUT_FIGURES:
        page.locator("details summary").first.click()
    expect_figures(page, notebook)
    wide = page.evaluate(
        """() => [...document.querySelectorAll('.jp-Notebook *')]
            .filter((each) => each.getBoundingClientRect().right > 391 && each.checkVisibility())
            .map((each) => each.tagName + '.' + each.className)"""
    )
    assert wide == []
