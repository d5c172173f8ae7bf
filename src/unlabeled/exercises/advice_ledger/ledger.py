"""What ties a piece of advice to the person who gave it. The rule is ours, and it stands on the page."""

from dataclasses import dataclass
from enum import StrEnum


class Payer(StrEnum):
    """Who pays if the advice is wrong."""

    ME = "me"
    BOTH = "both"
    THEM = "them"
    OTHERS = "others"
    UNKNOWN = "unknown"


class Back(StrEnum):
    """Whether whoever gave it came back to it."""

    CAME_BACK = "came-back"
    NOT_YET = "not-yet"
    TOO_LATE = "too-late"


class Standing(StrEnum):
    """How a piece of advice stands."""

    OPEN = "open"
    TIED = "tied"
    UNOWNED = "unowned"


@dataclass(frozen=True)
class Piece:
    """One piece of advice: what was answered about it, None where nothing was.

    Examples
    --------
    >>> Piece(Payer.THEM, Back.NOT_YET).standing
    <Standing.UNOWNED: 'unowned'>
    """

    payer: Payer | None = None
    back: Back | None = None

    @property
    def pays(self) -> bool:
        """Whether whoever gave it pays at least a part."""
        return self.payer in (Payer.ME, Payer.BOTH)

    @property
    def returned(self) -> bool:
        """Whether whoever gave it came back to it."""
        return self.back is Back.CAME_BACK

    @property
    def standing(self) -> Standing:
        """Unowned if neither ties it to the giver; open while an answer is missing and no tie is known."""
        if self.pays or self.returned:
            return Standing.TIED
        answered = self.payer is not None and self.back is not None
        return Standing.UNOWNED if answered else Standing.OPEN
