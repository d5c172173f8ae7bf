"""What a team could expect of a survey, said before anybody is asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

from unlabeled.content import data_folder
from unlabeled.content.instrument import load_instrument
from unlabeled.content.risk_appetite import risk_appetite_file
from unlabeled.disclosure import Forecast, PublishedGroup, RiskAppetite, forecast
from unlabeled.disclosure.names import NO_GROUP, POOLED
from unlabeled.look import Table, table_html
from unlabeled.survey.policy import risk_appetite
from unlabeled.survey.words import detail_words

TALK_BELOW: Final = 12  # with fewer people, a conversation says more than a survey
_MOST: Final = 1_000_000
_WITHOUT: Final = "People without a team"
_IN_WORDS: Final = {
    "which half": "whether more or less than half of them are favourable",
    "which third": "a third or less, two thirds or more, or in between",
    "shares in ranges": "a range for the favourable share",
    "shares in steps": "favourable and unfavourable share, in steps",
    "the share of each answer, in steps": "the share of each answer, in steps, and a mean",
}


@dataclass(frozen=True)
class Expected:
    """A calm table of what would be shown, and what else there is to say.

    Parameters
    ----------
    before : str
        The sentence above the table.
    table : Table or None
        One row for each group; None if nothing would be shown.
    after : tuple of str
        The sentences below it.
    """

    before: str
    table: Table | None
    after: tuple[str, ...]

    def __repr__(self) -> str:
        rows = [] if self.table is None else [self.table.head, *self.table.rows]
        return "\n".join((self.before, *(" | ".join(row) for row in rows), *self.after))

    def _repr_html_(self) -> str:
        table = "" if self.table is None else table_html(self.table)
        before, *after = (f"<p>{escape(line)}</p>" for line in (self.before, *self.after))
        return f"<div>{before}{table}{''.join(after)}</div>"


def expected(people: int, teams: Sequence[int] = ()) -> Expected:
    """Return what would be shown of so many people, by the gate's own decisions.

    Raises
    ------
    ValueError
        If the numbers cannot be those of a team.
    ContentError
        If the policy or the questionnaire of this workshop folder cannot be used.
    """
    appetite = risk_appetite(risk_appetite_file())
    points = len(load_instrument(data_folder() / "survey" / "instrument.yaml").response_scale.labels)
    names, sizes = _groups(people, tuple(teams))
    found = forecast(names, sizes, points, appetite)
    if not found.groups:
        return Expected(
            f"If {_people(people)} answered, nothing would be shown: a group below {appetite.k} never is.",
            None,
            (_TALK, _FEWER),
        )
    return Expected(
        f"If {_people(people)} answer, each statement is shown like this:", *_said(found, people, appetite)
    )


_TALK: Final = (
    f"Below {TALK_BELOW} people we would talk instead of asking: so few answers say little, and everybody "
    "guesses whose they are."
)
_FEWER: Final = "Usually fewer answer than are asked. Try again with the number that you really expect."


def _groups(people: int, teams: tuple[int, ...]) -> tuple[list[str], list[int]]:
    """Return names and sizes of the groups, or say what is wrong with the numbers."""
    if not all(type(number) is int for number in (people, *teams)):
        raise ValueError("People are whole numbers. Write 20, and teams as 9, 7, 4.")
    if not 1 <= people <= _MOST:
        raise ValueError(f"{people} people cannot answer. Give a number from 1 to {_MOST}.")
    if any(team < 1 for team in teams):
        raise ValueError("A team has at least 1 person. Leave out a team that has none.")
    if sum(teams) > people:
        raise ValueError(
            f"The teams have {sum(teams)} people together, and only {people} answer. Correct one of them."
        )
    names, sizes = [f"Team {place}" for place in range(1, len(teams) + 1)], list(teams)
    if sum(teams) < people:
        names.append("")
        sizes.append(people - sum(teams))
    return names, sizes


def _said(found: Forecast, people: int, appetite: RiskAppetite) -> tuple[Table, tuple[str, ...]]:
    rows = tuple((_name(group, found), str(group.n), _shown(group, found)) for group in found.groups)
    after = []
    if found.together:
        after.append(
            f"Shown together: {', '.join(map(_public, found.together))}. A group below {appetite.k} is never "
            f"shown alone; the next smallest joins until there are {appetite.k}."
        )
    after += [_TALK] if people < TALK_BELOW else []
    return Table("What would be shown", ("Group", "People", "Shown of each statement"), rows), (
        *after,
        _FEWER,
    )


def _name(group: PublishedGroup, found: Forecast) -> str:
    if group.name == POOLED and found.together:
        return " + ".join(map(_public, found.together))
    return _public(group.name)


def _public(name: str) -> str:
    return _WITHOUT if name == NO_GROUP else name


def _shown(group: PublishedGroup, found: Forecast) -> str:
    words = detail_words(found.stand_in, group)
    return _IN_WORDS.get(words, words)


def _people(people: int) -> str:
    return "1 person" if people == 1 else f"{people} people"
