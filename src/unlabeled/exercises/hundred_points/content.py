"""The words of `hundred-points`."""

from collections.abc import Mapping
from typing import Annotated, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from unlabeled.content import Content
from unlabeled.exercises.content import Exercise, Id, Slider, sentence
from unlabeled.exercises.hundred_points.weights import Side, Split

STEPS = ("me", "advice", "predict", "heard", "bars", "distances", "others", "limits")
# These stand over a column of the figure, and beside its bars.
Column = Annotated[str, StringConstraints(min_length=1, max_length=12)]
Short = Annotated[str, StringConstraints(min_length=1, max_length=24)]


class Criterion(Content):
    """One of the things that may count."""

    id: Id
    name: Short
    note: str


class Asker(Content):
    """Somebody who asks: what they tell you at once, and what you hear only afterwards."""

    id: Id
    name: Column
    situation: str
    weights: dict[Id, int]
    says: str


class Neighbour(Content):
    """A real person beside the learner, who wishes to."""

    id: Id
    option: str
    name: str
    column: Column
    situation: str


class Nearer(Content):
    """Whose weights will the advice look like?"""

    label: str
    mine: str
    theirs: str
    equal: str

    @property
    def sides(self) -> dict[str, str]:
        """The text of each option by its id."""
        return {Side.MINE: self.mine, Side.THEIRS: self.theirs, Side.EQUAL: self.equal}


class Bars(Content):
    """What the figure of the three splits says, and what stands there before."""

    before: str
    before_heard: str
    title: str
    me: Column
    advice: Column
    alt: Annotated[str, sentence("them", "rows")]
    alt_row: Annotated[str, sentence("criterion", "me", "advice", "them")]
    caption: str
    criterion: str


class Distances(Content):
    """What the figure of the distances says."""

    before: str
    title: str
    advice_me: str
    advice_them: str
    me_them: str
    alt: Annotated[str, sentence("rows")]
    alt_row: Annotated[str, sentence("name", "points")]
    caption: str
    head: tuple[str, str]


class SplitFindings(Content):
    """The sentences below the distances."""

    as_guessed: Annotated[str, sentence("them", "found")]
    otherwise: Annotated[str, sentence("them", "guess", "found")]
    mine: Annotated[str, sentence("them")]
    theirs: Annotated[str, sentence("them")]
    equal: Annotated[str, sentence("them")]
    expected_other: Annotated[str, sentence("choice")]
    pull: Annotated[str, sentence("them", "pull")]
    too_near: Annotated[str, sentence("them", "apart", "least")]
    over: Annotated[str, sentence("names")]
    under: Annotated[str, sentence("names")]
    limit: str


class Rule(Content):
    """How the numbers are reckoned, in words; folded."""

    summary: str
    lines: tuple[str, ...] = Field(min_length=1)


class Others(Content):
    """The same advice beside the weights of everybody who might have asked."""

    label: str
    before: str
    title: str
    me: str
    them: Annotated[str, sentence("name")]
    nearest: Annotated[str, sentence("name", "points")]
    tie: Annotated[str, sentence("names", "points")]
    otherwise: Annotated[str, sentence("name")]
    spread: Annotated[str, sentence("low", "high")]
    no_spread: Annotated[str, sentence("low")]


class SplitLimits(Content):
    """Where the number misleads."""

    label: str
    help: str
    far: int = Field(ge=0, le=100)
    low: float = Field(ge=0, le=1)
    high: float = Field(ge=0, le=1)
    before: Annotated[str, sentence("least", "them")]
    stands: Annotated[str, sentence("pull", "mine", "theirs", "them")]
    middle: Annotated[str, sentence("low", "high", "far")]
    beyond: str
    not_seen: str
    setting: Annotated[str, sentence("split", "pull", "mine", "theirs", "them")]


class HundredPoints(Exercise):
    """The whole exercise."""

    kind: Literal["hundred-points"]
    dilemma: str
    criteria: tuple[Criterion, ...] = Field(min_length=5, max_length=5)
    me: str
    asker: str
    before_asked: str
    askers: tuple[Asker, ...] = Field(min_length=3, max_length=5)
    neighbour: Neighbour
    advice: str
    guess: Slider
    nearer: Nearer
    heard: str
    nothing_to_hear: str
    bars: Bars
    distances: Distances
    findings: SplitFindings
    rule: Rule
    others: Others
    limits: SplitLimits

    @property
    def titles(self) -> dict[str, str]:
        """What each field asks, by its key."""
        return {
            "me": self.me,
            "asker": self.asker,
            "advice": self.advice,
            "guess": self.guess.label,
            "nearer": self.nearer.label,
            "heard": self.heard,
            "nearest": self.others.label,
            "tried": self.limits.label,
        }

    @property
    def options(self) -> dict[str, dict[str, str]]:
        """The criteria, the people who may ask, and the two guesses."""
        criteria = {each.id: each.name for each in self.criteria}
        people = {each.id: each.name for each in self.askers}
        return {
            **dict.fromkeys(("me", "advice", "heard", "tried"), criteria),
            "asker": people | {self.neighbour.id: self.neighbour.option},
            "nearer": self.nearer.sides,
            "nearest": people,
        }

    def split(self, points: Mapping[str, int]) -> Split:
        """Return `points` by criterion as a split, or raise `ValueError`."""
        return Split.of(points, [each.id for each in self.criteria])

    @model_validator(mode="after")
    def _fits_its_model(self) -> Self:
        if tuple(step.id for step in self.steps) != STEPS:
            raise ValueError(f"The steps of this exercise are, in order: {', '.join(STEPS)}")
        criteria = [each.id for each in self.criteria]
        people = [*(each.id for each in self.askers), self.neighbour.id]
        if any(len(set(ids)) < len(ids) for ids in (criteria, people)):
            raise ValueError("Two criteria, or two people, have the same id. Give each its own")
        if (self.guess.low, self.guess.high) != (0, 100):
            raise ValueError("The guess goes from 0 to 100 points")
        for asker in self.askers:
            try:
                self.split(asker.weights)
            except ValueError as error:
                raise ValueError(f"The weights of {asker.name}: {error}") from None
        return self
