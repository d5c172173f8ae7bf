"""How consistently the items of a scale are answered, if one factor stands behind them: McDonald's omega."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from unlabeled.stats.answers import complete_rows
from unlabeled.stats.confidence import refuse_confidence
from unlabeled.stats.covariance import checked_covariance, covariance
from unlabeled.stats.estimate import Estimate
from unlabeled.stats.factor import Fit, OneFactor, fit_one_factor

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import ArrayLike


@dataclass(frozen=True)
class Omega:
    """One-factor omega, or why there is none.

    Parameters
    ----------
    fit : Fit
        What became of the factor model behind it.
    estimate : Estimate or None
        Omega with its interval; None unless `fit` is `Fit.PROPER`.
    n : int
        People that entered, after those with missing answers were left out.
    """

    fit: Fit
    estimate: Estimate | None
    n: int


def one_factor_omega(items: pd.DataFrame | ArrayLike, confidence: float = 0.95) -> Omega:
    r"""Return McDonald's one-factor omega (ω_u) of a scale with its interval and the n behind both.

    .. math:: \omega_u = \frac{(\sum_i \lambda_i)^2}{(\sum_i \lambda_i)^2 + \sum_i \psi_i}

    with the loadings λ and uniquenesses ψ of the one-factor model, fitted by maximum likelihood to the sample
    covariances of the items. The interval is symmetric in log(ω / (1 − ω)), by the delta method from the
    model's expected information, so that it stays between 0 and 1.

    Parameters
    ----------
    items : pandas.DataFrame or array_like, shape (respondents, items)
        Numeric answers of one scale, three items or more, reverse-keyed items already turned round.
        NaN, None and pandas.NA mean that there is no answer.
    confidence : float
        Level of the interval, between 0 and 1.

    Returns
    -------
    Omega
        `fit`, `estimate` and `n`. There is no estimate in a Heywood case (the best uniqueness of an item
        would be nil or negative), if the answers do not determine the model, or if the search did not
        converge: then report alpha, and that one factor could not be fitted.

    Raises
    ------
    ValueError
        If there are fewer than three items or two complete rows, an item does not vary, an answer is no
        finite number, or `confidence` is not between 0 and 1.

    Notes
    -----
    Missing data: listwise. Only people who answered every item enter, and n counts those. This is the omega
    of a single factor, neither hierarchical omega (ω_h) nor omega total of a model with group factors. It
    says little if one factor does not fit, and the interval assumes normal answers.

    References
    ----------
    McDonald, R. P. (1999). Test theory: A unified treatment. Lawrence Erlbaum Associates.

    Zinbarg, R. E., Revelle, W., Yovel, I., & Li, W. (2005). Cronbach's α, Revelle's β, and McDonald's ω_H:
    Their relations with each other and two alternative conceptualizations of reliability. Psychometrika, 70,
    123–133. https://doi.org/10.1007/s11336-003-0974-7

    Examples
    --------
    >>> answers = [[2, 3, 3], [4, 4, 5], [3, 2, 3], [5, 4, 4], [1, 2, 1], [4, 5, 4], [2, 2, 3], [4, None, 4]]
    >>> omega = one_factor_omega(answers)
    >>> print(omega.fit, round(omega.estimate.value, 3), omega.n)
    proper 0.922 7
    """
    answers = complete_rows(items)
    return omega_from_covariance(covariance(answers), len(answers), confidence)


def omega_from_covariance(cov: ArrayLike, n: int, confidence: float = 0.95) -> Omega:
    """Return one-factor omega and its interval from a covariance matrix, without anybody's row.

    Formula, sources and limits are those of `one_factor_omega`.

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
    Omega
        `fit`, `estimate` and `n`.

    Raises
    ------
    ValueError
        If the matrix is not a covariance of three or more items that vary, n is below 2, or `confidence` is
        not between 0 and 1.

    Examples
    --------
    >>> omega = omega_from_covariance([[1.0, 0.48, 0.4], [0.48, 1.0, 0.3], [0.4, 0.3, 1.0]], n=100)
    >>> round(omega.estimate.value, 4), omega.n
    (0.6735, 100)
    """
    matrix = checked_covariance(cov, n, statistic="Omega", least_items=3)
    refuse_confidence(confidence)
    if (np.diag(matrix) == 0).any():
        place = int(np.flatnonzero(np.diag(matrix) == 0)[0]) + 1
        raise ValueError(
            f"Item {place} does not vary: everybody answered it alike, so it has no factor. Leave it out, "
            "or report alpha."
        )
    factor = fit_one_factor(matrix)
    total, left = float(factor.loadings.sum()), float(factor.uniquenesses.sum())
    if factor.fit is not Fit.PROPER:
        return Omega(factor.fit, None, int(n))
    if total <= 1e-8 * float(np.abs(factor.loadings).sum()):  # the loadings cancel out: no interval around 0
        return Omega(Fit.UNDETERMINED, None, int(n))
    low, high = _interval(factor, math.log(total**2 / left), n, confidence)
    return Omega(Fit.PROPER, Estimate(total**2 / (total**2 + left), low, high, int(n)), int(n))


def _interval(factor: OneFactor, log_odds: float, n: int, confidence: float) -> tuple[float, float]:
    """Return the ends from the log odds, log (Σλ)² − log Σψ, whose derivatives are 2 / Σλ and −1 / Σψ."""
    from scipy.special import expit, ndtri  # here, so that importing `unlabeled` stays quick

    items = len(factor.loadings)
    slope = np.repeat([2 / factor.loadings.sum(), -1 / factor.uniquenesses.sum()], items)
    half = -float(ndtri((1 - confidence) / 2)) * math.sqrt(float(slope @ factor.spread @ slope) / n)
    return float(expit(log_odds - half)), float(expit(log_odds + half))
