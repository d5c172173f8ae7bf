"""The rows and groups of a release: held as columns, and made one by one when somebody reads them."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Generic, NamedTuple, TypeVar, overload

import numpy as np
from numpy.typing import NDArray

from unlabeled.disclosure.appetite import Detail
from unlabeled.disclosure.printed import Printed
from unlabeled.disclosure.published import PublishedGroup, Row, Statistic, Status
from unlabeled.disclosure.tree import Path, Places

_Made = TypeVar("_Made")


class Line(NamedTuple):
    """What a row of a group is about."""

    scale: str
    item: str
    statistic: Statistic
    category: str = ""


@dataclass(frozen=True, eq=False, repr=False)
class Sheet:
    """Groups of which the same lines are published.

    Parameters
    ----------
    prints : ndarray of int32, shape (groups, lines)
        Where what is printed stands among all that the release prints.
    groups : ndarray
        The places of the groups in the release.
    """

    lines: tuple[Line, ...]
    prints: NDArray[np.int32]
    groups: Places


class _Lazy(Sequence[_Made], Generic[_Made]):
    """A sequence whose members are made when they are asked for; it equals a tuple with the same ones."""

    @abstractmethod
    def _at(self, place: int) -> _Made:
        """Return the member at `place`."""

    @overload
    def __getitem__(self, place: int) -> _Made: ...
    @overload
    def __getitem__(self, place: slice) -> tuple[_Made, ...]: ...
    def __getitem__(self, place: int | slice) -> _Made | tuple[_Made, ...]:
        found = range(len(self))[place]
        return tuple(map(self._at, found)) if isinstance(found, range) else self._at(found)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, _Lazy | tuple):
            return NotImplemented
        return len(self) == len(other) and all(a == b for a, b in zip(self, other, strict=True))

    def __hash__(self) -> int:
        return hash(tuple(self))


@dataclass(eq=False, repr=False)
class Groups(_Lazy[PublishedGroup]):
    """The published groups in the order in which they are shown.

    A path is the names in `before` and the `last` one; `above` is the place of the group that each lies in.
    """

    waves: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    last: list[str] = field(default_factory=list)
    before: list[Path] = field(default_factory=list)
    above: list[int] = field(default_factory=list)
    levels: list[int] = field(default_factory=list)
    n: list[int] = field(default_factory=list)
    details: list[Detail] = field(default_factory=list)

    def __len__(self) -> int:
        return len(self.names)

    def parent(self, place: int) -> str:
        """Return the name of the group that the one at `place` is a part of; empty for everyone."""
        above = self.above[place]
        return self.names[above] if above >= 0 else ""

    def _at(self, place: int) -> PublishedGroup:
        path = (*self.before[place], self.last[place]) if self.levels[place] else ()
        numbers = self.n[place], self.details[place], path, self.parent(place)
        return PublishedGroup(self.waves[place], self.names[place], *numbers, self.levels[place])


class Rows(_Lazy[Row]):
    """All rows of a release: those of each group together, then those that stand for what is withheld."""

    def __init__(
        self, groups: Groups, sheets: Sequence[Sheet], prints: Sequence[Printed], withheld: tuple[Row, ...]
    ) -> None:
        self.groups, self.sheets, self.prints, self.withheld = groups, tuple(sheets), tuple(prints), withheld
        self._sheet_of = np.zeros(len(groups), dtype=np.intp)
        self._line_of = np.zeros(len(groups), dtype=np.intp)
        for place, sheet in enumerate(sheets):
            self._sheet_of[sheet.groups] = place
            self._line_of[sheet.groups] = np.arange(len(sheet.groups))
        lengths = np.array([len(sheet.lines) for sheet in sheets], dtype=np.intp)
        self._ends = np.cumsum(lengths[self._sheet_of]) if len(groups) else np.zeros(0, dtype=np.intp)

    def __len__(self) -> int:
        return (int(self._ends[-1]) if len(self._ends) else 0) + len(self.withheld)

    def of(self, group: int) -> Iterator[tuple[Line, int]]:
        """Yield what the rows of the group at this place are about, and the place of what they print."""
        sheet = self.sheets[self._sheet_of[group]]
        return zip(sheet.lines, sheet.prints[self._line_of[group]].tolist(), strict=True)

    def of_groups(self, places: Iterable[int]) -> Iterator[Row]:
        """Yield the rows of the groups at these places, one group after the other."""
        for group in places:
            for line, place in self.of(group):
                yield self._row(group, line, self.prints[place])

    def __iter__(self) -> Iterator[Row]:
        yield from self.of_groups(range(len(self.groups)))
        yield from self.withheld

    def _at(self, place: int) -> Row:
        shown = len(self) - len(self.withheld)
        if place >= shown:
            return self.withheld[place - shown]
        group = int(np.searchsorted(self._ends, place, side="right"))
        sheet = self.sheets[self._sheet_of[group]]
        column = place - int(self._ends[group]) + len(sheet.lines)
        printed = self.prints[sheet.prints[self._line_of[group], column]]
        return self._row(group, sheet.lines[column], printed)

    def _row(self, group: int, line: Line, printed: Printed) -> Row:
        groups = self.groups
        place = groups.waves[group], groups.names[group], groups.parent(group)
        return Row(*place, *line, *printed, groups.n[group], Status.SHOWN)  # type: ignore[arg-type]


def withheld_row(wave: str, group: str, scale: str) -> Row:
    """Return what stands for a scale of a group that is not published."""
    about = wave, group, "", scale, "", Statistic.FAVOURABLE_SHARE, ""
    return Row(*about, value=None, low=None, high=None, n=None, status=Status.WITHHELD)
