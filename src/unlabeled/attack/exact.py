"""Exactly what follows: all tables where they are few, whole-number programs (HiGHS) where they are many."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

import numpy as np

from unlabeled.attack.facts import Leak, Problem
from unlabeled.attack.search import Known, OutOfTimeError, Search

_SLACK: Final = 1e-9


def leaks(problem: Problem, k: int, work: float, targets: Sequence[int] | None = None) -> list[Leak]:
    """Return what can be worked out, the worst of each atom.

    Parameters
    ----------
    k : int
        Smallest group that may be published.
    work : float
        How much the solver may do, in unknown numbers looked at; what is left then counts as found.
    targets : sequence of int, optional
        Atoms to look at; all unless given.
    """
    search = Search(problem, work)
    wanted = range(len(problem.atoms)) if targets is None else targets
    try:
        if not search.possible():
            return [Leak(wanted[0], "contradiction")]
    except OutOfTimeError:
        return [Leak(wanted[0], "time")]
    return [leak for atom in wanted for leak in _of_atom(search, atom, k)]


def _of_atom(search: Search, atom: int, k: int) -> Iterator[Leak]:
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
                all_known = known is None and people < k and not search.problem.atoms[atom].shown
                yield replace(leak, counts=_counts(search, atom)) if all_known else leak
                return
    except OutOfTimeError:
        yield Leak(atom, "time")


def _mean(search: Search, atom: int, known: Known) -> Leak | None:
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


def _counts(search: Search, atom: int) -> tuple[int, ...]:
    """Return how many of `atom` gave each answer, if only one table is possible; else nothing."""
    found: list[int] = []
    for weights in np.eye(search.problem.columns):
        least, most = (round(count) for count in search.limits(None, atom, weights))
        if least != most:
            return ()
        found.append(least)
    return tuple(found)


def _answer(search: Search, atom: int, known: Known) -> Leak | None:
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
