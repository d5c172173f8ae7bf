"""What a release says, by wave, group and statement: the numbers that a page may print of each."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from typing import TypeAlias

from unlabeled.attack.columns import Columns

Place: TypeAlias = tuple[str, str]  # wave and group
NUMBER = re.compile(r"\d+(?:\.\d+)?|\.\d+")
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

    def add(self, other: Numbers) -> None:
        """Hold what the other holds, too."""
        self.percent |= other.percent
        self.other |= other.other


class Said:
    """The shown numbers of a release."""

    def __init__(self, rows: Columns) -> None:
        self.sizes: dict[Place, int] = {}
        self.items: set[str] = set()
        self.parents: dict[Place, str] = {}
        self._by_item: dict[tuple[str, str, str], Numbers] = defaultdict(Numbers)
        for row in range(len(rows)):
            self._add(rows, row)
        self.places = tuple(self.sizes)
        self.waves = tuple(dict.fromkeys(wave for wave, _ in self.places))
        self._found: dict[tuple[frozenset[str], ...], Numbers] = {}

    def _add(self, rows: Columns, row: int) -> None:
        wave, group, item = (without_guard(rows.cell(name, row)) for name in ("wave", "group", "item"))
        kind, n = rows.cell("statistic", row), rows.cell("n", row)
        self.sizes[wave, group] = int(n)
        self.parents[wave, group] = rows.cell("parent", row)
        self.items.add(item)
        found = self._by_item[wave, group, item]
        numbers = {
            float(text) for name in ("value", "low", "high") for text in NUMBER.findall(rows.cell(name, row))
        }
        found.other.add(float(n))
        if kind in _COUNTS:
            found.other |= {*numbers, *(number - int(n) for number in numbers)}  # and how many were silent
        elif kind in _TENTHS:
            found.other |= numbers
        else:
            found.percent |= numbers

    def of(self, waves: Collection[str], groups: Collection[str], items: Collection[str]) -> Numbers:
        """Return what is printed of these; of all where none is named."""
        key = frozenset(waves), frozenset(groups), frozenset(items)
        if key not in self._found:
            self._found[key] = Numbers()
            for found in self._of(*key):
                self._found[key].add(found)
        return self._found[key]

    def _of(self, waves: frozenset[str], groups: frozenset[str], items: frozenset[str]) -> Iterable[Numbers]:
        for wave, group in self.places:
            if (not waves or wave in waves) and (not groups or group in groups):
                for item in {*(items or self.items), ""}:
                    if (wave, group, item) in self._by_item:
                        yield self._by_item[wave, group, item]
