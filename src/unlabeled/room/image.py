"""All that a room's file says: settings, which prompts were asked, and counts. As values, in one order."""

from __future__ import annotations

from dataclasses import astuple, dataclass, field, replace
from enum import StrEnum
from hashlib import sha256

from unlabeled.content.prompts import Prompt, prompt_from_json
from unlabeled.disclosure import RiskAppetite
from unlabeled.room.answers import statements
from unlabeled.room.counts import Counts


class Asked(StrEnum):
    """How far a prompt is."""

    OPEN = "open"
    CLOSED = "closed"


@dataclass(frozen=True)
class Question:
    """A prompt that was asked, word for word, so that a restart goes on with what people see.

    Parameters
    ----------
    place : int
        Its place in the order of asking, from 1.
    counts : mapping or None
        What is sealed of it, if anything.
    """

    prompt: Prompt
    place: int
    asked: Asked
    counts: Counts | None = None

    def __repr__(self) -> str:
        return f"Question {self.prompt.id}, {self.asked.value}"

    @classmethod
    def read(cls, text: str, place: int, asked: str, counts: Counts | None) -> Question:
        """Return the question of which the prompt is written in `text`."""
        return cls(prompt_from_json(text), place, Asked(asked), counts)


@dataclass(frozen=True)
class Image:
    """A room as it is written.

    Parameters
    ----------
    k : int
        From how many answers on something is shown.
    people : int
        The head count.
    locked : bool
        Whether new seats are refused.
    questions : tuple of Question
        In the order of asking; only the last may be open.
    policy : int
        By what the thresholds are known again under which results are shown; 0 where it was not noted.
    """

    k: int
    people: int
    locked: bool = False
    questions: tuple[Question, ...] = field(default=(), repr=False)
    policy: int = 0

    @property
    def last(self) -> Question | None:
        """The question that is open, or was last."""
        return self.questions[-1] if self.questions else None

    def has_asked(self, prompt: Prompt) -> bool:
        """Return whether `prompt` was asked, or anything that it asks: under whatever name, once is once."""
        asks = statements(prompt)
        return any(one.prompt.id == prompt.id or asks & statements(one.prompt) for one in self.questions)

    def is_shown_under(self, appetite: RiskAppetite) -> bool:
        """Return whether results were shown under `appetite`: under another, twice would tell more."""
        return self.k == appetite.k and self.policy in (0, policy_number(appetite))

    def asking(self, prompt: Prompt) -> Image:
        """Return this room with `prompt` open."""
        question = Question(prompt, len(self.questions) + 1, Asked.OPEN)
        return replace(self, questions=(*self.questions, question))

    def closing(self, counts: Counts | None) -> Image:
        """Return this room with its open question closed, and `counts` sealed."""
        *before, last = self.questions
        return replace(self, questions=(*before, replace(last, asked=Asked.CLOSED, counts=counts)))


def policy_number(appetite: RiskAppetite) -> int:
    """Return a number by which thresholds are known again."""
    return int.from_bytes(sha256(repr(astuple(appetite)).encode()).digest()[:6])
