"""The rows of a release, found by where they belong: one pass over all of them, then no search."""

from __future__ import annotations

from collections import defaultdict

from unlabeled.disclosure import PublishedGroup, Release, RiskAppetite, Row, Statistic
from unlabeled.disclosure.names import in_order


class Numbers:
    """What is published, by group and place.

    Parameters
    ----------
    release : Release
        What passed the gate.
    """

    def __init__(self, release: Release) -> None:
        self.waves: tuple[str, ...] = release.waves
        self.appetite: RiskAppetite = release.appetite
        self._groups = {(group.wave, group.name): group for group in release.groups}
        self._rows: dict[tuple[str, str], list[Row]] = defaultdict(list)
        self._one: dict[tuple[str, str, str, str, Statistic], Row] = {}
        self._answers: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
        for row in release.rows:
            self._rows[row.wave, row.group].append(row)
            if row.category:
                self._answers[row.wave, row.group, row.item].append(row)
            else:
                self._one[row.wave, row.group, row.scale, row.item, row.statistic] = row

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
