"""One wave of a release as arrays of what its printed numbers allow, in people, most favourable last."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property
from itertools import product

import numpy as np

from unlabeled.attack.arrays import Counts, Limits, Reals, numbered
from unlabeled.attack.facts import Group, Inner, Number, Publication, Scale
from unlabeled.attack.spread import mean_numbers, spread_numbers


@dataclass(frozen=True)
class Sheet:
    """What is printed of each item of each group.

    Parameters
    ----------
    everyone : int or None
        Place of everyone beside their groups; None where no total is printed, or nothing else is.
    parent : ndarray of int
        Place of the group that each group is a part of; -1 for none.
    shares : ndarray, shape (items, groups, 2, 2)
        Limits of the unfavourable and the favourable count.
    fine : ndarray of int
        Places of the groups with a share for every category.
    categories : ndarray, shape (items, fine groups, categories, 2)
        "No answer" is last.
    means, sds : ndarray, shape (items, fine groups, 2)
        Limits; NaN where none are printed.
    also : tuple
        Means and SDs of the same that other publications print.
    """

    wave: str
    scale: Scale
    items: tuple[str, ...]
    groups: tuple[str, ...]
    n: Counts
    everyone: int | None
    parent: Counts
    shares: Limits
    fine: Counts
    categories: Limits
    means: Reals
    sds: Reals
    also: tuple[tuple[Reals, Reals], ...] = ()

    @cached_property
    def parts(self) -> Counts:
        """Places of the groups that no other is printed a part of: the innermost ones."""
        return np.setdiff1d(np.arange(len(self.groups)), self.parent)

    @cached_property
    def inwards(self) -> Counts:
        """Places of the groups whose parts are printed, each after the group that it lies in."""
        whole = np.setdiff1d(self.parent, [-1])
        return whole[np.argsort([len(self.above(int(node))) for node in whole], kind="stable")]

    @cached_property
    def coarse_kinds(self) -> tuple[Counts, Counts, Counts]:
        """Innermost groups without categories, those together that are printed alike.

        Their n, shape (kinds,); their shares, shape (kinds, 2, 2); how many there are, (items, kinds).
        """
        groups = np.setdiff1d(self.parts, self.fine)
        shares, n = self.shares[:, groups], self.n[groups]
        ends = (shares[..., side, end] for side, end in product(range(2), range(2)))
        code, kinds = numbered(shares.shape[:2], n, *ends)
        one = np.zeros(kinds, dtype=np.int64)
        one[code.ravel()] = np.arange(code.size)
        times = np.array([np.bincount(row, minlength=kinds) for row in code]).reshape(len(code), kinds)
        return n[one % max(len(n), 1)], shares.reshape(-1, 2, 2)[one], times

    def above(self, group: int) -> list[int]:
        """Return the places of the groups that `group` lies in, innermost first."""
        found: list[int] = []
        while (group := int(self.parent[group])) >= 0:
            found.append(group)
        return found

    def inside(self, node: int) -> Counts:
        """Return the places of the innermost groups in `node`."""
        return self._inside.get(node, np.zeros(0, dtype=np.int64))

    @cached_property
    def _inside(self) -> dict[int, Counts]:
        found: dict[int, list[Counts]] = {}
        at = self.parent[self.parts]
        while (at >= 0).any():
            there = np.flatnonzero(at >= 0)
            order = there[np.argsort(at[there], kind="stable")]
            nodes, starts = np.unique(at[order], return_index=True)
            for node, leaves in zip(nodes.tolist(), np.split(self.parts[order], starts[1:]), strict=True):
                found.setdefault(node, []).append(leaves)
            at = np.where(at >= 0, self.parent[at], -1)
        return {node: np.sort(np.concatenate(leaves)) for node, leaves in found.items()}

    @cached_property
    def rests(self) -> Counts:
        """How many people of each group are in none of its printed parts; 0 where it has none."""
        is_part = self.parent >= 0
        sums = np.bincount(self.parent[is_part], weights=self.n[is_part], minlength=len(self.n))
        return np.where(np.isin(np.arange(len(self.n)), self.parent), self.n - sums.astype(np.int64), 0)

    @property
    def adds_up(self) -> bool:
        """Whether the groups inside each group are all of it."""
        return not self.rests.any()

    def publication(self, item: int, label: str) -> Publication:
        """Return one item as a publication of its own, for the exact attack."""
        groups = {self.groups[place]: self.group(item, int(place)) for place in self.parts}
        inner: dict[str, Inner] = {}
        for node in self.inwards:
            if node == self.everyone:
                continue
            parts = [self.groups[place] for place in self.inside(int(node))]
            for whole in (node, *(each for each in self.inwards if node in self.above(int(each)))):
                if self.rests[whole]:
                    rest = f"those of {self.groups[whole]} who are in none of its groups"
                    groups[rest] = Group(max(int(self.rests[whole]), 0))
                    parts.append(rest)
            inner[self.groups[node]] = Inner(self.group(item, int(node)), tuple(parts))
        total = None if self.everyone is None else self.group(item, self.everyone)
        return Publication(label, self.items[item], groups, total, "Everyone", self.wave, inner)

    def group(self, item: int, group: int) -> Group:
        """Return one group of one item with every number that binds it."""
        bands = self.scale.bands
        numbers = [
            Number((*(float(band == side) for band in bands), 0.0), int(low), int(high))
            for side, (low, high) in zip((0, 2), self.shares[item, group], strict=True)
        ]
        places = len(bands) + 1
        for fine in np.flatnonzero(self.fine == group):
            for place, (low, high) in enumerate(self.categories[item, fine]):
                weights = tuple(float(other == place) for other in range(places))
                numbers.append(Number(weights, int(low), int(high)))
            numbers += self.spread(item, int(fine))
        return Group(int(self.n[group]), tuple(numbers))

    def spread(self, item: int, fine: int) -> list[Number]:
        """Return what the printed means and SDs of a fine group say."""
        found: list[Number] = []
        for means, sds in ((self.means, self.sds), *self.also):
            (low, high), sd = means[item, fine].tolist(), sds[item, fine]
            if math.isnan(low) or math.isnan(high):
                continue
            found += mean_numbers(self.scale, low, high, silent=True)
            if not np.isnan(sd).any():
                variance = (float(sd[0]) ** 2, float(sd[1]) ** 2)
                found += spread_numbers(self.scale, (low, high), variance, silent=True)
        return found
