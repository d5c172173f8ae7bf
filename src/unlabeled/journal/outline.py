"""What a workshop asks: its parts, their exercises and every question, so that answers read as words."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Scale:
    """The two ends of a slider, and what each of them means."""

    low: float
    high: float
    at_low: str
    at_high: str


@dataclass(frozen=True)
class Asked:
    """One question.

    Attributes
    ----------
    title : str
        The question itself.
    options : mapping
        Where something is picked: id of each option → its text.
    scale : Scale or None
        Where a number is answered: what its ends mean.
    ranked : bool
        Whether a list of options is an order, first to last.
    """

    title: str
    options: Mapping[str, str] = field(default_factory=dict)
    scale: Scale | None = None
    ranked: bool = False


@dataclass(frozen=True)
class Section:
    """One exercise: its questions by their key in the journal, in order.

    `aside` holds keys that an exercise keeps for its own sake and that say nothing to a reader.
    """

    title: str
    asked: Mapping[str, Asked]
    aside: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Chapter:
    """One part of the workshop: its title, its notebook's file name without ending, and its exercises."""

    title: str
    sections: tuple[Section, ...]
    notebook: str = ""

    @property
    def keys(self) -> frozenset[str]:
        """The keys of everything that is asked in this part, or kept by it."""
        return frozenset(key for section in self.sections for key in (*section.asked, *section.aside))
