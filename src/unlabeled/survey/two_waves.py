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
_FEW: Final = 5  # people; so many more in a group could be a group of their own


def before_and_after(files: Sequence[tuple[Wave, ...]]) -> tuple[Wave, ...]:
    """Return the two waves, named by when they were.

    Raises
    ------
    UnreadableError
        If a file holds several waves, or one file seems to be the other with a few answers more: the two
        together would tell what these few said.
    """
    if any(len(waves) != 1 for waves in files):
        raise UnreadableError(
            "A file holds several waves, and --before and --after take one each. Give this file alone."
        )
    (before,), (after,) = files
    if _holds(before, after) or _holds(after, before):
        raise UnreadableError(
            "One of the two files seems to be the other with a few answers more. That is one wave and not "
            "two. Give the fuller file alone."
        )
    return replace(before, name=BEFORE), replace(after, name=AFTER)


def _holds(more: Wave, less: Wave) -> bool:
    """Return whether `more` can be `less` and a few people more, in some group or in none."""
    of_less = dict(zip(less.paths, less.tally.counts, strict=True))
    nobody = np.zeros_like(more.tally.counts[:1].sum(axis=0))
    of_more = dict(zip(more.paths, more.tally.counts, strict=True))
    gained = [of_more.get(path, nobody) - of_less.get(path, nobody) for path in {*of_more, *of_less}]
    if any((each < 0).any() for each in gained):
        return False
    people = [int(each[0].sum()) for each in gained]
    return not any(people) or any(0 < few < _FEW for few in people)


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
