"""A way walked on a slightly wrong heading: a toy model, to look at its shape.

Somebody is D years' walk from where they want to be, and walks t years on a heading that is off by an angle.
Then they notice, turn, and go straight to the goal. They walk t + r years, with
r² = (D − t cos angle)² + (t sin angle)²; the detour is what that is longer than D.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import cos, hypot, radians, sin

WIDEST = 90.0  # degrees; beyond, they would walk away from the goal, which nobody calls a small error


@dataclass(frozen=True)
class Course:
    """One way and the error in its heading.

    Parameters
    ----------
    degrees : float
        How far the heading is off, 0–90.
    years : float
        D, how long the straight way takes, at least 0.
    """

    degrees: float
    years: float

    def __post_init__(self) -> None:
        if not 0 <= self.degrees <= WIDEST:
            raise ValueError(f"degrees is {self.degrees}. Give a number from 0 to {WIDEST:g}.")
        if not self.years >= 0:  # so that NaN is refused, too
            raise ValueError(f"years is {self.years}. Give a number from 0 on.")

    @property
    def goes_astray(self) -> bool:
        """Whether there is a way to go and an error in its heading."""
        return self.degrees > 0 and self.years > 0

    def turn(self, noticed: float) -> float:
        """Return the year in which they turn: `noticed`, or the end of the way if that comes first."""
        if not noticed >= 0:
            raise ValueError(f"noticed is {noticed}. Give a year from 0 on.")
        return min(noticed, self.years)

    def place(self, year: float) -> tuple[float, float]:
        """Return where they are after `year` on the wrong heading: years along the way, years beside it."""
        angle = radians(self.degrees)
        return year * cos(angle), year * sin(angle)

    def detour(self, noticed: float) -> float:
        """Return how many years longer the whole way becomes if the error is noticed in year `noticed`.

        Examples
        --------
        >>> [round(12 * Course(5, 10).detour(year), 2) for year in (1, 5, 9, 10)]
        [0.05, 0.45, 3.58, 10.47]
        """
        year = self.turn(noticed)
        along, beside = self.place(year)
        # Rounding may leave a trace below nothing where there is no error.
        return max(0.0, year + hypot(self.years - along, beside) - self.years)

    @property
    def latest(self) -> float:
        """The detour if nobody notices before the end, in years."""
        return self.detour(self.years)

    @property
    def half_way(self) -> float | None:
        """The detour when noticed half-way as a share of the latest one, 0–.5; None where there is none."""
        return self.detour(self.years / 2) / self.latest if self.goes_astray else None
