"""From what is decided about groups to the numbers that are published of them, a column per line."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from unlabeled.disclosure.appetite import Detail, RiskAppetite
from unlabeled.disclosure.blueprint import Blueprint, ScalePlan
from unlabeled.disclosure.cell import WHOLE_POINTS
from unlabeled.disclosure.cells import Cells, distinct, ranged_cells
from unlabeled.disclosure.printed import Prints
from unlabeled.disclosure.published import Statistic
from unlabeled.disclosure.rows import Line
from unlabeled.disclosure.shown import Shown, keyed
from unlabeled.disclosure.silence import Heads, head_columns
from unlabeled.disclosure.spread import Floats, Range, Spread, spread
from unlabeled.disclosure.tally import Counts
from unlabeled.disclosure.tree import Places

NO_ANSWER = "no answer"
_CLOSE = 1e-6  # to the middle between two decimals: there the last bit of a sum decides

Column: TypeAlias = tuple[Line, Counts]  # where what is printed stands among the prints, for each group


@dataclass(frozen=True)
class Printer:
    """What turns decisions into columns: the questionnaire, the thresholds, and all that is printed."""

    blueprint: Blueprint
    appetite: RiskAppetite
    prints: Prints

    def columns(self, shown: Shown, alphas: dict[str, int]) -> Iterator[Column]:
        """Yield what is published of groups: each scale, then its items.

        Parameters
        ----------
        alphas : dict
            Where the alpha of each scale stands among the prints, if there is one.
        """
        spreads = _spreads(shown, self.blueprint)
        for scale in self.blueprint.scales:
            yield from self._scale(shown, scale, spreads)
            if scale.id in alphas:
                yield Line(scale.id, "", Statistic.ALPHA), np.full(len(shown.n), alphas[scale.id])
            for place, item in zip(self._places(scale), scale.items, strict=True):
                yield from self._item(shown, Line(scale.id, item.id, Statistic.MEAN), place, spreads)

    def pages(
        self, shown: Shown, alphas: dict[str, int], heads: Heads | None
    ) -> Iterator[tuple[Places, list[Column]]]:
        """Yield groups of which the same lines are published: their places in the tree, and these lines."""
        columns = list(self.columns(shown, alphas))
        told = heads.shown[shown.places] if heads else np.zeros(len(shown.n), dtype=bool)
        if not told.all():
            yield shown.places[~told], [(line, column[~told]) for line, column in columns]
        if heads and told.any():
            more = head_columns(shown, heads, told, self.blueprint, self.appetite.share_step, self.prints)
            columns = [(line, column[told]) for line, column in columns]
            yield shown.places[told], [*columns, *more]

    def _places(self, scale: ScalePlan) -> range:
        places = self.blueprint.places(scale)
        return range(places.start, places.stop)

    def _scale(self, shown: Shown, scale: ScalePlan, spreads: _Spreads | None) -> Iterator[Column]:
        """Yield one scale, computed from its items' published cells alone (rule 3)."""
        items, n = self.blueprint.places(scale), shown.n * len(scale.items)
        step = WHOLE_POINTS if shown.detail is Detail.CATEGORIES else self.appetite.share_step
        for statistic, cells in _shares(shown):
            low, high = cells.low[:, items].sum(axis=1), cells.high[:, items].sum(axis=1)
            yield Line(scale.id, "", statistic), ranged_cells(n, low, high, step, self.prints).prints
        if spreads:
            yield Line(scale.id, "", Statistic.MEAN), self._rounded(spreads.scale_mean(items))

    def _item(self, shown: Shown, line: Line, item: int, spreads: _Spreads | None) -> Iterator[Column]:
        """Yield one item: shares of favourable and unfavourable, categories as asked, mean and SD."""
        for statistic, cells in _shares(shown):
            yield line._replace(statistic=statistic), cells.prints[:, item]
        if not spreads:
            return
        labels = (*self.blueprint.labels, NO_ANSWER)
        for place, label in enumerate(labels):
            share = line._replace(statistic=Statistic.CATEGORY_SHARE, category=label)
            yield share, spreads.asked.prints[:, item, place]
        yield line, self._rounded(spreads.mean.at(item))
        yield line._replace(statistic=Statistic.SD), self._rounded(spreads.sd.at(item))

    def _rounded(self, number: Range) -> Counts:
        """Return numbers to one decimal, their limits widened to the next."""
        low, high = np.floor(number.low * 10 + 1e-9), np.ceil(number.high * 10 - 1e-9)
        tenths = np.stack([_tenths(number.value), low, high]).astype(np.int64)
        least = tenths.min()
        width = int(tenths.max() - least) + 1
        value, low_, high_ = tenths - least
        keys, places = distinct((value * width + low_) * width + high_)
        found = []
        for key in keys.tolist():
            rest, last = divmod(key, width)
            found.append(
                self.prints.place(*((each + int(least)) / 10 for each in (*divmod(rest, width), last)))
            )
        return np.array(found, dtype=np.int64)[places]


def _shares(shown: Shown) -> Iterator[tuple[Statistic, Cells]]:
    yield Statistic.FAVOURABLE_SHARE, shown.favourable
    if shown.unfavourable is not None:
        yield Statistic.UNFAVOURABLE_SHARE, shown.unfavourable


@dataclass(frozen=True, eq=False, repr=False)
class _Spreads:
    """Categories as the items were asked, what follows from them, and the mean of each item once keyed."""

    asked: Cells
    mean: Range
    sd: Range
    keyed_mean: Range

    def scale_mean(self, items: slice) -> Range:
        """Return the mean of the items' means."""
        return Range(*(_mean(each[:, items]) for each in self.keyed_mean.ends))


def _spreads(shown: Shown, blueprint: Blueprint) -> _Spreads | None:
    if shown.categories is None:
        return None
    cells = shown.categories
    asked = Cells(*(keyed(each, blueprint) for each in (cells.low, cells.high, cells.prints)))
    found = _spread(shown.n, asked, blueprint.lowest)
    turned = [place for place, item in enumerate(blueprint.items) if item.reverse_keyed]
    ends = tuple(each.copy() for each in found.mean.ends)
    if turned:
        for end, own in zip(
            ends, _spread(shown.n, cells[:, turned], blueprint.lowest).mean.ends, strict=True
        ):
            end[:, turned] = own
    return _Spreads(asked, found.mean, found.sd, Range(*ends))


def _spread(n: Counts, cells: Cells, lowest: int) -> Spread:
    """Return mean and SD of each item of each group."""
    shape = cells.low.shape
    low, high = (each.reshape(-1, shape[2]) for each in (cells.low, cells.high))
    found = spread(np.repeat(n, shape[1]), low, high, lowest)
    mean, sd = (Range(*(end.reshape(shape[:2]) for end in each.ends)) for each in (found.mean, found.sd))
    return Spread(mean, sd)


def _close(values: Floats) -> NDArray[np.bool_]:
    return np.asarray(np.abs(values * 10 - np.floor(values * 10) - 0.5) < _CLOSE)


def _tenths(values: Floats) -> Floats:
    """Return values in tenths, as Python rounds them to one decimal."""
    tenths, close = np.rint(values * 10), _close(values)
    tenths[close] = [round(10 * round(value, 1)) for value in values[close].tolist()]
    return tenths


def _mean(values: Floats) -> Floats:
    """Return the mean of each line, exact to the last bit where that decides how it is rounded."""
    means = np.asarray(values.mean(axis=1))
    close = _close(means)
    means[close] = [math.fsum(line) / len(line) for line in values[close].tolist()]
    return means
