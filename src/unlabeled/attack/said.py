"""What a release says, by wave, group and statement: the numbers that a page may print of each."""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, field
from typing import Final, TypeAlias

import numpy as np

from unlabeled.attack.arrays import Counts
from unlabeled.attack.columns import Columns

Place: TypeAlias = tuple[str, str]  # wave and group
NUMBER = re.compile(r"\d+(?:\.\d+)?|\.\d+")
_PLACE: Final = ("wave", "group")
_NAMES: Final = (*_PLACE, "item")
_PRINTED: Final = ("statistic", "n", "value", "low", "high")
_COUNTS = ("head_count",)
_TENTHS = ("mean", "sd", "alpha")


def without_guard(name: str) -> str:
    """Return a name without the apostrophe that keeps a spreadsheet from running it."""
    return name.lstrip("'")


@dataclass
class Numbers:
    """Percentages, and all others."""

    percent: set[float] = field(default_factory=set)
    other: set[float] = field(default_factory=set)


class Said:
    """The shown numbers of a release. What is printed of a group is looked at when somebody asks for it."""

    def __init__(self, rows: Columns) -> None:
        self._rows = rows
        names = {name: [without_guard(text) for text in rows.of[name].texts] for name in _NAMES}
        key, first = np.unique(rows.key(("wave", "group")), return_index=True)
        groups = np.searchsorted(key, rows.key(("wave", "group")))
        order = np.argsort(first, kind="stable")  # as they stand in the release
        self.sizes: dict[Place, int] = {}
        self.parents: dict[Place, str] = {}
        self._at: dict[Place, list[int]] = {}
        for group in order.tolist():
            row = int(first[group])
            wave, name = (names[each][int(rows.of[each].codes[row])] for each in _PLACE)
            self.sizes[wave, name] = int(rows.cell("n", row))
            self.parents[wave, name] = rows.cell("parent", row)
            self._at.setdefault((wave, name), []).append(group)
        self._by_group = np.argsort(groups, kind="stable")
        self._ends = np.searchsorted(groups[self._by_group], np.arange(len(key) + 1))
        self._item_names = names["item"]
        self.items = {self._item_names[code] for code in np.unique(rows.of["item"].codes).tolist()}
        self.places = tuple(self.sizes)
        self.waves = tuple(dict.fromkeys(wave for wave, _ in self.places))
        self._found: dict[tuple[frozenset[str], ...], Numbers] = {}

    def of(self, waves: Collection[str], groups: Collection[str], items: Collection[str]) -> Numbers:
        """Return what is printed of these; of all where none is named."""
        key = frozenset(waves), frozenset(groups), frozenset(items)
        if key not in self._found:
            self._found[key] = self._of(*key)
        return self._found[key]

    def _of(self, waves: frozenset[str], groups: frozenset[str], items: frozenset[str]) -> Numbers:
        at = self._rows_of(waves, groups)
        if items:
            told = np.array([not name or name in items for name in self._item_names] or [False])
            at = at[told[self._rows.of["item"].codes[at]]]
        rows, found = self._rows.only(*_PRINTED).at(at), Numbers()
        alike = np.unique(rows.key(_PRINTED), return_index=True)[1]
        for row in alike.tolist():
            _add(found, rows, row)
        return found

    def _rows_of(self, waves: frozenset[str], groups: frozenset[str]) -> Counts:
        """Return the rows of these groups in these waves."""
        if not waves and not groups:
            return np.arange(len(self._rows))
        named = [(wave, group) for wave in waves or self.waves for group in groups] if groups else self.places
        chosen = [
            self._by_group[self._ends[group] : self._ends[group + 1]]
            for place in named
            if not waves or place[0] in waves
            for group in self._at.get(place, ())
        ]
        return np.concatenate(chosen) if chosen else np.zeros(0, dtype=np.int64)


def _add(found: Numbers, rows: Columns, row: int) -> None:
    """Add what one row prints."""
    kind, n = rows.cell("statistic", row), int(rows.cell("n", row))
    texts = (rows.cell(name, row) for name in ("value", "low", "high"))
    numbers = {float(number) for text in texts for number in NUMBER.findall(text)}
    found.other.add(float(n))
    if kind in _COUNTS:
        found.other |= {*numbers, *(number - n for number in numbers)}  # and how many were silent
    elif kind in _TENTHS:
        found.other |= numbers
    else:
        found.percent |= numbers
