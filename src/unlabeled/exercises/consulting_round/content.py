"""The words of `consulting-round`."""

from typing import Literal, Self

from pydantic import Field, model_validator

from unlabeled.content import Content
from unlabeled.exercises.content import Exercise, Id, Question

STEPS = ("card", "round")


class Wish(Content):
    """What somebody would like to hear, and how it stands on their card."""

    id: Id
    wish: str
    on_card: str


class ConsultingRound(Exercise):
    """The whole exercise."""

    kind: Literal["consulting-round"]
    question: Question
    wish: str
    wishes: tuple[Wish, ...] = Field(min_length=2, max_length=6)
    before: str
    head: str
    keep: str
    rules: tuple[str, ...] = Field(min_length=1, max_length=8)
    alone: str

    @property
    def titles(self) -> dict[str, str]:
        """What each field asks, by its key."""
        return {"question": self.question.label, "wish": self.wish}

    @property
    def options(self) -> dict[str, dict[str, str]]:
        """The wishes to choose from."""
        return {"wish": {each.id: each.wish for each in self.wishes}}

    @model_validator(mode="after")
    def _fits_its_view(self) -> Self:
        if tuple(step.id for step in self.steps) != STEPS:
            raise ValueError(f"The steps of this exercise are, in order: {', '.join(STEPS)}")
        if len({wish.id for wish in self.wishes}) < len(self.wishes):
            raise ValueError("Two wishes have the same id. Give each its own")
        return self
