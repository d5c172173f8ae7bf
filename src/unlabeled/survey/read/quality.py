"""What a file's answers say about how they were given: counted, never deleted, and for the analyst only."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from unlabeled.content.instrument import Instrument
from unlabeled.survey.responses import Codes, Quality

_LEAST_ITEMS: Final = 3  # of fewer, the same answer to all is nothing to remark
_LEAST_PEOPLE: Final = 50  # a correlation of fewer says more about them than about the item


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
    straight = int(alike.sum()) if answers.shape[1] >= _LEAST_ITEMS else 0
    return Quality(int(missing.sum()), straight, tuple(_backwards(answers, instrument)))


def _backwards(answers: Codes, instrument: Instrument) -> list[str]:
    """Return the reversed items that, once turned round, still run against the rest of their scale."""
    found, start, highest = [], 0, len(instrument.response_scale.labels) - 1
    for scale in instrument.scales:
        codes = answers[:, start : start + len(scale.items)]
        start += len(scale.items)
        complete = codes[(codes <= highest).all(axis=1)].astype(np.float64)
        reversed_ = np.array([item.reverse_keyed for item in scale.items])
        if len(complete) < _LEAST_PEOPLE or not reversed_.any() or len(scale.items) < 2:
            continue
        keyed = np.where(reversed_, highest - complete, complete)
        found += [
            item.id
            for place, item in enumerate(scale.items)
            if item.reverse_keyed and _runs_against(keyed, place)
        ]
    return found


def _runs_against(keyed: NDArray[np.float64], place: int) -> bool:
    """Return whether the item at `place` falls where the others rise; what does not vary does neither."""
    own = keyed[:, place] - keyed[:, place].mean()
    rest = np.delete(keyed, place, axis=1).sum(axis=1)
    return bool((own * (rest - rest.mean())).sum() < -1e-9)
