"""The words and numbers of `told-apart`."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from unlabeled.content import Content
from unlabeled.exercises.content import Exercise, Setting, Slider, sentence

STEPS = ("guess", "look", "change")
Explained = Annotated[str, sentence("people", "alone", "others", "strength")]


class Settings(Content):
    """The numbers of the model; the first two are shares in percent."""

    alone: Setting
    strength: Setting
    others: Setting
    people: Setting


class GroupsFigure(Content):
    """What the figure says, and what stands there before it has something to show."""

    before_look: str
    before_change: str
    title: str
    without: str
    with_you: str
    made: Annotated[str, sentence("made", "people")]
    chance: Annotated[str, sentence("chance")]
    made_it: str
    not_made: str
    alt: Annotated[str, sentence("people", "without", "with_you")]
    caption: Annotated[str, sentence("people")]
    head: tuple[str, str, str]
    again: str


class Readings(Content):
    """Sentences below the figure, chosen by what the numbers say."""

    guessed: Annotated[str, sentence("guess", "pairs")]
    pairs: Annotated[str, sentence("pairs")]
    one_each: str
    same: str
    all_make_it: str
    none_makes_it: str
    told: str
    not_told: str
    swapped: str


class ToldApart(Exercise):
    """The whole exercise."""

    kind: Literal["told-apart"]
    stands_out: int = Field(ge=1, le=20)
    explained: tuple[Explained, ...] = Field(min_length=1)
    guess: Slider
    settings: Settings
    tasks: tuple[str, str]
    not_seen: str
    setting: Annotated[str, sentence("alone", "strength", "others", "people", "pairs")]
    figure: GroupsFigure
    readings: Readings

    @property
    def moved(self) -> dict[str, Setting]:
        """The sliders of the model by their key, in order."""
        return {name: getattr(self.settings, name) for name in Settings.model_fields}

    @property
    def titles(self) -> dict[str, str]:
        """What each field asks, by its key."""
        return {key: words.label for key, words in self.scales.items()}

    @property
    def scales(self) -> dict[str, Slider]:
        """The words of each slider."""
        return {"guess": self.guess, **self.moved}

    @model_validator(mode="after")
    def _fits_its_model(self) -> Self:
        if tuple(step.id for step in self.steps) != STEPS:
            raise ValueError(f"The steps of this exercise are, in order: {', '.join(STEPS)}")
        if (self.guess.low, self.guess.high) != (0, 100):
            raise ValueError("The guess goes from 0 to 100 pairs")
        settings = self.settings
        if any(each.low < 0 or each.high > 100 for each in (settings.alone, settings.strength)):
            raise ValueError("Shares go from 0 to 100")
        whole = (settings.others, settings.people)
        if any(each.step % 1 or each.low % 1 or each.start % 1 for each in whole):
            raise ValueError("People and helpers are whole numbers: choose such a low end, step and start")
        if settings.others.low < 0 or settings.people.low < 1 or settings.people.high > 40:
            raise ValueError("There are 0 or more other helpers, and 1 to 40 people in each group")
        return self
