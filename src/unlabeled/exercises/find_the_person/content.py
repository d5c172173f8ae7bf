"""The words and numbers of `find-the-person`."""

from functools import cached_property
from itertools import islice
from math import prod
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from unlabeled.content import Content
from unlabeled.disclosure import RiskAppetite
from unlabeled.exercises.content import Exercise, PeopleSlider, Slider, sentence
from unlabeled.exercises.find_the_person.office import Office, make_up

STEPS = ("predict", "cross", "subtract", "colleague", "protect")
EVERYONE = "everyone"
OUTSIDE = "outside"
_MOST_PEOPLE = 36
# From four published teams on, everyone's total is counted anew, which supposes that people can also stand in
# the middle or leave a gap. Here all of them say yes or no, and the attacker knows it.
_MOST_TEAMS = 4
_MOST_SPREADS = 5000  # ways to answer that are gone through at each press


class MadeUp(Content):
    """The office: nobody in it exists, and the same seed gives the same answers."""

    seed: int = Field(ge=0)
    agreeing: float = Field(gt=0, lt=1)
    statement: str
    teams: dict[str, Annotated[int, Field(gt=0)]] = Field(min_length=2, max_length=_MOST_TEAMS)
    years: tuple[str, ...] = Field(min_length=2, max_length=4)
    names: tuple[Annotated[str, Field(max_length=7)], ...]

    @cached_property
    def office(self) -> Office:
        """The people with their answers."""
        import numpy as np

        rng = np.random.default_rng(self.seed)
        return make_up(self.names, self.teams, self.years, self.agreeing, rng)

    @property
    def members(self) -> dict[str, tuple[str, ...]]:
        """Who is in each team, the first names in the first: nothing is drawn for this."""
        names = iter(self.names)
        return {team: tuple(islice(names, people)) for team, people in self.teams.items()}

    @property
    def hidden(self) -> str:
        """The one team that is too small for a row of its own."""
        return next(team for team, people in self.teams.items() if people < RiskAppetite().k)

    @model_validator(mode="after")
    def _fits_the_game(self) -> Self:
        if len(set(self.names)) != len(self.names) or len(self.names) != sum(self.teams.values()):
            raise ValueError(
                f"There are {len(set(self.names))} different names for {sum(self.teams.values())} people. "
                "Give each person one"
            )
        k = RiskAppetite().k
        if sum(people < k for people in self.teams.values()) != 1:
            raise ValueError(f"Exactly one team has fewer than {k} people: the one that is left out")
        if len(self.names) > _MOST_PEOPLE or prod(n + 1 for n in self.teams.values()) > _MOST_SPREADS:
            raise ValueError(f"Make the teams smaller: at most {_MOST_PEOPLE} people")
        return self


class Cross(Content):
    """Two attributes in one table."""

    which: str
    team: str
    years: str
    both: str
    title: str


class Subtract(Content):
    """The whole, less what is printed."""

    printed: str
    everyone: str
    title: str
    derived: Annotated[str, sentence("all", "people", "taken", "rest", "n", "team")]
    open: Annotated[str, sentence("team", "low", "high", "n")]


class Colleague(Content):
    """Somebody who was asked knows one answer already."""

    who: str
    outside: str
    member: Annotated[str, sentence("name", "team")]
    title: str
    from_outside: Annotated[str, sentence("rest", "n", "team")]
    agreed: Annotated[str, sentence("name", "rest", "others", "team")]
    not_agreed: Annotated[str, sentence("name", "rest", "others", "team")]


class Protect(Content):
    """The gate of the survey, off and on."""

    protection: str
    off: str
    on: str
    title_off: str
    title_on: str
    group: Annotated[str, sentence("group", "low", "high", "n")]
    price: Annotated[str, sentence("team")]
    whoever_none: Annotated[str, sentence("people")]
    whoever_some: Annotated[str, sentence("count", "people")]
    compared: Annotated[str, sentence("guess", "people")]
    compared_with: tuple[Annotated[str, sentence("both", "inside", "now")], ...] = Field(min_length=1)


class Found(Content):
    """What can be worked out."""

    guess: Annotated[str, sentence("guess")]
    nobody: str
    some: Annotated[str, sentence("count", "people", "names")]
    alone: Annotated[str, sentence("names")]
    alike: Annotated[str, sentence("names")]


class OfficeFigure(Content):
    """What the figures say, and what stands there before they have something to show."""

    before_cross: str
    before_subtract: str
    before_colleague: str
    before_protect: str
    agrees: str
    not_agrees: str
    open: str
    everyone: str
    exact: Annotated[str, sentence("agreeing", "n")]
    worked_out: Annotated[str, sentence("agreeing", "n")]
    hidden: Annotated[str, sentence("low", "high", "n")]
    percent: Annotated[str, sentence("low", "high", "n")]
    words: Annotated[str, sentence("value", "n")]
    alt: Annotated[str, sentence("people", "found", "rows")]
    caption: Annotated[str, sentence("statement")]
    head: tuple[str, str, str]
    nobody: str


class FindThePerson(Exercise):
    """The whole exercise."""

    kind: Literal["find-the-person"]
    office: MadeUp
    explained: tuple[Annotated[str, sentence("people", "teams", "statement")], ...] = Field(min_length=1)
    guess: PeopleSlider
    cross: Cross
    subtract: Subtract
    colleague: Colleague
    protect: Protect
    found: Found
    figure: OfficeFigure

    @property
    def titles(self) -> dict[str, str]:
        """What each field asks, by its key."""
        return {
            "guess": self.asked.label,
            "table": self.cross.which,
            "printed": self.subtract.printed,
            "who": self.colleague.who,
            "protection": self.protect.protection,
        }

    @property
    def scales(self) -> dict[str, Slider]:
        """The words of the one slider."""
        return {"guess": self.asked}

    @property
    def asked(self) -> Slider:
        """The guess, with the number of people in its words."""
        return self.guess.of(len(self.office.names))

    @property
    def options(self) -> dict[str, dict[str, str]]:
        """The text of each option by its id."""
        made, say = self.office, self.colleague
        return {
            "table": {"team": self.cross.team, "years": self.cross.years, "both": self.cross.both},
            "printed": {
                EVERYONE: self.subtract.everyone,
                **{team: team for team in made.teams if team != made.hidden},
            },
            "who": {
                OUTSIDE: say.outside,
                **{
                    name: say.member.format(name=name, team=made.hidden) for name in made.members[made.hidden]
                },
            },
            "protection": {"off": self.protect.off, "on": self.protect.on},
        }

    @model_validator(mode="after")
    def _fits_its_model(self) -> Self:
        if tuple(step.id for step in self.steps) != STEPS:
            raise ValueError(f"The steps of this exercise are, in order: {', '.join(STEPS)}")
        if (self.guess.low, self.guess.high) != (0, len(self.office.names)):
            raise ValueError(f"The guess goes from 0 to all people, {len(self.office.names)}")
        if {EVERYONE, OUTSIDE} & {*self.office.teams, *self.office.names}:
            raise ValueError(f"'{EVERYONE}' and '{OUTSIDE}' are no names of teams or people here")
        return self
