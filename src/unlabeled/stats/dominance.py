"""How often people of one group answer higher than people of another: Cliff's delta."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from unlabeled.stats.answers import score_column
from unlabeled.stats.confidence import refuse_confidence

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import ArrayLike, NDArray


@dataclass(frozen=True)
class Dominance:
    """Cliff's delta with its interval and the people in each group.

    Parameters
    ----------
    value : float
        From −1 (everybody in the first group below everybody in the second) to 1 (the reverse).
    low, high : float
        Ends of the confidence interval, at the level asked for, within −1 to 1.
    n : tuple of int
        People in the first and in the second group, after those with missing scores were left out.
    """

    value: float
    low: float
    high: float
    n: tuple[int, int]


def cliffs_delta(
    first: pd.Series[Any] | ArrayLike, second: pd.Series[Any] | ArrayLike, confidence: float = 0.95
) -> Dominance:
    r"""Return Cliff's delta of two independent groups with Feng and Cliff's adjusted interval.

    .. math:: \delta = \frac{\#(x_i > y_j) - \#(x_i < y_j)}{mn}

    over all pairs of the m people in the first and the n in the second group. With the sign d_ij of each
    pair's difference and its means per person, d_i. and d_.j, the variance is

    .. math:: s^2 = \frac{n^2 \sum_i (d_{i.} - \delta)^2 + m^2 \sum_j (d_{.j} - \delta)^2
                          - \sum_{ij} (d_{ij} - \delta)^2}{mn(m - 1)(n - 1)}

    but at least (1 − δ²) / (mn − 1), and the interval, with z the normal quantile of the level,

    .. math:: \frac{\delta - \delta^3 \pm z s \sqrt{(1 - \delta^2)^2 + z^2 s^2}}{1 - \delta^2 + z^2 s^2}

    Where no pair overlaps or ties, |δ| = 1, s is 0 and says nothing. The inner end is then
    ±(k − z²) / (k + z²) with k the smaller of m and n: the Wilson bound for k of k, as a delta.

    Parameters
    ----------
    first, second : array_like, shape (people,)
        Ordered scores; only their order counts. NaN, None and pandas.NA mean that there is no score.
    confidence : float
        Level of the interval, between 0 and 1.

    Returns
    -------
    Dominance
        `value`, `low`, `high`, and `n` of both groups.

    Raises
    ------
    ValueError
        If a group has fewer than two scores, a score is no finite number, or `confidence` is not between 0
        and 1.

    Notes
    -----
    Missing data: people without a score are left out, and n counts the others. The groups must be different
    people: two waves of one team are not. Delta says how often, never by how much, nor why.

    References
    ----------
    Cliff, N. (1993). Dominance statistics: Ordinal analyses to answer ordinal questions. Psychological
    Bulletin, 114(3), 494–509. https://doi.org/10.1037/0033-2909.114.3.494

    Feng, D., & Cliff, N. (2004). Monte Carlo evaluation of ordinal d with improved confidence interval.
    Journal of Modern Applied Statistical Methods, 3(2), 322–332. https://doi.org/10.22237/jmasm/1099267560

    Examples
    --------
    >>> delta = cliffs_delta([3, 4, 4, 5, 5, 2, 4], [2, 3, 3, 4, 1, 3, 2])
    >>> f"{delta.value:.3f} [{delta.low:.3f}, {delta.high:.3f}], n = {delta.n[0]} and {delta.n[1]}"
    '0.633 [0.055, 0.893], n = 7 and 7'
    """
    refuse_confidence(confidence)
    x, y = _present(first, "the first group"), _present(second, "the second group")

    from scipy.stats import norm  # here, so that importing `unlabeled` stays quick

    z = float(norm.isf((1 - confidence) / 2))
    per_x, per_y, unequal = _net_wins(x, y), -_net_wins(y, x), _unequal_pairs(x, y)
    pairs = len(x) * len(y)
    net = int(per_x.sum())
    delta = net / pairs
    if abs(net) == pairs:
        low, high = _disjoint(min(len(x), len(y)), z, sign=1 if net > 0 else -1)
    else:
        low, high = _adjusted(delta, _variance(per_x / len(y), per_y / len(x), unequal, delta), z)
    return Dominance(delta, low, high, (len(x), len(y)))


def _present(scores: pd.Series[Any] | ArrayLike, name: str) -> NDArray[np.float64]:
    column = score_column(scores, name)
    present: NDArray[np.float64] = np.sort(column[~np.isnan(column)])
    if len(present) < 2:
        raise ValueError(
            f"{name.capitalize()} has {len(present)} of {len(column)} scores; at least 2 are needed. "
            "Add answers."
        )
    return present


def _net_wins(one: NDArray[np.float64], others: NDArray[np.float64]) -> NDArray[np.int64]:
    """Return, for each of `one`, how many of the sorted `others` lie below less how many lie above."""
    below = np.searchsorted(others, one, side="left")
    above = len(others) - np.searchsorted(others, one, side="right")
    return np.asarray(below - above, dtype=np.int64)


def _unequal_pairs(x: NDArray[np.float64], y: NDArray[np.float64]) -> int:
    ties = np.searchsorted(y, x, side="right") - np.searchsorted(y, x, side="left")
    return len(x) * len(y) - int(ties.sum())


def _variance(rows: NDArray[np.float64], columns: NDArray[np.float64], unequal: int, delta: float) -> float:
    """Return the unbiased variance of delta from the mean signs per person, never below its lower bound.

    Each unequal pair has d_ij² = 1 and the d_ij sum to mnδ, so Σ(d_ij − δ)² needs no table of all pairs.
    """
    m, n = len(rows), len(columns)
    within = unequal - m * n * delta**2
    spread = n**2 * ((rows - delta) ** 2).sum() + m**2 * ((columns - delta) ** 2).sum() - within
    return max(float(spread) / (m * n * (m - 1) * (n - 1)), (1 - delta**2) / (m * n - 1))


def _adjusted(delta: float, variance: float, z: float) -> tuple[float, float]:
    room, push = 1 - delta**2, z**2 * variance
    half = math.sqrt(push * (room**2 + push))
    low, high = ((delta * room + side * half) / (room + push) for side in (-1, 1))
    return max(low, -1.0), min(high, 1.0)


def _disjoint(smaller: int, z: float, sign: int) -> tuple[float, float]:
    inner = sign * (smaller - z**2) / (smaller + z**2)
    return (inner, 1.0) if sign > 0 else (-1.0, inner)
