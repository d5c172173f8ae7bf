"""What every notebook's exercises have in common as content: steps, research notes, debrief."""

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, StringConstraints, model_validator

from unlabeled.content import Content
from unlabeled.content.braces import sentence as sentence  # exercises take it from here

Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=40)]
MOST_INPUTS = 6
CLOSE = "close"


class LiveForm(StrEnum):
    """How a step is done when a group is in one room."""

    PROJECTOR = "projector"
    PAPER = "paper"
    PHONE = "phone"


class Depth(StrEnum):
    """Whether a step is done in every plan, or where there is time."""

    CORE = "core"
    MORE = "more"


class Stand(StrEnum):
    """Whether a finding speaks for the notebook's own message or against it."""

    FOR = "for"
    AGAINST = "against"


class Step(Content):
    """One step of an exercise: its live form, its minutes and how many inputs it asks for."""

    id: Id
    live: LiveForm
    depth: Depth
    minutes: int = Field(ge=0)
    inputs: int = Field(ge=0)


class Slider(Content):
    """The words and the range of one slider that asks something; it stands unanswered at first."""

    label: str
    low: float
    high: float
    step: float = Field(gt=0)
    at_low: str
    at_high: str

    @model_validator(mode="after")
    def _low_is_below_high(self) -> Self:
        if not self.low < self.high:
            raise ValueError(f"The low end {self.low:g} is not below the high end {self.high:g}")
        return self


class PeopleSlider(Slider):
    """A slider that asks how many of so many people; their number is filled in, so that it fits the model."""

    label: Annotated[str, sentence("people")]
    at_high: Annotated[str, sentence("people")]

    def of(self, people: int) -> Slider:
        """Return the slider with the number of `people` in its words."""
        words = {"label": self.label.format(people=people), "at_high": self.at_high.format(people=people)}
        return Slider(**{**dict(self), **words})


class Setting(Slider):
    """A slider that sets a number of a model; it stands at `start`, and leaving it there is no answer."""

    start: float

    @model_validator(mode="after")
    def _start_is_inside(self) -> Self:
        if not self.low <= self.start <= self.high:
            raise ValueError(f"The start {self.start:g} is not between {self.low:g} and {self.high:g}")
        return self


class Question(Content):
    """The words of one field to write in."""

    label: str
    hint: str | None = None


class Exercise(Content):
    """One exercise: its steps, of which the core takes at most half the minutes and six inputs."""

    id: Id
    title: str
    steps: tuple[Step, ...] = Field(min_length=1)

    @property
    def minutes(self) -> int:
        """Minutes of all steps."""
        return sum(step.minutes for step in self.steps)

    @property
    def titles(self) -> dict[str, str]:
        """What each field asks, by its key."""
        return {}

    @property
    def heads(self) -> dict[str, str]:
        """What stands above each answer when the journal is read or printed: as a rule, what was asked."""
        return self.titles

    @property
    def options(self) -> dict[str, dict[str, str]]:
        """For fields with options: the text of each option by its id."""
        return {}

    @property
    def scales(self) -> Mapping[str, Slider]:
        """For fields that are sliders: the words of the slider, whose label is as a rule what is asked."""
        sliders = {slider.label: slider for slider in _sliders_in(self)}
        return {key: sliders[title] for key, title in self.titles.items() if title in sliders}

    @property
    def ranked(self) -> frozenset[str]:
        """The keys of fields whose options are put in order."""
        return frozenset()

    @property
    def aside(self) -> frozenset[str]:
        """The keys of what is kept for the exercise's own sake, and says nothing to who reads the journal.

        Those are, as a rule, the numbers of a model: they would stand between somebody's own sentences.
        """
        return frozenset(key for key, words in self.scales.items() if isinstance(words, Setting))

    def core(self) -> tuple[int, int]:
        """Return minutes and inputs of the core."""
        core = [step for step in self.steps if step.depth is Depth.CORE]
        return sum(step.minutes for step in core), sum(step.inputs for step in core)

    @model_validator(mode="after")
    def _core_is_small(self) -> Self:
        minutes, inputs = self.core()
        if minutes * 2 > self.minutes:
            raise ValueError(f"The core takes {minutes} of {self.minutes} minutes. Keep it to half of them")
        if inputs > MOST_INPUTS:
            raise ValueError(f"The core has {inputs} inputs. Keep it to {MOST_INPUTS}")
        return self


def _sliders_in(content: Content) -> Iterator[Slider]:
    for _, value in content:
        if isinstance(value, Slider):
            yield value
        elif isinstance(value, Content):
            yield from _sliders_in(value)


class Research(Content):
    """One finding in our own words; `key` names the work in `data/references.bib`."""

    key: str
    stands: Stand
    finding: str
    kind: str
    limit: str


class Debrief(Content):
    """One question for the room, others to take along."""

    room: str
    along: tuple[str, ...] = Field(min_length=1)


class Notebook(Content):
    """Research and debrief of one notebook, and its minutes for somebody alone.

    Only the close, which claims nothing about the world, may do without research.
    """

    id: str
    notebook: Id
    minutes: int = Field(gt=0)
    research: tuple[Research, ...] = ()
    debrief: Debrief

    @model_validator(mode="after")
    def _something_speaks_against(self) -> Self:
        if self.id == CLOSE and not self.research:
            return self
        stands = {entry.stands for entry in self.research}
        if stands != set(Stand):
            raise ValueError("Name at least one finding for this notebook's message and one against it")
        return self
