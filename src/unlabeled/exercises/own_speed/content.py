"""The words and numbers of `own-speed`."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from unlabeled.content import Content
from unlabeled.exercises.content import Exercise, Setting, Slider, sentence

STEPS = ("predict", "alone", "mandate")


class Predict(Content):
    """How many kept promises make up for one that was broken?"""

    asymmetry: Slider
    before: str
    high_trust: float = Field(gt=0.5, lt=1)
    repair: Annotated[str, sentence("k", "middling", "high", "high_trust")]
    reliability: float = Field(gt=0, lt=1)
    settles: Annotated[str, sentence("k", "trust")]
    others: tuple[int, ...] = Field(min_length=2, max_length=6)
    line: Annotated[str, sentence("k", "middling", "high", "high_trust", "trust")]
    yours: Annotated[str, sentence("k", "middling", "high", "high_trust", "trust")]


class Alone(Content):
    """Nobody forces anything."""

    reliability: Setting
    asymmetry: Setting
    prior: Setting


class Forced(Content):
    """Somebody orders promises on top."""

    frequency: Setting
    weight: Setting
    end: Setting
    explained: tuple[str, str]
    tasks: tuple[str, str]
    not_seen: str
    setting: Annotated[str, sentence("p", "k", "prior", "f", "m", "t", "forced", "alone")]
    end_of_mandate: Annotated[str, sentence("before", "after")]
    nothing_forced: str
    still_on: str
    more: Annotated[str, sentence("weeks", "forced", "alone")]
    less: Annotated[str, sentence("weeks", "forced", "alone")]
    same: Annotated[str, sentence("weeks", "forced", "alone", "visible")]


class Rule(Content):
    """How trust is reckoned, with the letters of the model; folded."""

    summary: str
    alone: tuple[Annotated[str, sentence("step")], ...] = Field(min_length=1)
    mandate: tuple[str, ...] = Field(min_length=1)


class SpeedFigure(Content):
    """What both figures say."""

    before_alone: str
    before_mandate: str
    title_alone: str
    title_mandate: str
    weeks: str
    alone: str
    forced: str
    settles: Annotated[str, sentence("trust")]
    ends: str
    alt_alone: Annotated[str, sentence("prior", "weeks", "mean", "low", "high", "settles")]
    alt_alone_certain: Annotated[str, sentence("prior", "weeks", "mean", "settles")]
    alt_mandate: Annotated[str, sentence("weeks", "alone", "forced", "end")]
    caption: Annotated[str, sentence("runs")]
    head_alone: tuple[str, str, str, str]
    head_mandate: tuple[str, str, str]


class OwnSpeed(Exercise):
    """The whole exercise."""

    kind: Literal["own-speed"]
    step: float = Field(gt=0, le=1)
    weeks: int = Field(ge=10, le=200)
    runs: int = Field(ge=1, le=10_000)
    predict: Predict
    alone: Alone
    mandate: Forced
    rule: Rule
    figure: SpeedFigure

    @property
    def settings(self) -> dict[str, Setting]:
        """The sliders of the model by their key, in order."""
        alone, mandate = self.alone, self.mandate
        left = {"p": alone.reliability, "k": alone.asymmetry, "prior": alone.prior}
        return left | {"f": mandate.frequency, "m": mandate.weight, "t": mandate.end}

    @property
    def titles(self) -> dict[str, str]:
        """What each field asks, by its key."""
        return {key: words.label for key, words in self.scales.items()}

    @property
    def scales(self) -> dict[str, Slider]:
        """The words of each slider."""
        return {"predicted": self.predict.asymmetry, **self.settings}

    @model_validator(mode="after")
    def _fits_its_model(self) -> Self:
        if tuple(step.id for step in self.steps) != STEPS:
            raise ValueError(f"The steps of this exercise are, in order: {', '.join(STEPS)}")
        highest = max(self.alone.asymmetry.high, self.predict.asymmetry.high, *self.predict.others)
        if self.step * highest > 1:
            raise ValueError(f"step times the highest k ({highest:g}) is above 1. Make one of them smaller")
        if min(self.alone.asymmetry.low, self.predict.asymmetry.low, *self.predict.others) < 1:
            raise ValueError("One broken promise weighs at least one kept one: let k begin at 1")
        shares = (self.alone.reliability, self.alone.prior, self.mandate.frequency, self.mandate.weight)
        if any(share.low < 0 or share.high > 1 for share in shares):
            raise ValueError("Shares and trust go from 0 to 1")
        if self.mandate.end.low < 0:
            raise ValueError("The mandate ends in week 0 or later")
        return self
