"""How far apart two shares are, with an interval that holds for small numbers."""

from math import sqrt
from statistics import NormalDist

from unlabeled.stats.estimate import Estimate


def wilson_interval(count: int, n: int, level: float = 0.95) -> tuple[float, float]:
    """Return the score interval of the share `count` / `n`, inside 0–1.

    Parameters
    ----------
    count, n : int
        How many of how many; 0 ≤ `count` ≤ `n`, `n` at least 1.
    level : float
        Level of confidence, above 0 and below 1.

    Raises
    ------
    ValueError
        If one of them is outside its range.

    Notes
    -----
    (p + z²/2n ± z·√(p(1 − p)/n + z²/4n²)) / (1 + z²/n), with p = `count` / `n` and z the quantile of the
    normal distribution. Wilson, E. B. (1927), Journal of the American Statistical Association 22, 209–212.

    Examples
    --------
    >>> [round(end, 3) for end in wilson_interval(3, 3)]
    [0.439, 1.0]
    """
    if not (n >= 1 and 0 <= count <= n):
        raise ValueError(f"{count} of {n} is no share. Give a count from 0 to n, and n of at least 1.")
    if not 0 < level < 1:
        raise ValueError(f"level is {level}. Give a number above 0 and below 1.")
    z = NormalDist().inv_cdf((1 + level) / 2)
    p, square = count / n, z * z / n
    half = z * sqrt(p * (1 - p) / n + square / (4 * n))
    middle = p + square / 2
    low, high = (middle - half) / (1 + square), (middle + half) / (1 + square)
    return (0.0 if count == 0 else low), (1.0 if count == n else high)


def difference_of_shares(one: tuple[int, int], other: tuple[int, int], level: float = 0.95) -> Estimate:
    """Return the share `one` minus the share `other`, from independent answers, with Newcombe's interval.

    Parameters
    ----------
    one, other : tuple of int
        How many of how many.
    level : float
        Level of confidence, above 0 and below 1.

    Returns
    -------
    Estimate
        The difference, −1 to 1; n is the sum of both.

    Notes
    -----
    With p and q the shares and (l, u) their score intervals: from p − q − √((p − l₁)² + (u₂ − q)²) to
    p − q + √((u₁ − p)² + (q − l₂)²). It needs no large numbers and has a width where both shares are 0 or 1.
    Method 10 in Newcombe, R. G. (1998), Interval estimation for the difference between independent
    proportions: comparison of eleven methods, Statistics in Medicine 17, 873–890.

    Examples
    --------
    >>> found = difference_of_shares((2, 3), (1, 3))
    >>> round(found.value, 2), round(found.low, 2), round(found.high, 2), found.n
    (0.33, -0.32, 0.72, 6)
    """
    (low_one, high_one), (low_other, high_other) = (wilson_interval(*each, level) for each in (one, other))
    p, q = one[0] / one[1], other[0] / other[1]
    return Estimate(
        value=p - q,
        low=p - q - sqrt((p - low_one) ** 2 + (high_other - q) ** 2),
        high=p - q + sqrt((high_one - p) ** 2 + (q - low_other) ** 2),
        n=one[1] + other[1],
    )
