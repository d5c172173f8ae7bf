"""Rule 4: who did not answer. Shown where those who answered and those who did not are k or more each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from unlabeled.disclosure.cell import ranged
from unlabeled.disclosure.detail import ItemCells
from unlabeled.disclosure.published import Row, Statistic, Status
from unlabeled.disclosure.tree import Node, Path
from unlabeled.stats import share_of_team


@dataclass(frozen=True)
class Heads:
    """How many people a published group has, and how many of them answered."""

    asked: int
    answered: int

    @property
    def silent(self) -> int:
        """People who did not answer."""
        return self.asked - self.answered


def shown_heads(
    tree: Node, sizes: Sequence[int], head_counts: Sequence[int | None], k: int
) -> dict[Path, Heads]:
    """Return the head counts that may be shown, by path.

    From a total and all parts but one follows the last. So the parts of a group are shown all or none, and
    only where the group itself is: then every sum and difference is of groups that are shown. Where everybody
    answered there is no silence to point at: that is a census.

    Parameters
    ----------
    tree : Node
        What is published, everyone first.
    sizes : sequence of int
        People who answered, in each innermost group.
    head_counts : sequence of int or None
        People in each innermost group; None where it is not known, as for those without a group.
    k : int
        Smallest number of people that may be told of.
    """
    everyone = _heads(tree, sizes, head_counts)
    if everyone is None or not _may_be_shown(everyone, k):
        return {}
    shown = {tree.path: everyone}
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        parts = {child.path: _heads(child, sizes, head_counts) for child in node.children}
        known = {path: heads for path, heads in parts.items() if heads and _may_be_shown(heads, k)}
        covered = sum(len(child.leaves) for child in node.children) == len(node.leaves)
        if len(known) == len(parts) and covered:
            shown |= known
            waiting += node.children
    return shown


def _heads(node: Node, sizes: Sequence[int], head_counts: Sequence[int | None]) -> Heads | None:
    asked = [head_counts[leaf] for leaf in node.leaves]
    known = [count for count in asked if count is not None]
    if len(known) < len(asked):
        return None
    return Heads(sum(known), sum(sizes[leaf] for leaf in node.leaves))


def _may_be_shown(heads: Heads, k: int) -> bool:
    return heads.answered >= k and (heads.silent == 0 or heads.silent >= k)


def head_rows(row: Row, heads: Heads) -> Iterator[Row]:
    """Yield how many people a group has, and how many of a hundred answered. `row` says which group."""
    row = replace(row, scale="", item="", status=Status.SHOWN)
    yield replace(row, statistic=Statistic.HEAD_COUNT, value=heads.asked)
    yield replace(row, statistic=Statistic.RESPONSE_RATE, value=100 * heads.answered // heads.asked)


def bound_row(row: Row, cells: ItemCells, heads: Heads, step: int) -> Row:
    """Return between which limits the favourable share of a whole group lies, whatever the silent think.

    It follows from the published cell and the head count, and is no finer than the cell.
    """
    n = heads.answered
    low = share_of_team(cells.favourable.low, n, heads.asked).low
    high = share_of_team(cells.favourable.high, n, heads.asked).high
    cell = ranged(heads.asked, round(low * heads.asked), round(high * heads.asked), step)
    return replace(
        row,
        statistic=Statistic.FAVOURABLE_OF_TEAM,
        value=cell.value,
        low=cell.shown_low,
        high=cell.shown_high,
        status=Status.SHOWN,
    )
