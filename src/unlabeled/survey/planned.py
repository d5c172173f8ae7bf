"""How many made-up people answer, in which teams and how often: the plan in the content, or other numbers."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count, islice
from typing import Final

from unlabeled.content.made_up import MadeUp, Team

_MOST: Final = 2_000_000  # rows; so many still fit into a few gigabytes
_MOST_WAVES: Final = 20


def planned(
    made_up: MadeUp, people: int | None = None, teams: Sequence[int] = (), waves: int | None = None
) -> MadeUp:
    """Return the plan with other numbers; the plan itself where none is given.

    Parameters
    ----------
    made_up : MadeUp
        The plan in the content.
    people : int, optional
        How many answer in each wave. Without `teams`, they are in the plan's teams, in its proportions.
    teams : sequence of int
        How many of them are in each team; those that are left are people without a team.
    waves : int, optional
        How often everybody is asked; as often as in the plan unless given.

    Raises
    ------
    ValueError
        If nobody can answer so. Its sentence says what to change.
    """
    if people is None and not teams and waves is None:
        return made_up
    often = made_up.waves if waves is None else waves
    _refuse(people, teams, often)
    if people is None and not teams:
        return _with(made_up, [(team.name, _as_often(team.people, often)) for team in made_up.teams])
    sizes = _in_teams(people, teams, made_up) if teams else _in_proportion(people or 0, made_up)
    return _with(made_up, [(name, (size,) * often) for name, size in sizes if size])


def _refuse(people: int | None, teams: Sequence[int], waves: int) -> None:
    numbers = [*teams, waves, *([] if people is None else [people])]
    if not all(type(number) is int for number in numbers):
        raise ValueError("People, teams and waves are whole numbers. Write 20, and teams as 9, 7, 4.")
    if not 1 <= waves <= _MOST_WAVES:
        raise ValueError(f"{waves} waves cannot be made up. Give a number from 1 to {_MOST_WAVES}.")
    if any(team < 1 for team in teams):
        raise ValueError("A team has at least 1 person. Leave out a team that has none.")
    together = sum(teams) if people is None else people
    if (people is not None or teams) and not 1 <= together <= _MOST // waves:
        raise ValueError(
            f"{together} people cannot be made up in each of {waves} waves. Give 1 to {_MOST // waves}."
        )
    if people is not None and sum(teams) > people:
        raise ValueError(
            f"The teams have {sum(teams)} people together, and only {people} answer. Correct one of them."
        )


def _as_often(people: Sequence[int], waves: int) -> tuple[int, ...]:
    """Return sizes for as many waves; where the plan has fewer, its last one again."""
    return tuple(people[min(wave, len(people) - 1)] for wave in range(waves))


def _in_teams(people: int | None, teams: Sequence[int], made_up: MadeUp) -> list[tuple[str, int]]:
    names = _names(made_up, len(teams))
    return [*zip(names, teams, strict=True), ("", (people or sum(teams)) - sum(teams))]


def _in_proportion(people: int, made_up: MadeUp) -> list[tuple[str, int]]:
    """Share `people` out among the plan's teams; where a share is no whole number, the largest rests win."""
    weights = [team.people[0] for team in made_up.teams]
    whole = [people * weight // sum(weights) for weight in weights]
    rests = [people * weight % sum(weights) for weight in weights]
    first = sorted(range(len(weights)), key=lambda place: -rests[place])
    for place in first[: people - sum(whole)]:
        whole[place] += 1
    return [(team.name, size) for team, size in zip(made_up.teams, whole, strict=True)]


def _names(made_up: MadeUp, wanted: int) -> list[str]:
    """Return names for teams: the plan's, and numbers after them."""
    known = [team.name for team in made_up.teams]
    more = (name for number in count(len(known) + 1) if (name := f"Team {number}") not in known)
    return [*known[:wanted], *islice(more, max(0, wanted - len(known)))]


def _with(made_up: MadeUp, teams: Sequence[tuple[str, tuple[int, ...]]]) -> MadeUp:
    # Not checked again: people without a team are in one without a name.
    made = tuple(Team.model_construct(name=name, people=people) for name, people in teams)
    return made_up.model_copy(update={"teams": made})
