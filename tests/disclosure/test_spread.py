"""Mean and SD from published categories: the truth lies within their limits, and nothing finer goes in."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from unlabeled.disclosure import RiskAppetite
from unlabeled.disclosure.cell import Cell
from unlabeled.disclosure.spread import spread

from .plain_spread import Numbers, Spread, plain_spread

TABLES = st.lists(st.integers(0, 60), min_size=5, max_size=8).filter(
    lambda table: sum(table) >= 50 and sum(table[:-1]) > 0
)


def cells(table: list[int]) -> list[Cell]:
    n = sum(table)
    steps = RiskAppetite().category_steps(n, len(table))
    return [steps.cell(n, count) for count in table]


def of(table: list[int]) -> Spread:
    each = cells(table)
    low, high = (np.array([[getattr(cell, end) for cell in each]]) for end in ("low", "high"))
    found = spread(np.array([sum(table)]), low, high, 1)
    mean, sd = (Numbers(*(float(end[0]) for end in number.ends)) for number in (found.mean, found.sd))
    return Spread(mean, sd)


@given(TABLES)
def test_true_mean_and_sd_lie_within_the_limits(table: list[int]) -> None:
    answers = np.repeat(np.arange(1, len(table)), table[:-1])
    found = of(table)
    assert found.mean.low - 1e-9 <= answers.mean() <= found.mean.high + 1e-9
    assert found.sd.low - 1e-9 <= answers.std() <= found.sd.high + 1e-9
    assert found.mean.low <= found.mean.value <= found.mean.high
    assert found.sd.low <= found.sd.value <= found.sd.high


def test_large_group_has_a_mean_close_to_the_true_one() -> None:
    table = [310, 420, 560, 480, 230, 0]
    answers = np.repeat(np.arange(1, 6), table[:-1])
    assert abs(of(table).mean.value - answers.mean()) < 0.1


def test_unanimity_and_two_dissenters_have_one_mean() -> None:
    assert of([0, 0, 0, 0, 60, 0]) == of([2, 0, 0, 0, 58, 0])


@given(TABLES)
def test_all_tables_at_once_come_to_the_same_as_one_after_the_other(table: list[int]) -> None:
    found, plain = of(table), plain_spread(cells(table), 1)
    assert found.mean == plain.mean  # to the last bit, which can decide how it is rounded
    assert found.sd.value == plain.sd.value
    assert abs(found.sd.low - plain.sd.low) < 1e-6 and abs(found.sd.high - plain.sd.high) < 1e-6
