"""How consistently the items of a scale are answered: Cronbach's alpha."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from unlabeled.stats.answers import complete_rows
from unlabeled.stats.confidence import refuse_confidence
from unlabeled.stats.covariance import checked_covariance, covariance
from unlabeled.stats.estimate import Estimate

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import ArrayLike


def cronbach_alpha(items: pd.DataFrame | ArrayLike, confidence: float = 0.95) -> Estimate:
    r"""Return Cronbach's alpha of a scale with its Feldt interval and the n behind both.

    .. math:: \alpha = \frac{j}{j - 1} \left(1 - \frac{\sum_i s_{ii}}{\sum_i \sum_k s_{ik}}\right)

    with j items and their sample covariances s over n people. The interval rests on
    (1 − population α) / (1 − α) following an F distribution with n − 1 and (n − 1)(j − 1) degrees of freedom.

    Parameters
    ----------
    items : pandas.DataFrame or array_like, shape (respondents, items)
        Numeric answers of one scale, reverse-keyed items already turned round.
        NaN, None and pandas.NA mean that there is no answer.
    confidence : float
        Level of the interval, between 0 and 1.

    Returns
    -------
    Estimate
        `value`, `low`, `high` and `n`. Alpha is at most 1; below 0 it says that items run against each other.

    Raises
    ------
    ValueError
        If there are fewer than two items or two complete rows, an answer is no finite number, the summed
        answers do not vary, or `confidence` is not between 0 and 1.

    Notes
    -----
    Missing data: listwise. Only people who answered every item enter, and n counts those: alpha, interval and
    n are about the same people. The interval assumes normal scores and equal covariances of the items, which
    short scales with five answers meet only roughly. Alpha is neither validity nor proof of a single trait.

    References
    ----------
    Feldt, L. S. (1965). The approximate sampling distribution of Kuder-Richardson reliability coefficient
    twenty. Psychometrika, 30(3), 357–370. https://doi.org/10.1007/BF02289499

    Feldt, L. S., Woodruff, D. J., & Salih, F. A. (1987). Statistical inference for coefficient alpha.
    Applied Psychological Measurement, 11(1), 93–103. https://doi.org/10.1177/014662168701100107

    Examples
    --------
    Six people answer three items, one of them leaves a gap:

    >>> answers = [[2, 3, 2], [4, 4, 5], [3, 3, 3], [5, 4, 5], [1, 2, 2], [4, None, 4]]
    >>> alpha = cronbach_alpha(answers)
    >>> f"{alpha.value:.3f} [{alpha.low:.3f}, {alpha.high:.3f}], n = {alpha.n}"
    '0.943 [0.710, 0.994], n = 5'
    """
    answers = complete_rows(items)
    return alpha_from_covariance(covariance(answers), len(answers), confidence)


def alpha_from_covariance(cov: ArrayLike, n: int, confidence: float = 0.95) -> Estimate:
    """Return Cronbach's alpha and its Feldt interval from a covariance matrix, without anybody's row.

    Formula, sources and limits are those of `cronbach_alpha`.

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
    Estimate
        `value`, `low`, `high` and `n`.

    Raises
    ------
    ValueError
        If the matrix is not a covariance of two or more items, n is below 2, the summed answers do not vary,
        or `confidence` is not between 0 and 1.

    Examples
    --------
    >>> alpha = alpha_from_covariance([[1.0, 0.5], [0.5, 1.0]], n=100)
    >>> round(alpha.value, 4), alpha.n
    (0.6667, 100)
    """
    matrix = checked_covariance(cov, n, statistic="Alpha", least_items=2)
    refuse_confidence(confidence)
    _refuse_equal_totals(matrix)
    j, total = len(matrix), matrix.sum()
    alpha = j / (j - 1) * (1 - np.trace(matrix) / total)
    return Estimate(float(alpha), *feldt_interval(float(alpha), j, n, confidence), int(n))


def feldt_interval(alpha: float, items: int, n: int, confidence: float = 0.95) -> tuple[float, float]:
    """Return the Feldt interval of an alpha that is known already.

    Formula, sources and limits are those of `cronbach_alpha`.

    Parameters
    ----------
    alpha : float
        Cronbach's alpha, at most 1.
    items, n : int
        How many items the scale has and how many people answered all of them, each at least 2.
    confidence : float
        Level of the interval, between 0 and 1.

    Returns
    -------
    tuple of float
        Its ends, the lower one first.

    Raises
    ------
    ValueError
        If alpha is above 1, there are fewer than two items or people, or `confidence` is not between 0 and 1.

    Examples
    --------
    >>> low, high = feldt_interval(0.7037558944, items=5, n=2709)
    >>> f"{low:.4f} to {high:.4f}"
    '0.6857 to 0.7210'
    """
    _refuse_sizes(items, n, confidence)
    if not alpha <= 1:
        raise ValueError(f"alpha is {alpha}; it is never above 1. Compute it from the answers.")

    from scipy.special import fdtri  # here, so that importing `unlabeled` stays quick; scipy.stats is slower

    tail = (1 - confidence) / 2
    low, high = 1 - (1 - alpha) * fdtri(n - 1, (n - 1) * (items - 1), np.array([1 - tail, tail]))
    return float(low), float(high)


def _refuse_equal_totals(matrix: np.ndarray) -> None:
    """Raise if everybody has the same total. Items that cancel out leave only rounding errors."""
    if matrix.sum() <= 1e-12 * np.abs(matrix).sum():
        raise ValueError(
            "The summed answers do not vary: everybody has the same total, so alpha is not defined. "
            "Check the columns and which items are reverse-keyed, or report that all totals agree."
        )


def _refuse_sizes(items: int, n: int, confidence: float) -> None:
    """Raise for too few items or people, and for a level that is none."""
    if items < 2:
        raise ValueError(f"Alpha needs at least 2 items; there is {items}. Add the scale's other items.")
    if n < 2:
        raise ValueError(f"Alpha needs at least 2 complete rows; there is {n}. Add answers.")
    if not 0 < confidence < 1:
        raise ValueError(f"confidence is {confidence}; it must lie between 0 and 1, for example 0.95.")
