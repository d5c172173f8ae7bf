"""The gate, one group after the other and one number after the other: what `release` must come to."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import astuple, replace

import numpy as np

from unlabeled.disclosure import Blueprint, ItemPlan, RiskAppetite, Row, Statistic, Status, Wave
from unlabeled.disclosure.cell import WHOLE_POINTS, Cell, added, ranged
from unlabeled.disclosure.consistency import published_alpha
from unlabeled.disclosure.detail import ItemCells, item_cells
from unlabeled.disclosure.names import joined
from unlabeled.disclosure.whole import Shares, Together, whole_cells

from .plain_spread import Numbers, plain_spread
from .plain_tree import Node, plain_tree


def together(parts: Sequence[ItemCells]) -> Together:
    """Return what is published of one item for several groups, added up."""
    fine = [part for part in parts if part.categories is not None]
    columns = zip(*(part.categories or () for part in fine), strict=True)
    limits = tuple((sum(cell.low for cell in each), sum(cell.high for cell in each)) for each in columns)
    coarse = [part for part in parts if part.categories is None]
    return Together(_shares(fine), _shares(coarse), limits)


def _shares(parts: Sequence[ItemCells]) -> Shares:
    favourable = [(part.favourable.low, part.favourable.high) for part in parts]
    unfavourable = [
        (part.unfavourable.low, part.unfavourable.high) if part.unfavourable else (0, part.n)
        for part in parts
    ]
    most = [
        (min(fav[1], part.n - unf[0]), min(unf[1], part.n - fav[0]))
        for part, fav, unf in zip(parts, favourable, unfavourable, strict=True)
    ]
    sums = [
        (sum(each[0] for each in pairs), sum(each[1] for each in pairs))
        for pairs in (favourable, unfavourable, most)
    ]
    both = sum(part.unfavourable is not None for part in parts)
    return Shares(len(parts), sum(part.n for part in parts), *sums, both)


def plain_rows(wave: Wave, blueprint: Blueprint, appetite: RiskAppetite) -> list[Row]:
    """Return the rows of one wave that is large enough."""
    tree = plain_tree(wave.paths, wave.sizes, appetite.k)
    heads = _heads(tree, wave, appetite.k) if wave.head_counts else {}
    rows: list[Row] = []
    _publish(tree, "", wave, blueprint, appetite, heads, rows)
    return rows


def plain_cells(
    wave: Wave, blueprint: Blueprint, appetite: RiskAppetite
) -> list[tuple[tuple[int, ...], ItemCells]]:
    """Return the innermost groups of each published group, with its first item's cells."""
    found: list[tuple[tuple[int, ...], ItemCells]] = []

    def go(node: Node) -> list[ItemCells]:
        place = len(found)
        cells = _cells(node, [go(child) for child in node.children], wave, blueprint, appetite)
        found.insert(place, (node.leaves, cells[0]))
        return cells

    go(plain_tree(wave.paths, wave.sizes, appetite.k))
    return found


def _publish(
    node: Node,
    parent: str,
    wave: Wave,
    blueprint: Blueprint,
    appetite: RiskAppetite,
    heads: dict[tuple[str, ...], tuple[int, int]],
    rows: list[Row],
) -> list[ItemCells]:
    place, name = len(rows), joined(node.path)
    inside = [_publish(child, name, wave, blueprint, appetite, heads, rows) for child in node.children]
    cells = _cells(node, inside, wave, blueprint, appetite)
    row = Row(wave.name, name, parent, "", "", Statistic.MEAN, "", None, None, None, cells[0].n, Status.SHOWN)
    own = list(_rows_of(row, cells, wave, blueprint, appetite))
    if node.path in heads:
        own += _head_rows(row, cells, *heads[node.path], blueprint, appetite)
    rows[place:place] = own
    return cells


def _cells(
    node: Node, inside: Sequence[list[ItemCells]], wave: Wave, blueprint: Blueprint, appetite: RiskAppetite
) -> list[ItemCells]:
    cells = []
    for place in range(len(blueprint.items)):
        parts = [each[place] for each in inside]
        if not parts:
            cells.append(item_cells(_table(wave, node, place, blueprint), blueprint, appetite))
            continue
        coarse = [
            _table(wave, child, place, blueprint)
            for child, part in zip(node.children, parts, strict=True)
            if part.categories is None
        ]
        table = [sum(column) for column in zip(*coarse, strict=True)]
        cells.append(whole_cells(table, together(parts), blueprint, appetite))
    return cells


def _table(wave: Wave, node: Node, item: int, blueprint: Blueprint) -> list[int]:
    """Return the keyed counts of one item."""
    *answers, silent = np.sum([wave.tally.counts[leaf, item] for leaf in node.leaves], axis=0).tolist()
    return [*(reversed(answers) if blueprint.items[item].reverse_keyed else answers), silent]


def _rows_of(
    row: Row, cells: list[ItemCells], wave: Wave, blueprint: Blueprint, appetite: RiskAppetite
) -> Iterator[Row]:
    for scale, moments in zip(blueprint.scales, wave.tally.moments, strict=True):
        row, mine = replace(row, scale=scale.id), cells[blueprint.places(scale)]
        yield from _scale_rows(row, mine, blueprint, appetite)
        if not row.parent and mine[0].categories is not None:
            alpha = published_alpha(moments, mine, appetite)
            yield replace(row, statistic=Statistic.ALPHA, value=alpha.value, low=alpha.low, high=alpha.high)
        for item, each in zip(scale.items, mine, strict=True):
            yield from _item_rows(row, item, each, blueprint)


def _head_rows(
    row: Row, cells: list[ItemCells], asked: int, answered: int, blueprint: Blueprint, appetite: RiskAppetite
) -> Iterator[Row]:
    yield replace(row, statistic=Statistic.HEAD_COUNT, value=asked)
    yield replace(row, statistic=Statistic.RESPONSE_RATE, value=(200 * answered + asked) // (2 * asked))
    pairs = [(scale, item) for scale in blueprint.scales for item in scale.items]
    for (scale, item), each in zip(pairs, cells, strict=True):
        cell = ranged(
            asked, each.favourable.low, each.favourable.high + asked - answered, appetite.share_step
        )
        yield _shown(replace(row, scale=scale.id, item=item.id), Statistic.FAVOURABLE_OF_TEAM, cell)


def _heads(tree: Node, wave: Wave, k: int) -> dict[tuple[str, ...], tuple[int, int]]:
    """Return how many people a group has and how many answered, where that may be shown."""

    def heads(node: Node) -> tuple[int, int] | None:
        asked = [(wave.head_counts or ())[leaf] for leaf in node.leaves]
        if None in asked:
            return None
        people, answered = sum(count or 0 for count in asked), sum(wave.sizes[leaf] for leaf in node.leaves)
        return (
            (people, answered) if answered >= k and (people == answered or people - answered >= k) else None
        )

    everyone = heads(tree)
    shown = {tree.path: everyone} if everyone else {}
    for node in tree:
        parts = {child.path: heads(child) for child in node.children}
        covered = sum(len(child.leaves) for child in node.children) == len(node.leaves)
        if node.path in shown and covered and all(parts.values()):
            shown |= {path: each for path, each in parts.items() if each}
    return shown


def _item_rows(row: Row, item: ItemPlan, cells: ItemCells, blueprint: Blueprint) -> Iterator[Row]:
    """Yield the rows of one item: shares of favourable and unfavourable, categories as asked, mean and SD."""
    row = replace(row, item=item.id)
    yield _shown(row, Statistic.FAVOURABLE_SHARE, cells.favourable)
    if cells.unfavourable is not None:
        yield _shown(row, Statistic.UNFAVOURABLE_SHARE, cells.unfavourable)
    if cells.categories is None:
        return
    *answers, silent = cells.categories
    as_asked = [*(reversed(answers) if item.reverse_keyed else answers), silent]
    for label, cell in zip((*blueprint.labels, "no answer"), as_asked, strict=True):
        yield replace(_shown(row, Statistic.CATEGORY_SHARE, cell), category=label)
    found = plain_spread(as_asked, blueprint.lowest)
    yield _rounded(row, Statistic.MEAN, found.mean)
    yield _rounded(row, Statistic.SD, found.sd)


def _scale_rows(
    row: Row, cells: Sequence[ItemCells], blueprint: Blueprint, appetite: RiskAppetite
) -> Iterator[Row]:
    """Yield the rows of one scale, computed from its items' published cells alone (rule 3)."""
    categories = [each.categories for each in cells if each.categories is not None]
    finest = len(categories) == len(cells)
    step = WHOLE_POINTS if finest else appetite.share_step
    yield _shown(row, Statistic.FAVOURABLE_SHARE, added((each.favourable for each in cells), step))
    unfavourable = [each.unfavourable for each in cells if each.unfavourable is not None]
    if len(unfavourable) == len(cells):
        yield _shown(row, Statistic.UNFAVOURABLE_SHARE, added(unfavourable, step))
    if finest:
        means = [plain_spread(each, blueprint.lowest).mean for each in categories]
        number = Numbers(*(math.fsum(ends) / len(means) for ends in zip(*map(astuple, means), strict=True)))
        yield _rounded(row, Statistic.MEAN, number)


def _shown(row: Row, statistic: Statistic, cell: Cell) -> Row:
    return replace(
        row,
        statistic=statistic,
        value=cell.value,
        low=cell.shown_low,
        high=cell.shown_high,
        status=Status.SHOWN,
    )


def _rounded(row: Row, statistic: Statistic, number: Numbers) -> Row:
    """Return `number` to one decimal, its limits widened to the next."""
    low, high = math.floor(number.low * 10 + 1e-9) / 10, math.ceil(number.high * 10 - 1e-9) / 10
    return replace(
        row, statistic=statistic, value=round(number.value, 1), low=low, high=high, status=Status.SHOWN
    )
