"""From what is decided about a group to the rows that are published of it."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass, replace

from unlabeled.disclosure.appetite import RiskAppetite
from unlabeled.disclosure.blueprint import Blueprint, ItemPlan, ScalePlan
from unlabeled.disclosure.cell import Cell, added
from unlabeled.disclosure.detail import ItemCells
from unlabeled.disclosure.published import Row, Statistic, Status
from unlabeled.disclosure.silence import Heads, bound_row, head_rows
from unlabeled.disclosure.spread import Range, spread

NO_ANSWER = "no answer"


@dataclass(frozen=True)
class Place:
    """Where rows belong."""

    wave: str
    group: str
    parent: str
    n: int | None


def item_rows(
    place: Place, scale: ScalePlan, item: ItemPlan, cells: ItemCells, blueprint: Blueprint
) -> Iterator[Row]:
    """Yield the rows of one item: shares of favourable and unfavourable, categories as asked, mean and SD."""
    row = _row(place, scale, item.id)
    yield _shown(row, Statistic.FAVOURABLE_SHARE, cells.favourable)
    if cells.unfavourable is not None:
        yield _shown(row, Statistic.UNFAVOURABLE_SHARE, cells.unfavourable)
    if cells.categories is None:
        return
    *answers, silent = cells.categories
    as_asked = [*(reversed(answers) if item.reverse_keyed else answers), silent]
    for label, cell in zip((*blueprint.labels, NO_ANSWER), as_asked, strict=True):
        yield replace(_shown(row, Statistic.CATEGORY_SHARE, cell), category=label)
    found = spread(as_asked, blueprint.lowest)
    yield _rounded(row, Statistic.MEAN, found.mean)
    yield _rounded(row, Statistic.SD, found.sd)


def scale_rows(
    place: Place, scale: ScalePlan, cells: Sequence[ItemCells], blueprint: Blueprint, appetite: RiskAppetite
) -> Iterator[Row]:
    """Yield the rows of one scale, computed from its items' published cells alone (rule 3)."""
    row = _row(place, scale, "")
    categories = [each.categories for each in cells if each.categories is not None]
    finest = len(categories) == len(cells)
    step = appetite.share_step
    if finest:
        step = appetite.category_steps(cells[0].n, blueprint.categories).step
    yield _shown(row, Statistic.FAVOURABLE_SHARE, added((each.favourable for each in cells), step))
    unfavourable = [each.unfavourable for each in cells if each.unfavourable is not None]
    if len(unfavourable) == len(cells):
        yield _shown(row, Statistic.UNFAVOURABLE_SHARE, added(unfavourable, step))
    if finest:
        means = [spread(each, blueprint.lowest).mean for each in categories]
        number = Range(*(math.fsum(ends) / len(means) for ends in zip(*map(astuple, means), strict=True)))
        yield _rounded(row, Statistic.MEAN, number)


def team_rows(
    place: Place, cells: Sequence[ItemCells], heads: Heads, blueprint: Blueprint, appetite: RiskAppetite
) -> Iterator[Row]:
    """Yield how many of a group answered, and the limits for all of it, those who were silent included."""
    pairs = [(scale, item) for scale in blueprint.scales for item in scale.items]
    yield from head_rows(_row(place, blueprint.scales[0], ""), heads)
    for (scale, item), each in zip(pairs, cells, strict=True):
        yield bound_row(_row(place, scale, item.id), each, heads, appetite.share_step)


def withheld_rows(wave: str, group: str, blueprint: Blueprint) -> Iterator[Row]:
    """Yield what stands for a group that is not published: each scale, without n."""
    for scale in blueprint.scales:
        yield _row(Place(wave, group, "", None), scale, "")


def alpha_row(
    place: Place, scale: ScalePlan, value: float | str, low: float | None, high: float | None
) -> Row:
    """Return the row of a scale's alpha."""
    row = _row(place, scale, "")
    return replace(row, statistic=Statistic.ALPHA, value=value, low=low, high=high, status=Status.SHOWN)


def _row(place: Place, scale: ScalePlan, item: str) -> Row:
    nothing = (Statistic.FAVOURABLE_SHARE, "", None, None, None)
    return Row(place.wave, place.group, place.parent, scale.id, item, *nothing, place.n, Status.WITHHELD)


def _shown(row: Row, statistic: Statistic, cell: Cell) -> Row:
    return replace(
        row,
        statistic=statistic,
        value=cell.value,
        low=cell.shown_low,
        high=cell.shown_high,
        status=Status.SHOWN,
    )


def _rounded(row: Row, statistic: Statistic, number: Range) -> Row:
    """Return `number` to one decimal, its limits widened to the next."""
    low, high = math.floor(number.low * 10 + 1e-9) / 10, math.ceil(number.high * 10 - 1e-9) / 10
    return replace(
        row, statistic=statistic, value=round(number.value, 1), low=low, high=high, status=Status.SHOWN
    )
