"""`label-off` as a learner uses it: a guess, lines as they were dealt, two figures and the journal."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from unlabeled.content import ContentError
from unlabeled.exercises.catalogue import load_pages
from unlabeled.exercises.desk import Desk
from unlabeled.exercises.label_off.drawing import Scale, draw_chance
from unlabeled.journal import Journal, Place
from unlabeled.widgets import Memory

LayOut = Callable[[str], Any]
Change = Callable[[str, str, str], None]


@pytest.fixture
def view(lay_out: LayOut) -> Any:
    return lay_out("label-off")


def shown(view: Any, labelled: bool) -> list[Any]:
    """The fields on the page that stand below the label, or those that do not."""
    fields = [part for step in ("first", "second") for part in view.steps[step].children[1::2]]
    frames = [part for step in ("first", "second") for part in view.steps[step].children[::2]]
    return [
        field
        for frame, field in zip(frames, fields, strict=True)
        if ("You are their mentor" in frame.text) == labelled
    ]


def answer(view: Any, on: str = "", off: str = "", guess: str | None = "telling") -> None:
    """Pick lines by their initials: a(sk), t(ell), s(tory), w(ait); the rest stays open."""
    names = {"a": "ask", "t": "advise", "s": "story", "w": "wait"}
    view.predicted.value = guess
    for labelled, letters in ((True, on), (False, off)):
        for field, letter in zip(shown(view, labelled), letters, strict=False):
            field.value = names[letter]


def test_three_of_six_cases_come_with_the_label_and_two_of_the_first_four(view: Any) -> None:
    assert (len(shown(view, True)), len(shown(view, False))) == (3, 3)
    first = [part.text for part in view.steps["first"].children[::2]]
    assert ["You are their mentor" in text for text in first].count(True) == 2


def test_a_page_that_nobody_touched_writes_nothing_and_draws_nothing(view: Any, journal: Journal) -> None:
    assert not journal.path.parent.exists() or not list(journal.path.parent.iterdir())
    assert (view.figure.light, view.chances.light) == ("", "")
    assert "appears here once you have guessed" in view.before.text
    assert view.again.disabled


def test_without_a_guess_nothing_is_shown(view: Any) -> None:
    answer(view, "tta", "aaw", guess=None)
    assert view.figure.light == ""
    assert "once you have guessed" in view.before.text


@pytest.mark.parametrize(("on", "off"), [("tta", ""), ("", "tta")])
def test_where_one_kind_only_is_answered_there_is_nothing_to_compare(view: Any, on: str, off: str) -> None:
    answer(view, on, off)
    assert (view.figure.light, view.chances.light, view.verdict.text) == ("", "", "")
    assert "nothing to compare yet" in view.before.text


@pytest.mark.parametrize(
    ("on", "off", "says"),
    [
        (
            "tst",
            "aaw",
            "3 of 3 with the label, 0 of 3 without. A shift of 100 points of 100, towards telling",
        ),
        ("aaw", "tta", "0 of 3 with the label, 2 of 3 without. A shift of 67 points of 100, towards asking"),
        ("ta", "at", "1 of 2 with the label, 1 of 2 without. No shift in these"),
        ("tts", "stt", "All 6 lines tell"),
        ("awa", "waw", "None of the 6 lines tells"),
        ("t", "a", "1 of 1 with the label, 0 of 1 without"),
    ],
)
def test_the_finding_says_what_was_picked(view: Any, on: str, off: str, says: str) -> None:
    answer(view, on, off)
    assert says in view.finding.text
    assert "95 % interval" in view.finding.text
    assert "What you expected: “Towards telling”." in view.finding.text
    assert view.figure.light.startswith("<svg")


@pytest.mark.parametrize(
    ("on", "off", "says"),
    [
        ("ttt", "aaa", "Of the 12 ways to deal it among these cases, 2 move at least as far as yours"),
        ("ta", "at", "ways to deal the label would have shown a shift all the same"),
        ("ttt", "ttt", "however the label is dealt there is no shift to see"),
    ],
)
def test_what_chance_could_do_is_counted(view: Any, on: str, off: str, says: str) -> None:
    answer(view, on, off)
    assert says in view.verdict.text
    assert "Toy model" in view.chances.label


def test_an_interval_that_leaves_no_shift_out_says_so(view: Any) -> None:
    answer(view, "ttt", "aaa")
    assert "+21 and +100 points" in view.finding.text
    assert "None at all would not fit" in view.finding.text


def test_each_press_deals_ten_more_until_the_picture_is_full(view: Any) -> None:
    def drawn() -> int:
        return sum(int(row[2]) for row in view.chances.table["rows"])

    answer(view, "tta", "taa")
    assert drawn() == 10
    before = view.chances.light
    view.again.press()
    assert drawn() == 20
    assert view.chances.light != before
    for _ in range(30):
        view.again.press()
    assert drawn() == 200
    assert view.again.disabled


def test_another_line_begins_the_deals_anew(view: Any) -> None:
    answer(view, "tta", "taa")
    view.again.press()
    shown(view, True)[0].value = "ask"
    assert sum(int(row[2]) for row in view.chances.table["rows"]) == 10


def test_counting_otherwise_changes_the_shift_and_the_way_back_is_open(view: Any) -> None:
    answer(view, "sst", "aaa")
    usual = view.figure.light
    view.count.value = "story-leaves"
    assert "1 of 3 with the label" in view.finding.text
    view.count.value = None
    assert view.figure.light == usual


def test_leaving_out_all_of_one_kind_leaves_nothing_to_compare(view: Any) -> None:
    answer(view, "www", "aat")
    view.count.value = "wait-left-out"
    assert view.figure.light == ""
    assert "nothing to compare yet" in view.before.text


def test_the_lines_picked_with_the_label_on_stand_at_the_end(view: Any) -> None:
    answer(view, "a", "t")
    assert view.said.text.splitlines()[0] == "What you picked with the label on"
    assert view.said.text.count("\n") == 1


def test_the_deal_is_there_again_in_a_new_kernel(view: Any, lay_out: LayOut) -> None:
    answer(view, "tta", "saw")
    again = lay_out("label-off")
    for step in ("first", "second"):
        there, here = view.steps[step].children, again.steps[step].children
        assert [part.text for part in here[::2]] == [part.text for part in there[::2]]
        assert [part.value for part in here[1::2]] == [part.value for part in there[1::2]]
        assert [part.options for part in here[1::2]] == [part.options for part in there[1::2]]
    assert again.figure.light == view.figure.light
    assert again.chances.light == view.chances.light


def test_picking_a_line_does_not_move_the_page(view: Any) -> None:
    before = view.steps["first"].children
    shown(view, True)[0].value = "ask"
    assert view.steps["first"].children is before


def test_taking_every_answer_back_leaves_no_trace_not_even_the_deal(view: Any, journal: Journal) -> None:
    answer(view, "tta", "saw")
    assert "01/label-off/dealt" in journal.answers()
    before = view.steps["first"].children
    for field in (*shown(view, True), *shown(view, False), view.predicted):
        field.value = None
    assert journal.answers() == {}
    assert view.steps["first"].children is before


def test_a_deleted_journal_empties_the_page_and_is_not_written_again(journal: Journal) -> None:
    memory = Memory(journal)
    view: Any = Desk(memory, Place.THIS_LAPTOP).view("label-off")
    answer(view, "tta", "saw")
    journal.delete()
    memory.refresh()
    assert [field.value for field in (*shown(view, True), *shown(view, False))] == [None] * 6
    assert (view.figure.light, view.chances.light, view.dealt.value) == ("", "", None)
    assert journal.answers() == {}


def test_a_journal_with_another_deal_brings_its_cases_and_no_line_changes_sides(view: Any) -> None:
    answer(view, "ttt", "aaa")
    given = {key: field.value for key, field in view.lines.items() if field.value}
    for number in range(1, 9):
        view.dealt.value = number
        for labelled in (True, False):
            for field in shown(view, labelled):
                case, side = next(key for key, each in view.lines.items() if each is field)
                assert side == labelled
                assert field.value == given.get((case, labelled))


def test_a_damaged_deal_in_the_journal_is_dealt_anew(journal: Journal, lay_out: LayOut) -> None:
    journal.set("01/label-off/dealt", "many")
    assert len(shown(lay_out("label-off"), True)) == 3


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("- id: the-write-up", "- id: third-week", "Two have the same id"),
        ("id: usual,", "id: story-leaves,", "Two have the same id"),
        ("{name}: your next line", "{case}: your next line", "Only these can be filled in here"),
        ("id: reveal", "id: show", "The steps of this exercise are, in order"),
        ("            wait: Thank you", "            rest: Thank you", "wait: This field is missing"),
    ],
)
def test_a_mistake_in_the_cases_is_named(folder: Path, change: Change, old: str, new: str, says: str) -> None:
    change("01-label-off.yaml", old, new)
    with pytest.raises(ContentError, match=says) as error:
        load_pages(folder)
    assert str(error.value).startswith("01-label-off.yaml, line ")


@pytest.mark.parametrize("piles", [{}, {0.0: 200}, {-1.0: 1, 1.0: 199}, {v / 8: 25 for v in range(-8, 9)}])
def test_deals_are_piled_inside_the_figure(piles: dict[float, int]) -> None:
    scale = Scale("asks", "tells", "your shift: +100")
    figure = draw_chance(piles, 1.0, scale, ("far", "near", "one"))
    axes = figure.axes[0]
    across, up = axes.get_xlim(), axes.get_ylim()
    for line in axes.lines:
        assert all(across[0] <= x <= across[1] for x in line.get_xdata())
        assert all(up[0] <= y <= up[1] for y in line.get_ydata())
