"""`own-speed` as a learner uses it: a prediction, sliders, two figures, and what forcing did."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from unlabeled.exercises.desk import Desk
from unlabeled.exercises.own_speed.trust import Colleague, expected
from unlabeled.journal import Journal, Place
from unlabeled.widgets import Memory, Range

LayOut = Callable[[str], Any]


@pytest.fixture
def view(lay_out: LayOut) -> Any:
    return lay_out("own-speed")


def test_nothing_is_drawn_before_a_prediction_or_a_move(view: Any, journal: Journal) -> None:
    assert (view.alone.light, view.forced.light) == ("", "")
    assert "appears here when you have given your number" in view.before_alone.text
    assert view.meaning.text == "What your number means appears here."
    assert not journal.path.exists()


def test_the_prediction_says_where_trust_settles_and_what_others_would_get(view: Any) -> None:
    view.predicted.value = 5
    assert "With your number, trust in this person settles at 0.64" in view.meaning.text
    lines = view.meaning.text.splitlines()
    assert "One broken weighs 9: back at 0.5 after 8 kept, at 0.9 after 36; trust settles at 0.50" in lines
    assert (
        "One broken weighs 5, your number: back at 0.5 after 5 kept, at 0.9 after 26; trust settles at 0.64"
        in lines
    )


def test_the_prediction_says_that_the_way_back_is_longer_from_high_trust(view: Any) -> None:
    view.predicted.value = 3
    assert "at middling trust" in view.meaning.text
    assert "needed to be back at 0.5: 3; to be back at 0.9: 18" in view.meaning.text


def test_the_models_k_follows_the_prediction_until_it_is_set_by_hand(view: Any) -> None:
    view.predicted.value = 7
    assert view.asymmetry.value == 7
    view.asymmetry.value = 2
    view.predicted.value = 9
    assert view.asymmetry.value == 2


def test_taking_the_prediction_back_sets_k_back(view: Any) -> None:
    view.predicted.value = 7
    view.predicted.value = None
    assert view.asymmetry.value == 3
    assert view.meaning.text == "What your number means appears here."


def test_predicting_what_the_model_has_anyway_draws_the_figure_too(view: Any) -> None:
    view.predicted.value = 3
    assert view.alone.light


def test_a_moved_slider_draws_another_figure_with_its_words_and_numbers(view: Any) -> None:
    view.predicted.value = 3
    first = view.alone.light
    assert "settles at 0.75" in view.alone.label
    view.reliability.value = 0.5
    assert view.alone.light != first
    assert "settles at 0.25" in view.alone.label
    assert [row[0] for row in view.alone.table["rows"]] == ["0", "13", "26", "39", "52"]


def test_a_mandate_slider_draws_the_second_figure_and_says_what_forcing_did(view: Any) -> None:
    view.weight.value = 0
    assert view.alone.light == ""
    assert "the mandate ends in week 26" in view.forced.label
    assert "Forcing left less trust." in view.outcome.text


def test_a_mandate_slider_draws_nothing_of_the_first_figure(
    view: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    view.prior.value = 0.4
    view.frequency.value = 0.4
    drawn: list[object] = []
    show = view._show
    monkeypatch.setattr(view, "_show", lambda *what: (drawn.append(what[0]), show(*what)))
    view.frequency.value = 0.6
    assert drawn == [view.forced]
    view.prior.value = 0.6
    assert drawn == [view.forced, view.alone, view.forced]


def test_both_settings_that_were_found_stay_on_the_page(view: Any) -> None:
    assert "without (" not in view.found.text
    view.prior.value, view.frequency.value, view.weight.value = 0.1, 1, 1
    assert "Forcing left more trust." in view.outcome.text
    view.weight.value, view.end.value = 0, 40
    assert "Forcing left less trust." in view.outcome.text
    more, less = view.found.text.splitlines()
    assert more.endswith("ordered in 1 of the weeks, counts 1 afterwards, ends in week 26)")
    assert less.endswith("ordered in 1 of the weeks, counts 0 afterwards, ends in week 40)")


def test_a_difference_that_is_called_none_is_said_to_be_one(view: Any) -> None:
    view.frequency.value, view.weight.value, view.end.value = 0.05, 0.5, 5
    assert "A difference under 0.01 is called none." in view.outcome.text
    assert view.found.text.count("Not met so far.") == 2


def test_the_letters_of_the_model_stand_in_the_fold_only(view: Any) -> None:
    fields = (view.reliability, view.asymmetry, view.frequency, view.weight, view.end)
    assert not [field.label for field in fields if ":" in field.label]
    folds = [view.steps[step].children[-1] for step in ("alone", "mandate")]
    assert [fold.label for fold in folds] == ["How this is reckoned"] * 2
    assert "T + a(1 − T)" in folds[0].text


@pytest.mark.parametrize(
    ("f", "t", "says"),
    [(0, 26, "Nothing is forced"), (0.5, 0, "Nothing is forced"), (0.5, 52, "lasts as long")],
)
def test_a_mandate_without_effect_or_end_is_said_to_be_one(view: Any, f: float, t: int, says: str) -> None:
    view.frequency.value, view.end.value = f, t
    view.weight.value = 0.3
    assert says in view.outcome.text


@pytest.mark.parametrize(("p", "settles"), [(0, "0.00"), (1, "1.00")])
@pytest.mark.parametrize("k", [1, 20])
def test_the_edges_of_every_slider_can_be_drawn(view: Any, p: int, k: int, settles: str) -> None:
    view.asymmetry.value, view.prior.value, view.reliability.value = k, p, p
    view.frequency.value, view.weight.value, view.end.value = 1, 1, 52
    assert f"settles at {settles}" in view.alone.label
    assert "in every run alike" in view.alone.label
    assert "between" not in view.alone.label
    assert view.forced.light


def test_a_slider_above_moves_the_second_figure_too(view: Any) -> None:
    view.weight.value = 0.2
    before = view.forced.light
    view.prior.value = 0.8
    assert view.forced.light != before


def test_equal_settings_show_equal_figures(view: Any, lay_out: LayOut) -> None:
    view.predicted.value = 3
    assert lay_out("own-speed").alone.light == view.alone.light


def test_words_numbers_and_line_give_the_same_average(view: Any) -> None:
    view.reliability.value, view.asymmetry.value = 0.8, 4
    average = f"{expected(Colleague(0.8, 4, 0.3, 0.04), None, 52)[-1]:.2f}"
    assert f"stands at {average} on average" in view.alone.label
    assert view.alone.table["rows"][-1][2] == average


def test_the_line_rises_steadily_where_nothing_happens(view: Any) -> None:
    view.reliability.value, view.asymmetry.value = 0.8, 4
    weeks = 52
    drawn = np.array([float(row[2]) for row in view.alone.table["rows"]])
    line = view._figures["alone"]._alone[1].get_ydata()
    assert len(line) == weeks + 1
    assert np.all(np.diff(line) > 0)
    assert drawn == pytest.approx(line[[0, 13, 26, 39, 52]], abs=0.005)


def test_the_title_and_what_a_toy_model_is_stand_on_the_page_not_in_the_drawing(view: Any) -> None:
    view.predicted.value = 3
    assert view.alone.title == "Trust left to itself"
    assert view.alone.note.startswith("Toy model")


def test_the_fields_above_stand_beside_the_mandates_figure_once_more(view: Any) -> None:
    def fields(part: Any) -> list[Any]:
        below = [each for child in getattr(part, "children", ()) for each in fields(child)]
        return [part, *below] if isinstance(part, Range) else below

    ordered = (view.frequency, view.weight, view.end)
    assert fields(view.steps["alone"]) == [view.reliability, view.asymmetry, view.prior]
    assert fields(view.steps["mandate"]) == [view.reliability, view.asymmetry, view.prior, *ordered]


def test_settings_are_there_again_in_a_new_kernel(view: Any, lay_out: LayOut) -> None:
    view.predicted.value, view.weight.value = 5, 0.2
    again = lay_out("own-speed")
    assert (again.predicted.value, again.asymmetry.value, again.weight.value) == (5, 5, 0.2)
    assert (again.alone.light, again.forced.light) == (view.alone.light, view.forced.light)


def test_a_slider_that_is_moved_there_and_back_keeps_the_figure(view: Any) -> None:
    view.reliability.value = 0.5
    view.reliability.value = 0.9
    assert view.alone.light


def test_deleting_the_journal_empties_the_page(memory: Memory, journal: Journal) -> None:
    view: Any = Desk(memory, Place.THIS_LAPTOP).view("own-speed")
    view.predicted.value, view.weight.value, view.end.value = 7, 0, 40
    assert "Forcing left less trust." in view.outcome.text
    journal.delete()
    memory.refresh()
    assert (view.alone.light, view.forced.light, view.outcome.text) == ("", "", "")
    assert (view.predicted.value, view.asymmetry.value, view.end.value) == (None, 3, 26)
    assert "without (" not in view.found.text
    assert not journal.path.exists()
