"""Mean and SD from published categories: the truth lies within their limits, and nothing finer goes in."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from unlabeled.disclosure import RiskAppetite
from unlabeled.disclosure.cell import Cell
from unlabeled.disclosure.spread import spread


def cells(table: list[int]) -> list[Cell]:
    n = sum(table)
    steps = RiskAppetite().category_steps(n, len(table))
    return [steps.cell(n, count) for count in table]


@given(
    st.lists(st.integers(0, 60), min_size=5, max_size=8).filter(lambda t: sum(t) >= 50 and sum(t[:-1]) > 0)
)
def test_true_mean_and_sd_lie_within_the_limits(table: list[int]) -> None:
    answers = np.repeat(np.arange(1, len(table)), table[:-1])
    found = spread(cells(table), lowest=1)
    assert found.mean.low - 1e-9 <= answers.mean() <= found.mean.high + 1e-9
    assert found.sd.low - 1e-9 <= answers.std() <= found.sd.high + 1e-9
    assert found.mean.low <= found.mean.value <= found.mean.high
    assert found.sd.low <= found.sd.value <= found.sd.high


def test_large_group_has_a_mean_close_to_the_true_one() -> None:
    table = [310, 420, 560, 480, 230, 0]
    answers = np.repeat(np.arange(1, 6), table[:-1])
    assert abs(spread(cells(table), 1).mean.value - answers.mean()) < 0.1


def test_unanimity_and_two_dissenters_have_one_mean() -> None:
    assert spread(cells([0, 0, 0, 0, 60, 0]), 1) == spread(cells([2, 0, 0, 0, 58, 0]), 1)
