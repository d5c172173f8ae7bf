"""Shares of options beside each other: every table of small groups is published and then attacked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations_with_replacement

import pytest

from unlabeled.disclosure import RiskAppetite
from unlabeled.room.cells import choice_cells, division, sizes_alike

APPETITE = RiskAppetite()


def tables(n: int, places: int) -> Iterator[tuple[int, ...]]:
    if places == 1:
        yield (n,)
        return
    for first in range(n + 1):
        for rest in tables(n - first, places - 1):
            yield (first, *rest)


SMALL = [(n, options) for options in (2, 3, 4) for n in (5, 6, 7, 8, 9, 10, 12, 14)]
LARGER = [(n, options) for options in (2, 3) for n in (15, 16, 20)]  # with four options: too many tables


@pytest.mark.parametrize(("n", "options"), [*SMALL, *LARGER])
def test_whoever_sees_all_shares_cannot_rule_two_dissenters_out_anywhere(n: int, options: int) -> None:
    possible: dict[object, list[int]] = defaultdict(lambda: [0] * (options + 1))
    for table in tables(n, options + 1):  # the last place: passed
        published = choice_cells(table[:-1], table[-1], APPETITE)
        most = possible[published]
        for place, count in enumerate(table):
            most[place] = max(most[place], count)
    assert min(count for most in possible.values() for count in most) >= 2


@pytest.mark.parametrize("n", [*range(5, 61), 75, 100, 199, 200, 500])
def test_parts_cover_all_counts_once_and_each_stands_for_three(n: int) -> None:
    for categories in (3, 5, 9):
        parts = division(n, categories, APPETITE)
        covered = [count for part in parts for count in range(part.low, part.high + 1)]
        assert covered == list(range(n + 1))
        assert all(part.high - part.low >= 2 for part in parts)
        for part in parts:
            assert part.shown_low * n <= 100 * part.low + n  # printed limits hold, to a point
            assert part.shown_high * n >= 100 * part.high - n


@pytest.mark.parametrize("k", [5, 8, 12])
@pytest.mark.parametrize("categories", [3, 5, 9])
def test_the_division_tells_of_n_no_more_than_is_said(k: int, categories: int) -> None:
    appetite = RiskAppetite(k=k)
    for n in range(k, 50):
        least, most = sizes_alike(n, appetite)
        assert most is not None
        assert least <= n <= most
        values = {
            tuple(cell.value for cell in division(other, categories, appetite))
            for other in range(least, most + 1)
        }
        assert len(values) == 1
    assert sizes_alike(50, appetite) == sizes_alike(500, appetite) == (50, None)


@pytest.mark.parametrize("n", range(5, 50))
def test_no_least_counts_add_up_to_all_or_all_but_one(n: int) -> None:
    lows = [cell.low for cell in division(n, 9, APPETITE) if cell.low]
    for size in range(1, 9):
        assert {sum(some) for some in combinations_with_replacement(lows, size)} & {n, n - 1} == set()


def test_fewer_than_k_are_not_shown() -> None:
    with pytest.raises(ValueError, match="5 people or more"):
        choice_cells((2, 2), 0, APPETITE)


def test_a_raised_k_is_heeded() -> None:
    with pytest.raises(ValueError, match="8 people or more"):
        choice_cells((4, 3), 0, RiskAppetite(k=8))
