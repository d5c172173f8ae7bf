"""How many were asked: head counts and response rates of a release."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, TypeAlias

from unlabeled.attack.arrays import Counts
from unlabeled.attack.columns import Columns
from unlabeled.attack.facts import AttackError
from unlabeled.attack.sheet import Sheet

HEADS: Final = ("head_count", "response_rate")
Heads: TypeAlias = dict[tuple[str, str], int]  # by wave and group


def read_heads(rows: Columns, numbers: Counts) -> Heads:
    """Return the head count of each group that has one; the printed rate must follow from it.

    Raises
    ------
    AttackError
        If a row is not understood.
    """
    found: dict[str, Heads] = {name: {} for name in HEADS}
    sizes: Heads = {}
    for row, n in enumerate(numbers.tolist()):
        place = rows.cell("wave", row), rows.cell("group", row)
        if sizes.setdefault(place, n) != n:
            raise AttackError("A group of the release has two sizes. Write it anew.")
        found[rows.cell("statistic", row)][place] = _whole_number(rows, row)
    counts, rates = (found[name] for name in HEADS)
    for place in {*counts, *rates}:
        n, asked = sizes[place], counts.get(place, 0)
        rounded = (200 * n + asked) // (2 * asked) if asked else 0
        if asked < n or rates.get(place, rounded) != rounded:
            raise AttackError("A response rate does not follow from a head count. It cannot be attacked.")
    return counts


def _whole_number(rows: Columns, row: int) -> int:
    value = rows.cell("value", row)
    if not (value.isascii() and value.isdigit()) or len(value) > 9:
        raise AttackError("A head count or a response rate is no whole number. It cannot be attacked.")
    if any(rows.cell(name, row) for name in ("scale", "category", "low", "high")):
        raise AttackError("A head count says more than how many there are. It cannot be attacked.")
    return int(value)


def refuse_strangers(heads: Heads, sheets: Sequence[Sheet]) -> None:
    """Refuse a head count of a group that nothing else is printed of."""
    known = {(sheet.wave, group) for sheet in sheets for group in sheet.groups}
    if set(heads) - known:
        raise AttackError("A head count is printed of a group without its items. It cannot be attacked.")
