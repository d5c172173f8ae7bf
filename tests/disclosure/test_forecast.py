"""What would be shown, said beforehand: the gate's own decisions, whatever will be answered."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from unlabeled.disclosure import (
    Blueprint,
    ItemPlan,
    Moments,
    RiskAppetite,
    ScalePlan,
    Tally,
    Wave,
    forecast,
    release,
)
from unlabeled.disclosure.names import POOLED

POLICY = RiskAppetite()
POINTS = 5
PLAN = Blueprint((ScalePlan("s", (ItemPlan("q"),)),), tuple("abcde"))
SIZES = st.lists(st.integers(1, 70), min_size=1, max_size=7)


def names_of(sizes: list[int]) -> list[str]:
    return [f"Team {place}" for place in range(len(sizes))]


def published(sizes: list[int], tables: list[list[int]]) -> list[tuple[str, int, str]]:
    """Return the groups that the gate publishes of real answers."""
    counts = np.array([[table] for table in tables], dtype=np.int64)
    nobody = Moments(0, np.zeros(1, np.int64), np.zeros((1, 1), np.int64))
    wave = Wave("", tuple(names_of(sizes)), Tally(counts, (nobody,)))
    return [(group.name, group.n, group.detail) for group in release([wave], PLAN, POLICY).groups]


@given(SIZES, st.randoms(use_true_random=False))
def test_it_is_what_the_gate_then_does_whatever_they_answer(sizes: list[int], random) -> None:  # type: ignore[no-untyped-def]
    tables = []
    for n in sizes:
        table = [0] * (POINTS + 1)
        for _ in range(n):
            table[random.randrange(POINTS + 1)] += 1
        tables.append(table)
    found = forecast(names_of(sizes), sizes, POINTS, POLICY)
    assert [(group.name, group.n, group.detail) for group in found.groups] == published(sizes, tables)


@given(SIZES)
def test_no_published_group_is_below_five_and_they_add_up(sizes: list[int]) -> None:
    groups = forecast(names_of(sizes), sizes, POINTS, POLICY).groups
    assert all(group.n >= POLICY.k for group in groups)
    if not groups:
        assert sum(sizes) < POLICY.k
        return
    assert groups[0].n == sum(sizes)
    assert sum(group.n for group in groups[1:]) in (0, sum(sizes))


def test_those_who_are_shown_together_are_named() -> None:
    found = forecast(["Alder", "Beech", ""], [4, 10, 3], POINTS, POLICY)
    assert found.together == ("Alder", "(no group)")
    assert [group.name for group in found.groups] == ["Everyone", "Beech", POOLED]


def test_a_raised_k_is_followed() -> None:
    assert forecast(["A", "B"], [7, 9], POINTS, RiskAppetite(k=8)).together == ("A", "B")


@pytest.mark.parametrize("sizes", [[], [5, 0], [-1]])
def test_an_empty_group_is_refused(sizes: list[int]) -> None:
    with pytest.raises(ValueError, match="at least 1 person"):
        forecast(names_of(sizes), sizes, POINTS, POLICY)


def test_its_repr_holds_no_made_up_number() -> None:
    assert repr(forecast(["A"], [9], POINTS, POLICY)) == "Forecast of 1 groups"
