"""Alpha as it is published: over everyone, ends left open, and telling nothing about who left a gap."""

from __future__ import annotations

from dataclasses import dataclass

from unlabeled.disclosure.appetite import RiskAppetite
from unlabeled.disclosure.tally import Moments
from unlabeled.stats import alpha_from_covariance, covariance_from_sums

_LEAST, _MOST = 0.30, 0.95  # beyond these, alpha says little about a scale and much about its people
_TENS = 10


@dataclass(frozen=True)
class PublishedAlpha:
    """The value, in words or to two decimals, and its 95 % interval where there is one."""

    value: float | str
    low: float | None = None
    high: float | None = None


NO_ESTIMATE = PublishedAlpha("no estimate")
_LOW_END, _HIGH_END = PublishedAlpha(f"{_LEAST:.2f} or less"), PublishedAlpha(f"{_MOST:.2f} or more")


def published_alpha(moments: Moments, people: int, items: int, appetite: RiskAppetite) -> PublishedAlpha:
    """Return alpha of one scale over everyone who answered all its items.

    If fewer than half of the people did, or the scale has one item, there is no estimate. Totals that do
    not vary read like a low alpha: that everybody has the same total must not be told. The interval is
    computed from the rounded alpha and a rounded number of complete answers, which is the same for everyone
    and for up to `k` people fewer: it does not tell whether somebody left a gap.

    Parameters
    ----------
    moments : Moments
        Sums over those who answered all items, keyed.
    people : int
        Everyone, with or without gaps.
    items : int
        How many items the scale has.
    """
    if items < 2 or 2 * moments.n < people:
        return NO_ESTIMATE
    try:
        cov = covariance_from_sums(moments.n, moments.sums, moments.cross_products)
        value = round(alpha_from_covariance(cov, moments.n).value, 2)
    except ValueError:  # the totals do not vary
        return _LOW_END
    if value <= _LEAST:
        return _LOW_END
    return _HIGH_END if value >= _MOST else _with_interval(value, moments.n, people, items, appetite)


def _with_interval(
    value: float, complete: int, people: int, items: int, appetite: RiskAppetite
) -> PublishedAlpha:
    """Return `value` with the interval of a scale of this alpha: equal items, whose covariances give it."""
    counted = max(min(complete, people - appetite.k) // _TENS * _TENS, _TENS)
    shared = value / (items - (items - 1) * value)  # the correlation that gives `items` items this alpha
    cov = [[1.0 if i == j else shared for j in range(items)] for i in range(items)]
    found = alpha_from_covariance(cov, counted)
    return PublishedAlpha(value, round(found.low, 2), round(found.high, 2))
