"""`advice-ledger`: what ties a piece of advice to its giver, and the picture that a learner sees."""

from collections.abc import Callable
from itertools import product
from typing import Any

import pytest

from unlabeled.exercises.advice_ledger.ledger import Back, Payer, Piece, Standing
from unlabeled.journal import Journal

LayOut = Callable[[str], Any]
NAMES = ("latest", "second", "third")


@pytest.fixture
def view(lay_out: LayOut) -> Any:
    return lay_out("three-pieces")


def answer(view: Any, *answers: tuple[str | None, str | None]) -> None:
    for name, (payer, back) in zip(NAMES, answers, strict=False):
        view.payers[name].value, view.backs[name].value = payer, back


@pytest.mark.parametrize(("payer", "back"), list(product((*Payer, None), (*Back, None))))
def test_a_piece_is_unowned_only_if_both_answers_say_so(payer: Payer | None, back: Back | None) -> None:
    tied = payer in (Payer.ME, Payer.BOTH) or back is Back.CAME_BACK
    expected = Standing.TIED if tied else Standing.OPEN if None in (payer, back) else Standing.UNOWNED
    assert Piece(payer, back).standing is expected


def test_nothing_is_shown_or_written_before_an_answer(view: Any, journal: Journal) -> None:
    assert (view.figure.light, view.finding.text) == ("", "")
    assert "with the first answer" in view.before.text
    assert not journal.path.exists()


def test_a_guess_alone_shows_no_picture(view: Any) -> None:
    view.guess.value = 2
    assert view.figure.light == ""


def test_the_picture_names_what_stands_unowned(view: Any) -> None:
    answer(view, ("them", "not-yet"), ("both", "not-yet"), ("others", "too-late"))
    assert "No line leads to you from: the latest, the one before that." in view.finding.text
    assert "The latest. Who pays: Mostly the one I told." in view.figure.label
    assert view.figure.label.count("nothing ties it to you") == 2
    assert [row[0] for row in view.figure.table["rows"]] == [
        "The latest",
        "The one before",
        "And before that",
    ]


def test_each_tie_is_a_line_of_its_own_in_the_drawing(view: Any) -> None:
    answer(view, ("them", "not-yet"), ("them", "not-yet"), ("them", "not-yet"))
    none = view.figure.light
    answer(view, ("me", "not-yet"))
    one = view.figure.light
    answer(view, ("me", "came-back"))
    assert none.count("stroke-dasharray") == one.count("stroke-dasharray")
    assert view.figure.light.count("stroke-dasharray") > one.count("stroke-dasharray")
    assert one != none


def test_a_missing_answer_is_left_open_and_never_called_unowned(view: Any) -> None:
    answer(view, ("them", None))
    assert "No line leads to you" not in view.finding.text
    assert "What has no answer is left open." in view.finding.text


def test_the_guess_is_set_beside_the_picture_once_nothing_is_open(view: Any) -> None:
    view.guess.value = 0
    answer(view, ("them", "not-yet"), ("me", "not-yet"))
    assert "You expected" not in view.finding.text
    answer(view, ("them", "not-yet"), ("me", "not-yet"), ("them", "came-back"))
    assert "You expected 0 without a line; the picture shows 1." in view.finding.text
    view.guess.value = 1
    assert "You expected as many." in view.finding.text


def test_all_three_with_a_line_get_a_question_and_no_praise(view: Any) -> None:
    answer(view, ("me", "not-yet"), ("both", "too-late"), ("unknown", "came-back"))
    assert "Which line would hold" in view.finding.text


def test_the_rule_says_that_it_is_ours_and_coarse(view: Any) -> None:
    answer(view, ("me", None))
    assert "The rule is ours and it is coarse" in view.finding.text


def test_taking_every_answer_back_takes_picture_and_journal_entries_away(view: Any, journal: Journal) -> None:
    answer(view, ("me", "not-yet"))
    answer(view, (None, None))
    assert (view.figure.light, view.finding.text) == ("", "")
    assert not journal.answers()


@pytest.mark.parametrize("text", ["x" * 4000, "أخبرت زميلا أن يرفض", "🧭 told them to go", "<b>go</b>"])
def test_any_note_comes_back_as_it_was_written_and_stays_out_of_the_picture(
    view: Any, lay_out: LayOut, text: str
) -> None:
    view.notes.value = view.come_back.value = text
    answer(view, ("me", "not-yet"))
    again = lay_out("three-pieces")
    assert (again.notes.value, again.come_back.value) == (text, text)
    assert again.payers["latest"].value == "me"
    assert text not in again.figure.label + again.figure.light
