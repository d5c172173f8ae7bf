"""Numbers of whole scales: what they add to their items' numbers, and whether alpha is of many who differ."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from unlabeled.attack.facts import AttackError, Finding
from unlabeled.attack.printed import Printed, limits
from unlabeled.attack.releases import Alpha, ReadRelease, ScaleRow, tenths
from unlabeled.attack.sheet import Sheet

FEW: Final = 3  # who differ: below, alpha tells one of two dissenters that all others agree
_STEP: Final = 20
_ENDS = re.compile(r"0\.\d\d or (?:less|more)")
_SIDES: Final = {"unfavourable_share": 0, "favourable_share": 1}


def with_scales(release: ReadRelease) -> ReadRelease:
    """Return the release with what the numbers of whole scales add to those of each statement.

    A scale's number is a sum over its statements. What it leaves for one of them is its own limit less what
    the others can be at most or at least.

    Raises
    ------
    AttackError
        If a row is not understood.
    """
    sheets = {sheet.wave: sheet for sheet in release.sheets}
    where = {sheet.wave: {name: place for place, name in enumerate(sheet.groups)} for sheet in release.sheets}
    for row in release.scale_rows:
        if row.group not in where.get(row.wave, {}):
            raise AttackError("A scale is printed of a group without its items. It cannot be attacked.")
        items = release.items_of.get(row.scale, ())
        sheets[row.wave] = _tightened(row, sheets[row.wave], where[row.wave][row.group], items)
    return replace(release, sheets=tuple(sheets.values()))


def scale_findings(release: ReadRelease) -> list[Finding]:
    """Return where alpha may be about very few.

    Raises
    ------
    AttackError
        If a row is not understood.
    """
    sheets = {sheet.wave: sheet for sheet in release.sheets}
    found: list[Finding] = []
    for alpha in release.alphas:
        if alpha.wave not in sheets or alpha.group not in sheets[alpha.wave].groups:
            raise AttackError("Alpha is printed of a group without its items. It cannot be attacked.")
        found += _alpha(alpha, sheets[alpha.wave], release.items_of.get(alpha.scale, ()))
    return found


def _places(sheet: Sheet, items: tuple[str, ...]) -> list[int]:
    return [sheet.items.index(item) for item in items if item in sheet.items]


def _tightened(row: ScaleRow, sheet: Sheet, group: int, items: tuple[str, ...]) -> Sheet:
    places = _places(sheet, items)
    if row.n != sheet.n[group]:
        raise AttackError("A scale has another n than its items. Write the release anew.")
    if row.statistic in _SIDES:
        side = _SIDES[row.statistic]
        low, high = limits(Printed(row.value, row.low, row.high, row.n * len(places)))
        own = sheet.shares[places, group, side]
        if low <= own[:, 0].sum() and high >= own[:, 1].sum():
            return sheet
        shares = sheet.shares.copy()
        shares[places, group, side] = _left_by_others(own, low, high)
        return replace(sheet, shares=shares)
    fine = np.flatnonzero(sheet.fine == group)
    if row.statistic != "mean" or not len(fine):
        raise AttackError("A scale has a number that no rule knows. It cannot be attacked.")
    least, most = tenths(row.value, row.low, row.high)
    ends: NDArray[Any] = np.array([_reached(sheet, place, int(fine[0])) for place in places])
    printed = sheet.means[places, fine[0]]
    ends = np.stack([np.fmax(ends[:, 0], printed[:, 0]), np.fmin(ends[:, 1], printed[:, 1])], axis=1)
    left = _left_by_others(ends, least * len(places), most * len(places))
    means = sheet.means.copy()  # only what the others leave is new: the rest follows from the categories
    means[places, fine[0], 0] = np.where(left[:, 0] > ends[:, 0], left[:, 0], printed[:, 0])
    means[places, fine[0], 1] = np.where(left[:, 1] < ends[:, 1], left[:, 1], printed[:, 1])
    return replace(sheet, means=means)


def _left_by_others(own: NDArray[Any], low: float, high: float) -> NDArray[Any]:
    """Return limits of each number, given those of each and of their sum."""
    sums = own.sum(axis=0)
    return np.stack(
        [np.maximum(own[:, 0], low - sums[1] + own[:, 1]), np.minimum(own[:, 1], high - sums[0] + own[:, 0])],
        axis=1,
    )


def _reached(sheet: Sheet, item: int, fine: int) -> tuple[float, float]:
    """Return limits of the mean of those who answered, however many these are, by the categories alone."""
    cells, n = sheet.categories[item, fine], int(sheet.n[sheet.fine[fine]])
    values, silent = np.array(sheet.scale.values), cells[-1]
    low = cells[:-1, 0] / max(n - silent[0], 1)
    high = np.minimum(cells[:-1, 1] / max(n - silent[1], 1), 1.0)
    ends = []
    for order in (np.argsort(values), np.argsort(-values)):
        room = (high - low)[order]
        more = np.clip(1 - low.sum() - (np.cumsum(room) - room), 0, room)
        ends.append(float((low[order] + more) @ values[order]))
    return ends[0], ends[1]


def _alpha(alpha: Alpha, sheet: Sheet, items: tuple[str, ...]) -> Iterator[Finding]:
    if alpha.value == "no estimate":
        if alpha.low or alpha.high:
            raise AttackError("An alpha without an estimate has limits. Write the release anew.")
        return
    group = sheet.groups.index(alpha.group)
    elsewhere = 0
    if (sheet.fine == group).any():
        look = _largest_by_rule if group in sheet.inwards else _largest
        largest = max(look(sheet, place, group) for place in _places(sheet, items))
        elsewhere = int(sheet.n[group]) - largest
    if elsewhere < FEW:
        says = (
            f"Alpha of {alpha.group} may be about fewer than {FEW} people: the shares leave no more outside "
            "one answer for certain, and alpha tells whether and how they differ."
        )
        yield Finding(alpha.group, alpha.scale, alpha.wave, says, "Give no estimate of alpha there.")
    elif not _is_coarse(alpha):
        says = f"Alpha of {alpha.group} is printed finer than in steps of .05 with open ends."
        yield Finding(alpha.group, alpha.scale, alpha.wave, says, "Round alpha to .05.")


def _largest_by_rule(sheet: Sheet, item: int, group: int) -> int:
    """Return the same of everyone beside their groups, whose printed limits are wider than the rule's.

    A limit was moved outwards by less than one step; who knows the rules knows it as it was.
    """
    fine, n = int(np.flatnonzero(sheet.fine == group)[0]), int(sheet.n[group])
    cells = sheet.categories[item, fine]
    steps = math.gcd(*(5 * round(20 * int(count) / n) for count in cells.ravel()))
    return int((cells[:, 1] - steps * n // 100).max())


def _largest(sheet: Sheet, item: int, group: int) -> int:
    """Return how many people one answer can have at most, by all that is printed of the group."""
    from scipy.optimize import Bounds, LinearConstraint, milp

    numbers = sheet.group(item, group).numbers
    n, places = int(sheet.n[group]), len(sheet.scale.values) + 1
    rows = np.array([np.ones(places), *(number.weights for number in numbers)])
    low = [n, *(number.low for number in numbers)]
    high = [n, *(number.high for number in numbers)]
    largest = 0
    for place in range(places):
        costs = -np.eye(places)[place]
        result = milp(
            costs,
            integrality=np.ones(places, dtype=np.int64),
            bounds=Bounds(0, n),
            constraints=LinearConstraint(rows, low, high),
            options={"time_limit": 5.0},
        )
        largest = max(largest, n if result.x is None and result.status != 2 else round(-(result.fun or 0)))
    return largest


def _is_coarse(alpha: Alpha) -> bool:
    if _ENDS.fullmatch(alpha.value):
        return not alpha.low and not alpha.high
    try:
        if not float(alpha.low) <= float(alpha.value) <= float(alpha.high):
            raise ValueError
        return abs(float(alpha.value) * _STEP - round(float(alpha.value) * _STEP)) < 1e-9
    except ValueError:
        raise AttackError("An alpha is not understood. It cannot be attacked.") from None
