"""What the gate decides of one wave: every published group and item, the innermost groups first."""

from __future__ import annotations

from collections.abc import Iterator
from functools import reduce

import numpy as np

from unlabeled.disclosure.appetite import Detail, RiskAppetite
from unlabeled.disclosure.blueprint import Blueprint
from unlabeled.disclosure.cells import distinct
from unlabeled.disclosure.parents import Sums, shown_wholes
from unlabeled.disclosure.printed import Prints
from unlabeled.disclosure.shown import Shown, categories_alone, keyed, shares_alone
from unlabeled.disclosure.tally import Counts
from unlabeled.disclosure.tree import Places, Tree

_AT_ONCE = 512  # groups; more would not stay in the processor's cache


def decided(
    counts: Counts, tree: Tree, blueprint: Blueprint, appetite: RiskAppetite, prints: Prints
) -> Iterator[Shown]:
    """Yield what is shown of the groups in `tree`; everyone is the last.

    Parameters
    ----------
    counts : ndarray, shape (innermost groups, items, answers + 1)
        As in `Tally`.
    """
    sums = Sums(tree, counts, blueprint)
    alone = np.flatnonzero(~tree.has_parts)
    alone = alone[np.argsort(tree.parents[alone], kind="stable")]
    people = tree.summed(counts[:, 0].sum(axis=1), alone)
    sides: Counts | None = None
    for detail, mine in _by_detail(people, blueprint.categories, appetite):
        places, n = alone[mine], people[mine]
        if detail is Detail.CATEGORIES:
            tables = keyed(tree.summed(counts, places), blueprint)
            shown = categories_alone(places, tables, blueprint, appetite, prints)
            sums.add(shown, tables)
        else:
            sides = _sides(counts, blueprint) if sides is None else sides
            favourable, unfavourable = (tree.summed(side, places) for side in sides)
            shown = shares_alone(places, n, favourable, unfavourable, detail, appetite, prints)
            sums.add(shown)
        yield shown
    yield from shown_wholes(tree, sums, blueprint, appetite, prints)


def _sides(counts: Counts, blueprint: Blueprint) -> Counts:
    """Return how many gave a favourable and how many an unfavourable answer, shape (2, groups, items)."""
    sides = np.empty((2, *counts.shape[:2]), dtype=np.int64)
    parts = (blueprint.favourable, blueprint.unfavourable)
    for begin in range(0, len(counts), _AT_ONCE):
        some = slice(begin, begin + _AT_ONCE)
        for side, part in zip(sides, parts, strict=True):
            side[some] = reduce(np.add, (counts[some, :, answer] for answer in part))
    turned = [place for place, item in enumerate(blueprint.items) if item.reverse_keyed]
    sides[:, :, turned] = sides[::-1, :, turned]
    return sides


def _by_detail(n: Counts, categories: int, appetite: RiskAppetite) -> Iterator[tuple[Detail, Places]]:
    """Yield each detail with the places of those in `n` that are shown in it."""
    sizes, place = distinct(n)
    details = [appetite.detail(size, categories) for size in sizes.tolist()]
    for detail in dict.fromkeys(details):
        yield detail, np.flatnonzero(np.array([each is detail for each in details])[place])
