"""Distances between splits of 100 points, and where advice stands between two people, at every edge."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unlabeled.exercises.hundred_points.weights import Side, Split, beyond, distance, nearer, pull

CRITERIA = ("learning", "evenings", "people", "pay", "use")
EVEN = Split((20, 20, 20, 20, 20))


@st.composite
def splits(draw: st.DrawFn) -> Split:
    """Any split of 100 points over five criteria."""
    cuts = sorted(draw(st.lists(st.integers(0, 100), min_size=4, max_size=4)))
    return Split(tuple(high - low for low, high in zip([0, *cuts], [*cuts, 100], strict=True)))


def all_on(place: int) -> Split:
    return Split(tuple(100 if each == place else 0 for each in range(5)))


@given(splits(), splits(), splits())
def test_distance_is_a_distance_in_whole_points(a: Split, b: Split, c: Split) -> None:
    assert 0 <= distance(a, b) <= 100
    assert distance(a, b) == distance(b, a)
    assert (distance(a, b) == 0) == (a == b)
    assert distance(a, c) <= distance(a, b) + distance(b, c)


@given(splits(), splits())
def test_distance_is_the_number_of_points_that_have_to_move(a: Split, b: Split) -> None:
    missing = sum(max(0, there - here) for here, there in zip(a.points, b.points, strict=True))
    assert distance(a, b) == missing


def test_all_on_one_criterion_and_all_on_another_have_nothing_in_common() -> None:
    assert distance(all_on(0), all_on(3)) == 100
    assert distance(all_on(0), all_on(0)) == 0
    assert pull(all_on(0), all_on(0), all_on(3)) == 1
    assert pull(all_on(0), all_on(1), all_on(3)) == 0.5


@given(splits(), splits(), splits())
def test_advice_stands_between_them_and_me_or_the_two_are_too_near(me: Split, a: Split, them: Split) -> None:
    at = pull(me, a, them)
    assert (at is None) == (distance(me, them) < 20)
    if at is not None:
        assert 0 <= at <= 1
        assert pull(them, a, me) == pytest.approx(1 - at)
        assert {Side.MINE: at > 0.5, Side.THEIRS: at < 0.5, Side.EQUAL: at == 0.5}[nearer(me, a, them)]


@given(splits(), splits())
def test_advice_like_mine_stands_at_one_and_like_theirs_at_zero(me: Split, them: Split) -> None:
    if distance(me, them) >= 20:
        assert (pull(me, me, them), pull(me, them, them)) == (1, 0)


def test_twenty_points_apart_is_enough_and_nineteen_is_not() -> None:
    assert pull(EVEN, EVEN, Split((40, 0, 20, 20, 20))) == 1
    assert pull(EVEN, EVEN, Split((39, 1, 20, 20, 20))) is None
    assert pull(EVEN, all_on(0), EVEN) is None


def test_advice_on_the_way_stands_where_it_is_on_the_way() -> None:
    me, them = Split((60, 0, 0, 20, 20)), Split((0, 60, 0, 20, 20))
    assert pull(me, Split((45, 15, 0, 20, 20)), them) == 0.75
    assert pull(me, Split((15, 45, 0, 20, 20)), them) == 0.25


def test_advice_that_goes_beyond_both_is_found_at_ten_points_and_not_before() -> None:
    me, them = Split((30, 30, 20, 10, 10)), Split((20, 40, 20, 10, 10))
    assert beyond(me, Split((40, 10, 30, 10, 10)), them) == ((0, 2), (1,))
    assert beyond(me, Split((39, 21, 20, 10, 10)), them) == ((), ())


def test_a_split_is_read_in_the_order_of_the_criteria() -> None:
    shuffled = {"use": 10, "pay": 15, "people": 20, "evenings": 25, "learning": 30}
    assert Split.of(shuffled, CRITERIA).points == (30, 25, 20, 15, 10)


@pytest.mark.parametrize(
    ("points", "says"),
    [
        ((20, 20, 20, 20, 19), "add up to 99. Let them add up to 100"),
        ((100, 5, 0, 0, 0), "add up to 105"),
        ((0, 0, 0, 0, 0), "add up to 0"),
        ((), "add up to 0"),
        ((120, -20, 0, 0, 0), "whole numbers from 0 on"),
        ((99.5, 0.5, 0, 0, 0), "whole numbers from 0 on"),
        ((True, 99, 0, 0, 0), "whole numbers from 0 on"),
    ],
)
def test_points_that_are_no_split_are_refused(points: tuple[int, ...], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        Split(points)


@pytest.mark.parametrize(
    ("points", "says"),
    [
        (dict.fromkeys((*CRITERIA, "title"), 0), "These are no criteria: title"),
        ({"learning": 100}, "Points are missing for: evenings, pay, people, use"),
        ({}, "Points are missing for"),
    ],
)
def test_unknown_or_missing_criteria_are_named(points: dict[str, int], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        Split.of(points, CRITERIA)


def test_splits_over_different_numbers_of_criteria_are_not_compared() -> None:
    with pytest.raises(ValueError, match="longer"):
        distance(Split((50, 50)), Split((50, 30, 20)))
