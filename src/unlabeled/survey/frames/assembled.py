"""Counts by what is written in the columns of groups and waves become tallies by their names."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from unlabeled.disclosure import Blueprint, Moments, ScalePlan, Tally, Wave
from unlabeled.disclosure.names import NO_WAVE, public_name
from unlabeled.disclosure.tally import Counts
from unlabeled.disclosure.tree import Path
from unlabeled.survey.frames.aggregates import Grouped
from unlabeled.survey.frames.fetch import changed
from unlabeled.survey.frames.values import Coded
from unlabeled.survey.read.frame import cell_text
from unlabeled.survey.read.labels import named


@dataclass(frozen=True)
class Names:
    """The names in one column of groups or waves, and which of them each text stands for."""

    names: tuple[str, ...]
    of_text: Mapping[str, int]

    def codes(self, values: Sequence[Any]) -> Counts:
        """Return the name of each value, as a position in `names`."""
        try:
            return np.array([self.of_text[cell_text(value)] for value in values], dtype=np.int64)
        except KeyError:  # it was not there a moment ago
            raise changed() from None

    def coded(self, column: str, values: Sequence[Any]) -> Coded:
        """Return which of `values` stand for each name."""
        by_name: list[list[Any]] = [[] for _ in self.names]
        different = list(dict.fromkeys(values))
        for value, code in zip(different, self.codes(different), strict=True):
            by_name[code].append(value)
        return Coded(column, tuple(map(tuple, by_name)))


NO_NAMES = Names(("",), {"": 0})


def names_in(texts: Sequence[str], rows: Counts) -> Names:
    """Return the names in a column: `texts`, each of which is in so many rows."""
    found = named(texts, rows.tolist())
    return Names(found.names, dict(zip(texts, found.codes.tolist(), strict=True)))


@dataclass(frozen=True)
class Assembly:
    """Counts as they were written, and the names that they are to have.

    Parameters
    ----------
    groups : Grouped
        Counts by the columns of groups and of the wave.
    levels : sequence of (str, Names)
        The columns with groups, outermost first.
    wave : (str, Names), optional
        The column with the waves.
    moments : sequence of mapping
        For each scale, moments by what is written in the column with the waves.
    """

    groups: Grouped
    levels: Sequence[tuple[str, Names]]
    wave: tuple[str, Names] | None
    moments: Sequence[Mapping[Any, Moments]]

    def waves(self, blueprint: Blueprint) -> Iterator[Wave]:
        """Yield each wave's tally, waves in their order.

        Raises
        ------
        UnreadableError
            If the counts do not fit one another.
        """
        groups = self.groups
        column, names = self.wave or ("", NO_NAMES)
        of_row = names.codes(_values(groups, column))
        paths, path_of_row = self._paths()
        shape = (len(paths), len(blueprint.items), blueprint.categories)
        for wave, name in enumerate(names.names):
            rows = np.flatnonzero(of_row == wave)
            counts = groups.counts(rows, path_of_row[rows], shape)
            if len(names.names) > 1 and not counts.any():
                continue
            sums = tuple(
                _added((each for value, each in by_value.items() if names.codes([value])[0] == wave), scale)
                for scale, by_value in zip(blueprint.scales, self.moments, strict=True)
            )
            blank = NO_WAVE if len(names.names) > 1 else ""
            try:
                yield Wave(public_name(name, blank=blank), paths, Tally(counts, sums))
            except ValueError:
                raise changed() from None

    def _paths(self) -> tuple[tuple[str, ...] | tuple[Path, ...], Counts]:
        """Return the innermost groups, in a tree as paths, and to which of them each row of keys belongs."""
        groups = self.groups
        if not self.levels:
            return ("",), np.zeros(len(groups.rows), dtype=np.int64)
        codes = np.column_stack([names.codes(_values(groups, column)) for column, names in self.levels])
        if len(self.levels) == 1:
            return self.levels[0][1].names, codes[:, 0]
        answered = groups.rows > groups.empty
        found = np.unique(codes[answered], axis=0)
        place = {tuple(path): number for number, path in enumerate(found.tolist())}
        paths = tuple(
            tuple(names.names[code] for (_, names), code in zip(self.levels, path, strict=True))
            for path in place
        )
        return paths, np.array([place.get(tuple(path), -1) for path in codes.tolist()], dtype=np.int64)


def _values(groups: Grouped, column: str) -> list[Any]:
    return groups.keys.column(column).to_pylist() if column else [""] * len(groups.rows)


def _added(parts: Iterator[Moments], scale: ScalePlan) -> Moments:
    """Return the moments of several parts of one wave together."""
    items = len(scale.items)
    n, sums, products = 0, np.zeros(items, dtype=np.int64), np.zeros((items, items), dtype=np.int64)
    for each in parts:
        n, sums, products = n + each.n, sums + each.sums, products + each.cross_products
    return Moments(n, sums, products)
