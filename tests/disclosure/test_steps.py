"""The steps of categories: whatever the answers, the cells never leave the others exactly nobody."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from unlabeled.disclosure import Blueprint, Detail, RiskAppetite
from unlabeled.disclosure.cell import LEAST_COUNTS, limits_of_part
from unlabeled.disclosure.detail import item_cells
from unlabeled.disclosure.steps import CategorySteps

POLICY = RiskAppetite()
SIZES = [*range(50, 301), 400, 1000, 2800]
IN_SHARES = [n for n in range(15, 101) if POLICY.detail(n, 6) is Detail.SHARES]


def sums_of(lows: set[int], most: int, n: int) -> set[int]:
    """Every sum up to n of at most `most` of `lows`, each as often as one likes."""
    found = newest = {0}
    for _ in range(most):
        newest = {one + low for one in newest for low in lows if one + low <= n}
        found = found | newest
    return found


def lows_of(steps: CategorySteps, n: int) -> set[int]:
    return {steps.cell(n, count).low for count in range(n + 1)} - {0}


@pytest.mark.parametrize("categories", [4, 6, 8])
def test_no_choice_of_least_counts_leaves_one_category_nobody_or_one(categories: int) -> None:
    """The least counts of all categories but one never add up to everybody, nor to everybody but one."""
    for n in SIZES:
        lows = lows_of(POLICY.category_steps(n, categories), n)
        assert not {n, n - 1} & sums_of(lows, categories - 1, n), n


@pytest.mark.parametrize("categories", [2, 6, 12])
def test_steps_of_25_points_are_safe_for_any_n(categories: int) -> None:
    for n in range(50, 301):
        assert not {n, n - 1} & sums_of(lows_of(CategorySteps(25, 0), n), categories, n), n


def test_steps_of_5_points_would_have_told_at_66() -> None:
    """Four who neither agree nor disagree, four without an answer, 58 who agree: nobody disagrees."""
    assert 66 in sums_of(lows_of(CategorySteps(5, 0), 66), 3, 66)


def test_every_cell_stands_for_three_head_counts() -> None:
    for n in SIZES:
        for cell in POLICY.category_steps(n, 6).cells(n):
            assert cell.high - cell.low + 1 >= LEAST_COUNTS


@given(st.lists(st.integers(0, 60), min_size=6, max_size=6).filter(lambda t: sum(t) >= 50))
@example([0, 0, 0, 6, 38, 6])
@example([0, 0, 0, 4, 58, 4])
@example([0, 0, 0, 6, 88, 6])
@example([1, 0, 0, 8, 47, 4])
@example([0, 0, 6, 6, 38, 0])
def test_any_categories_together_may_hold_two_people_and_lack_two(
    one_item: Blueprint, table: list[int]
) -> None:
    n, found = sum(table), item_cells(table, one_item, POLICY)
    steps = POLICY.category_steps(n, len(table))
    cells = [steps.cell(n, count) for count in table]
    assert found.categories in (None, tuple(cells))
    for members in range(1, 2 ** len(table) - 1):
        part = [place for place in range(len(table)) if members >> place & 1]
        low, high = limits_of_part(cells, part)
        assert low <= sum(table[place] for place in part) <= high
        assert low <= n - 2
        assert high >= 2
    for cell in (found.favourable, found.unfavourable):
        assert cell is not None
        assert cell.value != "0 or less"


@pytest.mark.parametrize("n", IN_SHARES)
def test_two_shares_leave_two_people_or_more_who_are_in_neither(one_item: Blueprint, n: int) -> None:
    """Otherwise somebody neutral would learn that everybody else is not."""
    for favourable in range(n + 1):
        for unfavourable in range(n + 1 - favourable):
            table = [unfavourable, 0, n - favourable - unfavourable, 0, favourable, 0]
            cells = item_cells(table, one_item, RiskAppetite())
            assert cells.unfavourable is not None
            assert cells.favourable.low + cells.unfavourable.low <= n - 2
            assert cells.unfavourable.low <= unfavourable <= cells.unfavourable.high
            assert cells.unfavourable.shown_low <= 100 * unfavourable / n <= cells.unfavourable.shown_high


@pytest.mark.parametrize("n", IN_SHARES)
def test_unfavourable_share_follows_from_the_favourable_one_and_its_own_range(
    one_item: Blueprint, n: int
) -> None:
    """Two counts in one range are published alike: the range itself tells nothing of which it is."""
    for favourable in range(n + 1):
        found = [
            item_cells([u, 0, n - favourable - u, 0, favourable, 0], one_item, RiskAppetite()).unfavourable
            for u in range(n + 1 - favourable)
        ]
        for cell in found:
            assert cell is not None
            assert found[cell.low : cell.high + 1] == [cell] * len(found[cell.low : cell.high + 1])
