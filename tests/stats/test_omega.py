"""One-factor omega: R's values, models whose answer is known, and the cases that have none."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import approx_fprime

from unlabeled.stats import (
    Estimate,
    Fit,
    covariance_from_sums,
    cronbach_alpha,
    omega_from_covariance,
    one_factor_omega,
)
from unlabeled.stats.factor import _misfit, fit_one_factor

ANSWERS = np.array([[2, 3, 3], [4, 4, 5], [3, 2, 3], [5, 4, 4], [1, 2, 1], [4, 5, 4], [2, 2, 3]], dtype=float)

models = st.integers(3, 8).flatmap(
    lambda items: st.tuples(
        st.lists(st.floats(0.3, 0.9), min_size=items, max_size=items).map(np.array),
        st.lists(st.floats(0.2, 5.0), min_size=items, max_size=items).map(np.array),
    )
)


def implied(loadings: np.ndarray, scale: np.ndarray) -> np.ndarray:
    """Return the covariance of items with these standardised loadings and standard deviations."""
    return (np.outer(loadings, loadings) + np.diag(1 - loadings**2)) * np.outer(scale, scale)


def ends(found: Estimate) -> tuple[float, float, float]:
    return found.value, found.low, found.high


@pytest.mark.parametrize("scale", ["A", "C", "E", "N", "O"])
def test_omega_interval_and_n_equal_those_of_r(bfi: pd.DataFrame, reference, scale: str) -> None:
    expected = reference("omega")[scale]
    omega = one_factor_omega(bfi[[f"{scale}{item}" for item in range(1, 6)]])
    assert omega.fit is Fit.PROPER
    assert omega.n == omega.estimate.n == expected["n"]
    assert ends(omega.estimate) == pytest.approx(
        (expected["value"], expected["low"], expected["high"]), abs=1e-6
    )


def test_omega_from_sums_equals_omega_from_rows(bfi: pd.DataFrame) -> None:
    items = bfi[["A1", "A2", "A3", "A4", "A5"]]
    complete = items.dropna().to_numpy().astype(int)
    cov = covariance_from_sums(len(complete), complete.sum(axis=0), complete.T @ complete)
    omega = omega_from_covariance(cov, len(complete))
    assert ends(omega.estimate) == pytest.approx(ends(one_factor_omega(items).estimate), abs=1e-8)


@settings(max_examples=40)
@given(models)
def test_a_model_that_fits_exactly_is_found(model: tuple[np.ndarray, np.ndarray]) -> None:
    loadings, scale = model
    omega = omega_from_covariance(implied(loadings, scale), 200)
    total, left = (loadings * scale).sum() ** 2, ((1 - loadings**2) * scale**2).sum()
    assert omega.fit is Fit.PROPER
    assert omega.estimate.value == pytest.approx(total / (total + left), abs=1e-6)


@settings(max_examples=40)
@given(models, st.floats(0.5, 0.99), st.floats(0.5, 0.99))
def test_interval_holds_omega_and_grows_with_confidence(model, one: float, other: float) -> None:
    narrow, wide = (
        omega_from_covariance(implied(*model), 60, level).estimate for level in sorted((one, other))
    )
    assert 0 < wide.low <= narrow.low <= narrow.value <= narrow.high <= wide.high < 1


@settings(max_examples=40)
@given(models, st.randoms(use_true_random=False), st.sampled_from([0.01, 1.0, 250.0]))
def test_order_of_items_and_the_unit_of_the_scale_change_nothing(model, random, step: float) -> None:
    cov = implied(*model)
    places = random.sample(range(len(cov)), len(cov))
    shuffled = omega_from_covariance(cov[np.ix_(places, places)] * step**2, 60)
    assert ends(shuffled.estimate) == pytest.approx(ends(omega_from_covariance(cov, 60).estimate), abs=1e-6)


@settings(max_examples=40)
@given(st.randoms(use_true_random=False), st.integers(-100, 100))
def test_order_of_rows_and_where_the_scale_starts_change_nothing(random, shift: int) -> None:
    rows = random.sample(range(len(ANSWERS)), len(ANSWERS))
    found, expected = one_factor_omega(ANSWERS[rows] + shift), one_factor_omega(ANSWERS)
    assert ends(found.estimate) == pytest.approx(ends(expected.estimate), abs=1e-6)


def test_items_that_measure_equally_well_have_omega_equal_to_alpha() -> None:
    rows = np.array(
        [[5, 1, 1], [1, 5, 1], [1, 1, 5], [4, 4, 4], [5, 5, 5], [2, 2, 2], [1, 1, 1]], dtype=float
    )
    assert one_factor_omega(rows).estimate.value == pytest.approx(cronbach_alpha(rows).value, abs=1e-6)


def test_gaps_and_categories_that_nobody_ticked_count_for_nothing() -> None:
    frame = pd.DataFrame(np.vstack([ANSWERS, [4, np.nan, 4]]))
    ticked = pd.DataFrame(ANSWERS).astype(pd.CategoricalDtype([1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0]))
    assert one_factor_omega(frame) == one_factor_omega(ticked) == one_factor_omega(ANSWERS)


def test_an_interval_narrows_with_the_root_of_n() -> None:
    cov = implied(np.array([0.7, 0.6, 0.8, 0.5]), np.ones(4))
    few, many = (omega_from_covariance(cov, n).estimate for n in (100_000, 400_000))
    assert (few.high - few.low) / (many.high - many.low) == pytest.approx(2, rel=1e-3)


@settings(max_examples=40)
@given(models)
def test_the_gradient_is_the_slope_of_the_misfit(model: tuple[np.ndarray, np.ndarray]) -> None:
    loadings, _ = model
    correlation = implied(loadings, np.ones(len(loadings)))
    elsewhere = np.linspace(0.3, 0.8, len(loadings))
    slope = approx_fprime(elsewhere, lambda unique: _misfit(correlation, unique)[0], 1e-7)
    assert _misfit(correlation, elsewhere)[1] == pytest.approx(slope, abs=1e-4)


def test_an_item_keyed_the_other_way_keeps_its_sign() -> None:
    cov = implied(np.array([0.8, 0.7, -0.4]), np.ones(3))
    assert fit_one_factor(cov).loadings == pytest.approx([0.8, 0.7, -0.4], abs=1e-5)
    assert omega_from_covariance(cov, 100).estimate.value == pytest.approx(
        1.1**2 / (1.1**2 + 3 - 0.64 - 0.49 - 0.16), abs=1e-6
    )


@pytest.mark.parametrize(
    ("correlation", "fit"),
    [
        ([[1, 0.8, 0.8], [0.8, 1, 0.4], [0.8, 0.4, 1]], Fit.HEYWOOD),  # r12 r13 / r23 > 1
        ([[1, -0.3, 0.4], [-0.3, 1, 0.4], [0.4, 0.4, 1]], Fit.HEYWOOD),  # r12 r13 / r23 < 0
        (
            [[1, 0.5, 0], [0.5, 1, 0], [0, 0, 1]],
            Fit.UNDETERMINED,
        ),  # two items share something: any split fits
        ([[1, 0, 0], [0, 1, 0], [0, 0, 1]], Fit.UNDETERMINED),
        ([[1, 1, 0.5], [1, 1, 0.5], [0.5, 0.5, 1]], Fit.UNDETERMINED),  # an item asked twice
    ],
)
def test_where_there_is_no_omega_the_reason_comes_instead(correlation, fit: Fit) -> None:
    omega = omega_from_covariance(np.array(correlation, dtype=float), 80)
    assert (omega.fit, omega.estimate, omega.n) == (fit, None, 80)


def test_loadings_that_cancel_out_leave_omega_undetermined() -> None:
    cov = implied(np.array([0.6, -0.6, 0.5, -0.5]), np.ones(4))
    assert omega_from_covariance(cov, 80).estimate is None


@settings(max_examples=40)
@given(st.integers(2, 12), st.integers(3, 6), st.randoms(use_true_random=False))
def test_any_answers_give_a_proper_omega_or_a_reason(people: int, items: int, random) -> None:
    rows = np.array([[random.randint(1, 5) for _ in range(items)] for _ in range(people)], dtype=float)
    if (np.ptp(rows, axis=0) == 0).any():
        return
    omega = one_factor_omega(rows)
    assert (omega.estimate is not None) == (omega.fit is Fit.PROPER)
    assert omega.fit is not Fit.NOT_CONVERGED
    assert (
        omega.estimate is None or 0 <= omega.estimate.low <= omega.estimate.value <= omega.estimate.high <= 1
    )


@pytest.mark.parametrize(
    ("items", "says"),
    [
        ([[1, 2], [2, 3], [5, 4]], "Omega needs at least 3 items"),
        ([[1, 2, 3], [2, 2, 5], [5, 2, 4]], "Item 2 does not vary"),
        ([[1, 2, 3]], "1 of 1 rows are complete"),
        ([[None, None, None], [None, None, None]], "0 of 2 rows are complete"),
    ],
)
def test_what_omega_cannot_be_computed_from_is_said(items, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        one_factor_omega(items)


@pytest.mark.parametrize("confidence", [0, 1, 95, float("nan")])
def test_a_confidence_outside_its_bounds_is_refused(confidence: float) -> None:
    with pytest.raises(ValueError, match="must lie between 0 and 1"):
        one_factor_omega(ANSWERS, confidence)
