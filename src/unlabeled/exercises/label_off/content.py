"""The words of `label-off`."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from unlabeled.content import Content
from unlabeled.exercises.content import Exercise, Id, Question, sentence
from unlabeled.exercises.label_off.shift import Count, Line

STEPS = ("predict", "first", "second", "reveal", "chance", "gain")


class Expectation(Content):
    """One answer to: will the label move your lines?"""

    id: Id
    text: str


class Predict(Content):
    """A guess about oneself, before the first case."""

    label: str
    options: tuple[Expectation, ...] = Field(min_length=2, max_length=5)
    recalled: Annotated[str, sentence("expected")]


class Lines(Content):
    """The four lines that one can write next."""

    ask: str
    advise: str
    story: str
    wait: str


class Case(Content):
    """A colleague writes about a piece of work."""

    id: Id
    name: str
    message: str
    lines: Lines

    def key(self, *, labelled: bool) -> str:
        """Return the key of the line picked for this case: each case has one with the label, one without."""
        return f"{'with' if labelled else 'without'}-label/{self.id}"

    @property
    def options(self) -> dict[str, str]:
        """The lines to choose from."""
        return {str(line): str(getattr(self.lines, line)) for line in Line}


class Cases(Content):
    """All cases, and what stands above each: the label, or words of the same length without it."""

    sender: str
    labelled: str
    plain: str
    next_line: Annotated[str, sentence("name")]
    next_line_labelled: Annotated[str, sentence("name")]
    next_line_plain: Annotated[str, sentence("name")]
    dealt: str
    first: tuple[Case, ...] = Field(min_length=2, max_length=8)
    second: tuple[Case, ...] = Field(min_length=2, max_length=8)


class LineNames(Content):
    """What the four kinds of line are called."""

    ask: str
    advise: str
    story: str
    wait: str


class FigureWords(Content):
    """What both figures say, and what stands there before they have something to show."""

    before: str
    one_sided: str
    title: str
    few: str
    labelled: str
    plain: str
    share: Annotated[str, sentence("tells", "of")]
    tells: str
    leaves: str
    left_out: str
    towards_leaving: str
    towards_telling: str
    yours: Annotated[str, sentence("shift")]
    fits: str
    title_chance: str
    as_far: str
    less_far: str
    any_deal: str
    alt: Annotated[str, sentence("on", "of_on", "off", "of_off", "shift", "low", "high")]
    alt_chance: Annotated[str, sentence("shift", "deals", "drawn")]
    alt_drawn: Annotated[str, sentence("times", "shift")]
    caption: str
    head: tuple[str, str, str, str]
    caption_chance: Annotated[str, sentence("deals", "ways")]
    head_chance: tuple[str, str, str]


class Findings(Content):
    """The sentences below the figures, chosen by what the numbers say."""

    more: Annotated[str, sentence("on", "of_on", "off", "of_off", "shift")]
    less: Annotated[str, sentence("on", "of_on", "off", "of_off", "shift")]
    same: Annotated[str, sentence("on", "of_on", "off", "of_off")]
    all_tell: Annotated[str, sentence("of")]
    none_tells: Annotated[str, sentence("of")]
    interval: Annotated[str, sentence("low", "high")]
    holds_none: str
    holds_no_none: str
    as_far: Annotated[str, sentence("far", "ways")]
    any_shift: Annotated[str, sentence("moved", "ways")]
    no_deal: str


class Counting(Content):
    """Another way to count."""

    id: Count
    text: str


class Chance(Content):
    """The label is dealt again; and lines may be counted in another way."""

    label: str
    options: tuple[Counting, ...] = Field(min_length=2, max_length=3)
    again: str
    deals: int = Field(ge=1, le=50)
    most: int = Field(ge=10, le=500)


class Gain(Content):
    """What do I gain here?"""

    head: str
    before: str
    question: Question


class LabelOff(Exercise):
    """The whole exercise."""

    kind: Literal["label-off"]
    predict: Predict
    cases: Cases
    lines: LineNames
    figure: FigureWords
    findings: Findings
    note: str
    chance: Chance
    gain: Gain

    @property
    def blocks(self) -> tuple[tuple[Case, ...], ...]:
        """The cases by block; the label is dealt to half of each."""
        return self.cases.first, self.cases.second

    @property
    def lines_asked(self) -> dict[str, Case]:
        """Each case twice, with the label and without, by the key of the line picked for it."""
        cases = [case for block in self.blocks for case in block]
        return {case.key(labelled=labelled): case for case in cases for labelled in (True, False)}

    @property
    def titles(self) -> dict[str, str]:
        """What each field asks, by its key."""
        asked = self.cases.next_line
        return {
            "predicted": self.predict.label,
            "dealt": self.cases.dealt,
            **{key: asked.format(name=case.name) for key, case in self.lines_asked.items()},
            "count": self.chance.label,
            "gain": self.gain.question.label,
        }

    @property
    def heads(self) -> dict[str, str]:
        """What was asked, and of each line whether the case came with the label: said afterwards only."""
        words, blocks = self.cases, self.blocks
        return self.titles | {
            case.key(labelled=labelled): asked.format(name=case.name)
            for labelled, asked in ((True, words.next_line_labelled), (False, words.next_line_plain))
            for block in blocks
            for case in block
        }

    @property
    def options(self) -> dict[str, dict[str, str]]:
        """What to expect, which line to write, and how to count."""
        return {
            "predicted": {option.id: option.text for option in self.predict.options},
            **{key: case.options for key, case in self.lines_asked.items()},
            "count": {str(option.id): option.text for option in self.chance.options},
        }

    @property
    def aside(self) -> frozenset[str]:
        """The number of the deal."""
        return super().aside | {"dealt"}

    @model_validator(mode="after")
    def _fits_its_view(self) -> Self:
        if tuple(step.id for step in self.steps) != STEPS:
            raise ValueError(f"The steps of this exercise are, in order: {', '.join(STEPS)}")
        for block in self.blocks:
            if len(block) % 2:
                raise ValueError(f"There are {len(block)} cases in a step. Half get the label: make it even")
        for ids in (
            [case.id for block in self.blocks for case in block],
            [option.id for option in self.predict.options],
            [option.id for option in self.chance.options],
        ):
            if len(set(ids)) < len(ids):
                raise ValueError(f"Two have the same id among {', '.join(ids)}. Give each its own")
        if Count.USUAL not in [option.id for option in self.chance.options]:
            raise ValueError(f"Keep the usual way to count, '{Count.USUAL}', among the options")
        return self
