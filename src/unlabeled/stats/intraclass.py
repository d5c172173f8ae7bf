"""How much of the spread of scores lies between groups: ICC(1), and how reliable group means are: ICC(2)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from unlabeled.stats.answers import score_column
from unlabeled.stats.confidence import refuse_confidence
from unlabeled.stats.estimate import Estimate
from unlabeled.stats.groups import rows_by_group

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import ArrayLike, NDArray

    from unlabeled.stats.groups import Labels


@dataclass(frozen=True)
class Intraclass:
    """Both intraclass correlations of one score.

    Parameters
    ----------
    icc1 : Estimate
        ICC(1): share of the variance of single scores that lies between groups.
    icc2 : Estimate
        ICC(2): reliability of the groups' means as they are.
    k0 : float
        Group size that stands for all sizes; their mean, less a little where they differ.
    groups : int
        How many groups.
    """

    icc1: Estimate
    icc2: Estimate
    k0: float
    groups: int


def intraclass_correlations(
    scores: pd.Series[Any] | ArrayLike, groups: Labels, confidence: float = 0.95
) -> Intraclass:
    r"""Return ICC(1) and ICC(2) of a score, from a one-way analysis of variance by group.

    .. math::

        \mathrm{ICC}(1) = \frac{MS_B - MS_W}{MS_B + (k_0 - 1) MS_W}, \quad
        \mathrm{ICC}(2) = \frac{MS_B - MS_W}{MS_B}, \quad
        k_0 = \frac{N - \sum_g n_g^2 / N}{G - 1}

    with the mean squares between and within G groups of n_g people, N in all. With F = MS_B / MS_W, the ends
    F_L = F / F_{1 − a/2}(G − 1, N − G) and F_U = F · F_{1 − a/2}(N − G, G − 1), where 1 − a is the level,
    give (F_L − 1) / (F_L + k_0 − 1) and 1 − 1 / F_L, and so for F_U.

    Parameters
    ----------
    scores : array_like, shape (people,)
        One score per person. NaN, None and pandas.NA mean that there is none.
    groups : sequence, one label per person
        In the order of the scores; an empty label means that the group is not known.
    confidence : float
        Level of both intervals, between 0 and 1.

    Returns
    -------
    Intraclass
        `icc1` and `icc2` with their intervals and n, `k0`, and the number of `groups`. ICC(1) below 0 says
        that groups differ less than chance would have it; ICC(2) is −∞ where all groups have the same mean.

    Raises
    ------
    ValueError
        If there are fewer than two groups, no group has two people, nobody differs from anybody, a score is
        no finite number, or `confidence` is not between 0 and 1.

    Notes
    -----
    Missing data: people without a score or without a group are left out, and n counts the others. Groups of
    one count for the spread between groups. The intervals assume normal scores with equal spread in each
    group; that of ICC(1) is exact for groups of equal size and approximate otherwise.

    References
    ----------
    Bliese, P. D. (2000). Within-group agreement, non-independence, and reliability: Implications for data
    aggregation and analysis. In K. J. Klein & S. W. J. Kozlowski (Eds.), Multilevel theory, research, and
    methods in organizations (pp. 349–381). Jossey-Bass.

    Shrout, P. E., & Fleiss, J. L. (1979). Intraclass correlations: Uses in assessing rater reliability.
    Psychological Bulletin, 86(2), 420–428. https://doi.org/10.1037/0033-2909.86.2.420

    Examples
    --------
    >>> found = intraclass_correlations([2, 3, 3, 4, 5, 4, 3, 2, None], list("aaabbbccc"))
    >>> f"{found.icc1.value:.3f}, {found.icc2.value:.3f}, n = {found.icc1.n}"
    '0.719, 0.871, n = 8'
    """
    refuse_confidence(confidence)
    parts = [rows[:, 0] for rows in rows_by_group(score_column(scores)[:, None], groups).values()]
    sizes = np.array([len(part) for part in parts])
    n = int(sizes.sum())
    _refuse(len(parts), n)
    f = _variance_ratio(parts)
    k0 = (n - float((sizes**2).sum()) / n) / (len(parts) - 1)

    from scipy.stats import f as distribution  # here, so that importing `unlabeled` stays quick

    between, within, tail = len(parts) - 1, n - len(parts), (1 - confidence) / 2
    lower = f / float(distribution.isf(tail, between, within))
    upper = f * float(distribution.isf(tail, within, between))
    icc1 = Estimate(_single(f, k0), _single(lower, k0), _single(upper, k0), n)
    return Intraclass(icc1, Estimate(_mean(f), _mean(lower), _mean(upper), n), k0, len(parts))


def _variance_ratio(parts: list[NDArray[np.float64]]) -> float:
    """Return F, with rounding errors beside the whole spread taken for the nothing that they are."""
    start = parts[0][0]  # taking a score off all of them makes equal scores exactly zero
    moved = [part - start for part in parts]
    everybody = np.concatenate(moved)
    grand = float(everybody.mean())
    between = sum(len(part) * (float(part.mean()) - grand) ** 2 for part in moved)
    within = sum(float(((part - part.mean()) ** 2).sum()) for part in moved)
    if not everybody.any():
        raise ValueError("All scores are the same, so that nothing lies between groups. Report just that.")
    nothing = 1e-12 * (between + within)
    if within <= nothing:
        return float("inf")
    mean_within = within / (len(everybody) - len(parts))
    return 0.0 if between <= nothing else between / (len(parts) - 1) / mean_within


def _single(f: float, k0: float) -> float:
    return 1.0 if f == float("inf") else (f - 1) / (f + k0 - 1)


def _mean(f: float) -> float:
    return 1 - 1 / f if f > 0 else float("-inf")


def _refuse(groups: int, n: int) -> None:
    if groups < 2:
        raise ValueError(f"There is {groups} group with scores; at least 2 are needed. Add the others.")
    if n == groups:
        raise ValueError("Every group has one score; at least one needs two. Add answers, or join groups.")
