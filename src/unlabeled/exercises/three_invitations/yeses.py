"""What a yes is worth: a toy model of an invitation, to look at its shape."""

from dataclasses import dataclass
from math import ceil


@dataclass(frozen=True)
class Attendance:
    """Who comes to one meeting, on average over many such invitations.

    `willing` come and want to; `reluctant` come and would rather not; `away` said no.
    """

    willing: float
    reluctant: float
    away: float

    @property
    def come(self) -> float:
        """How many come."""
        return self.willing + self.reluctant

    @property
    def meant(self) -> float | None:
        """The share of the yeses that mean yes, 0–1; None where nobody comes."""
        return self.willing / self.come if self.come else None

    @property
    def people(self) -> tuple[int, int, int]:
        """Willing, reluctant and away as whole people; the three always add up to those invited."""
        away = ceil(self.away - 0.5)  # half a reluctant person is shown as coming
        return round(self.willing), round(self.reluctant + self.away) - away, away


def attendance(invited: int, rather_not: int, freedom: float) -> Attendance:
    """Return who comes if each who would rather not says no with probability `freedom`.

    Parameters
    ----------
    invited : int
        People asked, at least 1.
    rather_not : int
        How many of them would rather not come, 0 to `invited`.
    freedom : float
        How free a no feels, 0–1.

    Examples
    --------
    >>> attendance(12, 4, 0.5).people
    (8, 2, 2)
    """
    if invited < 1:
        raise ValueError(f"invited is {invited}. Invite at least one person.")
    if not 0 <= rather_not <= invited:
        raise ValueError(f"rather_not is {rather_not}. Give a number from 0 to {invited}.")
    if not 0 <= freedom <= 1:
        raise ValueError(f"freedom is {freedom}. Give a number from 0 to 1.")
    away = rather_not * freedom
    return Attendance(willing=invited - rather_not, reluctant=rather_not - away, away=away)
