"""What is shown of many groups at once: columns of cells, one line per group and one column per item."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from unlabeled.disclosure.appetite import Detail, RiskAppetite
from unlabeled.disclosure.blueprint import Blueprint
from unlabeled.disclosure.cell import WHOLE_POINTS, Cell
from unlabeled.disclosure.cells import Cells, cells_at, distinct, ranged_cells
from unlabeled.disclosure.detail import ItemCells, detail_of, favourable_cell, unfavourable_cell
from unlabeled.disclosure.printed import Prints
from unlabeled.disclosure.tally import Counts
from unlabeled.disclosure.tree import Places


@dataclass(frozen=True, eq=False, repr=False)
class Shown:
    """Groups that are shown in the same detail.

    Parameters
    ----------
    places : ndarray
        Where each stands in its tree.
    n : ndarray
        People in each.
    detail : Detail
    favourable, unfavourable, categories : Cells
        As in `ItemCells`, shapes (groups, items) and (groups, items, answers + 1).
    """

    places: Places
    n: Counts
    detail: Detail
    favourable: Cells
    unfavourable: Cells | None = None
    categories: Cells | None = None

    @classmethod
    def of(cls, places: Places, cells: Sequence[Sequence[ItemCells]], prints: Prints) -> Shown:
        """Return the item `cells` of each group as columns; all of one detail."""
        flat = [each for row in cells for each in row]
        shape, detail = (len(cells), len(cells[0])), detail_of(flat[0])
        unfavourable = [each.unfavourable for each in flat if each.unfavourable is not None]
        categories = [cell for each in flat for cell in each.categories or ()]
        return cls(
            places,
            np.array([row[0].n for row in cells]),
            detail,
            Cells.of([each.favourable for each in flat], shape, prints),
            None if detail is Detail.BAND else Cells.of(unfavourable, shape, prints),
            Cells.of(categories, (*shape, -1), prints) if detail is Detail.CATEGORIES else None,
        )

    def item_cells(self, line: int, prints: Prints) -> tuple[ItemCells, ...]:
        """Return what is shown of one group, item by item."""
        n, items = int(self.n[line]), self.favourable.low.shape[1]
        favourable = _single(self.favourable[line], n, prints)
        unfavourable = _single(self.unfavourable[line], n, prints) if self.unfavourable else [None] * items
        categories = (
            [tuple(_single(self.categories[line, item], n, prints)) for item in range(items)]
            if self.categories
            else [None] * items
        )
        return tuple(map(ItemCells, favourable, unfavourable, categories))


def _single(cells: Cells, n: int, prints: Prints) -> list[Cell]:
    columns = zip(cells.low.tolist(), cells.high.tolist(), cells.prints.tolist(), strict=True)
    return [Cell(n, low, high, *prints.entries[place]) for low, high, place in columns]


def shares_alone(
    places: Places,
    n: Counts,
    favourable: Counts,
    unfavourable: Counts,
    detail: Detail,
    appetite: RiskAppetite,
    prints: Prints,
) -> Shown:
    """Return what is shown of groups without parts and without categories, by their keyed counts.

    Parameters
    ----------
    favourable, unfavourable : ndarray, shape (groups, items)
        All groups are of one detail.
    """
    share = cells_at(n, favourable, lambda size, count: favourable_cell(size, count, appetite), prints)
    if detail is Detail.BAND:
        return Shown(places, n, detail, share)
    width = int(n.max()) + 1  # what is shown beside a share depends on n, on the share, and on the count
    keys, of_key = distinct((n[:, np.newaxis] * width + share.low) * width + unfavourable)
    found = []
    for key in keys.tolist():
        pair, count = divmod(key, width)
        size, low = divmod(pair, width)
        found.append(unfavourable_cell(favourable_cell(size, low, appetite), count, appetite))
    return Shown(places, n, detail, share, Cells.of(found, keys.shape, prints)[of_key])


def categories_alone(
    places: Places, tables: Counts, blueprint: Blueprint, appetite: RiskAppetite, prints: Prints
) -> Shown:
    """Return what is shown of groups without parts in every category.

    Parameters
    ----------
    tables : ndarray, shape (groups, items, answers + 1)
        Keyed counts.
    """
    n, categories = tables[:, 0].sum(axis=1), blueprint.categories

    def cell(size: int, count: int) -> Cell:
        return appetite.category_steps(size, categories).cell(size, count)

    cells = cells_at(n, tables, cell, prints)
    favourable, unfavourable = (
        _part(cells, list(part), n[:, np.newaxis], prints)
        for part in (blueprint.favourable, blueprint.unfavourable)
    )
    return Shown(places, n, Detail.CATEGORIES, favourable, unfavourable, cells)


def _part(cells: Cells, part: list[int], n: Counts, prints: Prints) -> Cells:
    """Return what every category's cell says of the categories in `part` together, like `limits_of_part`."""
    low, high = cells.low[..., part].sum(axis=-1), cells.high[..., part].sum(axis=-1)
    rest_low, rest_high = cells.low.sum(axis=-1) - low, cells.high.sum(axis=-1) - high
    least, most = np.maximum(low, n - rest_high), np.minimum(high, n - rest_low)
    return ranged_cells(n, least, most, WHOLE_POINTS, prints)


def keyed(counts: Counts, blueprint: Blueprint) -> Counts:
    """Return counts with reverse-keyed items turned round: the last answer is the most favourable.

    Parameters
    ----------
    counts : ndarray, shape (groups, items, answers + 1)
    """
    turned = [place for place, item in enumerate(blueprint.items) if item.reverse_keyed]
    found = counts.copy()
    found[:, turned, : blueprint.points] = counts[:, turned, : blueprint.points][..., ::-1]
    return found
