"""`told-apart` as a learner uses it: a guess, one pair of groups, and a model that can be broken."""

from collections.abc import Callable
from typing import Any

import pytest

from unlabeled.exercises.desk import Desk
from unlabeled.journal import Journal, Place
from unlabeled.widgets import Memory

LayOut = Callable[[str], Any]
TOY = "Toy model: look at the shape, don't read a forecast."


@pytest.fixture
def view(lay_out: LayOut) -> Any:
    return lay_out("told-apart")


def change(view: Any, **numbers: int) -> None:
    for name, value in numbers.items():
        view.settings[name].value = value


def test_nothing_is_drawn_before_a_guess_and_nothing_is_written(view: Any, journal: Journal) -> None:
    for step in ("look", "change"):
        assert view.figures[step].light == ""
        assert view.before[step].text.startswith("Your figure appears here")
        assert view.again[step].disabled
        view.again[step].press()
        assert view.figures[step].light == ""
    assert not journal.path.exists()


def test_the_explanation_carries_the_numbers_that_are_drawn(view: Any) -> None:
    assert "two groups of 20 people" in view.steps["guess"].children[0].text
    assert "{" not in view.steps["guess"].children[0].text


def test_a_guess_brings_the_figure_and_stands_beside_what_the_model_says(view: Any) -> None:
    view.guess.value = 10
    assert view.said["look"].text.startswith("Your guess was 10. In 42 of 100 such pairs")
    assert "one pair of groups may well not show it" in view.said["look"].text
    assert view.figures["look"].label.endswith(TOY)
    assert [row[1] for row in view.figures["look"].table["rows"]] == ["74 in 100", "80 in 100"]
    assert view.figures["look"].light != view.figures["look"].dark
    assert view.figures["change"].light == ""


@pytest.mark.parametrize("guess", [0, 100])
def test_a_guess_at_either_end_is_a_guess(view: Any, guess: int) -> None:
    view.guess.value = guess
    assert f"Your guess was {guess}." in view.said["look"].text


def test_a_guess_that_is_taken_back_leaves_nothing(view: Any, journal: Journal) -> None:
    view.guess.value = 10
    view.guess.value = None
    assert (view.figures["look"].light, view.said["look"].text) == ("", "")
    assert journal.answers() == {}


def test_there_is_a_setting_in_which_ones_part_stands_out_and_others_hide_it(view: Any) -> None:
    assert view.found.text.count("not found yet") == 2
    change(view, alone=10, others=0, strength=60)
    assert "Here your part stands out" in view.said["change"].text
    assert view.found.text.count("not found yet") == 1
    change(view, others=6)
    assert "may well not show it" in view.said["change"].text
    first, second = view.found.text.splitlines()
    assert "others 0, people 20" in first
    assert "others 6, people 20" in second


def test_a_part_that_is_lost_before_it_stood_out_is_nothing_found(view: Any) -> None:
    change(view, others=6)
    assert view.found.text.count("not found yet") == 2


@pytest.mark.parametrize(
    ("numbers", "says"),
    [
        ({"strength": 0}, "still one group may do better than the other"),
        ({"alone": 100}, "everybody makes it, with you and without"),
        ({"strength": 100, "others": 1}, "everybody makes it, with you and without"),
        ({"alone": 0, "strength": 0}, "nobody makes it, with you or without"),
    ],
)
def test_where_one_changes_nothing_the_page_says_so(view: Any, numbers: dict[str, int], says: str) -> None:
    change(view, **numbers)
    assert "you change nothing" in view.said["change"].text
    assert says in view.said["change"].text
    assert "stands out" not in view.said["change"].text


def test_with_one_person_each_the_page_says_what_life_does_not_show(view: Any) -> None:
    change(view, people=1)
    assert "One person each" in view.said["change"].text
    assert {row[2] for row in view.figures["change"].table["rows"]} <= {"0", "1"}


def test_forty_people_are_drawn_and_named(view: Any) -> None:
    change(view, people=40, alone=0, strength=0)
    assert view.figures["change"].light.startswith("<svg")
    assert view.figures["change"].label.startswith("Two groups of 40. This time 0 made it")


def test_equal_settings_show_equal_figures_until_the_chances_are_drawn_again(
    view: Any, lay_out: LayOut
) -> None:
    view.guess.value = 30
    first = view.figures["look"].light
    again = lay_out("told-apart")
    assert again.figures["look"].light == first
    seen = set()
    for _ in range(5):
        view.again["look"].press()
        seen.add(view.figures["look"].light)
    assert seen - {first}
    assert "In 42 of 100" in view.said["look"].text


def test_when_luck_turns_the_two_round_it_is_said(view: Any) -> None:
    view.guess.value = 30
    for _ in range(40):
        without, with_you = (int(row[2]) for row in view.figures["look"].table["rows"])
        assert ("more of those without you made it" in view.said["look"].text) == (without > with_you)
        view.again["look"].press()


def test_settings_are_there_again_in_a_new_kernel(view: Any, lay_out: LayOut) -> None:
    change(view, people=7)
    again = lay_out("told-apart")
    assert again.settings["people"].value == 7
    assert again.figures["change"].light == view.figures["change"].light


def test_a_slider_that_is_moved_there_and_back_keeps_the_figure(view: Any) -> None:
    change(view, people=7)
    change(view, people=20)
    assert view.figures["change"].light


def test_deleting_the_journal_empties_the_page(memory: Memory, journal: Journal) -> None:
    view: Any = Desk(memory, Place.THIS_LAPTOP).view("told-apart")
    view.guess.value = 50
    change(view, others=9)
    journal.delete()
    memory.refresh()
    assert [figure.light for figure in view.figures.values()] == ["", ""]
    assert view.settings["others"].value == 3
    assert not journal.path.exists()
