"""`five-forms`: one dilemma rated twice, the gap between the two, and the guess before it."""

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unlabeled.exercises.five_forms.gaps import Rated, widest
from unlabeled.journal import Journal

LayOut = Callable[[str], Any]
rated = st.builds(Rated, st.integers(0, 100), st.integers(0, 100))


@pytest.fixture
def view(lay_out: LayOut) -> Any:
    return lay_out("five-forms")


def rate(view: Any, **forms: tuple[float | None, float | None]) -> None:
    for name, (received, given_) in forms.items():
        key = name.replace("_", "-")
        view.received[key].value, view.given[key].value = received, given_


def test_a_gap_is_what_is_given_beyond_what_is_wanted() -> None:
    assert (Rated(20, 85).gap, Rated(85, 20).gap, Rated(50, 50).gap) == (65, -65, 0)


@given(st.dictionaries(st.text(max_size=3), rated, max_size=5))
def test_no_form_lies_further_apart_than_the_widest(forms: dict[str, Rated]) -> None:
    found = widest(forms)
    assert all(abs(forms[key].gap) >= abs(other.gap) for key in found for other in forms.values())
    assert bool(found) == any(each.gap for each in forms.values())


def test_nothing_is_shown_or_written_before_an_answer(view: Any, journal: Journal) -> None:
    assert (view.figure.light, view.finding.text) == ("", "")
    assert "and you have made your guess" in view.before.text
    assert not journal.path.exists()


def test_the_figure_waits_for_the_guess_and_for_both_sides_of_one_form(view: Any) -> None:
    view.guess.value = "support"
    rate(view, support=(80, None))
    assert view.figure.light == ""
    rate(view, support=(80, 20))
    assert view.figure.light
    assert [tuple(row) for row in view.figure.table["rows"]] == [("Support", "80", "20")]
    view.guess.value = None
    assert view.figure.light == ""


def test_the_widest_gap_is_named_with_its_direction_and_the_guess_beside_it(view: Any) -> None:
    view.guess.value = "support"
    rate(view, recommend_for=(20, 85), information=(95, 50))
    assert "Furthest apart: For. You would give more of it" in view.finding.text
    assert "Your guess was: Support." in view.finding.text
    rate(view, information=(95, 5))
    assert "Furthest apart: Information. You would like to get more of it" in view.finding.text
    view.guess.value = "information"
    assert "You had guessed it." in view.finding.text


def test_a_tie_and_no_gap_at_all_are_said_as_what_they_are(view: Any) -> None:
    view.guess.value = "how-to"
    rate(view, recommend_for=(0, 100), recommend_against=(100, 0))
    assert "Furthest apart, equally: For, Against." in view.finding.text
    rate(view, recommend_for=(0, 0), recommend_against=(100, 100))
    assert "Both of your answers are the same" in view.finding.text
    assert view.figure.light


def test_every_form_at_both_ends_is_described_for_those_who_cannot_see_it(view: Any) -> None:
    view.guess.value = "support"
    rate(view, **{key.replace("-", "_"): (100, 0) for key in view.received})
    assert view.figure.label.count("would help me 100, I would say it 0.") == 5


def test_answers_are_there_again_in_a_new_kernel(view: Any, lay_out: LayOut) -> None:
    view.guess.value = "how-to"
    rate(view, how_to=(60, 35))
    again = lay_out("five-forms")
    assert (again.received["how-to"].value, again.given["how-to"].value) == (60, 35)
    assert again.figure.light == view.figure.light


def test_each_answer_can_be_read_in_both_chairs(view: Any) -> None:
    for step in ("receive", "give"):
        said = [part.text for part in view.steps[step].children if hasattr(part, "text")]
        assert any(text.startswith("I would stay. Finish what you began") for text in said)
