"""How far people would have to move for a comparison of two waves to show it."""

from __future__ import annotations

import math


def smallest_detectable_linked(n: int, alpha: float = 0.05, power: float = 0.8) -> float:
    r"""Return the smallest mean change that two linked waves would show, in standard deviations of change.

    The d_z for which a two-sided paired t test reaches `power`:

    .. math:: P(|t'_{n - 1}(d_z \sqrt{n})| > t_{n - 1, 1 - \alpha / 2}) = \mathrm{power}

    where t′ follows the noncentral t distribution with n − 1 degrees of freedom.

    Parameters
    ----------
    n : int
        People who answered both times and whose answers are matched, at least 2.
    alpha : float
        Two-sided error rate of the test.
    power : float
        Chance of seeing the change if it is there, above `alpha` and below 1.

    Returns
    -------
    float
        d_z: mean change divided by the standard deviation of the individual changes.

    Raises
    ------
    ValueError
        If `n` is below 2, or `alpha` and `power` are out of bounds.

    Notes
    -----
    Missing data: plan with those who will answer both times, not with the head count. There is no interval:
    nothing is estimated, the value follows from n alone. It assumes normal changes of a random sample, which
    a small team is not; read it as an order of size. It is no effect that was found.

    Examples
    --------
    >>> [round(smallest_detectable_linked(n), 2) for n in (5, 7, 8, 12, 20)]
    [1.68, 1.27, 1.16, 0.89, 0.66]
    """
    _refuse(n, alpha, power, "answered both times")
    return _effect(n - 1, math.sqrt(n), alpha, power)


def smallest_detectable_unlinked(n_per_wave: int, alpha: float = 0.05, power: float = 0.8) -> float:
    r"""Return the smallest difference between two unlinked waves that would show, in standard deviations.

    The d for which a two-sided t test of two independent samples of n people each reaches `power`:

    .. math:: P(|t'_{2n - 2}(d \sqrt{n / 2})| > t_{2n - 2, 1 - \alpha / 2}) = \mathrm{power}

    where t′ follows the noncentral t distribution with 2n − 2 degrees of freedom.

    Parameters
    ----------
    n_per_wave : int
        n: people who answer in each of the two waves, at least 2.
    alpha : float
        Two-sided error rate of the test.
    power : float
        Chance of seeing the difference if it is there, above `alpha` and below 1.

    Returns
    -------
    float
        d: difference of the means divided by the standard deviation within a wave.

    Raises
    ------
    ValueError
        If `n_per_wave` is below 2, or `alpha` and `power` are out of bounds.

    Notes
    -----
    Missing data: plan with those who will answer, not with the head count. There is no interval: nothing is
    estimated, the value follows from n alone. It assumes independent samples; two waves in one team are
    mostly the same people, so the value is an order of size and no licence to test.

    Examples
    --------
    >>> [round(smallest_detectable_unlinked(n), 2) for n in (5, 7, 8, 12, 20)]
    [2.02, 1.63, 1.51, 1.2, 0.91]
    """
    _refuse(n_per_wave, alpha, power, "answered in each wave")
    return _effect(2 * n_per_wave - 2, math.sqrt(n_per_wave / 2), alpha, power)


def _effect(df: int, root: float, alpha: float, power: float) -> float:
    """Return the effect whose noncentrality, `root` times the effect, gives the test its power."""
    from scipy.optimize import brentq  # here, so that importing `unlabeled` stays quick
    from scipy.stats import nct, t

    critical = float(t.isf(alpha / 2, df))

    def shortfall(noncentrality: float) -> float:
        # The lower tail as the upper one of the mirror image: SciPy's nct.cdf gives NaN for tiny tails.
        lower, upper = nct.sf(critical, df, -noncentrality), nct.sf(critical, df, noncentrality)
        return float(lower + upper) - power

    enough = 1.0
    while shortfall(enough) < 0:
        enough *= 2
    return float(brentq(shortfall, 0.0, enough, xtol=1e-13, rtol=1e-14)) / root


def _refuse(n: int, alpha: float, power: float, who: str) -> None:
    if n < 2:
        raise ValueError(f"{n} people {who}; a comparison of waves needs at least 2. Talk with them instead.")
    if not 0 < alpha < power < 1:
        raise ValueError(
            f"alpha is {alpha} and power {power}; they must satisfy 0 < alpha < power < 1, "
            "for example 0.05 and 0.8."
        )
