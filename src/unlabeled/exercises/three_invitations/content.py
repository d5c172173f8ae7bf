"""The words and numbers of `three-invitations`."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from unlabeled.content import Content
from unlabeled.exercises.content import Exercise, Id, PeopleSlider, Question, Slider, sentence

STEPS = ("predict", "reveal", "rewrite", "own", "terms")


class Invitation(Content):
    """One invitation, written out."""

    id: Id
    name: str
    sender: str
    message: str


class Cost(Content):
    """A place where a no still costs something, and one way round it."""

    id: Id
    cost: str
    way: str


class FigureWords(Content):
    """What the figure says, and what stands there before it has something to show."""

    before: str
    title: str
    come: Annotated[str, sentence("come")]
    meant: Annotated[str, sentence("meant", "come")]
    nobody: str
    nothing_meant: str
    willing: str
    reluctant: str
    away: str
    alt: Annotated[str, sentence("rows")]
    alt_row: Annotated[str, sentence("name", "come", "invited", "reluctant", "meant")]
    alt_nobody: Annotated[str, sentence("name", "invited")]
    caption: Annotated[str, sentence("invited", "rather_not")]
    head: tuple[str, str, str, str, str]


class Findings(Content):
    """The one sentence below the figure, chosen by what the numbers say."""

    all_willing: str
    nobody_willing: str
    all_same: str
    hardly: Annotated[str, sentence("fullest", "clearest")]
    differ: Annotated[str, sentence("fullest", "come", "invited", "clearest", "meant")]


class Rewrite(Content):
    """Write one of them again, and look for what a no still costs."""

    which: str
    text: Question
    costs_label: str
    costs: tuple[Cost, ...] = Field(min_length=1, max_length=9)
    nothing_ticked: str
    way: Annotated[str, sentence("cost", "way")]
    freedom: str
    name: str
    before: str


class Own(Content):
    """The invitation to this workshop, as it was sent."""

    invitation: Invitation
    freedom: str
    change: Question
    before: str


class ThreeInvitations(Exercise):
    """The whole exercise."""

    kind: Literal["three-invitations"]
    invited: int = Field(ge=2, le=20)
    invitations: tuple[Invitation, ...] = Field(min_length=2, max_length=4)
    freedom: Slider
    asked_of: Annotated[str, sentence("name", "question")]
    guess: PeopleSlider
    model: str
    figure: FigureWords
    findings: Findings
    rewrite: Rewrite
    own: Own
    terms: tuple[str, ...] = Field(min_length=1, max_length=6)

    @property
    def titles(self) -> dict[str, str]:
        """What each field asks, by its key."""
        own = self.own.invitation
        names = [(each.id, each.name, self.freedom.label) for each in self.invitations]
        names += [("version", self.rewrite.name, self.rewrite.freedom), (own.id, own.name, self.own.freedom)]
        return {
            **{f"freedom/{key}": self.asked_of.format(name=name, question=q) for key, name, q in names},
            "guess": self.asked.label,
            "which": self.rewrite.which,
            "version": self.rewrite.text.label,
            "costs": self.rewrite.costs_label,
            "change": self.own.change.label,
        }

    @property
    def options(self) -> dict[str, dict[str, str]]:
        """The invitations to choose from, and the costs to tick."""
        return {
            "which": {each.id: each.name for each in self.invitations},
            "costs": {each.id: each.cost for each in self.rewrite.costs},
        }

    @property
    def scales(self) -> dict[str, Slider]:
        """The words of each slider."""
        rated = ("version", self.own.invitation.id, *(each.id for each in self.invitations))
        return {f"freedom/{key}": self.freedom for key in rated} | {"guess": self.asked}

    @property
    def asked(self) -> Slider:
        """The guess, with the number of people in its words."""
        return self.guess.of(self.invited)

    @model_validator(mode="after")
    def _fits_its_view(self) -> Self:
        if tuple(step.id for step in self.steps) != STEPS:
            raise ValueError(f"The steps of this exercise are, in order: {', '.join(STEPS)}")
        if (self.freedom.low, self.freedom.high) != (0, 100):
            raise ValueError("How free a no feels goes from 0 to 100")
        if (self.guess.low, self.guess.high) != (0, self.invited):
            raise ValueError(f"The guess goes from 0 to all who are invited, {self.invited}")
        ids = ["version", *(each.id for each in (*self.invitations, self.own.invitation))]
        if len(set(ids)) < len(ids):
            raise ValueError(
                "Two invitations have the same id, or one is called 'version'. Give each its own"
            )
        return self
