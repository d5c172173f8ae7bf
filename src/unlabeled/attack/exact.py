"""Exactly what follows: all tables where they are few, whole-number programs (HiGHS) where they are many."""

from __future__ import annotations

import math
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import product
from typing import TYPE_CHECKING, Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from unlabeled.attack.facts import Leak, Problem

if TYPE_CHECKING:
    from scipy.optimize import LinearConstraint

FEW: Final = 60_000  # tables that are gone through one by one
_SLACK: Final = 1e-9
Tables: TypeAlias = NDArray[np.int64]
Known: TypeAlias = tuple[int, int] | None  # atom and place of the attacker's own answer


class _OutOfTimeError(Exception):
    """The solver did not decide in time."""


def leaks(problem: Problem, k: int, seconds: float, targets: Sequence[int] | None = None) -> list[Leak]:
    """Return what can be worked out, the worst of each atom.

    Parameters
    ----------
    k : int
        Smallest group that may be published.
    seconds : float
        After so long what is left counts as found.
    targets : sequence of int, optional
        Atoms to look at; all unless given.
    """
    search = _Search(problem, time.monotonic() + seconds)
    wanted = range(len(problem.atoms)) if targets is None else targets
    try:
        if not search.possible():
            return [Leak(wanted[0], "contradiction")]
    except _OutOfTimeError:
        return [Leak(wanted[0], "time")]
    return [leak for atom in wanted for leak in _of_atom(search, atom, k)]


def every_table(problem: Problem, most: int = FEW) -> Tables | None:
    """Return all tables that give the publication, shape (tables, atoms, places); None if too many."""
    if math.prod(math.comb(atom.n + problem.columns - 1, atom.n) for atom in problem.atoms) > most**2:
        return None
    each = []
    for place, atom in enumerate(problem.atoms):
        if math.comb(atom.n + problem.columns - 1, atom.n) > most:
            return None
        tables = np.array(list(_compositions(atom.n, problem.columns)), dtype=np.int64)
        each.append(tables[_agree(problem, tables[:, None, :], (place,))])
    if math.prod(map(len, each)) > most:
        return None
    chosen = np.array(list(product(*(range(len(tables)) for tables in each))), dtype=np.int64)
    chosen = chosen.reshape(-1, len(each))
    together = np.stack([tables[chosen[:, place]] for place, tables in enumerate(each)], axis=1)
    return together[_agree(problem, together, tuple(range(len(each))))]


def _compositions(n: int, places: int) -> Iterator[tuple[int, ...]]:
    if places == 1:
        yield (n,)
        return
    for first in range(n + 1):
        for rest in _compositions(n - first, places - 1):
            yield (first, *rest)


def _agree(problem: Problem, tables: Tables, atoms: tuple[int, ...]) -> NDArray[np.bool_]:
    """Return which tables of `atoms` agree with all facts about no others."""
    good = np.ones(len(tables), dtype=bool)
    for fact in problem.facts:
        if set(fact.atoms) <= set(atoms):
            counted = tables[:, [atoms.index(atom) for atom in fact.atoms]].sum(axis=1)
            value = counted @ np.array(problem.weights(fact.number))
            good &= (value >= fact.number.low - _SLACK) & (value <= fact.number.high + _SLACK)
    return good


@dataclass
class _Search:
    """Tables that were found so far; `complete` if there are no others."""

    problem: Problem
    until: float
    tables: Tables = field(init=False)
    complete: bool = field(init=False)

    def __post_init__(self) -> None:
        found = every_table(self.problem)
        self.complete = found is not None
        shape = (0, len(self.problem.atoms), self.problem.columns)
        self.tables = np.zeros(shape, dtype=np.int64) if found is None else found
        self._facts: LinearConstraint | None = None

    def possible(self, *people: tuple[int, int]) -> bool:
        """Return whether there is a table with each of `people` (atom, answer) in it."""
        least = self._least(people)
        if self._fits(people).any():
            return True
        return not self.complete and self._solved(least, np.zeros(least.size)) is not None

    def limits(self, known: Known, atom: int, weights: NDArray[np.float64]) -> tuple[float, float]:
        """Return least and most of the weighted count in `atom`, the one who is `known` left out."""
        people = [] if known is None else [known]
        own = weights[known[1]] if known is not None and known[0] == atom else 0
        fit = self._fits(people)
        if self.complete:
            values = self.tables[fit][:, atom] @ weights - own
            return float(values.min()), float(values.max())
        found = []
        for sign in (1, -1):
            costs = np.zeros((len(self.problem.atoms), self.problem.columns))
            costs[atom] = sign * weights
            table = self._solved(self._least(people), costs.ravel())
            if table is None:
                raise _OutOfTimeError
            found.append(float(table[atom] @ weights - own))
        return found[0], found[1]

    def _least(self, people: Sequence[tuple[int, int]]) -> Tables:
        least = np.zeros((len(self.problem.atoms), self.problem.columns), dtype=np.int64)
        for person in people:
            least[person] += 1
        return least

    def _fits(self, people: Sequence[tuple[int, int]]) -> NDArray[np.bool_]:
        fits = np.ones(len(self.tables), dtype=bool)
        for atom, place in set(people):
            fits &= self.tables[:, atom, place] >= people.count((atom, place))
        return fits

    def _solved(self, least: Tables, costs: NDArray[np.float64]) -> Tables | None:
        """Return a table with at least `least` in each place, the cheapest; None if there is none."""
        from scipy.optimize import Bounds, milp

        left = self.until - time.monotonic()
        if left <= 0:
            raise _OutOfTimeError
        most = np.repeat([atom.n for atom in self.problem.atoms], self.problem.columns)
        if (least.ravel() > most).any():
            return None
        result = milp(
            costs,
            integrality=np.ones(least.size, dtype=np.int64),
            bounds=Bounds(least.ravel(), most),
            constraints=self._constraint(),
            options={"time_limit": left},
        )
        if result.status == 2:
            return None
        if result.status != 0:
            raise _OutOfTimeError
        table = np.rint(result.x).astype(np.int64).reshape(least.shape)
        self.tables = np.concatenate([self.tables, table[None]])
        return table

    def _constraint(self) -> LinearConstraint:
        if self._facts is None:
            from scipy.optimize import LinearConstraint
            from scipy.sparse import csr_array

            places = self.problem.columns
            rows, columns, values, low, high = [], [], [], [], []
            sizes = [((a,), (1.0,) * places, atom.n, atom.n) for a, atom in enumerate(self.problem.atoms)]
            facts = [
                (f.atoms, self.problem.weights(f.number), f.number.low, f.number.high)
                for f in self.problem.facts
            ]
            for row, (atoms, weights, least, most) in enumerate([*sizes, *facts]):
                for atom in atoms:
                    for place, weight in enumerate(weights):
                        if weight:
                            rows.append(row)
                            columns.append(atom * places + place)
                            values.append(weight)
                low.append(least)
                high.append(most)
            shape = (len(low), len(self.problem.atoms) * places)
            self._facts = LinearConstraint(csr_array((values, (rows, columns)), shape=shape), low, high)
        return self._facts


def _of_atom(search: _Search, atom: int, k: int) -> Iterator[Leak]:
    """Yield the first leak of `atom`: an outsider's before that of somebody who knows one answer."""
    people = search.problem.atoms[atom].n
    knowers = [atom, *(other for other in range(len(search.problem.atoms)) if other != atom)]
    everyone_knows: list[Known] = [None]
    everyone_knows += [(knower, place) for knower in knowers for place in range(search.problem.columns)]
    try:
        for known in everyone_knows:
            inside = known is not None and known[0] == atom
            if people - inside < 1 or (known is not None and not search.possible(known)):
                continue
            leak = (_mean(search, atom, known) if people < k else None) or _answer(search, atom, known)
            if leak is not None:
                yield leak
                return
    except _OutOfTimeError:
        yield Leak(atom, "time")


def _mean(search: _Search, atom: int, known: Known) -> Leak | None:
    """Return what is known of the mean or the favourable share of an atom that is too small to be shown."""
    scale, skips = search.problem.scale, search.problem.skips
    people = search.problem.atoms[atom].n - (known is not None and known[0] == atom)
    knower = None if known is None else known[0]
    # A missing answer could have been anything: it counts as the lowest once, and once as the highest.
    ends = [
        search.limits(known, atom, np.array([*scale.values, *[end] * skips]))
        for end in (scale.low, scale.high)
    ]
    low, high = ends[0][0] / people, ends[1][1] / people
    if high - low < scale.room - _SLACK:
        return Leak(atom, "mean", low, high, knower)
    weights = np.array([*(band == 2 for band in scale.bands), *[0] * skips], dtype=float)
    least, most = (round(count) for count in search.limits(known, atom, weights))
    thirds = {(3 * count >= 2 * people) + (3 * count > people) for count in (least, most)}
    if len(thirds) == 1:
        return Leak(atom, "share", 100 * least / people, 100 * most / people, knower)
    return None


def _answer(search: _Search, atom: int, known: Known) -> Leak | None:
    """Return what is known of the answer of anybody else in `atom`, if that is too little room."""
    scale = search.problem.scale
    seen: list[int] = []
    for place in sorted(range(len(scale.values)), key=lambda p: (min(p, len(scale.values) - 1 - p), p)):
        people = [(atom, place)] if known is None else [known, (atom, place)]
        if search.possible(*people):
            seen.append(place)
            if _is_wide(scale.values, scale.bands, seen, scale.room):
                return None
    knower = None if known is None else known[0]
    if not seen:  # nobody answered
        return Leak(atom, "answer", math.nan, math.nan, knower)
    return Leak(atom, "answer", scale.values[min(seen)], scale.values[max(seen)], knower)


def _is_wide(values: Sequence[float], bands: Sequence[int], seen: Sequence[int], room: float) -> bool:
    wide = values[max(seen)] - values[min(seen)] >= room - _SLACK
    return wide and len({bands[place] for place in seen}) > 1
