"""The words of `five-forms`."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from unlabeled.content import Content
from unlabeled.exercises.content import Exercise, Id, Slider, sentence

STEPS = ("receive", "give", "gap")


class Dilemma(Content):
    """What somebody has to decide, as they tell it."""

    sender: str
    text: str


class Form(Content):
    """One form of answer: its name, and one answer in that form."""

    id: Id
    name: str
    answer: str


class GapFigure(Content):
    """What the figure says, and what stands there before it has something to show."""

    before: str
    title: str
    received: str
    given: str
    low: str
    high: str
    alt: Annotated[str, sentence("rows")]
    alt_row: Annotated[str, sentence("name", "received", "given")]
    caption: str
    head: tuple[str, str, str]


class GapFindings(Content):
    """The sentences below the figure."""

    none: str
    more_given: Annotated[str, sentence("name")]
    more_wanted: Annotated[str, sentence("name")]
    tie: Annotated[str, sentence("names")]
    as_guessed: str
    otherwise: Annotated[str, sentence("guess")]


class FiveForms(Exercise):
    """The whole exercise."""

    kind: Literal["five-forms"]
    dilemma: Dilemma
    forms: tuple[Form, ...] = Field(min_length=2, max_length=5)
    received: Slider
    given: Slider
    asked_of: Annotated[str, sentence("name", "question")]
    guess: str
    figure: GapFigure
    findings: GapFindings

    @property
    def titles(self) -> dict[str, str]:
        """What each field asks, by its key."""
        sides = {"received": self.received, "given": self.given}
        asked = {
            f"{side}/{form.id}": self.asked_of.format(name=form.name, question=words.label)
            for side, words in sides.items()
            for form in self.forms
        }
        return asked | {"guess": self.guess}

    @property
    def options(self) -> dict[str, dict[str, str]]:
        """The forms to choose from."""
        return {"guess": {form.id: form.name for form in self.forms}}

    @model_validator(mode="after")
    def _fits_its_view(self) -> Self:
        if tuple(step.id for step in self.steps) != STEPS:
            raise ValueError(f"The steps of this exercise are, in order: {', '.join(STEPS)}")
        if any((slider.low, slider.high) != (0, 100) for slider in (self.received, self.given)):
            raise ValueError("Both ratings go from 0 to 100, or there is no gap to show")
        if len({form.id for form in self.forms}) < len(self.forms):
            raise ValueError("Two forms have the same id. Give each its own")
        return self
