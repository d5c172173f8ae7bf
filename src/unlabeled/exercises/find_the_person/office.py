"""An office that nobody works in: made-up people, their teams, their years and one answer each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np


@dataclass(frozen=True)
class Person:
    """Somebody who does not exist, and whether they agree."""

    name: str
    team: str
    years: str
    agrees: bool


@dataclass(frozen=True)
class Block:
    """Some people under one name, as a table counts them."""

    name: str
    people: tuple[Person, ...]

    @property
    def n(self) -> int:
        """How many they are."""
        return len(self.people)

    @property
    def agreeing(self) -> int:
        """How many of them agree."""
        return sum(person.agrees for person in self.people)


@dataclass(frozen=True)
class Office:
    """All people, team by team, in the order of the teams."""

    people: tuple[Person, ...]
    years: tuple[str, ...]

    @property
    def everyone(self) -> Block:
        """All of them."""
        return Block("", self.people)

    @property
    def by_team(self) -> tuple[Block, ...]:
        """One block for each team."""
        names = dict.fromkeys(person.team for person in self.people)
        return tuple(Block(name, tuple(p for p in self.people if p.team == name)) for name in names)

    @property
    def by_years(self) -> tuple[Block, ...]:
        """One block for each span of years in which there is somebody."""
        blocks = (Block(name, tuple(p for p in self.people if p.years == name)) for name in self.years)
        return tuple(block for block in blocks if block.people)

    @property
    def by_both(self) -> tuple[Block, ...]:
        """One block for each team and span of years in which there is somebody."""
        return tuple(
            Block(f"{team.name}, {years.name}", tuple(p for p in team.people if p in years.people))
            for team in self.by_team
            for years in self.by_years
            if set(team.people) & set(years.people)
        )


def make_up(
    names: Sequence[str],
    teams: Mapping[str, int],
    years: Sequence[str],
    agreeing: float,
    rng: np.random.Generator,
) -> Office:
    """Return an office whose years and answers are drawn from `rng`: an equal state gives an equal office.

    Parameters
    ----------
    names : sequence of str
        As many as the teams have people, each once; the first team takes the first.
    teams : mapping
        People in each team.
    years : sequence of str
        Spans of years; each is as likely as another.
    agreeing : float
        How likely somebody agrees, 0–1.

    Raises
    ------
    ValueError
        If there are not as many different names as people.
    """
    if len(set(names)) != len(names) or len(names) != sum(teams.values()):
        raise ValueError(
            f"{len(set(names))} different names for {sum(teams.values())} people. Give each person one"
        )
    in_team = [team for team, people in teams.items() for _ in range(people)]
    spans = rng.integers(len(years), size=len(names))
    answers = rng.random(len(names)) < agreeing
    people = (
        Person(name, team, years[span], bool(agrees))
        for name, team, span, agrees in zip(names, in_team, spans, answers, strict=True)
    )
    return Office(tuple(people), tuple(years))
