"""How answers were given, counted where they are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import narwhals as nw
import numpy as np

from unlabeled.content.instrument import Instrument
from unlabeled.disclosure import Moments
from unlabeled.survey.frames.aggregates import nothing, something_missing, whole
from unlabeled.survey.frames.fetch import fetched
from unlabeled.survey.frames.values import Coded
from unlabeled.survey.read.quality import LEAST_ITEMS, LEAST_PEOPLE
from unlabeled.survey.responses import Quality


def pushed_quality(
    frame: nw.LazyFrame[Any],
    items: Sequence[Coded],
    by_scale: Sequence[Iterable[Moments]],
    instrument: Instrument,
) -> Quality:
    """Return what `read.quality` returns of the same answers; `by_scale` are each scale's moments by wave."""
    flags = {"partial": something_missing(items) & ~nothing(items), "straight": _straight(items)}
    flagged = frame.select(*(nw.when(flag).then(1).otherwise(0).alias(name) for name, flag in flags.items()))
    table = fetched(flagged.select(*(nw.col(name).sum().cast(nw.Int64) for name in flags)))
    partial, straight = (int(whole(table, name)[0]) for name in flags)
    backwards = [
        item
        for scale, waves in zip(instrument.scales, by_scale, strict=True)
        for item in _backwards([(item.id, item.reverse_keyed) for item in scale.items], list(waves))
    ]
    return Quality(partial, straight if len(items) >= LEAST_ITEMS else 0, tuple(backwards))


def _straight(items: Sequence[Coded]) -> nw.Expr:
    """Return what is true in rows with the same answer to every item."""
    found = items[0].never()
    for code in range(len(items[0].values) - 1):
        same = [each for each in (coded.has(code) for coded in items) if each is not None]
        if len(same) == len(items):
            found = found | nw.all_horizontal(*same, ignore_nulls=False)
    return found


def _backwards(items: Sequence[tuple[str, bool]], waves: Sequence[Moments]) -> list[str]:
    """Return the reversed items that, once turned round, still fall where the rest of their scale rises."""
    n = sum(each.n for each in waves)
    if n < LEAST_PEOPLE or len(items) < 2:
        return []
    sums = np.sum([each.sums for each in waves], axis=0)
    products = np.sum([each.cross_products for each in waves], axis=0)
    found = []
    for place, (name, is_reversed) in enumerate(items):
        rest = products[place].sum() - products[place, place]
        if is_reversed and n * int(rest) < int(sums[place]) * int(sums.sum() - sums[place]):
            found.append(name)
    return found
