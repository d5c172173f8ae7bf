"""Corrected item–total correlations: psych's values, the plain definition, and what must not change them."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from unlabeled.stats import (
    Estimate,
    corrected_item_total,
    covariance_from_sums,
    item_total_from_covariance,
)

AGREE = ["A1", "A2", "A3", "A4", "A5"]
answers = st.tuples(st.integers(2, 12), st.integers(2, 6)).flatmap(
    lambda shape: arrays(np.float64, shape, elements=st.integers(1, 5).map(float))
)


def same(one: Estimate | None, other: Estimate | None) -> None:
    if one is None or other is None:
        assert one is other
        return
    assert one.n == other.n
    # At r = ±1 the interval has no width, and a rounding error of r shows magnified in it.
    assert (one.value, one.low, one.high) == pytest.approx((other.value, other.low, other.high), abs=1e-6)


def test_correlations_and_intervals_equal_those_of_r(bfi: pd.DataFrame, reference) -> None:
    expected = reference("item_total")
    for name, found in zip(AGREE, corrected_item_total(bfi[AGREE]), strict=True):
        values = expected[name]
        assert found.n == values["n"]
        assert found.value == pytest.approx(values["value"], abs=1e-9)
        assert (found.low, found.high) == pytest.approx((values["low"], values["high"]), abs=1e-9)


def test_correlations_from_sums_equal_those_from_rows(bfi: pd.DataFrame) -> None:
    complete = bfi[AGREE].dropna().to_numpy().astype(int)
    cov = covariance_from_sums(len(complete), complete.sum(axis=0), complete.T @ complete)
    pairs = zip(item_total_from_covariance(cov, len(complete)), corrected_item_total(bfi[AGREE]), strict=True)
    for one, other in pairs:
        same(one, other)


@given(answers)
def test_each_item_is_correlated_with_the_sum_of_the_others(items: np.ndarray) -> None:
    for place, found in enumerate(corrected_item_total(items)):
        own, rest = items[:, place], np.delete(items, place, axis=1).sum(axis=1)
        if np.ptp(own) == 0 or np.ptp(rest) == 0:
            assert found is None
        else:
            assert found.value == pytest.approx(np.corrcoef(own, rest)[0, 1], abs=1e-9)
            assert found.n == len(items)


@given(answers, st.randoms(use_true_random=False))
def test_order_of_rows_tells_nothing_and_items_keep_their_own(items: np.ndarray, random) -> None:
    rows, columns = list(range(items.shape[0])), list(range(items.shape[1]))
    random.shuffle(rows)
    random.shuffle(columns)
    shuffled, straight = corrected_item_total(items[rows][:, columns]), corrected_item_total(items)
    for place, column in enumerate(columns):
        same(shuffled[place], straight[column])


@given(answers, st.integers(-1000, 1000), st.sampled_from([0.5, 1.0, 250.0]))
def test_relabelling_the_points_of_the_scale_changes_nothing(items, shift: int, step: float) -> None:
    for one, other in zip(
        corrected_item_total(items * step + shift), corrected_item_total(items), strict=True
    ):
        same(one, other)


@given(answers, st.floats(0.5, 0.99), st.floats(0.5, 0.99))
def test_interval_holds_the_correlation_and_grows_with_confidence(items, one: float, other: float) -> None:
    levels = (corrected_item_total(items, level) for level in sorted((one, other)))
    for narrow, wide in zip(*levels, strict=True):
        if narrow is not None:
            assert -1 <= wide.low <= narrow.low <= narrow.value + 1e-12
            assert narrow.value - 1e-12 <= narrow.high <= wide.high <= 1


@given(answers, st.data())
def test_rows_with_a_gap_count_for_nothing(items: np.ndarray, data: st.DataObject) -> None:
    gap = np.full((1, items.shape[1]), 3.0)
    gap[0, data.draw(st.integers(0, items.shape[1] - 1))] = np.nan
    for one, other in zip(
        corrected_item_total(np.vstack([gap, items])), corrected_item_total(items), strict=True
    ):
        same(one, other)


def test_an_item_that_everybody_answered_alike_has_no_correlation_and_spoils_no_other() -> None:
    found = corrected_item_total([[1, 2, 0.1], [2, 1, 0.1], [4, 5, 0.1], [5, 5, 0.1]])
    assert found[2] is None
    assert found[0].value == pytest.approx(np.corrcoef([1, 2, 4, 5], [2, 1, 5, 5])[0, 1])


def test_an_item_whose_rest_cancels_out_has_no_correlation_whatever_rounding_leaves() -> None:
    rows = np.array([[1, 0.7, 0.3], [2, 0.6, 0.1], [4, 0.5, 0.1], [5, 0.3, 0.1]])
    first, *others = corrected_item_total(np.column_stack([rows, -rows[:, 1:].sum(axis=1)]))
    assert first is None
    assert all(other is not None for other in others)


def test_three_people_leave_everything_open() -> None:
    found = corrected_item_total([[1, 2], [2, 2], [4, 5]])
    assert [(item.low, item.high) for item in found] == [(-1, 1), (-1, 1)]


def test_items_that_agree_perfectly_correlate_with_one() -> None:
    found = corrected_item_total([[1, 1], [2, 2], [5, 5], [3, 3]])
    assert found == (Estimate(1.0, 1.0, 1.0, 4),) * 2


@pytest.mark.parametrize(
    ("items", "says"),
    [
        ([[1], [2]], "Items in the table: 1; at least 2"),
        ([[4, 5, 3]], "1 of 1 rows are complete"),
        ([[None, None], [None, None]], "0 of 2 rows are complete"),
    ],
)
def test_what_it_cannot_be_computed_from_is_said(items, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        corrected_item_total(items)


@pytest.mark.parametrize(
    ("cov", "n", "says"),
    [
        ([[1.0, 0.5]], 10, "square, symmetric"),
        ([[np.inf, 0.5], [0.5, 1.0]], 10, "square, symmetric and finite"),
        ([[1.0]], 10, "at least 2 items"),
        ([[1.0, 0.5], [0.5, 1.0]], 1, "at least 2 complete rows"),
        ([[1.0, 0.5], [0.5, -1.0]], 10, "Item 2 has a negative variance"),
    ],
)
def test_what_is_no_covariance_is_refused(cov, n: int, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        item_total_from_covariance(cov, n)


@pytest.mark.parametrize("confidence", [0, 1, 95, float("nan")])
def test_a_confidence_outside_its_bounds_is_refused(confidence: float) -> None:
    with pytest.raises(ValueError, match="must lie between 0 and 1"):
        corrected_item_total([[1, 2], [2, 2], [4, 5]], confidence)
