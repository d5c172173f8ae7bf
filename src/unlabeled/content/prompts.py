"""What a room may be asked, as data: six kinds of prompt, none of which takes free text."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Annotated, Final, Literal, Self, TypeAlias

from pydantic import Field, TypeAdapter, model_validator

from unlabeled.content.errors import misplaced
from unlabeled.content.folder import data_folder
from unlabeled.content.instrument import Instrument, Name, load_instrument
from unlabeled.content.load import Content, load

_LARGEST_SURVEY: Final = 200  # statements; the answers to more would not fit into one request


class _Asked(Content):
    id: Name
    title: str  # for the facilitator's list
    text: str
    help: str | None = None
    part: str | None = None  # of the schedule: where the console asks it; elsewhere it waits to be chosen


class Option(Content):
    """One of several things to choose from."""

    id: Name
    text: str


def _refuse_doubles(options: tuple[Option, ...]) -> None:
    for name, times in Counter(option.id for option in options).items():
        if times > 1:
            raise misplaced(f"The id '{name}' stands twice. Choose another", "options")


class AgreementPrompt(_Asked):
    """How far somebody agrees; `labels` name the answers, the most favourable last."""

    kind: Literal["agreement"]
    labels: tuple[str, ...] = Field(min_length=2, max_length=11)

    @property
    def answers(self) -> tuple[str, ...]:
        """The answers as they are read."""
        return self.labels


class _Choosing(_Asked):
    options: tuple[Option, ...] = Field(min_length=2, max_length=8)

    @property
    def answers(self) -> tuple[str, ...]:
        """The answers as they are read."""
        return tuple(option.text for option in self.options)

    @model_validator(mode="after")
    def _options_differ(self) -> Self:
        _refuse_doubles(self.options)
        return self


class ChoicePrompt(_Choosing):
    """One of several options."""

    kind: Literal["choice"]


class RankingPrompt(_Choosing):
    """Several options in an order of preference. What is counted is places, never whole orders."""

    kind: Literal["ranking"]
    options: tuple[Option, ...] = Field(min_length=3, max_length=7)


class NumberPrompt(_Asked):
    """A whole number from `low` to `high`. Only its band leaves the phone; `bands` holds each one's first."""

    kind: Literal["number"]
    low: int
    high: int
    bands: tuple[int, ...] = Field(min_length=2, max_length=8)
    at_low: str | None = None
    at_high: str | None = None

    @property
    def answers(self) -> tuple[str, ...]:
        """The bands as they are read."""
        lasts = (*(first - 1 for first in self.bands[1:]), self.high)
        return tuple(
            str(first) if first == last else f"{first} to {last}"
            for first, last in zip(self.bands, lasts, strict=True)
        )

    @model_validator(mode="after")
    def _bands_cover(self) -> Self:
        rising = all(one < next_ for one, next_ in zip(self.bands, self.bands[1:], strict=False))
        if not rising or self.bands[0] != self.low or self.bands[-1] > self.high:
            problem = "Bands begin at 'low', rise, and the last begins no later than 'high'. Change them"
            raise misplaced(problem, "bands")
        return self


class SafeOption(Option):
    """An answer to the safety check; `open` if whoever gives it would talk in front of everybody."""

    open: bool = False


class Ways(Content):
    """The ways to run what follows, the most careful first."""

    alone: str
    pairs: str
    together: str


class SafetyPrompt(_Asked):
    """A question whose only result is a way to run. Nothing of it is stored."""

    kind: Literal["safety"]
    options: tuple[SafeOption, ...] = Field(min_length=2, max_length=5)
    ways: Ways

    @property
    def answers(self) -> tuple[str, ...]:
        """The answers as they are read."""
        return tuple(option.text for option in self.options)

    @model_validator(mode="after")
    def _both_sides(self) -> Self:
        _refuse_doubles(self.options)
        if len({option.open for option in self.options}) < 2:
            raise misplaced("Some options are 'open: true' and some are not. Mark them", "options")
        return self


class SurveyPrompt(_Asked):
    """A whole questionnaire, the workshop's own unless one stands here."""

    kind: Literal["survey"]
    instrument: Instrument | None = None


Prompt: TypeAlias = Annotated[
    AgreementPrompt | ChoicePrompt | NumberPrompt | RankingPrompt | SafetyPrompt | SurveyPrompt,
    Field(discriminator="kind"),
]


class Prompts(Content):
    """All prompts of a room, in the order in which they are asked."""

    prompts: tuple[Prompt, ...] = Field(min_length=1, max_length=60)

    @model_validator(mode="after")
    def _ids_differ(self) -> Self:
        seen: set[str] = set()
        for place, prompt in enumerate(self.prompts):
            if prompt.id in seen:
                raise misplaced(f"The id '{prompt.id}' stands twice. Choose another", "prompts", place, "id")
            seen.add(prompt.id)
        return self

    @model_validator(mode="after")
    def _surveys_fit(self) -> Self:
        for place, prompt in enumerate(self.prompts):
            own = prompt.instrument if isinstance(prompt, SurveyPrompt) else None
            if own is not None and len(own.items) > _LARGEST_SURVEY:
                problem = f"A room takes up to {_LARGEST_SURVEY} statements. Ask fewer"
                raise misplaced(problem, "prompts", place, "instrument")
        return self


def load_prompts(file: Path | None = None, instrument: Path | None = None) -> Prompts:
    """Return the prompts in `file`, or in the data folder in use, each survey with its questionnaire.

    Raises
    ------
    ContentError
        If a file cannot be used; it names file, line and field.
    """
    found = load(file or data_folder() / "prompts.yaml", Prompts)
    if all(prompt.kind != "survey" or prompt.instrument for prompt in found.prompts):
        return found
    own = load_instrument(instrument or data_folder() / "survey" / "instrument.yaml")
    filled = (
        prompt.model_copy(update={"instrument": own})
        if isinstance(prompt, SurveyPrompt) and prompt.instrument is None
        else prompt
        for prompt in found.prompts
    )
    return Prompts(prompts=tuple(filled))


def prompt_from_json(text: str) -> Prompt:
    """Return the prompt that `Prompt.model_dump_json` has written."""
    adapter: TypeAdapter[Prompt] = TypeAdapter(Prompt)
    return adapter.validate_json(text)
