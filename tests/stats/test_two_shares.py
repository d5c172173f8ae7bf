"""The difference of two shares: other software's values, and what holds for any counts."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from unlabeled.stats import difference_of_shares

REFERENCE = Path(__file__).parents[1] / "reference" / "two_shares.yaml"
CASES = yaml.safe_load(REFERENCE.read_text("utf-8"))["values"]

shares = st.integers(1, 30).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["counts"]))
def test_interval_agrees_with_statsmodels(case: dict[str, Any]) -> None:
    count, n, other, m = case["counts"]
    found = difference_of_shares((count, n), (other, m))
    assert found.value == pytest.approx(count / n - other / m)
    assert (found.low, found.high) == pytest.approx((case["low"], case["high"]), abs=1e-9)
    assert found.n == n + m


@given(shares, shares)
def test_interval_holds_the_difference_and_stays_inside_its_range(
    one: tuple[int, int], other: tuple[int, int]
) -> None:
    found = difference_of_shares(one, other)
    assert -1 - 1e-12 <= found.low <= found.value <= found.high <= 1 + 1e-12
    assert found.low < found.high


@given(shares, shares)
def test_exchanging_the_two_shares_turns_the_interval_round(
    one: tuple[int, int], other: tuple[int, int]
) -> None:
    there, back = difference_of_shares(one, other), difference_of_shares(other, one)
    assert (there.low, there.high) == pytest.approx((-back.high, -back.low), abs=1e-12)


@given(shares, shares)
def test_a_higher_level_gives_a_wider_interval(one: tuple[int, int], other: tuple[int, int]) -> None:
    narrow, wide = (difference_of_shares(one, other, level) for level in (0.8, 0.95))
    assert wide.low <= narrow.low + 1e-12
    assert wide.high >= narrow.high - 1e-12


@pytest.mark.parametrize(("count", "n", "level"), [(0, 0, 0.95), (4, 3, 0.95), (-1, 3, 0.95), (1, 3, 1.0)])
def test_what_is_no_share_or_no_level_is_refused(count: int, n: int, level: float) -> None:
    with pytest.raises(ValueError, match=r"Correct it|Report that|must lie between"):
        difference_of_shares((count, n), (1, 2), level)
