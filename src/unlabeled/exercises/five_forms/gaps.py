"""How far apart one wants to be answered and would answer, form by form. Differences, and no more."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Rated:
    """One form of answer, rated twice from 0 to 100: as the one who asked, and as the one who answers."""

    received: float
    given: float

    @property
    def gap(self) -> float:
        """How much more it is given than wanted, −100 to 100; below 0, it is wanted more than given."""
        return self.given - self.received


def widest(forms: Mapping[str, Rated]) -> tuple[str, ...]:
    """Return the ids of the forms whose two ratings lie furthest apart: several in a tie, none without a gap.

    Examples
    --------
    >>> widest({"for": Rated(20, 60), "against": Rated(60, 20), "support": Rated(50, 50)})
    ('for', 'against')
    """
    furthest = max((abs(rated.gap) for rated in forms.values()), default=0)
    return tuple(key for key, rated in forms.items() if furthest and abs(rated.gap) == furthest)
