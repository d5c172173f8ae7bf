"""Alpha as it is published: over everyone, coarse, and only where many answers differ for certain."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from unlabeled.disclosure.appetite import RiskAppetite
from unlabeled.disclosure.cell import limits_of_part
from unlabeled.disclosure.detail import ItemCells
from unlabeled.disclosure.tally import Moments
from unlabeled.stats import alpha_from_covariance, covariance_from_sums, feldt_interval

# Where nearly all gave one answer, alpha is about the few others and hardly about anybody else.
_LEAST_ELSEWHERE: Final = 10
_LEAST, _MOST = 0.30, 0.95  # beyond these, alpha says little about a scale and much about its people
_PER_UNIT: Final = 20  # alpha is in steps of .05
_TENS: Final = 10


@dataclass(frozen=True)
class PublishedAlpha:
    """The value, in words or in steps of .05, and its 95 % interval where there is one."""

    value: float | str
    low: float | None = None
    high: float | None = None


NO_ESTIMATE = PublishedAlpha("no estimate")
_LOW_END, _HIGH_END = PublishedAlpha(f"{_LEAST:.2f} or less"), PublishedAlpha(f"{_MOST:.2f} or more")


def published_alpha(moments: Moments, cells: Sequence[ItemCells], appetite: RiskAppetite) -> PublishedAlpha:
    """Return alpha of one scale over everyone who answered all its items.

    There is no estimate of one item, nor if fewer than half of the people answered all items, nor if what is
    published of an item leaves fewer than ten people certainly outside its largest category. Totals that do
    not vary read like a low alpha: that everybody has the same total must not be told. The interval is
    computed from the rounded alpha and a rounded number of complete answers, which is the same for everyone
    and for up to `k` people fewer: it does not tell whether somebody left a gap.

    Parameters
    ----------
    moments : Moments
        Sums over those who answered all items, keyed.
    cells : sequence of ItemCells
        What is published of each item for everyone, in every category.
    appetite : RiskAppetite
        The thresholds.

    Raises
    ------
    ValueError
        If the moments cannot come from anybody's answers.
    """
    people = cells[0].n
    if len(cells) < 2 or 2 * moments.n < people or not all(map(_surely_differs, cells)):
        return NO_ESTIMATE
    if not _totals_vary(moments):
        return _LOW_END
    cov = covariance_from_sums(moments.n, moments.sums, moments.cross_products)
    value = round(alpha_from_covariance(cov, moments.n).value * _PER_UNIT) / _PER_UNIT
    if value <= _LEAST:
        return _LOW_END
    if value >= _MOST:
        return _HIGH_END
    counted = max(min(moments.n, people - appetite.k) // _TENS * _TENS, _TENS)
    low, high = feldt_interval(value, len(cells), counted)
    return PublishedAlpha(value, round(low, 2), round(high, 2))


def _surely_differs(cells: ItemCells) -> bool:
    """Return whether no category can hold all people but a few, as far as the published cells tell."""
    categories = cells.categories or ()
    largest = max(
        (limits_of_part(categories, [place])[1] for place in range(len(categories))), default=cells.n
    )
    return cells.n - largest >= _LEAST_ELSEWHERE


def _totals_vary(moments: Moments) -> bool:
    """Return whether two people differ in their sums, exactly: Python's integers never overflow."""
    squares, total = int(moments.cross_products.sum()), int(moments.sums.sum())
    return moments.n * squares != total**2
