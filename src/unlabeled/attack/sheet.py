"""One wave of a release as arrays of what its printed numbers allow, in people, most favourable last."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from unlabeled.attack.facts import Group, Number, Publication, Scale
from unlabeled.attack.tables import mean_numbers, spread_numbers

Limits = NDArray[np.int64]  # the last axis is least and most
Reals = NDArray[np.float64]


@dataclass(frozen=True)
class Sheet:
    """What is printed of each item of each group.

    Parameters
    ----------
    everyone : int or None
        Place of everyone beside their groups; None where no total is printed, or nothing else is.
    shares : ndarray, shape (items, groups, 2, 2)
        Limits of the unfavourable and the favourable count.
    fine : ndarray of int
        Places of the groups with a share for every category.
    categories : ndarray, shape (items, fine groups, categories, 2)
        "No answer" is last.
    means, sds : ndarray, shape (items, fine groups, 2)
        Limits; NaN where none are printed.
    """

    wave: str
    scale: Scale
    items: tuple[str, ...]
    groups: tuple[str, ...]
    n: NDArray[np.int64]
    everyone: int | None
    shares: Limits
    fine: NDArray[np.int64]
    categories: Limits
    means: Reals
    sds: Reals

    @property
    def parts(self) -> NDArray[np.int64]:
        """Places of the groups beside everyone; if there are none, of everyone."""
        every = np.arange(len(self.groups))
        return every if self.everyone is None else np.delete(every, self.everyone)

    @property
    def adds_up(self) -> bool:
        """Whether the groups are all of everyone."""
        return self.everyone is None or int(self.n[self.parts].sum()) == int(self.n[self.everyone])

    def publication(self, item: int, label: str) -> Publication:
        """Return one item as a publication of its own, for the exact attack."""
        groups = {self.groups[place]: self.group(item, int(place)) for place in self.parts}
        total = None if self.everyone is None else self.group(item, self.everyone)
        return Publication(label, self.items[item], groups, total, "Everyone", self.wave)

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
        """Return what the printed mean and SD of a fine group say."""
        mean, sd = self.means[item, fine], self.sds[item, fine]
        found: list[Number] = []
        if not np.isnan(mean).any():
            found += mean_numbers(self.scale, float(mean[0]), float(mean[1]), silent=True)
            if not np.isnan(sd).any():
                variance = (float(sd[0]) ** 2, float(sd[1]) ** 2)
                found += spread_numbers(self.scale, (float(mean[0]), float(mean[1])), variance, silent=True)
        return found
