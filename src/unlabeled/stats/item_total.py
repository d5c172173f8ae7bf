"""How each item goes along with the rest of its scale: corrected item–total correlations."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from unlabeled.stats.answers import complete_rows
from unlabeled.stats.confidence import refuse_confidence
from unlabeled.stats.covariance import checked_covariance, covariance
from unlabeled.stats.estimate import Estimate

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import ArrayLike, NDArray


def corrected_item_total(
    items: pd.DataFrame | ArrayLike, confidence: float = 0.95
) -> tuple[Estimate | None, ...]:
    r"""Return each item's correlation with the sum of the other items, with its interval and n.

    .. math:: r_i = \frac{\sum_{k \ne i} s_{ik}}{\sqrt{s_{ii} \sum_{k \ne i} \sum_{l \ne i} s_{kl}}}

    with the sample covariances s over n people. The interval is Fisher's: tanh(artanh r ± z / √(n − 3)) with
    z the normal quantile of the level.

    Parameters
    ----------
    items : pandas.DataFrame or array_like, shape (respondents, items)
        Numeric answers of one scale, reverse-keyed items already turned round.
        NaN, None and pandas.NA mean that there is no answer.
    confidence : float
        Level of the interval, between 0 and 1.

    Returns
    -------
    tuple of Estimate or None
        One entry per item, in the items' order; None where the item or the rest of the scale does not vary.
        With n of 2 or 3 the interval is −1 to 1: nothing is known.

    Raises
    ------
    ValueError
        If there are fewer than two items or two complete rows, an answer is no finite number, or `confidence`
        is not between 0 and 1.

    Notes
    -----
    Missing data: listwise. Only people who answered every item enter, and n counts those. Corrected means
    that an item is left out of the sum that it is compared with. The interval assumes normal scores,
    which answers on five points meet only roughly.

    Examples
    --------
    >>> answers = [[2, 3, 2], [4, 4, 5], [3, 3, 3], [5, 4, 5], [1, 2, 2], [4, None, 4]]
    >>> [f"{item.value:.3f}, n = {item.n}" for item in corrected_item_total(answers)]
    ['0.962, n = 5', '0.941, n = 5', '0.939, n = 5']
    """
    answers = complete_rows(items)
    return item_total_from_covariance(covariance(answers), len(answers), confidence)


def item_total_from_covariance(
    cov: ArrayLike, n: int, confidence: float = 0.95
) -> tuple[Estimate | None, ...]:
    """Return the corrected item–total correlations from a covariance matrix, without anybody's row.

    Formula, sources and limits are those of `corrected_item_total`.

    Parameters
    ----------
    cov : array_like, shape (items, items)
        Sample covariances of the items, over people who answered all of them.
    n : int
        How many people these are, at least 2.
    confidence : float
        Level of the interval, between 0 and 1.

    Returns
    -------
    tuple of Estimate or None
        One entry per item; None where the item or the rest of the scale does not vary.

    Raises
    ------
    ValueError
        If the matrix is not a covariance of two or more items, n is below 2, or `confidence` is not between 0
        and 1.

    Examples
    --------
    >>> [round(item.value, 3) for item in item_total_from_covariance([[1.0, 0.5], [0.5, 1.0]], n=100)]
    [0.5, 0.5]
    """
    matrix = checked_covariance(cov, n, statistic="The item–total correlation", least_items=2)
    refuse_confidence(confidence)
    return tuple(_one_item(matrix, place, n, confidence) for place in range(len(matrix)))


def _one_item(matrix: NDArray[np.float64], place: int, n: int, confidence: float) -> Estimate | None:
    rest = np.arange(len(matrix)) != place
    others = matrix[np.ix_(rest, rest)]
    own, spread = float(matrix[place, place]), float(others.sum())
    # Items that cancel each other out leave rounding errors behind; beside their spread that is nothing.
    if own <= 0 or spread <= 1e-12 * float(np.abs(others).sum()):
        return None
    r = float(matrix[place, rest].sum()) / math.sqrt(own * spread)
    r = min(max(r, -1.0), 1.0)  # rounding may step over the end
    low, high = _fisher(r, n, confidence)
    return Estimate(r, low, high, int(n))


def _fisher(r: float, n: int, confidence: float) -> tuple[float, float]:
    if n <= 3:
        return -1.0, 1.0
    if abs(r) == 1:
        return r, r

    from scipy.special import ndtri  # here, so that importing `unlabeled` stays quick

    half = -float(ndtri((1 - confidence) / 2)) / math.sqrt(n - 3)
    return math.tanh(math.atanh(r) - half), math.tanh(math.atanh(r) + half)
