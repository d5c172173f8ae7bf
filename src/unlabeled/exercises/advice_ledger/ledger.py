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


class Standing(StrEnum):
    """How a piece of advice stands."""

    OPEN = "open"
    TIED = "tied"
    UNOWNED = "unowned"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Piece:
    """One piece of advice: what was answered about it, None where nothing was.

    Parameters
    ----------
    payer : Payer or None
        Who pays if it is wrong.
    returned : bool or None
        Whether whoever gave it came back to it.

    Examples
    --------
    >>> Piece(Payer.THEM, returned=False).standing
    <Standing.UNOWNED: 'unowned'>
    """

    payer: Payer | None = None
    returned: bool | None = None

    @property
    def pays(self) -> bool:
        """Whether whoever gave it pays at least a part."""
        return self.payer in (Payer.ME, Payer.BOTH)

    @property
    def standing(self) -> Standing:
        """Unowned if neither ties it to the giver; open while an answer is missing and no tie is known.

        Whoever cannot say who pays may pay themselves: that is neither a tie nor none.
        """
        if self.pays or self.returned:
            return Standing.TIED
        if self.payer is None or self.returned is None:
            return Standing.OPEN
        return Standing.UNKNOWN if self.payer is Payer.UNKNOWN else Standing.UNOWNED
