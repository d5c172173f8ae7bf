"""How far two orders lie apart, and how many of all orders lie as near: counted, not simulated."""

from itertools import permutations
from math import factorial

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import kendalltau

from unlabeled.exercises.ask_first.orders import (
    at_least_as_near,
    distance,
    expected_by_chance,
    orders_by_distance,
    pairs,
)

SIX = ("a", "b", "c", "d", "e", "f")
orders = st.permutations(SIX)


def test_the_same_order_is_no_distance_and_the_reverse_is_all_pairs() -> None:
    assert distance(SIX, SIX) == 0
    assert distance(SIX, SIX[::-1]) == pairs(6) == 15


def test_one_exchange_of_neighbours_is_one_pair_and_of_the_ends_nine() -> None:
    assert distance(("b", "a", "c", "d", "e", "f"), SIX) == 1
    assert distance(("f", "b", "c", "d", "e", "a"), SIX) == 9


@pytest.mark.parametrize("order", [(), ("a",)])
def test_nothing_and_one_thing_have_one_order_only(order: tuple[str, ...]) -> None:
    assert distance(order, order) == 0
    assert orders_by_distance(len(order)) == (1,)
    assert at_least_as_near(0, len(order)) == 1
    assert expected_by_chance(len(order)) == 0


@given(orders, orders)
def test_the_distance_is_that_of_kendalls_tau(one: list[str], other: list[str]) -> None:
    places = [[order.index(each) for each in SIX] for order in (one, other)]
    tau = kendalltau(*places).statistic
    assert distance(one, other) == pytest.approx(15 * (1 - tau) / 2)


@given(orders, orders, orders)
def test_the_distance_is_one_in_the_mathematical_sense(
    one: list[str], two: list[str], three: list[str]
) -> None:
    assert distance(one, two) == distance(two, one)
    assert (distance(one, two) == 0) == (one == two)
    assert distance(one, three) <= distance(one, two) + distance(two, three)
    assert distance(one, two[::-1]) == 15 - distance(one, two)


@given(orders, orders, orders)
def test_other_names_for_the_things_change_nothing(one: list[str], two: list[str], names: list[str]) -> None:
    renamed = dict(zip(SIX, names, strict=True))
    assert distance([renamed[each] for each in one], [renamed[each] for each in two]) == distance(one, two)


@pytest.mark.parametrize("things", range(7))
def test_the_recurrence_counts_what_going_through_all_orders_counts(things: int) -> None:
    given_order = SIX[:things]
    found = [distance(order, given_order) for order in permutations(given_order)]
    assert orders_by_distance(things) == tuple(found.count(far) for far in range(pairs(things) + 1))
    assert expected_by_chance(things) * len(found) == sum(found)


@pytest.mark.parametrize("things", [6, 9, 20])
def test_all_orders_are_counted_once_and_as_many_are_near_as_far(things: int) -> None:
    ways = orders_by_distance(things)
    assert sum(ways) == factorial(things) == at_least_as_near(pairs(things), things)
    assert ways == ways[::-1]


def test_six_things_are_expected_seven_and_a_half_pairs_apart() -> None:
    assert float(expected_by_chance(6)) == 7.5
    assert [at_least_as_near(far, 6) for far in (0, 1, 7, 15)] == [1, 6, 360, 720]


@pytest.mark.parametrize(
    ("one", "other", "says"),
    [
        (("a", "a"), ("a", "b"), "Something stands twice in the order a, a"),
        (("a", "b"), ("a", "a"), "Something stands twice in the order a, a"),
        (("a", "b"), ("a",), "Only one of the two orders holds b"),
        (("a",), ("b",), "Only one of the two orders holds a, b"),
        ((), ("a",), "Only one of the two orders holds a"),
    ],
)
def test_orders_of_different_things_are_refused(
    one: tuple[str, ...], other: tuple[str, ...], says: str
) -> None:
    with pytest.raises(ValueError, match=says):
        distance(one, other)


def test_numbers_that_cannot_be_are_refused() -> None:
    for far in (-1, 16):
        with pytest.raises(ValueError, match=f"lie 0 to 15 apart; this is {far}"):
            at_least_as_near(far, 6)
    for count in (pairs, orders_by_distance, expected_by_chance):
        with pytest.raises(ValueError, match="no orders of -1 things"):
            count(-1)
