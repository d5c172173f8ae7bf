"""`off-course` as a learner uses it: a guess, three sliders, a map with its curve, two settings to find."""

from collections.abc import Callable
from typing import Any

import pytest

from unlabeled.exercises.catalogue import find_exercise
from unlabeled.exercises.desk import Desk
from unlabeled.exercises.off_course.reading import span
from unlabeled.journal import Journal, Place
from unlabeled.widgets import Memory

LayOut = Callable[[str], Any]


@pytest.fixture
def view(lay_out: LayOut) -> Any:
    return lay_out("off-course")


def steer(view: Any, degrees: float, years: float, noticed: float) -> None:
    view.degrees.value, view.years.value, view.noticed.value = degrees, years, noticed


def test_nothing_is_shown_or_written_before_a_guess_or_a_move(view: Any, journal: Journal) -> None:
    assert (view.figure.light, view.finding.text) == ("", "")
    assert "appears here when you have guessed above" in view.before.text
    assert view.meaning.text == "What the model says appears here."
    assert not journal.path.exists()


def test_the_model_stands_beside_the_guess_only_once_it_is_made(view: Any) -> None:
    view.guess.value = 5
    assert "You said 5 months. In the model it is 14 days, against 10.5 months" in view.meaning.text
    assert "Noticed after one year: 2 days longer" in view.meaning.text
    assert "Noticed at the very end: 10.5 months longer" in view.meaning.text
    assert view.figure.light


def test_a_moved_slider_draws_another_figure_with_its_words_and_numbers(view: Any) -> None:
    view.guess.value = 5
    first = view.figure.light
    steer(view, 10, 10, 8)
    assert view.figure.light != first
    assert "Noticed after 8 years, it is 6.4 months" in view.figure.label
    assert view.figure.label.endswith("Toy model: look at the shape, don't read a forecast.")
    assert ("8", "6.4 months") in [tuple(row) for row in view.figure.table["rows"]]


def test_the_one_who_walks_pays(view: Any) -> None:
    steer(view, 20, 10, 5)
    assert "Whoever walks it pays all of it." in view.finding.text


@pytest.mark.parametrize(
    ("degrees", "years", "noticed", "says"),
    [
        (10, 0, 5, "There is no way to go"),
        (0, 0, 0, "There is no way to go"),
        (0, 10, 5, "The heading is right"),
        (10, 10, 0, "Noticed before the first step"),
        (10, 10, 10, "Nobody notices before the end"),
        (10, 3, 20, "Nobody notices before the end"),
        (90, 20, 20, "28.3 years longer"),
        (1, 1, 0.5, "less than a day longer"),
    ],
)
def test_the_edges_of_every_slider_can_be_drawn_and_are_named(
    view: Any, degrees: float, years: float, noticed: float, says: str
) -> None:
    view.guess.value = 0
    steer(view, degrees, years, noticed)
    assert says in view.finding.text
    assert view.figure.light.startswith("<svg")
    assert "nan" not in view.figure.light
    assert "nan" not in str(view.figure.table)


def test_the_sliders_stand_once_more_below_what_is_to_be_found(view: Any) -> None:
    found, again, _ = view.steps["limits"].children
    assert found is view.found
    assert again.children == (view.degrees, view.years)


def test_both_settings_that_were_found_stay_on_the_page(view: Any) -> None:
    view.guess.value = 2
    assert view.found.text.count("not found yet") == 2
    steer(view, 3, 10, 5)
    steer(view, 5, 10, 5)
    assert view.stands.text.endswith("14 days half-way, 10.5 months at the end (degrees 5, years 10).")
    steer(view, 30, 10, 5)
    steer(view, 60, 10, 5)
    cheap, dear = view.found.text.splitlines()
    assert cheap.endswith("14 days half-way, 10.5 months at the end (degrees 5, years 10)")
    assert dear.endswith("3.7 years half-way, 10 years at the end (degrees 60, years 10)")


@pytest.mark.parametrize(
    ("years", "says"),
    [
        (0, "no time at all"),
        (1e-9, "less than a day"),
        (1 / 365.25, "about a day"),
        (0.1, "37 days"),
        (0.5, "6 months"),
        (1.99, "23.9 months"),
        (2.5, "2.5 years"),
    ],
)
def test_a_span_is_said_in_days_months_or_years(years: float, says: str) -> None:
    content: Any = find_exercise("off-course")[1]
    assert span(years, content.spans) == says


def test_taking_the_guess_back_takes_its_answer_away(view: Any, journal: Journal) -> None:
    view.guess.value = 5
    view.guess.value = None
    assert view.meaning.text == "What the model says appears here."
    assert view.figure.light == ""
    assert not journal.answers()


def test_settings_are_there_again_in_a_new_kernel(view: Any, lay_out: LayOut) -> None:
    view.guess.value = 2.5
    steer(view, 33, 7, 6.5)
    again = lay_out("off-course")
    assert (again.guess.value, again.degrees.value, again.noticed.value) == (2.5, 33, 6.5)
    assert again.figure.light == view.figure.light


def test_deleting_the_journal_empties_the_page(memory: Memory, journal: Journal) -> None:
    view: Any = Desk(memory, Place.THIS_LAPTOP).view("off-course")
    view.guess.value = 5
    steer(view, 60, 10, 2)
    journal.delete()
    memory.refresh()
    assert (view.figure.light, view.finding.text, view.degrees.value) == ("", "", 5)
    assert view.found.text.count("not found yet") == 2
    assert not journal.path.exists()
