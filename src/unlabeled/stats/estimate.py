"""What every statistic returns: the value, how sure we are of it, and from how many."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Estimate:
    """A value with its interval and the number of people it rests on.

    Parameters
    ----------
    value : float
        The estimate itself, not rounded.
    low, high : float
        Ends of the confidence interval, at the level asked for.
    n : int
        People that entered the estimate, after those with missing answers were left out.
    """

    value: float
    low: float
    high: float
    n: int
