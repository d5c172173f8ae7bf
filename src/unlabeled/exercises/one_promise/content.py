"""The words of `one-promise`."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from unlabeled.content import Content
from unlabeled.exercises.content import Exercise, Question, Slider, sentence

STEPS = ("practice", "promise", "take")


class Odds(Content):
    """What the model makes of weeks and chance."""

    before: str
    once: str
    every_week: Annotated[str, sentence("weeks", "chance", "missed")]
    always: Annotated[str, sentence("weeks")]
    never: str


class Take(Content):
    """What is taken along."""

    before: str
    day: Annotated[str, sentence("date", "entry")]
    note: str
    file: str
    file_name: str = Field(pattern=r"^[\w-]+\.txt$")
    page: Annotated[str, sentence("promise", "practice", "date")]
    nothing_written: str
    calendar: str
    calendar_name: str = Field(pattern=r"^[\w-]+\.ics$")
    entry: str = Field(min_length=1)


class OnePromise(Exercise):
    """The whole exercise."""

    kind: Literal["one-promise"]
    practice: Question
    promise: Question
    weeks: Slider
    kept: Slider
    odds: Odds
    take: Take

    @property
    def titles(self) -> dict[str, str]:
        """What each field asks, by its key."""
        return {
            "practice": self.practice.label,
            "promise": self.promise.label,
            "weeks": self.weeks.label,
            "kept": self.kept.label,
        }

    @model_validator(mode="after")
    def _fits_its_view(self) -> Self:
        if tuple(step.id for step in self.steps) != STEPS:
            raise ValueError(f"The steps of this exercise are, in order: {', '.join(STEPS)}")
        if self.weeks.low < 1 or self.weeks.low % 1 or self.weeks.step % 1:
            raise ValueError("Weeks are whole numbers from 1 on")
        if (self.kept.low, self.kept.high) != (0, 10):
            raise ValueError("How often it would be kept goes from 0 to 10 weeks in ten")
        return self
