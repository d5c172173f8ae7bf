"""Cliff's delta: another program's values, the plain definition, and what must not change it."""

import itertools
import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from unlabeled.stats import Dominance, cliffs_delta, share_of_sample

scores = st.lists(st.integers(1, 5), min_size=2, max_size=12)


def ends(found: Dominance) -> tuple[float, float, float]:
    return found.value, found.low, found.high


def test_delta_and_interval_equal_those_of_effsize(reference) -> None:
    for case in reference("dominance"):
        found = cliffs_delta(case["first"], case["second"])
        assert ends(found) == pytest.approx((case["value"], case["low"], case["high"]), abs=1e-9)
        assert found.n == (len(case["first"]), len(case["second"]))


@given(scores, scores)
def test_delta_is_pairs_won_less_pairs_lost(first: list[int], second: list[int]) -> None:
    signs = [np.sign(x - y) for x, y in itertools.product(first, second)]
    assert cliffs_delta(first, second).value == pytest.approx(np.mean(signs), abs=1e-12)


@given(scores, scores)
def test_variance_is_the_one_of_the_whole_table_of_pairs(first: list[int], second: list[int]) -> None:
    d = np.sign(np.subtract.outer(first, second)).astype(float)
    m, n, delta = len(first), len(second), d.mean()
    rows, columns = ((d.mean(axis=axis) - delta) ** 2 for axis in (1, 0))
    spread = n**2 * rows.sum() + m**2 * columns.sum() - ((d - delta) ** 2).sum()
    variance = max(spread / (m * n * (m - 1) * (n - 1)), (1 - delta**2) / (m * n - 1))
    z, room = 1.959963984540054, 1 - delta**2
    if room == 0:
        return
    half = z * math.sqrt(variance) * math.sqrt(room**2 + z**2 * variance)
    expected = [(delta * room + side * half) / (room + z**2 * variance) for side in (-1, 1)]
    found = cliffs_delta(first, second)
    assert (found.low, found.high) == pytest.approx((max(expected[0], -1), min(expected[1], 1)), abs=1e-9)


@given(scores, scores)
def test_the_other_group_sees_the_mirror_image(first: list[int], second: list[int]) -> None:
    here, there = cliffs_delta(first, second), cliffs_delta(second, first)
    assert ends(here) == pytest.approx((-there.value, -there.high, -there.low), abs=1e-9)


@given(scores, scores, st.randoms(use_true_random=False))
def test_order_of_people_and_labels_of_points_tell_nothing(first, second, random) -> None:
    shuffled = random.sample(first, len(first))
    stretched = [[math.exp(score) - 40 for score in group] for group in (shuffled, second)]
    assert cliffs_delta(*stretched) == cliffs_delta(first, second)


@given(scores, scores, st.floats(0.5, 0.99), st.floats(0.5, 0.99))
def test_interval_holds_delta_stays_in_bounds_and_grows_with_confidence(first, second, one, other) -> None:
    narrow, wide = (cliffs_delta(first, second, level) for level in sorted((one, other)))
    slack = 1e-12
    assert -1 <= wide.low <= narrow.low + slack
    assert narrow.low <= narrow.value + slack
    assert narrow.value <= narrow.high + slack
    assert narrow.high <= wide.high + slack
    assert wide.high <= 1


@given(scores, scores, st.integers(0, 3))
def test_missing_scores_count_for_nothing(first: list[int], second: list[int], gaps: int) -> None:
    with_gaps = [*first, *[None, float("nan"), pd.NA][:gaps]]
    assert cliffs_delta(with_gaps, pd.Series(second, dtype="Int64")) == cliffs_delta(first, second)


def test_a_category_that_nobody_ticked_changes_nothing() -> None:
    kind = pd.CategoricalDtype([1, 2, 3, 4, 5, 6, 7])
    first, second = [4, 4, 5, 2], [2, 3, 1]
    assert cliffs_delta(pd.Series(first, dtype=kind), pd.Series(second, dtype=kind)) == cliffs_delta(
        first, second
    )


@pytest.mark.parametrize(("m", "n"), [(2, 2), (5, 5), (3, 9), (9, 3), (40, 60)])
def test_groups_without_overlap_keep_wilsons_doubt(m: int, n: int) -> None:
    wilson = share_of_sample(min(m, n), min(m, n)).low  # R's prop.test confirms Wilson in test_shares
    above = cliffs_delta([5] * m, [3] * n)
    assert ends(above) == pytest.approx((1, 2 * wilson - 1, 1), abs=1e-12)
    below = cliffs_delta([1, 2] * m, [4, 5] * n)
    wilson = share_of_sample(2 * min(m, n), 2 * min(m, n)).low
    assert ends(below) == pytest.approx((-1, -1, 1 - 2 * wilson), abs=1e-12)


def test_groups_that_answered_all_alike_have_delta_zero() -> None:
    found = cliffs_delta([3, 3, 3], [3, 3, 3, 3])
    assert found.value == 0
    assert found.low == pytest.approx(-found.high)
    assert found.high > 0.3


def test_a_million_people_need_no_table_of_all_pairs() -> None:
    drawn = np.random.default_rng(3)
    first, second = drawn.integers(1, 6, 500_000), drawn.integers(1, 6, 500_000)
    found = cliffs_delta(first, second)
    assert abs(found.value) < 0.01
    assert found.high - found.low < 0.01


@pytest.mark.parametrize(
    ("first", "second", "says"),
    [
        ([], [1, 2], "The first group has 0 of 0 scores"),
        ([1, 2], [4], "The second group has 1 of 1 scores"),
        ([1, 2], [None, 4, None], "The second group has 1 of 3 scores"),
        ([None, None], [1, 2], "The first group has 0 of 2 scores"),
        ([1, math.inf], [1, 2], "The first group is infinite in row 2"),
        ([[1, 2], [3, 4]], [1, 2], "more than one column"),
    ],
)
def test_what_delta_cannot_be_computed_from_is_said(first, second, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        cliffs_delta(first, second)


def test_text_is_named_by_row_and_never_quoted() -> None:
    with pytest.raises(ValueError, match="something other than a number in row 2") as raised:
        cliffs_delta([1, "I told Kim"], [1, 2])
    assert "Kim" not in str(raised.value)
