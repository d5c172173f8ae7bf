"""Rule 2: what is shown of one item in one group of n, whatever the answers are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from unlabeled.disclosure.appetite import Detail, RiskAppetite
from unlabeled.disclosure.blueprint import Blueprint
from unlabeled.disclosure.cell import (
    LEAST_COUNTS,
    WHOLE_POINTS,
    Cell,
    band,
    limits_of_part,
    ranged,
    stepped,
)


@dataclass(frozen=True)
class ItemCells:
    """What is known of one item in one group. A detail that is not shown is None.

    Parameters
    ----------
    favourable : Cell
        People who gave a favourable answer, out of all people of the group.
    unfavourable : Cell or None
        People who gave an unfavourable answer.
    categories : tuple of Cell, or None
        People in each category, keyed, "no answer" last.
    """

    favourable: Cell
    unfavourable: Cell | None = None
    categories: tuple[Cell, ...] | None = None

    @property
    def n(self) -> int:
        """People in the group."""
        return self.favourable.n


def detail_of(cells: ItemCells) -> Detail:
    """Return the detail in which `cells` are shown: a total may be shown in less than its n would allow."""
    if cells.categories is not None:
        return Detail.CATEGORIES
    return Detail.BAND if cells.unfavourable is None else Detail.SHARES


def item_cells(table: Sequence[int], blueprint: Blueprint, appetite: RiskAppetite) -> ItemCells:
    """Return what may be shown of one item in a group that is published on its own.

    Parameters
    ----------
    table : sequence of int
        Keyed counts of the answers, "no answer" last; they add up to the group's n.
    """
    n = sum(table)
    detail = appetite.detail(n, len(table))
    if detail is Detail.CATEGORIES:
        steps = appetite.category_steps(n, len(table))
        return from_categories((steps.cell(n, count) for count in table), blueprint)
    share = favourable_cell(n, _count(table, blueprint.favourable), appetite)
    if detail is Detail.BAND:
        return ItemCells(share)
    return ItemCells(share, unfavourable_cell(share, _count(table, blueprint.unfavourable), appetite))


def favourable_cell(n: int, count: int, appetite: RiskAppetite) -> Cell:
    """Return the favourable share of a group that is shown without categories: its third, half or step."""
    if n < appetite.k:
        raise ValueError(f"A group of {n} is below {appetite.k} and is not published. Pool it first.")
    return band(n, count) if n < appetite.shares_from else _share(n, count, appetite)


def from_categories(cells: Iterable[Cell], blueprint: Blueprint) -> ItemCells:
    """Return all that follows from the categories' cells; the shares add nothing to what they tell."""
    cells = tuple(cells)
    favourable, unfavourable = (
        ranged(cells[0].n, *limits_of_part(cells, part), WHOLE_POINTS)
        for part in (blueprint.favourable, blueprint.unfavourable)
    )
    return ItemCells(favourable, unfavourable, cells)


def _share(n: int, count: int, appetite: RiskAppetite) -> Cell:
    return stepped(n, count, appetite.share_step, appetite.share_end)


def unfavourable_cell(favourable: Cell, count: int, appetite: RiskAppetite, least: int = 0) -> Cell:
    """Return the unfavourable share beside the favourable one.

    The least counts of the two together leave two people or more who are in neither: otherwise whoever is
    neutral, or gave no answer, would learn that everybody else is not. Where the share's own step begins too
    high for that, it is shown together with the steps below. Which steps these are follows from the
    favourable share as it is published, so it is the same for every count in them.

    Parameters
    ----------
    least : int
        As many favourable answers follow from what is published of the parts.
    """
    n = favourable.n
    most_possible = n - max(favourable.low, least)
    border = _share(n, most_possible - (LEAST_COUNTS - 1), appetite)  # the highest step that leaves two
    if count < border.low or border.high >= most_possible:
        return _share(n, count, appetite)
    cell = ranged(n, border.low, most_possible, appetite.share_step)
    if isinstance(cell.value, str):
        return cell
    return replace(cell, value=f"between {cell.shown_low} and {cell.shown_high}")  # unlike a step of its own


def _count(table: Sequence[int], places: Iterable[int]) -> int:
    return sum(table[place] for place in places)
