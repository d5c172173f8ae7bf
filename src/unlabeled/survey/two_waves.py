"""Two files of one survey, before and after: two waves side by side, and never one inside the other."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import fields, replace
from typing import Any, Final, TypeVar

import numpy as np

from unlabeled.disclosure import Wave
from unlabeled.survey.errors import UnreadableError
from unlabeled.survey.responses import LeftOut, Quality

_Found = TypeVar("_Found", LeftOut, Quality)

BEFORE: Final = "before"
AFTER: Final = "after"


def before_and_after(files: Sequence[tuple[Wave, ...]]) -> tuple[Wave, ...]:
    """Return the two waves, named by when they were.

    Raises
    ------
    UnreadableError
        If a file holds several waves, or one file seems to hold all that is in the other: the two together
        would tell what those said who came later, however many they are.
    """
    if any(len(waves) != 1 for waves in files):
        raise UnreadableError(
            "A file holds several waves, and --before and --after take one each. Give this file alone."
        )
    (before,), (after,) = files
    if _holds(before, after) or _holds(after, before):
        raise UnreadableError(
            "One of the two files seems to hold the answers of the other and more. That is one wave and not "
            "two. Give the fuller file alone, or take out of it what the other one holds."
        )
    return replace(before, name=BEFORE), replace(after, name=AFTER)


def _holds(more: Wave, less: Wave) -> bool:
    """Return whether `more` can be `less` and people who answered later.

    Some tools keep collecting: their second export has the first in it. Ten of whom a third or less agree,
    and then sixteen of whom 60 % do, can only be six more who all agree.
    """
    nobody = np.zeros_like(more.tally.counts[:1].sum(axis=0))
    of_more = dict(zip(more.paths, more.tally.counts, strict=True))
    of_less = zip(less.paths, less.tally.counts, strict=True)
    return all((of_more.get(path, nobody) >= counts).all() for path, counts in of_less)


def added(parts: Sequence[_Found]) -> _Found:
    """Return what was found in several files together: numbers added up, each name once."""
    together: dict[str, Any] = {}
    for field in fields(parts[0]):
        values = [getattr(each, field.name) for each in parts]
        if isinstance(values[0], int):
            together[field.name] = sum(values)
        else:
            together[field.name] = tuple(Counter(name for names in values for name in names))
    return type(parts[0])(**together)
