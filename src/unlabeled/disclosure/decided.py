"""What the gate decides of one wave: every published group and item, the innermost groups first."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from unlabeled.disclosure.appetite import Detail, RiskAppetite
from unlabeled.disclosure.blueprint import Blueprint
from unlabeled.disclosure.cells import distinct
from unlabeled.disclosure.parents import Sums, shown_wholes
from unlabeled.disclosure.printed import Prints
from unlabeled.disclosure.shown import Shown, categories_alone, keyed, shares_alone
from unlabeled.disclosure.tally import Counts
from unlabeled.disclosure.tree import Places, Tree


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
    for detail, mine in _by_detail(people, appetite):
        places, n = alone[mine], people[mine]
        if detail is Detail.CATEGORIES:
            tables = keyed(tree.summed(counts, places), blueprint)
            shown = categories_alone(places, tables, blueprint, appetite, prints)
            sums.add(shown, tables)
        else:
            sides = (tree.summed(side, places) for side in _sides(counts, blueprint))
            shown = shares_alone(places, n, *sides, appetite, prints)
            sums.add(shown)
        yield shown
    yield from shown_wholes(tree, sums, blueprint, appetite, prints)


def _sides(counts: Counts, blueprint: Blueprint) -> Iterator[Counts]:
    """Yield how many gave a favourable answer, and how many an unfavourable one, by group and item."""
    for part, turned in (
        (blueprint.favourable, blueprint.unfavourable),
        (blueprint.unfavourable, blueprint.favourable),
    ):
        side = np.empty(counts.shape[:2], dtype=np.int64)
        for place, item in enumerate(blueprint.items):
            answers = turned if item.reverse_keyed else part
            side[:, place] = sum(counts[:, place, answer] for answer in answers)
        yield side


def _by_detail(n: Counts, appetite: RiskAppetite) -> Iterator[tuple[Detail, Places]]:
    """Yield each detail with the places of those in `n` that are shown in it."""
    sizes, place = distinct(n)
    details = [appetite.detail(size) for size in sizes.tolist()]
    for detail in dict.fromkeys(details):
        yield detail, np.flatnonzero(np.array([each is detail for each in details])[place])
