"""The words and numbers of `would-move`."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from unlabeled.content import Content
from unlabeled.exercises.content import Exercise, PeopleSlider, Setting, Slider, sentence

STEPS = ("guess", "move")
_LARGEST = 100


class Predict(Content):
    """How many of so many people would have to move?"""

    people: int = Field(ge=2, le=_LARGEST)
    moving: PeopleSlider
    before: str
    guessed: Annotated[str, sentence("guess", "people")]
    taken: Annotated[str, sentence("spread")]


class Kind(Content):
    """How one way to compare two surveys is said: enough people, or not even all of them."""

    enough: Annotated[str, sentence("people", "moving")]
    too_few: Annotated[str, sentence("people", "steps")]


class Sentences(Content):
    """What a setting comes to."""

    linked: Kind
    unlinked: Kind
    assuming: str
    assumed: tuple[str, ...] = Field(min_length=1)


class MoveFigure(Content):
    """What the figure says, and what stands there before it has something to show."""

    before: str
    title: str
    axis: str
    all: str
    linked: str
    unlinked: str
    too_few: str
    alt: Annotated[str, sentence("people", "spread", "linked", "unlinked")]
    caption: Annotated[str, sentence("spread")]
    head: tuple[str, str, str]
    cell: Annotated[str, sentence("effect", "moving", "people")]


class WouldMove(Exercise):
    """The whole exercise."""

    kind: Literal["would-move"]
    sizes: tuple[Annotated[int, Field(ge=2, le=_LARGEST)], ...] = Field(min_length=1)
    predict: Predict
    people: Setting
    spread: Setting
    sentences: Sentences
    figure: MoveFigure

    @property
    def titles(self) -> dict[str, str]:
        """What each field asks, by its key."""
        return {key: words.label for key, words in self.scales.items()}

    @property
    def scales(self) -> dict[str, Slider]:
        """The words of each slider."""
        return {"guess": self.asked, "people": self.people, "spread": self.spread}

    @property
    def asked(self) -> Slider:
        """The guess, with the number of people in its words."""
        return self.predict.moving.of(self.predict.people)

    @model_validator(mode="after")
    def _fits_its_model(self) -> Self:
        if tuple(step.id for step in self.steps) != STEPS:
            raise ValueError(f"The steps of this exercise are, in order: {', '.join(STEPS)}")
        if (self.predict.moving.low, self.predict.moving.high) != (0, self.predict.people):
            raise ValueError(f"The guess goes from 0 to all people, {self.predict.people}")
        people = self.people
        if people.low < 2 or people.high > _LARGEST or any(n % 1 for n in (people.low, people.step)):
            raise ValueError(f"People are whole numbers from 2 to {_LARGEST}")
        if self.spread.low <= 0:
            raise ValueError("Answers differ by something: let the spread begin above 0")
        return self
