"""The words and numbers of `off-course`."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from unlabeled.content import Content
from unlabeled.exercises.content import Exercise, Setting, Slider, sentence
from unlabeled.exercises.off_course.course import WIDEST

STEPS = ("predict", "steer", "limits")


class Spans(Content):
    """How a span of time is said; the first that is long enough is taken."""

    none: str
    under_a_day: str
    one_day: str
    days: Annotated[str, sentence("count")]
    months: Annotated[str, sentence("count")]
    years: Annotated[str, sentence("count")]


class Moments(Content):
    """How a year of the way is said."""

    at_once: str
    after_one: str
    after: Annotated[str, sentence("count")]
    at_the_end: str


class Predict(Content):
    """If nobody notices before the end, it costs that much. And half-way?"""

    degrees: float = Field(gt=0, le=WIDEST)
    years: int = Field(gt=1)
    months: Slider
    before: str
    reveal: Annotated[str, sentence("guess", "half", "late")]
    noticed: tuple[int, ...] = Field(min_length=2, max_length=6)
    line: Annotated[str, sentence("moment", "span")]


class Steer(Content):
    """The sliders of the picture."""

    degrees: Setting
    years: Setting
    noticed: Setting


class Findings(Content):
    """What a setting comes to."""

    no_way: str
    no_error: str
    at_once: str
    at_the_end: Annotated[str, sentence("late")]
    noticed: Annotated[str, sentence("moment", "span", "late")]
    who_walks: str


class Limits(Content):
    """Two settings to find."""

    cheap: str
    dear: str
    low: float = Field(gt=0, lt=1)
    high: float = Field(gt=0, lt=1)
    not_seen: str
    setting: Annotated[str, sentence("degrees", "years", "half", "late")]
    now: Annotated[str, sentence("setting")]


class CourseFigure(Content):
    """What the figure says."""

    before: str
    title: str
    start: str
    goal: str
    meant: str
    turned: str
    unnoticed: str
    cost_title: str
    axis: str
    evenly: str
    alt: Annotated[str, sentence("degrees", "years", "moment", "span", "half", "late")]
    alt_nothing: Annotated[str, sentence("degrees", "years")]
    caption: Annotated[str, sentence("degrees", "years")]
    head: tuple[str, str]


class OffCourse(Exercise):
    """The whole exercise."""

    kind: Literal["off-course"]
    spans: Spans
    moments: Moments
    predict: Predict
    steer: Steer
    findings: Findings
    limits: Limits
    figure: CourseFigure

    @property
    def settings(self) -> dict[str, Setting]:
        """The sliders of the picture by their key, in order."""
        steer = self.steer
        return {"degrees": steer.degrees, "years": steer.years, "noticed": steer.noticed}

    @property
    def titles(self) -> dict[str, str]:
        """What each field asks, by its key."""
        return {key: words.label for key, words in self.scales.items()}

    @property
    def scales(self) -> dict[str, Slider]:
        """The words of each slider."""
        return {"guess": self.predict.months, **self.settings}

    @model_validator(mode="after")
    def _fits_its_model(self) -> Self:
        if tuple(step.id for step in self.steps) != STEPS:
            raise ValueError(f"The steps of this exercise are, in order: {', '.join(STEPS)}")
        steer = self.steer
        if min(steer.degrees.low, steer.years.low, steer.noticed.low) < 0 or steer.degrees.high > WIDEST:
            raise ValueError(f"The error goes from 0 to {WIDEST:g} degrees, and years begin at 0")
        if not all(0 <= year <= self.predict.years for year in self.predict.noticed):
            raise ValueError(f"The years named after the guess lie between 0 and {self.predict.years}")
        if self.limits.low >= self.limits.high:
            raise ValueError("The low share of the two settings to find is not below the high one")
        return self
