"""What a team could expect of a survey, said before anybody is asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Final, TypeAlias

from unlabeled.content import data_folder
from unlabeled.content.instrument import load_instrument
from unlabeled.content.risk_appetite import risk_appetite_file
from unlabeled.disclosure import Forecast, PublishedGroup, RiskAppetite, forecast
from unlabeled.disclosure.names import BETWEEN, NO_GROUP, POOLED, joined, public_name
from unlabeled.disclosure.tree import Node, Path, Tree, published_tree
from unlabeled.look import Table, table_html
from unlabeled.survey.policy import risk_appetite
from unlabeled.survey.words import TALK_BELOW, Shown, shown_as, step_of

_MOST: Final = 1_000_000
_IN_WORDS: Final = {
    Shown.HALF: "whether more or less than half of them are favourable",
    Shown.THIRD: "a third or less, two thirds or more, or in between",
    Shown.RANGES: "a range for the favourable share, such as {low:g} to {high:g} %",
    Shown.SHARES: "favourable and unfavourable share, in steps of {step} points",
    Shown.ANSWERS: "the share of each answer, in steps of {step} points, and a mean",
}
Teams: TypeAlias = Sequence[int] | Sequence[Sequence[int]]


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


def expected(people: int, teams: Teams = ()) -> Expected:
    """Return what would be shown of so many people, by the gate's own decisions.

    Parameters
    ----------
    people : int
        How many will answer.
    teams : sequence of int, or of sequences of int
        How many of them are in each team; or the same for each department.

    Raises
    ------
    ValueError
        If the numbers cannot be those of a team.
    ContentError
        If the policy or the questionnaire of this workshop folder cannot be used.
    """
    appetite = risk_appetite(risk_appetite_file())
    points = len(load_instrument(data_folder() / "survey" / "instrument.yaml").response_scale.labels)
    paths, sizes = _groups(people, teams)
    found = forecast(paths, sizes, points, appetite)
    if not found.groups:
        return Expected(
            f"If {_people(people)} answered, nothing would be shown: a group below {appetite.k} never is.",
            None,
            (_TALK, _FEWER),
        )
    return Expected(
        f"If {_people(people)} answer, each statement is shown like this:",
        *_said(found, published_tree(paths, sizes, appetite.k), paths, sizes, appetite),
    )


_TALK: Final = (
    f"Below {TALK_BELOW} people we would talk instead of asking: so few answers say little, and everybody "
    "guesses whose they are."
)
_FEWER: Final = "Usually fewer answer than are asked. Try again with the number that you really expect."


def _groups(people: int, teams: Teams) -> tuple[list[Path], list[int]]:
    """Return paths and sizes of the groups, or say what is wrong with the numbers."""
    departments = [[team] if isinstance(team, int) else list(team) for team in teams]
    is_tree = any(not isinstance(team, int) for team in teams)
    every = [team for department in departments for team in department]
    if not all(type(number) is int for number in (people, *every)):
        raise ValueError("People are whole numbers. Write 20, and teams as 9, 7, 4.")
    if is_tree and any(isinstance(team, int) for team in teams):
        raise ValueError(
            "Some teams are in a department and some in none. Give a department to all or to none."
        )
    if not 1 <= people <= _MOST:
        raise ValueError(f"{people} people cannot answer. Give a number from 1 to {_MOST}.")
    if any(team < 1 for team in every) or not all(departments):
        raise ValueError("A team has at least 1 person. Leave out a team that has none.")
    if sum(every) > people:
        raise ValueError(
            f"The teams have {sum(every)} people together, and only {people} answer. Correct one of them."
        )
    paths: list[Path] = [(f"Team {place}",) for place in range(1, len(every) + 1)]
    if is_tree:
        of = [place for place, department in enumerate(departments, 1) for _ in department]
        paths = [(f"Department {place}", *path) for place, path in zip(of, paths, strict=True)]
    if sum(every) < people:
        paths.append(("", "") if is_tree else ("",))
        every.append(people - sum(every))
    return paths, every


def _said(
    found: Forecast, tree: Tree, paths: Sequence[Path], sizes: Sequence[int], appetite: RiskAppetite
) -> tuple[Table, tuple[str, ...]]:
    members = {joined(node.path): _members(node, paths) for node in tree}
    rows = tuple((members[group.name], str(group.n), _shown(group, found)) for group in found.groups)
    after = [_pool(node, paths, sizes, appetite.k) for node in _pools(tree)] if len(paths) > 1 else []
    after += [_TALK] if sum(sizes) < TALK_BELOW else []
    return Table("What would be shown", ("Group", "People", "Shown of each statement"), rows), (
        *after,
        _FEWER,
    )


def _pools(tree: Tree) -> list[Node]:
    """Return the groups that several are shown as: nothing is shown within them."""
    outer = {node.path[:-1] for node in tree if node.path}
    return [node for node in tree if node.path not in outer and len(node.leaves) > 1]


def _pool(node: Node, paths: Sequence[Path], sizes: Sequence[int], k: int) -> str:
    """Return which groups are shown together, and why."""
    is_pool = bool(node.path) and node.path[-1] == POOLED
    leaves = [leaf for leaf in sorted(node.leaves) if sizes[leaf]]
    names = {leaf: _public_path(paths[leaf][len(node.path) - is_pool :]) for leaf in leaves}
    small = [names[leaf] for leaf in leaves if sizes[leaf] < k]
    joining = [names[leaf] for leaf in leaves if sizes[leaf] >= k]
    shown_as = "" if is_pool else f", as {joined(node.path)}"
    said = f"Shown together{shown_as}: {', '.join(names.values())}. "
    if not small:
        return said.rstrip()
    alone = "is" if len(small) == 1 else "are each"
    said += f"{' and '.join(small)} {alone} below {k} and never shown alone"
    if not joining:
        return f"{said}."
    joins = "joins" if len(joining) == 1 else "join"
    return f"{said}; {' and '.join(joining)} {joins}, or the rest could be worked out from the whole."


def _public_path(path: Path) -> str:
    return _public(joined([public_name(name) for name in path]))


def _members(node: Node, paths: Sequence[Path]) -> str:
    """Return the name of a published group; of one that is shown for several, all their names."""
    if not node.path:
        return joined(node.path)
    *outer, own = node.path
    if own == POOLED:
        names = dict.fromkeys(public_name(paths[leaf][len(outer)]) for leaf in sorted(node.leaves))
        own = " + ".join(map(_public, names))
    return joined([*outer, _public(own)])


def _public(name: str) -> str:
    return NO_GROUP if set(name.split(BETWEEN)) == {NO_GROUP} else name


def _shown(group: PublishedGroup, found: Forecast) -> str:
    rows = [row for row in found.stand_in.rows if (row.wave, row.group) == (group.wave, group.name)]
    step = step_of(rows, group, found.stand_in.appetite)
    ranges = [(row.low, row.high) for row in rows if row.low is not None and row.high is not None]
    low, high = max(ranges, key=lambda each: each[1] - each[0], default=(0, 100))
    return _IN_WORDS[shown_as(rows, group)].format(step=step, low=low, high=high)


def _people(people: int) -> str:
    return "1 person" if people == 1 else f"{people} people"
