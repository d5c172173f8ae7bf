"""The rows of a release, found by where they belong: one pass over all of them, then no search."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Final

from unlabeled.disclosure import PublishedGroup, Release, RiskAppetite, Row, Statistic
from unlabeled.disclosure.names import in_order

MOST_GROUPS: Final = 80  # of a wave that a page or a terminal shows; more, nobody reads


class Numbers:
    """What is published, by group and place.

    Parameters
    ----------
    release : Release
        What passed the gate.
    most : int, optional
        So many groups of a wave at most; of more, only the outermost levels that are no more together, and
        everyone anyhow. Which these are follows from sizes and names alone.
    """

    def __init__(self, release: Release, most: int | None = None) -> None:
        self.waves: tuple[str, ...] = release.waves
        self.appetite: RiskAppetite = release.appetite
        deepest = _deepest(release.groups.levels, release.groups.waves, most)
        places = [place for place, level in enumerate(release.groups.levels) if level <= deepest]
        chosen = {place: release.groups[place] for place in places}
        self.is_whole: bool = len(chosen) == len(release.groups)
        self.deepest: int = deepest
        self._groups = {(group.wave, group.name): group for group in chosen.values()}
        self._rows: dict[tuple[str, str], list[Row]] = defaultdict(list)
        self._one: dict[tuple[str, str, str, str, Statistic], Row] = {}
        self._answers: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
        for row in release.rows.of_groups(places):
            self._rows[row.wave, row.group].append(row)
            if row.category:
                self._answers[row.wave, row.group, row.item].append(row)
            else:
                self._one[row.wave, row.group, row.scale, row.item, row.statistic] = row

    @property
    def all_groups(self) -> list[PublishedGroup]:
        """The groups of all waves, in the order of the release."""
        return list(self._groups.values())

    def group(self, wave: str, name: str) -> PublishedGroup | None:
        """Return the group called `name` in `wave`, or None where it is not shown."""
        return self._groups.get((wave, name))

    def groups(self, wave: str) -> list[PublishedGroup]:
        """Return the groups of `wave`, everyone first, each before its own parts."""
        return [group for group in self._groups.values() if group.wave == wave]

    def rows(self, group: PublishedGroup) -> list[Row]:
        """Return all rows of `group`."""
        return self._rows[group.wave, group.name]

    def one(self, group: PublishedGroup, scale: str, item: str, statistic: Statistic) -> Row | None:
        """Return one number of `group`; the scale's where `item` is empty; None where there is none."""
        return self._one.get((group.wave, group.name, scale, item, statistic))

    def answers(self, group: PublishedGroup, item: str) -> list[Row]:
        """Return the share of each answer to `item`, "no answer" last; none where they are not shown."""
        return self._answers.get((group.wave, group.name, item), [])

    def names(self, waves: tuple[str, ...]) -> list[str]:
        """Return the names of the groups in any of `waves` by alphabet, each before its own parts."""
        found = {group.name: group.path for group in self._groups.values() if group.wave in waves}
        return sorted(found, key=lambda name: [in_order(part) for part in found[name]])

    def anywhere(self, name: str, waves: tuple[str, ...]) -> PublishedGroup:
        """Return the group called `name` in the first of `waves` that has it."""
        found = (self.group(wave, name) for wave in waves)
        return next(group for group in found if group is not None)


def _deepest(levels: Sequence[int], waves: Sequence[str], most: int | None) -> int:
    """Return down to which level there are at most so many groups in each wave; 0, everyone, at least."""
    deepest = max(levels, default=0)
    if most is None:
        return deepest
    counted = Counter(zip(waves, levels, strict=True))
    for level in range(1, deepest + 1):
        for wave in set(waves):
            if sum(counted[wave, each] for each in range(1, level + 1)) > most:
                return level - 1
    return deepest
