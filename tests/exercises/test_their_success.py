"""`their-success` as a learner uses it: lists in; a range, a figure and words side by side out."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unlabeled.exercises.desk import Desk
from unlabeled.exercises.their_success.listed import Listed, things
from unlabeled.journal import Journal, Place
from unlabeled.widgets import Memory

LayOut = Callable[[str], Any]
counts = st.integers(0, 40)


@pytest.fixture
def view(lay_out: LayOut) -> Any:
    return lay_out("their-success")


def write(view: Any, never: int = 0, unknown: int = 0, might: int = 0) -> None:
    """Put so many things on the three lists."""
    for field, count in ((view.never, never), (view.unknown, unknown), (view.might, might)):
        field.value = "\n".join(f"thing {number}" for number in range(count))


@pytest.mark.parametrize(
    ("text", "listed"),
    [
        ("", ()),
        (" \n\t\n", ()),
        ("- \n* \n", ()),
        ("asked early", ("asked early",)),
        ("- asked early\r\n* wrote it down", ("asked early", "wrote it down")),
        ("Asked\nasked\n ASKED ", ("Asked",)),
        ("گوش داد\n聞いた\n👍", ("گوش داد", "聞いた", "👍")),
        ("well-known trick", ("well-known trick",)),
        ("1. first", ("1. first",)),
    ],
)
def test_one_line_is_one_thing(text: str, listed: tuple[str, ...]) -> None:
    assert things(text) == listed


def test_what_is_not_known_leaves_the_share_open() -> None:
    assert Listed(never=3, unknown=2, might=5).bounds == (0.3, 0.5)
    assert Listed(never=3, unknown=0, might=1).bounds == (0.75, 0.75)
    assert Listed(never=0, unknown=4, might=0).bounds == (0.0, 1.0)


def test_an_empty_list_leaves_everything_open() -> None:
    assert Listed(0, 0, 0).bounds == (0.0, 1.0)


@given(counts, counts, counts, st.integers(0, 40))
def test_wherever_the_unknown_things_belong_the_share_lies_inside_the_bounds(
    never: int, unknown: int, might: int, theirs: int
) -> None:
    listed = Listed(never, unknown, might)
    low, high = listed.bounds
    if listed.total:
        assert low <= (never + min(theirs, unknown)) / listed.total <= high


def test_an_untouched_page_says_what_will_appear_and_writes_nothing(view: Any, journal: Journal) -> None:
    assert view.figure.light == ""
    assert "Your figure appears here" in view.before.text
    assert "side by side" in view.waiting.text
    assert not journal.path.exists()


def test_the_figure_counts_what_stands_on_the_lists(view: Any) -> None:
    write(view, never=4, unknown=2, might=1)
    assert [row[1] for row in view.figure.table["rows"]] == ["4", "2", "1"]
    assert "7 things" in view.figure.label
    assert view.figure.light != view.figure.dark
    assert view.before.text == ""


def test_a_list_without_a_guess_is_read_by_itself(view: Any) -> None:
    write(view, never=1, unknown=2, might=1)
    assert "between 1 and 3 of your 4." in view.finding.text
    assert "Your guess" not in view.finding.text
    assert "your guess" not in view.figure.label


@pytest.mark.parametrize(
    ("guess", "says"),
    [
        (2, "more of it could have come from you"),
        (5, "leaves room for it"),
        (9, "less of it could have come"),
    ],
)
def test_the_guess_lies_below_inside_or_above_what_the_list_allows(view: Any, guess: int, says: str) -> None:
    view.guess.value = guess
    write(view, never=4, unknown=2, might=4)
    assert "between 4 and 6 of your 10." in view.finding.text
    assert says in view.finding.text
    assert f"your guess: {guess} of ten" in view.figure.label


def test_what_is_open_is_never_said_more_narrowly_than_it_is(view: Any) -> None:
    write(view, never=12, unknown=1, might=11)
    assert "12 or 13 of your 24." in view.finding.text
    write(view, never=7, unknown=1, might=2)
    assert "7 or 8 of your 10." in view.finding.text


def test_a_list_on_which_all_is_known_asks_what_is_missing(view: Any) -> None:
    view.guess.value = 0
    write(view, never=3, might=1)
    assert "3 of the 4 things on your list. For ten, that makes about 8." in view.finding.text
    assert "What would they add?" in view.finding.text


def test_a_list_of_which_nothing_is_known_allows_anything(view: Any) -> None:
    view.guess.value = 5
    write(view, unknown=3)
    assert view.finding.text.startswith("Everything on your list is theirs to tell")
    assert "guess" not in view.finding.text


def test_a_list_of_what_could_all_be_ones_own_is_taken_as_it_is(view: Any) -> None:
    view.guess.value = 0
    write(view, might=2)
    assert "0 of the 2 things" in view.finding.text
    assert "leaves room for it" in view.finding.text


def test_more_things_than_the_figure_holds_are_kept_and_the_page_says_so(view: Any, journal: Journal) -> None:
    write(view, never=41)
    assert view.figure.light == ""
    assert "up to 40 things" in view.before.text
    assert len(journal.answers()["06/their-success/never"].value.splitlines()) == 41
    write(view, never=40)
    assert view.figure.light


def test_taking_everything_off_the_lists_takes_the_figure_away(view: Any) -> None:
    write(view, never=2)
    write(view)
    assert (view.figure.light, view.finding.text) == ("", "")


def test_the_expected_and_the_given_answer_stand_side_by_side(view: Any) -> None:
    view.used.value, view.ignored.value = "the outline", " "
    assert view.thought.text == ""
    view.said_ignored.value = "most of it\n\nthe outline"
    assert view.thought.text.splitlines() == ["What you expected", "used", "the outline", "ignored", "–"]
    assert view.said.text.splitlines() == [
        "What they said",
        "used",
        "–",
        "ignored",
        "most of it",
        "the outline",
    ]
    assert view.waiting.text == ""


@pytest.mark.parametrize(
    ("confidence", "expected", "says"),
    [(90, 20, "taken for granted"), (20, 90, "trust yourself to know"), (50, 60, "People are also polite")],
)
def test_how_sure_one_was_stands_beside_how_much_came_as_expected(
    view: Any, confidence: int, expected: int, says: str
) -> None:
    view.used.value, view.said_used.value = "the outline", "the outline"
    assert view.distance.text == ""
    view.confidence.value, view.expected.value = confidence, expected
    assert says in view.distance.text
    assert f"{confidence} in 100 sure, and {expected} in 100" in view.distance.text


def test_two_zeros_are_two_answers(view: Any) -> None:
    view.used.value, view.said_used.value = "nothing", "nothing"
    view.confidence.value = view.expected.value = 0
    assert "0 in 100 sure" in view.distance.text


def test_answers_are_there_again_in_a_new_kernel(view: Any, lay_out: LayOut) -> None:
    view.guess.value = 3
    write(view, never=2, might=1)
    view.ask.value = "Was hast du weggelassen? 🙂"
    again = lay_out("their-success")
    assert again.ask.value == view.ask.value
    assert again.figure.light == view.figure.light


def test_deleting_the_journal_empties_the_page(memory: Memory, journal: Journal) -> None:
    view: Any = Desk(memory, Place.THIS_LAPTOP).view("their-success")
    write(view, never=2)
    view.used.value, view.said_used.value = "the outline", "nothing"
    journal.delete()
    memory.refresh()
    assert (view.figure.light, view.thought.text, view.said.text, view.never.value) == ("", "", "", "")
    assert not journal.path.exists()
