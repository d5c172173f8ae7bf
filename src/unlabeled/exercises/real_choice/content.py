"""The words of `real-choice`."""

from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from unlabeled.content import Content
from unlabeled.exercises.content import Exercise, Id, Question, Slider, sentence
from unlabeled.exercises.real_choice.pressing import count, mark

STEPS = ("read", "edit", "again", "chair", "since")
Phrase = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class Message(Content):
    """A message as somebody might send it."""

    sender: str
    text: str


class Marked(Content):
    """The message once more, with the words that are on the list."""

    before: str
    as_guessed: Annotated[str, sentence("found")]
    otherwise: Annotated[str, sentence("guess", "found")]
    list: str


class Condition(Content):
    """One of three things that a message can hold, what it means, and one way of saying it."""

    id: Id
    name: str
    means: str
    example: str


class Conditions(Content):
    """The private checklist."""

    label: str
    conditions: tuple[Condition, Condition, Condition]
    examples: str
    example: Annotated[str, sentence("name", "example")]


class Again(Content):
    """The learner's own version under the list."""

    before: str
    marked: str
    nothing: str


class RealChoice(Exercise):
    """The whole exercise."""

    kind: Literal["real-choice"]
    message: Message
    guess: Slider
    marked: Marked
    pressing: tuple[Phrase, ...] = Field(min_length=1)
    edit: Question
    checks: Conditions
    again: Again
    chair: Question
    since: Question

    @property
    def titles(self) -> dict[str, str]:
        """What each field asks, by its key."""
        return {
            "guess": self.guess.label,
            "version": self.edit.label,
            "holds": self.checks.label,
            "chair": self.chair.label,
            "since": self.since.label,
        }

    @property
    def options(self) -> dict[str, dict[str, str]]:
        """The three conditions."""
        return {"holds": {each.id: each.name for each in self.checks.conditions}}

    @model_validator(mode="after")
    def _fits_its_view(self) -> Self:
        if tuple(step.id for step in self.steps) != STEPS:
            raise ValueError(f"The steps of this exercise are, in order: {', '.join(STEPS)}")
        if len({each.id for each in self.checks.conditions}) < len(self.checks.conditions):
            raise ValueError("Two conditions have the same id. Give each its own")
        found = count(mark(self.message.text, self.pressing))
        if not self.guess.low <= found <= self.guess.high:
            raise ValueError(
                f"The list marks {found} places in the message; the guess goes from {self.guess.low:g} to "
                f"{self.guess.high:g}. Change one of them"
            )
        return self
