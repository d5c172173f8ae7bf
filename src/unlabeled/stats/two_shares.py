"""How far apart two shares are, with an interval that holds for small numbers."""

from math import sqrt

from unlabeled.stats.estimate import Estimate
from unlabeled.stats.shares import share_of_sample


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
    first, second = (share_of_sample(*each, level) for each in (one, other))
    p, q = first.value, second.value
    return Estimate(
        value=p - q,
        low=p - q - sqrt((p - first.low) ** 2 + (second.high - q) ** 2),
        high=p - q + sqrt((first.high - p) ** 2 + (q - second.low) ** 2),
        n=one[1] + other[1],
    )
