"""`advice-ledger`: what ties a piece of advice to its giver, and the picture that a learner sees."""

from collections.abc import Callable
from itertools import product
from typing import Any

import pytest

from unlabeled.exercises.advice_ledger.ledger import Payer, Piece, Standing
from unlabeled.journal import Journal

LayOut = Callable[[str], Any]
NAMES = ("latest", "second", "third")


@pytest.fixture
def view(lay_out: LayOut) -> Any:
    return lay_out("three-pieces")


def answer(view: Any, *payers: str | None, back: tuple[str, ...] = (), guess: int | None = 2) -> None:
    view.guess.value = guess
    for name, payer in zip(NAMES, payers, strict=False):
        view.payers[name].value = payer
    view.back.value = back


@pytest.mark.parametrize(("payer", "returned"), list(product((*Payer, None), (True, False, None))))
def test_a_piece_is_unowned_only_if_both_answers_say_so(payer: Payer | None, returned: bool | None) -> None:
    if payer in (Payer.ME, Payer.BOTH) or returned:
        expected = Standing.TIED
    elif None in (payer, returned):
        expected = Standing.OPEN
    else:
        expected = Standing.UNKNOWN if payer is Payer.UNKNOWN else Standing.UNOWNED
    assert Piece(payer, returned).standing is expected


def test_nothing_is_shown_or_written_before_an_answer(view: Any, journal: Journal) -> None:
    assert (view.figure.light, view.finding.text) == ("", "")
    assert "once you have made your guess" in view.before.text
    assert not journal.path.exists()


def test_a_guess_alone_shows_no_picture(view: Any) -> None:
    answer(view)
    assert view.figure.light == ""


def test_no_picture_comes_before_the_guess(view: Any) -> None:
    answer(view, "them", "them", "me", back=("latest",), guess=None)
    assert (view.figure.light, view.finding.text) == ("", "")
    view.guess.value = 0
    assert view.figure.light


def test_the_guess_is_in_the_core_like_the_picture(view: Any) -> None:
    assert view.guess in view.steps["pieces"].children


def test_the_picture_names_what_stands_unowned(view: Any) -> None:
    answer(view, "them", "both", "others", back=("none",))
    assert "No line leads to you from: the latest, the third." in view.finding.text
    assert "The latest. Who pays: Mostly the one I told." in view.figure.label
    assert view.figure.label.count("nothing ties it to you") == 2
    assert [row[0] for row in view.figure.table["rows"]] == [
        "The latest",
        "The second",
        "The third",
    ]


def test_each_tie_is_a_line_of_its_own_in_the_drawing(view: Any) -> None:
    answer(view, "them", "them", "them", back=("none",))
    none = view.figure.light
    answer(view, "me", back=("none",))
    one = view.figure.light
    answer(view, "me", back=("latest",))
    assert none.count("stroke-dasharray") == one.count("stroke-dasharray")
    assert view.figure.light.count("stroke-dasharray") > one.count("stroke-dasharray")
    assert one != none


def test_a_missing_answer_is_left_open_and_never_called_unowned(view: Any) -> None:
    answer(view, "them")
    assert "No line leads to you" not in view.finding.text
    assert "What has no answer is left open." in view.finding.text


def test_the_guess_is_set_beside_the_picture_once_nothing_is_open(view: Any) -> None:
    answer(view, "them", "me", back=("third",), guess=0)
    answer(view, "them", "me", back=("none",), guess=0)
    assert "You expected" not in view.finding.text
    answer(view, "them", "me", "them", back=("third",), guess=0)
    assert "You expected 0 without a line; the picture shows 1." in view.finding.text
    view.guess.value = 1
    assert "You expected as many." in view.finding.text


def test_all_three_with_a_line_get_a_question_and_no_praise(view: Any) -> None:
    answer(view, "me", "both", "unknown", back=("third",))
    assert "Which line would hold" in view.finding.text


def test_not_to_know_who_pays_is_neither_a_line_nor_none(view: Any) -> None:
    answer(view, "unknown", "me", "them", back=("none",))
    assert "It cannot be said whether a line leads to you from: the latest." in view.finding.text
    assert "No line leads to you from: the third." in view.finding.text
    assert "You expected" not in view.finding.text
    assert "Which line would hold" not in view.finding.text
    assert "So: cannot be said." in view.figure.label
    assert view.figure.label.count("nothing ties it to you") == 1


def test_a_piece_that_is_ticked_counts_beside_the_tick_at_none(view: Any) -> None:
    answer(view, "them", "them", "them", back=("second", "none"))
    assert [row[2] for row in view.figure.table["rows"]] == ["not so far", "yes", "not so far"]


def test_the_rule_says_that_it_is_ours_and_coarse(view: Any) -> None:
    answer(view, "me")
    assert "The rule is ours and it is coarse" in view.finding.text


def test_taking_every_answer_back_takes_picture_and_journal_entries_away(view: Any, journal: Journal) -> None:
    answer(view, "me", back=("none",))
    answer(view, None, guess=None)
    assert (view.figure.light, view.finding.text) == ("", "")
    assert not journal.answers()


@pytest.mark.parametrize("text", ["x" * 4000, "أخبرت زميلا أن يرفض", "🧭 told them to go", "<b>go</b>"])
def test_any_note_comes_back_as_it_was_written_and_stays_out_of_the_picture(
    view: Any, lay_out: LayOut, text: str
) -> None:
    view.notes.value = view.come_back.value = text
    answer(view, "me", back=("none",))
    again = lay_out("three-pieces")
    assert (again.notes.value, again.come_back.value) == (text, text)
    assert again.payers["latest"].value == "me"
    assert text not in again.figure.label + again.figure.light
