"""Tables of a release beside its figures: who answered, whole teams, and waves side by side."""

from __future__ import annotations

from collections import defaultdict
from typing import Final

from unlabeled.content.instrument import Scale
from unlabeled.disclosure import Release, Row, Statistic
from unlabeled.look import Table
from unlabeled.survey.words import share_words

_NOT_SHOWN: Final = "not shown"  # too small there, or not asked: the one does not tell from the other
_ALL: Final = "everybody"


def who_answered(release: Release, wave: str) -> Table | None:
    """Return how many people each group has and how many answered, where that may be told; else None."""
    rows, of_groups = [], _by_group(release)
    for group in release.groups:
        found = {row.statistic: row for row in of_groups[group.wave, group.name] if not row.item}
        if group.wave != wave or Statistic.HEAD_COUNT not in found:
            continue
        asked, rate = found[Statistic.HEAD_COUNT].value, found[Statistic.RESPONSE_RATE].value
        answered = f"{_ALL}: a count of the group, not a sample" if asked == group.n else f"{rate} %"
        rows.append((group.name, str(asked), str(group.n), answered))
    if not rows:
        return None
    return Table("How many answered.", ("Group", "People", "Answered", "That is"), tuple(rows))


def whole_teams(release: Release, wave: str, scale: Scale) -> Table | None:
    """Return the limits for whole groups, those who did not answer included, where these may be told."""
    groups = [group for group in release.groups if group.wave == wave]
    rows, of_groups = [], _by_group(release)
    for group in groups:
        of_team = (
            row for row in of_groups[group.wave, group.name] if row.statistic is Statistic.FAVOURABLE_OF_TEAM
        )
        found = {row.item: row for row in of_team}
        if found:
            rows.append((group.name, *(_limits(found[item.id]) for item in scale.items)))
    if not rows:
        return None
    head = ("Group", *(item.text for item in scale.items))
    caption = f"{scale.title}: the favourable share of all people of a group, whatever the silent think."
    return Table(caption, head, tuple(rows))


def side_by_side(release: Release, scale: Scale) -> Table | None:
    """Return the favourable share of `scale` by group in every wave; None if there is one wave.

    Both values stand beside each other; no difference is computed.
    """
    if len(release.waves) < 2:
        return None
    of_groups = {(group.wave, group.name): group for group in release.groups}
    rows, shares = [], _shares(release, scale)
    for name in _names(release):
        cells: list[str] = []
        for wave in release.waves:
            group = of_groups.get((wave, name))
            cells += [str(group.n), shares[wave, name]] if group else ["–", _NOT_SHOWN]
        rows.append((name, *cells))
    head = tuple(title for wave in release.waves for title in (f"n, {wave}", f"favourable, {wave}"))
    return Table(f"{scale.title}: the waves side by side.", ("Group", *head), tuple(rows))


def _names(release: Release) -> list[str]:
    """Return the names of groups in every wave, those that only a later one has after their neighbours."""
    names: list[str] = []
    for wave in release.waves:
        place = 0
        for group in release.groups:
            if group.wave != wave:
                continue
            if group.name in names:
                place = names.index(group.name) + 1
            else:
                names.insert(place, group.name)
                place += 1
    return names


def _by_group(release: Release) -> dict[tuple[str, str], list[Row]]:
    found: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in release.rows:
        found[row.wave, row.group].append(row)
    return found


def _shares(release: Release, scale: Scale) -> dict[tuple[str, str], str]:
    wanted = (scale.id, "", Statistic.FAVOURABLE_SHARE)
    return {
        (row.wave, row.group): share_words(row)
        for row in release.rows
        if (row.scale, row.item, row.statistic) == wanted
    }


def _limits(row: Row) -> str:
    return f"{row.low:g}–{row.high:g} %"
