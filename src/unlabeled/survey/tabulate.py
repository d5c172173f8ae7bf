"""From answers to tallies: the last place where a row of a person exists."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from unlabeled.disclosure import Blueprint, Moments, ScalePlan, Tally, Wave
from unlabeled.disclosure.names import NO_WAVE, public_name
from unlabeled.survey.responses import Codes, Responses


def tabulate(responses: Responses, blueprint: Blueprint) -> tuple[Wave, ...]:
    """Return each wave's tally, waves in their order; cost grows with the number of answers only."""
    return tuple(
        Wave(name, responses.groups.names, tally(answers, groups, len(responses.groups.names), blueprint))
        for name, answers, groups in _by_wave(responses)
    )


def tally(answers: Codes, groups: Codes, group_count: int, blueprint: Blueprint) -> Tally:
    """Return the three aggregates of one wave.

    Parameters
    ----------
    answers : ndarray of int, shape (people, items)
        Positions on the response scale from 0; the number of its points means "no answer".
    groups : ndarray of int, shape (people,)
        Each person's group, from 0 to `group_count` - 1.
    """
    places = blueprint.points + 1
    counts = np.stack(
        [_counted(groups, answers[:, item], group_count, places) for item in range(answers.shape[1])], axis=1
    )
    scales = [_scale(answers, groups, group_count, scale, blueprint) for scale in blueprint.scales]
    return Tally(counts, tuple(sums for sums, _ in scales), tuple(moments for _, moments in scales))


def _by_wave(responses: Responses) -> Iterator[tuple[str, Codes, Codes]]:
    waves, groups = responses.waves, responses.groups.codes
    if len(waves.names) == 1:  # needs no copy
        yield public_name(waves.names[0], blank=""), responses.answers, groups
        return
    for code, name in enumerate(waves.names):
        rows = waves.codes == code
        if rows.any():
            yield public_name(name, blank=NO_WAVE), responses.answers[rows], groups[rows]


def _counted(groups: Codes, codes: Codes, group_count: int, places: int) -> NDArray[np.int64]:
    """Return how many people of each group have each code, shape (groups, places)."""
    cells = groups.astype(np.int64) * places + codes
    return np.bincount(cells, minlength=group_count * places).reshape(group_count, places).astype(np.int64)


def _scale(
    answers: Codes, groups: Codes, group_count: int, scale: ScalePlan, blueprint: Blueprint
) -> tuple[NDArray[np.int64], Moments]:
    """Return one scale's histogram of sums and its moments, over those who answered all its items."""
    codes = answers[:, blueprint.places(scale)]
    complete = (codes != blueprint.no_answer).all(axis=1)
    keyed = codes[complete].astype(np.int64)
    for place, item in enumerate(scale.items):
        if item.reverse_keyed:
            keyed[:, place] = blueprint.points - 1 - keyed[:, place]
    sums = keyed.sum(axis=1)
    histogram = _counted(
        groups[complete], sums.astype(np.int32), group_count, len(scale.items) * (blueprint.points - 1) + 1
    )
    values = (keyed + blueprint.lowest).astype(np.float64)  # whole numbers stay exact up to 2 to the 53rd
    cross = values.T @ values
    return histogram, Moments(len(keyed), values.sum(axis=0).astype(np.int64), cross.astype(np.int64))
