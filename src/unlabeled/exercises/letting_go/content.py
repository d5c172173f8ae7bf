"""The words of `letting-go`."""

from typing import Annotated, Literal, Self

from pydantic import model_validator

from unlabeled.content import Content
from unlabeled.exercises.content import Exercise, Question, sentence

STEPS = ("reply", "wanted", "compare")


class Message(Content):
    """A message that somebody sent you."""

    sender: str
    text: str


class Compare(Content):
    """Own words beside own words, and how often each asks something back."""

    before: str
    reply: str
    wanted: str
    counts: Annotated[str, sentence("questions")]
    ask_more: str
    neither: str


class LettingGo(Exercise):
    """The whole exercise."""

    kind: Literal["letting-go"]
    message: Message
    reply: Question
    wanted: Question
    compare: Compare

    @property
    def titles(self) -> dict[str, str]:
        """What each field asks, by its key."""
        return {"reply": self.reply.label, "wanted": self.wanted.label}

    @model_validator(mode="after")
    def _fits_its_view(self) -> Self:
        if tuple(step.id for step in self.steps) != STEPS:
            raise ValueError(f"The steps of this exercise are, in order: {', '.join(STEPS)}")
        return self
