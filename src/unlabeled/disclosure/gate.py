"""The gate: tallies in, a release out. What it cannot decide, it withholds."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from unlabeled.disclosure.appetite import Detail, RiskAppetite
from unlabeled.disclosure.blueprint import Blueprint
from unlabeled.disclosure.consistency import published_alpha
from unlabeled.disclosure.decided import decided
from unlabeled.disclosure.names import EVERYONE, WITHHELD_WAVE, joined
from unlabeled.disclosure.printed import Prints
from unlabeled.disclosure.published import Release, Row, let_pass
from unlabeled.disclosure.rows import Groups, Rows, Sheet, withheld_row
from unlabeled.disclosure.sheets import Printer
from unlabeled.disclosure.shown import Shown
from unlabeled.disclosure.silence import shown_heads
from unlabeled.disclosure.tally import Tally
from unlabeled.disclosure.tree import Path, Tree, tree_of


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

    @cached_property
    def paths(self) -> tuple[Path, ...]:
        """The innermost groups, each with the names of the groups that it lies in, outermost first."""
        return tuple((group,) if isinstance(group, str) else group for group in self.groups)

    @cached_property
    def sizes(self) -> tuple[int, ...]:
        """People who answered, in each innermost group."""
        return tuple(int(size) for size in self.tally.sizes)

    def tree(self, k: int) -> Tree:
        """Return which groups are published, as a tree: everyone, and the groups inside."""
        flat = set(map(type, self.groups)) == {str}
        columns = [self.groups] if flat else tuple(zip(*self.paths, strict=True))
        return tree_of(columns, self.tally.sizes, k)  # type: ignore[arg-type]


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
    printer, groups = Printer(blueprint, appetite, Prints()), Groups()
    sheets: list[Sheet] = []
    withheld: tuple[Row, ...] = ()
    for wave in waves:
        _refuse_misfits(wave, blueprint)
        if wave.tally.people >= appetite.k:
            sheets += _sheets(wave, groups, printer)
        else:  # all such waves together, without their names: they could be anything
            withheld = tuple(withheld_row(WITHHELD_WAVE, EVERYONE, scale.id) for scale in blueprint.scales)
    return let_pass(Rows(groups, sheets, printer.prints.entries, withheld), appetite)


def _sheets(wave: Wave, groups: Groups, printer: Printer) -> Iterator[Sheet]:
    """Add the groups of `wave` that are published to `groups`, and yield what is published of them."""
    k, blueprint = printer.appetite.k, printer.blueprint
    tree = wave.tree(k)
    before, n, details = len(groups), np.zeros(len(tree), np.int64), np.empty(len(tree), object)
    _name(wave.name, tree, groups)
    heads = shown_heads(tree, wave.tally.sizes, wave.head_counts, k) if wave.head_counts else None
    for shown in decided(wave.tally.counts, tree, blueprint, printer.appetite, printer.prints):
        n[shown.places], details[shown.places] = shown.n, shown.detail
        alphas = _alphas(wave, shown, printer) if shown.places[0] == 0 else {}
        for part, columns in printer.pages(shown, alphas, heads):
            lines, prints = zip(*columns, strict=True)
            yield Sheet(lines, np.column_stack(prints).astype(np.int32), part + before)
    groups.n += n.tolist()
    groups.details += details.tolist()


def _name(wave: str, tree: Tree, groups: Groups) -> None:
    """Add the names of everyone and of the groups that are published beside them, in their order."""
    paths = zip(tree.before, tree.names, strict=True)
    names = [joined((*before, last)) if before else last for before, last in paths]
    names[0] = EVERYONE
    if len(set(names)) < len(names):
        raise ValueError("Two groups of a wave would be shown under the same name. Rename one of them.")
    before = len(groups)
    groups.waves += [wave] * len(names)
    groups.names += names
    groups.last += tree.names
    groups.before += tree.before
    groups.above += np.where(tree.parents < 0, -1, tree.parents + before).tolist()
    groups.levels += tree.levels.tolist()


def _alphas(wave: Wave, everyone: Shown, printer: Printer) -> dict[str, int]:
    """Return where each scale's alpha of everyone stands among the prints, if every category is shown."""
    if everyone.detail is not Detail.CATEGORIES:
        return {}
    cells, found = everyone.item_cells(0, printer.prints), {}
    for scale, moments in zip(printer.blueprint.scales, wave.tally.moments, strict=True):
        alpha = published_alpha(moments, cells[printer.blueprint.places(scale)], printer.appetite)
        found[scale.id] = printer.prints.place(alpha.value, alpha.low, alpha.high)
    return found


def _refuse_misfits(wave: Wave, blueprint: Blueprint) -> None:
    expected = (len(wave.groups), len(blueprint.items), blueprint.points + 1)
    items = [len(moments.sums) for moments in wave.tally.moments]
    if wave.tally.counts.shape != expected or items != [len(scale.items) for scale in blueprint.scales]:
        raise ValueError("A tally does not fit its questionnaire or its groups. Tabulate again.")
    if len(set(wave.groups)) < len(wave.groups):
        raise ValueError("Two groups of a wave have the same name. Tabulate them as one.")
    if set(map(type, wave.groups)) != {str} and len(set(map(len, wave.paths))) > 1:
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
