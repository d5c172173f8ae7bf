"""From the rows of one wave to a sheet."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from unlabeled.attack.arrays import Counts, Limits, Reals, distinct
from unlabeled.attack.asked import Heads
from unlabeled.attack.columns import Columns
from unlabeled.attack.facts import AttackError, Scale
from unlabeled.attack.shares import CATEGORY, SHARES, Rules, add_whole_teams, share_limits
from unlabeled.attack.sheet import Sheet

EVERYONE: Final = "Everyone"
NUMBERS: Final = ("mean", "sd")
_TENTHS = re.compile(r"-?\d+\.\d")


@dataclass(frozen=True)
class Print:
    """What is known of how a release prints: the scale, its answers, where open ends begin, head counts."""

    scale: Scale
    labels: tuple[str, ...]
    share_end: int
    heads: Heads


@dataclass(frozen=True)
class _Rows:
    """The rows of one wave: how many people each is about, its group's and its item's place."""

    of: Columns
    numbers: Counts
    groups: Counts
    items: Counts
    fine: Counts


def sheet_of(columns: Columns, numbers: Counts, print_of: Print) -> Sheet:
    """Return what rows of statements in one wave print.

    Raises
    ------
    AttackError
        If a row is not understood, or groups do not lie in one another.
    """
    groups, items = columns.of["group"], columns.of["item"]
    group_codes, group_of = distinct(groups.codes, len(groups.texts))
    item_codes, item_of = distinct(items.codes, len(items.texts))
    names = tuple(groups.texts[code] for code in group_codes.tolist())
    fine = distinct(group_of[columns.where("statistic", CATEGORY)], len(names))[0]
    rows = _Rows(columns, numbers, group_of, item_of, fine)
    n, parent = _sizes(rows, len(names)), _parents(rows, names)
    found = _counts(rows, parent, print_of)
    shape = len(item_codes), len(names)
    return Sheet(
        columns.cell("wave", 0),
        print_of.scale,
        tuple(items.texts[code] for code in item_codes.tolist()),
        names,
        n,
        names.index(EVERYONE) if EVERYONE in names and len(names) > 1 else None,
        parent,
        _shares(rows, found, np.broadcast_to(n, shape), print_of.heads),
        fine,
        _categories(rows, found, np.broadcast_to(n[fine], (shape[0], len(fine))), print_of.labels),
        _tenths(rows, "mean", shape[0]),
        _tenths(rows, "sd", shape[0]),
    )


def _sizes(rows: _Rows, groups: int) -> Counts:
    n = np.zeros(groups, dtype=np.int64)
    n[rows.groups] = rows.numbers
    if (n[rows.groups] != rows.numbers).any():
        raise AttackError("A group of the release has two sizes. Write it anew.")
    return n


def _parents(rows: _Rows, names: Sequence[str]) -> Counts:
    """Return the place of the group that each group is a part of, -1 for none."""
    column = rows.of.of["parent"]
    codes = np.full(len(names), -1, dtype=np.int64)
    codes[rows.groups] = column.codes
    if (codes[rows.groups] != column.codes).any():
        raise AttackError("A group of the release is a part of two others. Write it anew.")
    place = {name: at for at, name in enumerate(names)} | {"": -1}
    texts = [column.texts[code] for code in codes.tolist()]
    if any(text not in place for text in texts):
        raise AttackError("A group of the release is a part of one that is not there. Write it anew.")
    parent = np.array([place[text] for text in texts], dtype=np.int64)
    outermost = [name for name, at in zip(names, parent.tolist(), strict=True) if at < 0]
    if _goes_round(parent) or (EVERYONE in names and outermost != [EVERYONE]):
        raise AttackError("The groups of the release do not lie in one another. Write it anew.")
    return parent


def _goes_round(parent: Counts) -> bool:
    above = parent
    for _ in range(len(parent)):  # further out than there are groups, nobody is
        above = np.where(above >= 0, parent[above], -1)
        if (above < 0).all():
            break
    return bool((above >= 0).any())


def _counts(rows: _Rows, parent: Counts, print_of: Print) -> Limits:
    """Return the counts that each row's share allows."""
    if (~rows.of.where("category", "") != rows.of.where("statistic", CATEGORY)).any():
        raise AttackError("A category stands where no share of one is printed. Write the release anew.")
    is_total, is_fine = np.zeros((2, len(parent)), dtype=bool)
    is_total[parent[parent >= 0]] = True
    is_fine[rows.fine] = True
    loose = is_total[rows.groups], is_fine[rows.groups]
    return share_limits(rows.of, rows.numbers, loose, Rules(len(print_of.labels), print_of.share_end))


def _shares(rows: _Rows, found: Limits, n: Counts, heads: Heads) -> Limits:
    shares = np.zeros((*n.shape, 2, 2), dtype=np.int64)
    shares[..., 1] = n[..., None]
    for name, side in SHARES.items():
        at = np.flatnonzero(rows.of.where("statistic", name))
        shares[rows.items[at], rows.groups[at], side] = found[at]
    add_whole_teams(shares, rows.of, rows.numbers, (rows.items, rows.groups), heads)
    return shares


def _categories(rows: _Rows, found: Limits, n: Counts, labels: Sequence[str]) -> Limits:
    categories = np.zeros((*n.shape, len(labels), 2), dtype=np.int64)
    categories[..., 1] = n[..., None]
    column = rows.of.of["category"]
    label = np.array([labels.index(text) if text else 0 for text in column.texts] or [0])
    at = np.flatnonzero(rows.of.where("statistic", CATEGORY))
    fine = np.searchsorted(rows.fine, rows.groups[at])
    categories[rows.items[at], fine, label[column.codes[at]]] = found[at]
    return categories


def _tenths(rows: _Rows, name: str, items: int) -> Reals:
    """Return the limits of every mean or SD, NaN where none is printed."""
    found = np.full((items, len(rows.fine), 2), np.nan)
    for row in np.flatnonzero(rows.of.where("statistic", name)).tolist():
        fine = np.flatnonzero(rows.fine == rows.groups[row])
        if not len(fine):
            raise AttackError("A mean or an SD is printed without every category. It cannot be attacked.")
        found[rows.items[row], fine[0]] = tenths(
            *(rows.of.cell(each, row) for each in ("value", "low", "high"))
        )
    return found


def tenths(value: str, low: str, high: str) -> tuple[float, float]:
    """Return the limits of a mean or an SD as they are printed.

    Raises
    ------
    AttackError
        If they are not what a release prints.
    """
    if not all(_TENTHS.fullmatch(text) for text in (value, low, high)):
        raise AttackError("A mean or an SD is not printed to one decimal. It cannot be attacked.")
    if not float(low) - 0.1 <= float(value) <= float(high) + 0.1:
        raise AttackError("A mean or an SD lies outside its own limits. Write the release anew.")
    return float(low), float(high)
