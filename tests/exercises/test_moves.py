"""How many people have to move: from the smallest detectable effect, and never fewer than it needs."""

import pytest

from unlabeled.exercises.would_move.moves import Needed, linked, unlinked

SIZES = (5, 7, 8, 12, 20)


def test_effects_are_those_of_the_survey() -> None:
    assert [round(linked(n, 1).effect, 2) for n in SIZES] == [1.68, 1.27, 1.16, 0.89, 0.66]
    assert [round(unlinked(n, 1).effect, 2) for n in SIZES] == [2.02, 1.63, 1.51, 1.20, 0.91]


@pytest.mark.parametrize("compare", [linked, unlinked])
@pytest.mark.parametrize("people", range(2, 60, 7))
@pytest.mark.parametrize("spread", [0.3, 1.0, 1.7])
def test_those_who_move_are_the_fewest_whose_average_is_enough(compare, people, spread) -> None:  # type: ignore[no-untyped-def]
    needed = compare(people, spread)
    if needed.moving is None:
        assert needed.steps > 1
    else:
        assert needed.moving / people >= needed.steps - 1e-9
        assert (needed.moving - 1) / people < needed.steps


def test_an_exact_number_of_people_is_not_rounded_up() -> None:
    assert Needed(10, 0.3, 1).moving == 3
    assert Needed(10, 1.0, 1).moving == 10
    assert Needed(10, 1.001, 1).moving is None


@pytest.mark.parametrize("spread", [0, -1, float("nan")])
def test_answers_that_do_not_differ_are_refused(spread: float) -> None:
    with pytest.raises(ValueError, match="above 0"):
        linked(8, spread)
