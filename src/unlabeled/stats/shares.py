"""How many out of how many: of a sample, or of a team whose head count is known."""

from __future__ import annotations

import math
from dataclasses import dataclass
from statistics import NormalDist

from unlabeled.stats.confidence import refuse_confidence
from unlabeled.stats.estimate import Estimate


def share_of_sample(count: int, n: int, confidence: float = 0.95) -> Estimate:
    r"""Return a share with its Wilson interval, where those who answered are a sample of something larger.

    .. math:: \frac{p + \frac{z^2}{2n} \pm z \sqrt{\frac{p(1 - p)}{n} + \frac{z^2}{4n^2}}}{1 + \frac{z^2}{n}}

    with p = x / n, x people of n, and z the normal quantile of the level.

    Parameters
    ----------
    count : int
        x: people who gave the answers that are counted, 0 to `n`.
    n : int
        People who answered, at least 1.
    confidence : float
        Level of the interval, between 0 and 1.

    Returns
    -------
    Estimate
        `value`, `low` and `high` as shares from 0 to 1, and `n`.

    Raises
    ------
    ValueError
        If nobody answered, `count` is not between 0 and `n`, or `confidence` not between 0 and 1.

    Notes
    -----
    Missing data: only those who answered this question enter, and n counts those. The interval takes them for
    a random sample; it knows nothing of why others stayed silent. For a team with a known head count use
    `share_of_team`: a team that answered in full is a census, and has no sampling error.

    References
    ----------
    Wilson, E. B. (1927). Probable inference, the law of succession, and statistical inference. Journal of the
    American Statistical Association, 22(158), 209–212. https://doi.org/10.1080/01621459.1927.10502953

    Examples
    --------
    >>> share = share_of_sample(7, 9)
    >>> f"{share.value:.3f} [{share.low:.3f}, {share.high:.3f}], n = {share.n}"
    '0.778 [0.453, 0.937], n = 9'
    """
    refuse_confidence(confidence)
    if n < 1:
        raise ValueError(f"A share needs at least 1 answer; there are {n}. Report that nobody answered.")
    _refuse_count(count, n)

    p, z = count / n, NormalDist().inv_cdf((1 + confidence) / 2)
    centre, scale = p + z * z / (2 * n), 1 + z * z / n
    half = z * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n))
    low = 0.0 if count == 0 else (centre - half) / scale  # exactly 0 and 1, without a rounding error
    high = 1.0 if count == n else (centre + half) / scale
    return Estimate(p, low, high, int(n))


@dataclass(frozen=True)
class TeamShare:
    """A share of a team whose head count is known, with the bounds that silence leaves open.

    Parameters
    ----------
    value : float or None
        Share among those who answered; None if nobody did.
    low, high : float
        Smallest and largest share of the whole team that the silent could make it. These are hard bounds, not
        a confidence interval.
    n : int
        People who answered.
    head_count : int
        People in the team.
    """

    value: float | None
    low: float
    high: float
    n: int
    head_count: int

    @property
    def is_census(self) -> bool:
        """Whether everybody answered, so that nothing is left to be estimated."""
        return self.n == self.head_count


def share_of_team(count: int, n: int, head_count: int) -> TeamShare:
    r"""Return a share of a team with the bounds that its silent members leave open.

    .. math:: \left[\frac{x}{N}, \frac{x + m}{N}\right]

    with x people who gave the answers that are counted, N people in the team, and m = N − n silent ones, of
    whom none or all might have said the same. If everybody answered, both bounds are the share itself.

    Parameters
    ----------
    count : int
        x: people who gave the answers that are counted, 0 to `n`.
    n : int
        People who answered, 0 to `head_count`.
    head_count : int
        N: people in the team, at least 1.

    Returns
    -------
    TeamShare
        `value` among those who answered, `low` and `high` for the whole team, `n` and `head_count`.

    Raises
    ------
    ValueError
        If the three numbers do not fit each other.

    Notes
    -----
    Missing data: nothing is assumed about the silent; the bounds hold whatever they think. No level of
    confidence belongs to them. They are about the team on the day it was asked and about no other day.

    References
    ----------
    None needed: the bounds count the two extremes.

    Examples
    --------
    >>> share_of_team(6, 8, 10)
    TeamShare(value=0.75, low=0.6, high=0.8, n=8, head_count=10)
    >>> share_of_team(6, 8, 8).is_census
    True
    """
    if head_count < 1:
        raise ValueError(f"The head count is {head_count}; a team has at least 1 person. Correct it.")
    if not 0 <= n <= head_count:
        raise ValueError(
            f"{n} people answered in a team of {head_count}; that must be 0 to {head_count}. "
            "Correct the head count, or look for people who answered twice."
        )
    _refuse_count(count, n)
    value = count / n if n else None
    silent = head_count - n
    return TeamShare(value, count / head_count, (count + silent) / head_count, int(n), int(head_count))


def _refuse_count(count: int, n: int) -> None:
    if not 0 <= count <= n:
        raise ValueError(f"{count} of {n} people is no share; the count must be 0 to {n}. Correct it.")
