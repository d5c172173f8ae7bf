"""What a file's answers say about how they were given: counted, never deleted, and for the analyst only."""

from __future__ import annotations

from typing import Final

import numpy as np

from unlabeled.content.instrument import Instrument
from unlabeled.survey.responses import Codes, Quality

LEAST_ITEMS: Final = 3  # of fewer, the same answer to all is nothing to remark
LEAST_PEOPLE: Final = 50  # a correlation of fewer says more about them than about the item


def quality(answers: Codes, instrument: Instrument) -> Quality:
    """Return how many answered in part, how many gave one answer throughout, and which items run backwards.

    Parameters
    ----------
    answers : ndarray of int, shape (people, items)
        Positions on the response scale from 0; the number of its points means "no answer".
    """
    none = len(instrument.response_scale.labels)
    missing = (answers == none).any(axis=1)
    alike = (answers == answers[:, :1]).all(axis=1) & ~missing
    straight = int(alike.sum()) if answers.shape[1] >= LEAST_ITEMS else 0
    return Quality(int(missing.sum()), straight, tuple(_backwards(answers, instrument)))


def _backwards(answers: Codes, instrument: Instrument) -> list[str]:
    """Return the reversed items that, once turned round, still fall where the rest of their scale rises."""
    found: list[str] = []
    columns, start, highest = answers.T, 0, len(instrument.response_scale.labels) - 1
    for scale in instrument.scales:
        codes = columns[start : start + len(scale.items)]
        start += len(scale.items)
        turn = np.array([-1.0 if item.reverse_keyed else 1.0 for item in scale.items])
        complete = codes.compress((codes <= highest).all(axis=0), axis=1).astype(np.float64)
        people = complete.shape[1]
        if people < LEAST_PEOPLE or len(turn) < 2 or turn.min() > 0:
            continue
        sums = complete.sum(axis=1)  # whole numbers throughout: what does not vary runs nowhere
        together = (people * (complete @ complete.T) - np.outer(sums, sums)) * np.outer(turn, turn)
        with_rest = together.sum(axis=1) - np.diag(together)
        pairs = zip(scale.items, with_rest.tolist(), strict=True)
        found += [item.id for item, shared in pairs if item.reverse_keyed and shared < 0]
    return found
