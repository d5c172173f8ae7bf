"""Whether alpha is of many who differ, and how finely it is printed."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from typing import Final

import numpy as np

from unlabeled.attack.facts import AttackError, Finding
from unlabeled.attack.releases import Alpha, ReadRelease
from unlabeled.attack.scales import places_of
from unlabeled.attack.sheet import Sheet

FEW: Final = 3  # who differ: below, alpha tells one of two dissenters that all others agree
_STEP: Final = 20
_ENDS = re.compile(r"0\.\d\d or (?:less|more)")


def alpha_findings(release: ReadRelease) -> list[Finding]:
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


def _alpha(alpha: Alpha, sheet: Sheet, items: tuple[str, ...]) -> Iterator[Finding]:
    if alpha.value == "no estimate":
        if alpha.low or alpha.high:
            raise AttackError("An alpha without an estimate has limits. Write the release anew.")
        return
    group = sheet.groups.index(alpha.group)
    elsewhere = 0
    if (sheet.fine == group).any():
        look = _largest_by_rule if group in sheet.inwards else _largest
        largest = max(look(sheet, place, group) for place in places_of(sheet, items))
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
