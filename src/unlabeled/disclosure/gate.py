"""The gate: tallies in, a release out. What it cannot decide, it withholds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from unlabeled.disclosure.appetite import Detail, RiskAppetite
from unlabeled.disclosure.blueprint import Blueprint
from unlabeled.disclosure.consistency import published_alpha
from unlabeled.disclosure.detail import ItemCells, detail_of, item_cells
from unlabeled.disclosure.names import EVERYONE, WITHHELD_WAVE, joined
from unlabeled.disclosure.published import PublishedGroup, Release, Row, let_pass
from unlabeled.disclosure.rows import Place, alpha_row, item_rows, scale_rows, team_rows, withheld_rows
from unlabeled.disclosure.silence import Heads, shown_heads
from unlabeled.disclosure.tally import Counts, Tally
from unlabeled.disclosure.tree import Node, Path, published_tree
from unlabeled.disclosure.whole import whole_cells


@dataclass(frozen=True)
class Wave:
    """One round of the survey: its name, its innermost groups, and its tally.

    Parameters
    ----------
    name : str
        Empty if there is only one.
    groups : tuple of str, or of tuples of str
        A name each, or in a tree the names from the outermost group inwards; blank: no group.
    tally : Tally
        Counts per innermost group.
    head_counts : tuple of int or None, optional
        How many people each of them has, answering or not; None where that is not known.
    """

    name: str
    groups: tuple[str, ...] | tuple[Path, ...]
    tally: Tally
    head_counts: tuple[int | None, ...] | None = None

    @property
    def paths(self) -> tuple[Path, ...]:
        """The innermost groups, each with the names of the groups that it lies in, outermost first."""
        return tuple((group,) if isinstance(group, str) else group for group in self.groups)

    @property
    def sizes(self) -> tuple[int, ...]:
        """People who answered, in each innermost group."""
        return tuple(int(size) for size in self.tally.sizes)

    def tree(self, k: int) -> Node:
        """Return which groups are published, as a tree: everyone, and the groups inside."""
        return published_tree(self.paths, self.sizes, k)


@dataclass(frozen=True)
class _Part:
    """A published group: where it is, its keyed counts (items, answers + 1), and what is shown of them."""

    path: Path
    level: int
    parent: str
    counts: Counts
    cells: tuple[ItemCells, ...]

    @property
    def name(self) -> str:
        return joined(self.path)

    @property
    def n(self) -> int:
        return self.cells[0].n

    @property
    def detail(self) -> Detail:
        """The detail in which it is shown, which beside its parts may be less than its number allows."""
        return detail_of(self.cells[0])

    def published(self, wave: str) -> PublishedGroup:
        """Return how the release names it."""
        return PublishedGroup(wave, self.name, self.n, self.detail, self.path, self.parent, self.level)


def release(waves: Sequence[Wave], blueprint: Blueprint, appetite: RiskAppetite) -> Release:
    """Return what may be shown of `waves`. Each is a tree of its own; nothing is compared between them.

    Parameters
    ----------
    waves : sequence of Wave
        In the order in which they are to be shown.
    blueprint : Blueprint
        The questionnaire that the tallies count.
    appetite : RiskAppetite
        The thresholds.

    Raises
    ------
    ValueError
        If a tally does not fit the questionnaire or its groups' names.
    """
    rows: list[Row] = []
    groups: list[PublishedGroup] = []
    withheld = False
    for wave in waves:
        _refuse_misfits(wave, blueprint)
        if wave.tally.people < appetite.k:
            withheld = True
            continue
        tree = wave.tree(appetite.k)
        heads = shown_heads(tree, wave.sizes, wave.head_counts, appetite.k) if wave.head_counts else {}
        for part in _parts(wave, tree, blueprint, appetite):
            groups.append(part.published(wave.name))
            rows += _rows_of(wave, part, heads.get(part.path), blueprint, appetite)
    if withheld:  # all such waves together, without their names: they could be anything
        rows += withheld_rows(WITHHELD_WAVE, EVERYONE, blueprint)
    return let_pass(tuple(rows), tuple(groups), appetite)


def _refuse_misfits(wave: Wave, blueprint: Blueprint) -> None:
    expected = (len(wave.groups), len(blueprint.items), blueprint.points + 1)
    items = [len(moments.sums) for moments in wave.tally.moments]
    if wave.tally.counts.shape != expected or items != [len(scale.items) for scale in blueprint.scales]:
        raise ValueError("A tally does not fit its questionnaire or its groups. Tabulate again.")
    if len(set(wave.groups)) < len(wave.groups):
        raise ValueError("Two groups of a wave have the same name. Tabulate them as one.")
    if len({len(path) for path in wave.paths}) > 1:
        raise ValueError("Some groups of a wave lie deeper than others. Tabulate all by the same columns.")
    _refuse_heads(wave)


def _refuse_heads(wave: Wave) -> None:
    if wave.head_counts is None:
        return
    if len(wave.head_counts) != len(wave.groups):
        raise ValueError("Head counts belong to other groups. Give one for each, or none.")
    for asked, answered in zip(wave.head_counts, wave.sizes, strict=True):
        if asked is not None and asked < answered:
            raise ValueError("More people of a group answered than it has. Correct its head count.")


def _parts(wave: Wave, tree: Node, blueprint: Blueprint, appetite: RiskAppetite) -> list[_Part]:
    """Return everyone and the groups that are published beside them, in the order in which they are shown."""
    parts: list[_Part] = []
    _publish(tree, "", 0, wave, blueprint, appetite, parts)
    if len({part.name for part in parts}) < len(parts):
        raise ValueError("Two groups of a wave would be shown under the same name. Rename one of them.")
    return parts


def _publish(
    node: Node,
    parent: str,
    level: int,
    wave: Wave,
    blueprint: Blueprint,
    appetite: RiskAppetite,
    parts: list[_Part],
) -> _Part:
    """Append the group at `node` and all inside it to `parts`: what is inside decides what it may show."""
    place, name = len(parts), joined(node.path)
    children = [_publish(child, name, level + 1, wave, blueprint, appetite, parts) for child in node.children]
    counts = _keyed(wave.tally.of(node.leaves), blueprint)
    part = _Part(node.path, level, parent, counts, _cells(counts, children, blueprint, appetite))
    parts.insert(place, part)  # before its own parts
    return part


def _cells(
    counts: Counts, children: Sequence[_Part], blueprint: Blueprint, appetite: RiskAppetite
) -> tuple[ItemCells, ...]:
    """Return what may be shown of a group of these keyed `counts`, beside its published parts."""
    cells = []
    for item, row in enumerate(counts):
        of_item = [child.cells[item] for child in children]
        if not of_item:
            cells.append(item_cells([int(count) for count in row], blueprint, appetite))
            continue
        coarse = [c.counts[item] for c, shown in zip(children, of_item, strict=True) if not shown.categories]
        table = [int(sum(column)) for column in zip(*coarse, strict=True)]
        cells.append(whole_cells(table, of_item, blueprint, appetite))
    return tuple(cells)


def _keyed(counts: Counts, blueprint: Blueprint) -> Counts:
    """Return counts with reverse-keyed items turned round: the last answer is the most favourable."""
    keyed = counts.copy()
    for place, item in enumerate(blueprint.items):
        if item.reverse_keyed:
            keyed[place, : blueprint.points] = counts[place, : blueprint.points][::-1]
    return keyed


def _rows_of(
    wave: Wave, part: _Part, heads: Heads | None, blueprint: Blueprint, appetite: RiskAppetite
) -> Iterator[Row]:
    place = Place(wave.name, part.name, part.parent, part.n)
    for scale, moments in zip(blueprint.scales, wave.tally.moments, strict=True):
        cells = part.cells[blueprint.places(scale)]
        yield from scale_rows(place, scale, cells, blueprint, appetite)
        if not part.path and part.detail is Detail.CATEGORIES:
            alpha = published_alpha(moments, cells, appetite)
            yield alpha_row(place, scale, alpha.value, alpha.low, alpha.high)
        for item, each in zip(scale.items, cells, strict=True):
            yield from item_rows(place, scale, item, each, blueprint)
    if heads:
        yield from team_rows(place, part.cells, heads, blueprint, appetite)
