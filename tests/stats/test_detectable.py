"""Smallest detectable effects: R's values, the ones that notebook 07 prints, and what n does to them."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import ttest_1samp, ttest_ind

from unlabeled.stats import smallest_detectable_linked, smallest_detectable_unlinked

BOTH = [smallest_detectable_linked, smallest_detectable_unlinked]


def test_effects_equal_those_of_r(reference) -> None:
    for case in reference("detectable"):
        assert smallest_detectable_linked(case["n"]) == pytest.approx(case["linked"], abs=1e-9)
        assert smallest_detectable_unlinked(case["n"]) == pytest.approx(case["unlinked"], abs=1e-9)


def test_notebook_07_may_print_these() -> None:
    people = (5, 7, 8, 12, 20)
    assert [f"{smallest_detectable_linked(n):.2f}" for n in people] == [
        "1.68",
        "1.27",
        "1.16",
        "0.89",
        "0.66",
    ]
    assert [f"{smallest_detectable_unlinked(n):.2f}" for n in people] == [
        "2.02",
        "1.63",
        "1.51",
        "1.20",
        "0.91",
    ]


def test_simulated_waves_show_the_effect_eight_times_in_ten() -> None:
    drawn = np.random.default_rng(7)
    changes = drawn.normal(smallest_detectable_linked(8), 1, (20_000, 8))
    assert (ttest_1samp(changes, 0, axis=1).pvalue < 0.05).mean() == pytest.approx(0.8, abs=0.01)
    before = drawn.normal(0, 1, (20_000, 8))
    after = drawn.normal(smallest_detectable_unlinked(8), 1, (20_000, 8))
    assert (ttest_ind(before, after, axis=1).pvalue < 0.05).mean() == pytest.approx(0.8, abs=0.01)


@pytest.mark.parametrize("effect", BOTH)
@given(n=st.integers(2, 500))
def test_more_people_show_smaller_effects(effect, n: int) -> None:
    assert 0 < effect(n + 1) < effect(n)


@pytest.mark.parametrize("effect", BOTH)
@given(
    n=st.integers(2, 200),
    alphas=st.tuples(st.floats(0.001, 0.2), st.floats(0.001, 0.2)).filter(lambda pair: pair[0] < pair[1]),
    powers=st.tuples(st.floats(0.5, 0.99), st.floats(0.5, 0.99)).filter(lambda pair: pair[0] < pair[1]),
)
def test_being_stricter_takes_larger_effects(effect, n: int, alphas, powers) -> None:
    assert effect(n, alpha=alphas[0]) >= effect(n, alpha=alphas[1])
    assert effect(n, power=powers[0]) <= effect(n, power=powers[1])


def test_two_people_have_a_value_though_it_is_absurd() -> None:
    # With one degree of freedom the power is the chance of a small |W|: T' = (Z + δ) / |W|, δ large.
    assert smallest_detectable_linked(2) == pytest.approx(11.549888435, abs=1e-8)
    assert smallest_detectable_linked(2, alpha=0.01) == pytest.approx(57.69, abs=0.01)


@pytest.mark.parametrize("effect", BOTH)
@pytest.mark.parametrize("n", [1, 0, -3])
def test_fewer_than_two_people_cannot_be_compared(effect, n: int) -> None:
    with pytest.raises(ValueError, match="needs at least 2"):
        effect(n)


@pytest.mark.parametrize("effect", BOTH)
@pytest.mark.parametrize(("alpha", "power"), [(0, 0.8), (0.05, 1), (0.8, 0.05), (5, 80), (float("nan"), 0.8)])
def test_alpha_and_power_out_of_bounds_are_refused(effect, alpha: float, power: float) -> None:
    with pytest.raises(ValueError, match="0 < alpha < power < 1"):
        effect(8, alpha, power)
