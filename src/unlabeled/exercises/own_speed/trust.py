"""Trust that grows by kept promises and falls by broken ones: a toy model, to look at its shape.

Kept: T += a(1 − T). Broken: T −= a·k·T. Left alone it settles at T* = p / (p + (1 − p)k).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from math import ceil, log
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Curve = NDArray[np.float64]

VISIBLE = 0.01  # a smaller difference in trust is called none


@dataclass(frozen=True)
class Colleague:
    """One person's promises, and how another weighs them.

    Parameters
    ----------
    reliability : float
        p, the share of promises that are kept, 0–1.
    asymmetry : float
        k, how many times as heavy a broken promise weighs as a kept one, at least 1.
    prior : float
        Trust before the first promise, 0–1.
    step : float
        a, how far one promise moves trust; a·k may not exceed 1, or trust would fall below nothing.
    """

    reliability: float
    asymmetry: float
    prior: float
    step: float

    def __post_init__(self) -> None:
        for name in ("reliability", "prior", "step"):
            if not 0 <= getattr(self, name) <= 1:
                raise ValueError(f"{name} is {getattr(self, name)}. Give a number from 0 to 1.")
        if not self.asymmetry >= 1:  # so that NaN is refused, too
            raise ValueError(f"asymmetry is {self.asymmetry}. Give a number of at least 1.")
        if not self.step * self.asymmetry <= 1:
            raise ValueError(
                f"step times asymmetry is {self.step * self.asymmetry:g}. Keep it at 1 or less: "
                "one broken promise cannot take more trust than there is."
            )

    @property
    def settles_at(self) -> float:
        """T*, where trust comes to rest when nobody forces anything, 0–1."""
        return settling_point(self.reliability, self.asymmetry)


def settling_point(reliability: float, asymmetry: float) -> float:
    """Return T* = p / (p + (1 − p)k) for p from 0 to 1 and k of at least 1.

    Examples
    --------
    >>> [round(settling_point(0.9, k), 2) for k in (1, 3, 5, 9)]
    [0.9, 0.75, 0.64, 0.5]
    """
    return reliability / (reliability + (1 - reliability) * asymmetry)


def kept_to_repair(trust: float, asymmetry: float, step: float) -> int:
    """Return how many promises kept in a row bring trust back to where one broken promise found it.

    At 0.5, a broken promise takes what k kept ones give, since a·k·T and a(1 − T) are k to 1 there. The
    more trust there was, the more is lost and the less each kept promise adds.

    Parameters
    ----------
    trust : float
        T before the broken promise, from 0 to below 1: complete trust is never reached again.
    asymmetry, step : float
        k and a, as in `Colleague`; a is above 0 and below 1.

    Examples
    --------
    >>> [kept_to_repair(trust, 3, 0.04) for trust in (0.3, 0.5, 0.75, 0.9)]
    [2, 3, 8, 18]
    """
    if not 0 <= trust < 1:
        raise ValueError(f"trust is {trust}. Give a number from 0 to below 1.")
    if not 0 < step < 1:
        raise ValueError(f"step is {step}. Give a number between 0 and 1.")
    broken = Colleague(0, asymmetry, trust, step)
    missing = 1 - trust * (1 - step * broken.asymmetry)
    # Each kept promise leaves 1 − a of what is missing to complete trust. Rounding must not add one.
    return ceil(log((1 - trust) / missing) / log(1 - step) - 1e-9)


@dataclass(frozen=True)
class Mandate:
    """Promises that somebody else ordered, on top of the free ones.

    Parameters
    ----------
    frequency : float
        f, the share of weeks with one such promise, 0–1.
    weight : float
        m, what a kept one still counts once the mandate is over, 0–1.
    end : int
        t, the week with which it ends, at least 0.
    """

    frequency: float
    weight: float
    end: int

    def __post_init__(self) -> None:
        for name in ("frequency", "weight"):
            if not 0 <= getattr(self, name) <= 1:
                raise ValueError(f"{name} is {getattr(self, name)}. Give a number from 0 to 1.")
        if self.end < 0:
            raise ValueError(f"end is {self.end}. Give a week from 0 on.")

    @property
    def is_there(self) -> bool:
        """Whether it orders anything at all."""
        return self.frequency > 0 and self.end > 0


class Forcing(StrEnum):
    """How trust under a mandate compares, in the last week shown, with trust left alone."""

    NOTHING_FORCED = "nothing_forced"
    STILL_ON = "still_on"
    MORE = "more"
    LESS = "less"
    SAME = "same"


def compare(colleague: Colleague, mandate: Mandate, weeks: int, *, visible: float = VISIBLE) -> Forcing:
    """Return whether forcing left more trust or less after `weeks`, on average over all chances.

    Parameters
    ----------
    colleague, mandate : Colleague, Mandate
        The setting.
    weeks : int
        The week in which the two are compared.
    visible : float
        A smaller difference than this is called the same.
    """
    if not mandate.is_there:
        return Forcing.NOTHING_FORCED
    if mandate.end >= weeks:
        return Forcing.STILL_ON
    gain = expected(colleague, mandate, weeks)[-1] - expected(colleague, None, weeks)[-1]
    if abs(gain) < visible:
        return Forcing.SAME
    return Forcing.MORE if gain > 0 else Forcing.LESS


def expected(colleague: Colleague, mandate: Mandate | None, weeks: int) -> Curve:
    """Return trust averaged over all chances, week 0 to `weeks`, shape (weeks + 1,).

    One week is linear in trust, so the average over all runs follows from the average of each week.
    """
    import numpy as np

    p, a, k = colleague.reliability, colleague.step, colleague.asymmetry
    curve = np.empty(weeks + 1)
    curve[0] = seen = owned = colleague.prior
    for week in range(1, weeks + 1):
        seen, owned = (T + p * a * (1 - T) - (1 - p) * a * k * T for T in (seen, owned))
        if mandate is not None and week <= mandate.end:
            f, m = mandate.frequency, mandate.weight
            seen += f * (p * a * (1 - seen) - (1 - p) * a * k * seen)
            owned += f * (p * a * m * (1 - owned) - (1 - p) * a * k * owned)
        curve[week] = seen if mandate is not None and week <= mandate.end else owned
    return curve


def runs(
    colleague: Colleague, mandate: Mandate | None, weeks: int, number: int, rng: np.random.Generator
) -> Curve:
    """Return trust in `number` chance runs, week 0 to `weeks`, shape (number, weeks + 1).

    Two accounts are kept. In `seen`, a promise kept under the mandate counts like any other; in `owned`,
    it counts with weight m. While the mandate lasts people go by what they see; from its end on by what
    is owned, because what was kept is then put down to the mandate. The same chances fall in the same
    order with and without a mandate, so two calls with equal seeds differ by the mandate alone.
    """
    import numpy as np

    chance = rng.random((3, weeks, number))
    kept, ordered, kept_order = (
        chance[0] < colleague.reliability,
        chance[1],
        chance[2] < colleague.reliability,
    )
    curves = np.empty((weeks + 1, number))
    curves[0] = colleague.prior
    seen = owned = curves[0]
    for week in range(weeks):
        seen, owned = (_promise(T, colleague, kept[week]) for T in (seen, owned))
        on = mandate is not None and week < mandate.end
        if mandate is not None and on:
            asked = ordered[week] < mandate.frequency
            seen = np.where(asked, _promise(seen, colleague, kept_order[week]), seen)
            owned = np.where(asked, _promise(owned, colleague, kept_order[week], mandate.weight), owned)
        curves[week + 1] = seen if on else owned
    return curves.T


def _promise(trust: Curve, colleague: Colleague, kept: NDArray[np.bool_], weight: float = 1.0) -> Curve:
    import numpy as np

    a, k = colleague.step, colleague.asymmetry
    return np.where(kept, trust + a * weight * (1 - trust), trust - a * k * trust)
