"""`would-move` as somebody uses it: a guess, two sliders and one figure that moves."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from unlabeled.content import ContentError
from unlabeled.exercises.catalogue import load_pages
from unlabeled.exercises.desk import Desk
from unlabeled.exercises.would_move.drawing import SIZE, TEXT
from unlabeled.journal import Journal, Place
from unlabeled.widgets import Memory

LayOut = Callable[[str], Any]
Change = Callable[[str, str, str], None]
TOY = "Toy model: look at the shape, don't read a forecast."


@pytest.fixture
def view(lay_out: LayOut) -> Any:
    return lay_out("would-move")


def test_nothing_is_drawn_before_a_guess_or_a_move_and_nothing_is_written(
    view: Any, journal: Journal
) -> None:
    assert (view.figure.light, view.said.text) == ("", "")
    assert view.before.text.startswith("Your figure appears here")
    assert view.meaning.text == "What that comes to appears here."
    assert not journal.path.exists()


@pytest.mark.parametrize("guess", [0, 8])
def test_a_guess_at_either_end_brings_the_figure_and_is_not_judged(view: Any, guess: int) -> None:
    view.guess.value = guess
    assert view.meaning.text.startswith(f"You said {guess} of 8.")
    assert "not even if all 8 moved up by one step" in view.meaning.text
    assert "1.16" in view.meaning.text
    assert view.figure.light != view.figure.dark
    assert view.figure.note == TOY
    assert view.figure.label.endswith(TOY)


def test_a_moved_slider_is_enough_and_a_guess_taken_back_is_none(view: Any) -> None:
    view.guess.value = 3
    view.guess.value = None
    assert view.figure.light == ""
    view.people.value = 20
    assert view.figure.light


def test_more_people_and_steadier_answers_need_fewer_to_move(view: Any) -> None:
    view.people.value = 20
    assert "14 of 20 would have to move" in view.said.text
    assert "19 of 20 would have to move" in view.said.text
    view.spread.value = 0.5
    assert "7 of 20 would have to move" in view.said.text


def test_the_table_holds_the_effects_of_the_survey_and_ones_own_number(view: Any) -> None:
    view.people.value = 15
    found = {row[0]: row[1:] for row in view.figure.table["rows"]}
    assert list(found) == ["5", "7", "8", "12", "15", "20"]
    assert [cells[0].split(":")[0] for n, cells in found.items() if n != "15"] == [
        "1.68", "1.27", "1.16", "0.89", "0.66",
    ]  # fmt: skip


def test_one_figure_is_laid_out_and_then_only_moved(view: Any) -> None:
    view.people.value = 9
    first = view._drawing
    for people in (5, 23, 40):
        view.people.value = people
    assert view._drawing is first


@pytest.mark.parametrize(("people", "spread"), [(5, 1.5), (40, 0.5), (5, 0.5), (40, 1.5)])
def test_the_ends_of_the_sliders_are_drawn(view: Any, people: int, spread: float) -> None:
    view.people.value, view.spread.value = people, spread
    assert view.figure.light.startswith("<svg")
    assert f"With {people} people" in view.figure.label


def test_a_slider_moved_there_and_back_still_shows_its_figure(lay_out: LayOut) -> None:
    first = lay_out("would-move")
    first.people.value = 12
    first.people.value = 8
    assert lay_out("would-move").figure.light


def test_deleting_the_journal_empties_the_page(memory: Memory, journal: Journal) -> None:
    view: Any = Desk(memory, Place.THIS_LAPTOP).view("would-move")
    view.guess.value, view.people.value = 3, 12
    journal.delete()
    memory.refresh()
    assert (view.figure.light, view.said.text, view.people.value) == ("", "", 8)


def test_the_words_of_the_figure_can_be_read_on_a_telephone() -> None:
    assert TEXT * 342 / (72 * SIZE[0]) >= 11  # as wide as it stands on a screen of 390


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("      people: 8\n", "      people: 9\n", "The guess goes from 0 to all people, 9"),
        ("low: 0.5\n", "low: 0\n", "let the spread begin above 0"),
        ("high: 40\n", "high: 400\n", "whole numbers from 2 to 100"),
        ("id: move,", "id: moves,", "The steps of this exercise are, in order"),
    ],
)
def test_a_mistake_in_its_content_is_named(
    folder: Path, change: Change, old: str, new: str, says: str
) -> None:
    change("07-reading-the-survey.yaml", old, new)
    with pytest.raises(ContentError, match=says):
        load_pages(folder)


def test_the_question_names_as_many_people_as_the_model_has(folder: Path, change: Change) -> None:
    change("07-reading-the-survey.yaml", "      people: 8\n", "      people: 9\n")
    change("07-reading-the-survey.yaml", "        high: 8\n", "        high: 9\n")
    exercises = {each.id: each for page in load_pages(folder) for each in page.exercises}
    asked = {name: exercises[name].scales["guess"] for name in ("would-move", "find-the-person")}
    assert asked["would-move"].label.startswith("Of 9 people, how many")
    assert asked["would-move"].at_high == "all 9"
    assert "of the 21 could" in asked["find-the-person"].label
    assert exercises["three-invitations"].titles["guess"].startswith("Of 12 people who")
