"""The same answers through the real gate: what it publishes, and what that leaves possible."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from unlabeled.disclosure import Blueprint, ItemPlan, Release, RiskAppetite, ScalePlan, Tally, Wave, release
from unlabeled.exercises.find_the_person.attack import Counts, Left, left_possible
from unlabeled.exercises.find_the_person.office import Block

_ITEM = "statement"
_PLAN = Blueprint((ScalePlan("one", (ItemPlan(_ITEM),)),), ("does not agree", "agrees"))


@dataclass(frozen=True)
class Shown:
    """One published group: its name, its n, and the share that agrees as it is printed."""

    name: str
    n: int
    value: float | str
    low: float
    high: float
    is_everyone: bool


def shown(blocks: Sequence[Block], agreeing: Counts, appetite: RiskAppetite) -> tuple[Shown, ...]:
    """Return what the gate publishes if so many people of each block agree; nothing if they are too few."""
    passed = _pass([block.name for block in blocks], [block.n for block in blocks], agreeing, appetite)
    rows = {row.group: row for row in passed.rows if row.item == _ITEM}
    return tuple(
        Shown(group.name, group.n, row.value, row.low, row.high, group.is_everyone)
        for group in passed.groups
        if (row := rows[group.name]).value is not None and row.low is not None and row.high is not None
    )


def left_by_the_gate(blocks: Sequence[Block], appetite: RiskAppetite) -> Left:
    """Return what is left possible for somebody who knows the gate and runs it on every spread."""
    return left_possible(blocks, lambda counts: _rows(blocks, counts, appetite))


def _rows(blocks: Sequence[Block], agreeing: Counts, appetite: RiskAppetite) -> tuple[object, ...]:
    """Return all rows of the release, every number and limit."""
    passed = _pass([block.name for block in blocks], [block.n for block in blocks], agreeing, appetite)
    return tuple(passed.rows)


def _pass(names: Sequence[str], sizes: Sequence[int], agreeing: Counts, appetite: RiskAppetite) -> Release:
    import numpy as np

    from unlabeled.disclosure import Moments

    pairs = zip(sizes, agreeing, strict=True)
    counts = np.array([[[n - agree, agree, 0]] for n, agree in pairs], dtype=np.int64)
    people, agree = sum(sizes), sum(agreeing)
    # Answers are numbered 1 and 2: the sum, and the sum of squares, over everybody.
    sums, squares = np.array([people + agree], np.int64), np.array([[people + 3 * agree]], np.int64)
    wave = Wave("", tuple(names), Tally(counts, (Moments(people, sums, squares),)))
    return release([wave], _PLAN, appetite)
