"""Tables that give a publication: each that was found answers many questions; HiGHS finds others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from unlabeled.attack import enumerated
from unlabeled.attack.enumerated import Tables
from unlabeled.attack.facts import Problem

if TYPE_CHECKING:
    from scipy.optimize import LinearConstraint

_START: Final = 100  # unknown numbers: so much work is it to begin at all
Known: TypeAlias = tuple[int, int] | None  # atom and place of the attacker's own answer


class OutOfTimeError(Exception):
    """The solver did not decide with the work that it is allowed."""


@dataclass
class Search:
    """Tables that were found so far; `complete` if there are no others.

    `left` is how much work the solver may still do. It is counted, not timed: what is found must not depend
    on how busy a machine is.
    """

    problem: Problem
    left: float
    tables: Tables = field(init=False)
    complete: bool = field(init=False)

    def __post_init__(self) -> None:
        found = enumerated.every_table(self.problem)
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
                raise OutOfTimeError
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

        if self.left <= 0:
            raise OutOfTimeError
        each = least.size + _START
        most = np.repeat([atom.n for atom in self.problem.atoms], self.problem.columns)
        contradict = any(fact.number.low > fact.number.high for fact in self.problem.facts)
        if contradict or (least.ravel() > most).any():
            return None
        result = milp(
            costs,
            integrality=np.ones(least.size, dtype=np.int64),
            bounds=Bounds(least.ravel(), most),
            constraints=self._constraint(),
            options={"node_limit": int(self.left // each) + 1},
        )
        self.left -= each * max(result.mip_node_count or 1, 1)
        if result.status == 2:
            return None
        if result.status != 0:
            raise OutOfTimeError
        table = np.rint(result.x).astype(np.int64).reshape(least.shape)
        self.tables = np.concatenate([self.tables, table[None]])
        return table

    def _constraint(self) -> LinearConstraint:
        if self._facts is None:
            from scipy.optimize import LinearConstraint
            from scipy.sparse import coo_array

            bound = list(_bound(self.problem))
            places = self.problem.columns
            entries = [
                (row, atom * places + place, weight)
                for row, (atoms, weights, _, _) in enumerate(bound)
                for atom in atoms
                for place, weight in enumerate(weights)
                if weight
            ]
            rows, columns, values = zip(*entries, strict=True)
            shape = (len(bound), len(self.problem.atoms) * places)
            low, high = [row[2] for row in bound], [row[3] for row in bound]
            self._facts = LinearConstraint(coo_array((values, (rows, columns)), shape).tocsr(), low, high)
        return self._facts


def _bound(problem: Problem) -> Iterator[tuple[tuple[int, ...], tuple[float, ...], float, float]]:
    """Yield atoms, weights and limits: of how many each atom is, and of each fact."""
    for place, atom in enumerate(problem.atoms):
        yield (place,), (1.0,) * problem.columns, atom.n, atom.n
    for fact in problem.facts:
        yield fact.atoms, problem.weights(fact.number), fact.number.low, fact.number.high
