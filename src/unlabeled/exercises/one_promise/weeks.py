"""How likely a promise is kept week after week: a toy model, to look at its shape."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Course:
    """A promise for `weeks` weeks, kept in each of them with chance `chance`, whatever came before.

    Parameters
    ----------
    weeks : int
        How many weeks, at least 1.
    chance : float
        How often it is kept, 0–1.
    """

    weeks: int
    chance: float

    def __post_init__(self) -> None:
        if self.weeks < 1:
            raise ValueError(f"weeks is {self.weeks}. Give a number from 1 on.")
        if not 0 <= self.chance <= 1:  # also refuses what is not a number
            raise ValueError(f"chance is {self.chance}. Give a number from 0 to 1.")

    @property
    def every_week(self) -> float:
        """Chance that no week is missed: chance^weeks."""
        return self.chance**self.weeks

    @property
    def missed(self) -> float:
        """Weeks missed on average: weeks (1 − chance)."""
        return self.weeks * (1 - self.chance)
