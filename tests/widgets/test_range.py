"""A slider that can stand unanswered."""

import pytest
from traitlets import TraitError

from unlabeled.widgets import Range


def a_range(**changes: object) -> Range:
    return Range("How free is a no?", **({"minimum": 0, "maximum": 10} | changes))


def test_it_is_unanswered_at_first() -> None:
    assert a_range().value is None


def test_an_answer_can_be_taken_back() -> None:
    slider = a_range(value=3)
    slider.value = None
    assert slider.value is None


@pytest.mark.parametrize("bad", [-1, 11, float("nan"), float("inf"), "3"])
def test_a_value_that_the_slider_cannot_show_is_refused_and_the_old_one_stands(bad: object) -> None:
    slider = a_range(value=3)
    with pytest.raises(TraitError):
        slider.value = bad
    assert slider.value == 3


def test_a_bad_value_from_the_browser_is_refused_as_well() -> None:
    slider = a_range(value=3)
    with pytest.raises(TraitError, match="allows 0 to 10"):
        slider.set_state({"value": 99, "stamp": 1})
    assert slider.value == 3


@pytest.mark.parametrize(("given", "held"), [(0.9, 0.9), (0.91, 0.9), (0.30000000000000004, 0.3), (1, 1)])
def test_a_value_is_held_on_the_nearest_step(given: float, held: float) -> None:
    assert a_range(maximum=1, step=0.05, value=given).value == held


def test_the_last_step_never_passes_the_maximum() -> None:
    assert a_range(maximum=1, step=0.3, value=1).value <= 1


@pytest.mark.parametrize("ends", [{"maximum": 0}, {"minimum": float("-inf")}, {"step": 0}])
def test_ends_that_leave_nothing_to_choose_are_refused(ends: dict[str, float]) -> None:
    with pytest.raises(ValueError, match="minimum below its maximum"):
        a_range(**ends)


def test_its_repr_is_the_same_in_every_session() -> None:
    assert repr(a_range()) == "Range('How free is a no?')"
