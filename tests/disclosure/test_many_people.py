"""Fifty people and more: never told less than fewer, and never so much that somebody is found.

The attacker has every table that is published alike, knows their own answer, or that nobody skipped.
"""

import itertools
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable

import numpy as np
import pytest

from unlabeled.disclosure import Blueprint, Detail, ItemPlan, RiskAppetite, ScalePlan
from unlabeled.disclosure.cell import limits_of_part
from unlabeled.disclosure.detail import favourable_cell, item_cells, unfavourable_cell
from unlabeled.disclosure.steps import CategorySteps

POLICY = RiskAppetite()
Table = tuple[int, ...]


def plan(answers: int) -> Blueprint:
    items = (ScalePlan("s", (ItemPlan("q"),)),)
    return Blueprint(items, tuple(f"answer {place}" for place in range(answers)))


def every_table(n: int, places: int) -> Iterable[Table]:
    """Return all counts of `n` people over so many places."""
    for cuts in itertools.combinations(range(n + places - 1), places - 1):
        ends = (-1, *cuts, n + places - 1)
        yield tuple(after - before - 1 for before, after in itertools.pairwise(ends))


def found(tables: Iterable[Table], said_of: Callable[[Table], Hashable], silent: int) -> list[Hashable]:
    """Return each publication from which somebody learns that nobody else gave some answer.

    The answer in the last `silent` places is "no answer": that nobody else left it out may be learnt.
    """
    alike = defaultdict(list)
    for table in tables:
        alike[said_of(table)].append(table)
    return [said for said, each in alike.items() if _tells(np.array(each), silent)]


def _tells(tables: np.ndarray, silent: int) -> bool:
    places = tables.shape[1]
    everybody = tables[(tables[:, places - silent :] == 0).all(axis=1)]
    for possible in (tables, everybody) if silent else (tables,):
        for own in (None, *range(places)):
            beside = possible if own is None else possible[possible[:, own] > 0]
            others = beside - (0 if own is None else np.eye(places, dtype=int)[own])
            if len(others) and not (others > 0).any(axis=0)[: places - silent].all():
                return True
    return False


IN_SHARES = [
    n
    for n in (*range(15, 101), *range(107, 313, 29), 313)  # all up to 313 were gone through once
    if any(POLICY.detail(n, places) is Detail.SHARES for places in range(3, 14))
]


@pytest.mark.parametrize("n", IN_SHARES)
@pytest.mark.parametrize("silent", [0, 1])
def test_no_two_shares_tell_anybody_of_an_answer_that_nobody_else_gave(n: int, silent: int) -> None:
    """Shares say how many are on which side, or on none: on a side, anybody can have given any answer."""

    def said_of(table: Table) -> Hashable:
        favourable = favourable_cell(n, table[0], POLICY)
        return favourable, unfavourable_cell(favourable, table[1], POLICY)

    assert not found(every_table(n, 3), said_of, silent)


@pytest.mark.parametrize(
    ("answers", "n"), [(2, n) for n in (50, 52, 57, 60, 77)] + [(3, n) for n in (50, 52, 55, 56)]
)
def test_no_table_of_fifty_people_or_more_tells_of_an_answer_that_nobody_else_gave(
    answers: int, n: int
) -> None:
    blueprint = plan(answers)
    assert not found(
        every_table(n, answers + 1), lambda table: item_cells(table, blueprint, POLICY), silent=1
    )


def test_shares_that_meet_would_be_seen() -> None:
    def said_of(table: Table) -> Hashable:
        return favourable_cell(29, table[0], POLICY), favourable_cell(29, table[1], POLICY)

    assert found(every_table(29, 3), said_of, silent=0)


def test_steps_that_add_up_would_be_seen() -> None:
    steps = CategorySteps(5, 0)
    assert found(every_table(57, 3), lambda table: tuple(steps.cell(57, each) for each in table), silent=1)


def test_what_follows_from_categories_is_printed_as_anybody_can_work_it_out() -> None:
    """In whole points: neither narrower than what the categories leave, nor a whole point wider."""
    draw = np.random.default_rng(1)
    for n in (56, 65, 78, 150, 200, 333):
        for table in draw.multinomial(n, draw.dirichlet(np.ones(6), 20)).tolist():
            cells = item_cells(table, plan(5), POLICY)
            assert cells.categories is not None
            for part, cell in ((range(3, 5), cells.favourable), (range(2), cells.unfavourable)):
                low, high = limits_of_part(cells.categories, part)
                assert cell is not None
                assert (cell.low, cell.high) == (low, high)
                assert 0 <= 100 * low / n - cell.shown_low < 1
                assert 0 <= cell.shown_high - 100 * high / n < 1


def mean_width(n: int, answers: int) -> float:
    """Return how wide the favourable share's range is, in points, over many kinds of answers."""
    draw, blueprint = np.random.default_rng(n), plan(answers)
    tables = draw.multinomial(n, draw.dirichlet(np.ones(answers + 1), 60)).tolist()
    cells = [item_cells(table, blueprint, POLICY).favourable for table in tables]
    return float(np.mean([cell.shown_high - cell.shown_low for cell in cells]))


@pytest.mark.parametrize("answers", range(2, 8))
def test_favourable_share_is_told_about_as_finely_of_more_people(answers: int) -> None:
    few = mean_width(49, answers)
    assert few == 20
    for n in (15, 30, *range(50, 121), 150, 157, 200, 218, 300, 400):
        assert mean_width(n, answers) <= few + 4, n  # two categories in steps of 10 points
