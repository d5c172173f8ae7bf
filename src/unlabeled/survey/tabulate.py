"""From answers to tallies: the last place where a row of a person exists."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from unlabeled.disclosure import Blueprint, Moments, ScalePlan, Tally, Wave
from unlabeled.disclosure.names import NO_WAVE, public_name
from unlabeled.disclosure.tally import Counts
from unlabeled.disclosure.tree import Path
from unlabeled.survey.responses import Codes, Responses


def tabulate(responses: Responses, blueprint: Blueprint) -> tuple[Wave, ...]:
    """Return each wave's tally, waves in their order; cost grows with the number of answers only."""
    paths, codes = _innermost(responses)
    return tuple(
        Wave(name, paths, tally(answers, groups, len(paths), blueprint))
        for name, answers, groups in _by_wave(responses, codes)
    )


def _innermost(responses: Responses) -> tuple[tuple[str, ...] | tuple[Path, ...], Codes]:
    """Return the innermost groups, in a tree as paths, and to which of them each row belongs."""
    groups = responses.groups
    if not responses.outer:
        return groups.names, groups.codes
    levels = (*responses.outer, groups)
    combined, found = np.zeros(len(groups.codes), dtype=np.int64), np.zeros((1, 0), dtype=np.int64)
    for level in levels:  # one level after the other: all of them at once could be too many to number
        pairs, combined = np.unique(combined * len(level.names) + level.codes, return_inverse=True)
        found = np.column_stack([found[pairs // len(level.names)], pairs % len(level.names)])
    paths = tuple(
        tuple(level.names[code] for level, code in zip(levels, row, strict=True)) for row in found.tolist()
    )
    return paths, combined.astype(np.int32)


def tally(answers: Codes, groups: Codes, group_count: int, blueprint: Blueprint) -> Tally:
    """Return the aggregates of one wave.

    Parameters
    ----------
    answers : ndarray of int, shape (people, items)
        Positions on the response scale from 0; the number of its points means "no answer".
    groups : ndarray of int, shape (people,)
        Each person's group, from 0 to `group_count` - 1.
    """
    places = blueprint.points + 1
    columns = answers.T.astype(np.int8, order="C")  # long narrow columns are the quickest to go through
    first = groups.astype(np.int64) * places  # each person's first cell among all groups' cells
    counts = np.empty((group_count, len(columns), places), dtype=np.int64)
    for item, codes in enumerate(columns):
        counts[:, item] = _counted(first + codes, group_count, places)
    return Tally(counts, tuple(_moments(columns, scale, blueprint) for scale in blueprint.scales))


def _by_wave(responses: Responses, groups: Codes) -> Iterator[tuple[str, Codes, Codes]]:
    waves = responses.waves
    if len(waves.names) == 1:  # needs no copy
        yield public_name(waves.names[0], blank=""), responses.answers, groups
        return
    for code, name in enumerate(waves.names):
        rows = waves.codes == code
        if rows.any():
            yield public_name(name, blank=NO_WAVE), responses.answers[rows], groups[rows]


def _counted(cells: Counts, group_count: int, places: int) -> Counts:
    """Return how many people are in each cell, shape (groups, places)."""
    return np.bincount(cells, minlength=group_count * places).reshape(group_count, places)


def _moments(all_columns: NDArray[np.int8], scale: ScalePlan, blueprint: Blueprint) -> Moments:
    """Return one scale's moments, over those who answered all its items."""
    columns = all_columns[blueprint.places(scale)]
    complete = np.flatnonzero((columns != blueprint.no_answer).all(axis=0))
    highest = blueprint.points - 1
    # Whole numbers in float64 stay exact up to 2 to the 53rd, and multiply much faster than integers.
    keyed = np.empty((len(scale.items), len(complete)))
    for place, (item, codes) in enumerate(zip(scale.items, columns, strict=True)):
        keyed[place] = highest - codes[complete] if item.reverse_keyed else codes[complete]
    values = keyed + blueprint.lowest
    cross_products = (values @ values.T).astype(np.int64)
    return Moments(values.shape[1], values.sum(axis=1).astype(np.int64), cross_products)
