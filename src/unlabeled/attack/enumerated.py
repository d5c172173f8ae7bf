"""All tables that give a publication, where these are few."""

from __future__ import annotations

import math
from collections.abc import Iterator
from itertools import product
from typing import Final, TypeAlias

import numpy as np
from numpy.typing import NDArray

from unlabeled.attack.facts import Problem

FEW: Final = 60_000  # tables that are gone through one by one
_SLACK: Final = 1e-9
Tables: TypeAlias = NDArray[np.int64]  # shape (tables, atoms, places)


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
