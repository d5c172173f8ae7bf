"""The model of two groups that differ by one helper: chances, luck, and the edges."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from unlabeled.exercises.told_apart.groups import Help, at_least_as_many, draw_pair

shares = st.floats(0, 1)


def by_hand(one: float, other: float, people: int) -> float:
    """Add up every way in which two small groups can turn out."""
    total = 0.0
    for made in product((0, 1), repeat=2 * people):
        first, second = made[:people], made[people:]
        chance = np.prod([one if each else 1 - one for each in first])
        chance *= np.prod([other if each else 1 - other for each in second])
        total += chance if sum(first) >= sum(second) else 0
    return total


def test_each_helper_turns_the_same_share_of_the_remaining_failures_round() -> None:
    help_ = Help(alone=0.5, others=3, strength=0.2)
    assert help_.without == pytest.approx(1 - 0.5 * 0.8**3)
    assert help_.with_one_more == pytest.approx(1 - 0.5 * 0.8**4)


def test_with_nobody_else_only_what_one_can_alone_is_left() -> None:
    help_ = Help(alone=0.3, others=0, strength=0.5)
    assert help_.without == pytest.approx(0.3)
    assert help_.with_one_more == pytest.approx(0.65)


@pytest.mark.parametrize("same", [Help(0.4, 3, 0), Help(1, 2, 0.5), Help(0.2, 1, 1)])
def test_a_helper_adds_nothing_where_there_is_nothing_to_add(same: Help) -> None:
    assert same.with_one_more == pytest.approx(same.without)


@given(shares, st.integers(0, 10), shares)
def test_one_more_helper_never_lowers_a_chance(alone: float, others: int, strength: float) -> None:
    help_ = Help(alone, others, strength)
    assert 0 <= help_.without <= help_.with_one_more + 1e-12 <= 1 + 1e-12


@given(st.floats(0, 0.9), st.integers(0, 9), st.floats(0, 1))
def test_the_more_others_help_the_less_one_more_of_them_adds(
    alone: float, others: int, strength: float
) -> None:
    fewer, more = Help(alone, others, strength), Help(alone, others + 1, strength)
    assert more.with_one_more - more.without <= fewer.with_one_more - fewer.without + 1e-12


@pytest.mark.parametrize(("one", "other", "people"), [(0.5, 0.5, 1), (0.3, 0.8, 3), (0.9, 0.1, 4), (0, 1, 2)])
def test_the_chance_of_at_least_as_many_is_the_sum_over_all_outcomes(
    one: float, other: float, people: int
) -> None:
    assert at_least_as_many(one, other, people) == pytest.approx(by_hand(one, other, people))


@given(shares, st.integers(1, 40))
def test_groups_with_equal_chances_do_at_least_as_well_as_often_as_the_other_way_round(
    chance: float, people: int
) -> None:
    assert 0.5 - 1e-9 <= at_least_as_many(chance, chance, people) <= 1


def test_where_all_make_it_or_none_does_there_is_always_a_tie() -> None:
    assert at_least_as_many(1, 1, 40) == 1
    assert at_least_as_many(0, 0, 40) == 1
    assert at_least_as_many(0, 1, 40) == 0


def test_more_people_tell_a_real_difference_better() -> None:
    chances = [at_least_as_many(0.5, 0.6, people) for people in (1, 10, 40, 160)]
    assert chances == sorted(chances, reverse=True)


@pytest.mark.parametrize("wrong", [(1.1, 3, 0.2), (-0.1, 3, 0.2), (0.5, -1, 0.2), (0.5, 3, float("nan"))])
def test_help_outside_its_scale_is_refused(wrong: tuple[float, int, float]) -> None:
    with pytest.raises(ValueError, match="Give a number"):
        Help(*wrong)


def test_a_group_of_nobody_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one person"):
        at_least_as_many(0.5, 0.5, 0)


def test_equal_seeds_draw_equal_pairs_and_others_differ() -> None:
    help_ = Help(0.5, 3, 0.2)
    pairs = [draw_pair(help_, 20, np.random.default_rng(seed)) for seed in (1, 1, 2, 3, 4)]
    assert pairs[0] == pairs[1]
    assert len(set(pairs)) > 1


def test_many_drawn_pairs_come_out_as_the_exact_chance_says() -> None:
    help_, rng = Help(0.5, 3, 0.2), np.random.default_rng(1)
    drawn = [without >= with_ for without, with_ in (draw_pair(help_, 20, rng) for _ in range(20_000))]
    exact = at_least_as_many(help_.without, help_.with_one_more, 20)
    assert np.mean(drawn) == pytest.approx(exact, abs=0.015)


def test_where_nobody_can_fail_all_of_them_make_it() -> None:
    assert draw_pair(Help(1, 0, 0), 7, np.random.default_rng(1)) == (7, 7)
