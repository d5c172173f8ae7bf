"""The words of `their-success`."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from unlabeled.content import Content
from unlabeled.exercises.content import Exercise, Question, Slider, sentence

STEPS = ("predict", "list", "answer", "ask", "compare")


class ListFigure(Content):
    """What the figure of the list says, and what stands there before there is a list."""

    before: str
    title: str
    guess: str
    listed: str
    never: str
    unknown: str
    might: str
    of_ten: Annotated[str, sentence("count")]
    of_list: Annotated[str, sentence("count", "total")]
    open_ones: Annotated[str, sentence("count")]
    alt: Annotated[str, sentence("total", "never", "unknown", "might")]
    alt_guess: Annotated[str, sentence("count")]
    foot: str
    caption: str
    head: tuple[str, str]


class ListFindings(Content):
    """Sentences below the figure, chosen by what is on the list."""

    known: Annotated[str, sentence("never", "total", "low")]
    open: Annotated[str, sentence("unknown", "range", "total")]
    either: Annotated[str, sentence("low", "high")]
    between: Annotated[str, sentence("low", "high")]
    all_open: str
    guess_below: Annotated[str, sentence("guess")]
    guess_inside: Annotated[str, sentence("guess")]
    guess_above: Annotated[str, sentence("guess")]
    nothing_open: str


class Lists(Content):
    """Three lists, one thing a line."""

    never: Question
    unknown: Question
    might: Question
    most: int = Field(ge=5, le=40)
    too_many: Annotated[str, sentence("most")]
    figure: ListFigure
    findings: ListFindings


class Answer(Content):
    """What they would say to the question, before it is asked."""

    question: str
    used: Question
    ignored: Question
    confidence: Slider


class Compare(Content):
    """What they said, beside what was expected."""

    used: Question
    ignored: Question
    expected: Slider
    before: str
    column_expected: str
    column_said: str
    head_used: str
    head_ignored: str
    nothing_written: str
    surer: Annotated[str, sentence("confidence", "expected")]
    less_sure: Annotated[str, sentence("confidence", "expected")]
    alike: Annotated[str, sentence("confidence", "expected")]
    near: int = Field(ge=0, le=50)


class TheirSuccess(Exercise):
    """The whole exercise."""

    kind: Literal["their-success"]
    predict: Slider
    lists: Lists
    answer: Answer
    ask: Question
    compare: Compare

    @property
    def titles(self) -> dict[str, str]:
        """What each field asks, by its key."""
        lists, answer, compare = self.lists, self.answer, self.compare
        asked: dict[str, Question | Slider] = {
            "guess": self.predict,
            "never": lists.never,
            "unknown": lists.unknown,
            "might": lists.might,
            "used": answer.used,
            "ignored": answer.ignored,
            "confidence": answer.confidence,
            "ask": self.ask,
            "said-used": compare.used,
            "said-ignored": compare.ignored,
            "expected": compare.expected,
        }
        return {key: words.label for key, words in asked.items()}

    @model_validator(mode="after")
    def _fits_its_view(self) -> Self:
        if tuple(step.id for step in self.steps) != STEPS:
            raise ValueError(f"The steps of this exercise are, in order: {', '.join(STEPS)}")
        if (self.predict.low, self.predict.high, self.predict.step) != (0, 10, 1):
            raise ValueError("The guess is about ten things: let it go from 0 to 10 in steps of 1")
        for slider in (self.answer.confidence, self.compare.expected):
            if (slider.low, slider.high) != (0, 100):
                raise ValueError("How sure, and how much was expected, go from 0 to 100")
        return self
