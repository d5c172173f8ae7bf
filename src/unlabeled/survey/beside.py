"""Tables of a release beside its figures: how each group is shown, who answered, whole teams, and scales."""

from __future__ import annotations

from typing import Final

from unlabeled.content.instrument import Scale
from unlabeled.disclosure import PublishedGroup, Row, Statistic
from unlabeled.look import Table
from unlabeled.survey.numbers import Numbers
from unlabeled.survey.words import detail_of_rows, number_words, wave_words

_NOT_SHOWN: Final = "not shown"  # too small there, or not asked: the one does not tell from the other
_ALL: Final = "everybody"
_OF_SCALE: Final = (Statistic.MEAN, Statistic.ALPHA)


def groups_table(numbers: Numbers) -> Table:
    """Return which groups are shown in each wave, with n, and how finely."""
    several, rows = len(numbers.waves) > 1, []
    for name in numbers.names(numbers.waves):
        for wave in numbers.waves:
            group = numbers.group(wave, name)
            cells = (str(group.n), _detail(numbers, group)) if group else ("–", _NOT_SHOWN)
            rows.append((name, *([wave_words(wave)] if several else []), *cells))
    head = ("Group", "Time", "n", "Shown") if several else ("Group", "n", "Shown")
    return Table("Who is shown, and how.", head, tuple(rows))


def who_answered(numbers: Numbers) -> Table | None:
    """Return how many people each group has and how many answered, where that may be told; else None."""
    rows = []
    for group in _all(numbers):
        asked, rate = (
            numbers.one(group, "", "", kind) for kind in (Statistic.HEAD_COUNT, Statistic.RESPONSE_RATE)
        )
        if asked is None or rate is None:
            continue
        answered = (
            f"{_ALL}: a count of the group, not a sample" if asked.value == group.n else f"{rate.value} %"
        )
        rows.append((_called(numbers, group), str(asked.value), str(group.n), answered))
    if not rows:
        return None
    return Table("How many answered.", ("Group", "People", "Answered", "That is"), tuple(rows))


def whole_teams(numbers: Numbers, scale: Scale) -> Table | None:
    """Return the limits for whole groups, those who did not answer included, where these may be told."""
    rows = []
    for group in _all(numbers):
        of_team = [
            numbers.one(group, scale.id, item.id, Statistic.FAVOURABLE_OF_TEAM) for item in scale.items
        ]
        found = [row for row in of_team if row is not None]
        if len(found) == len(scale.items):
            rows.append((_called(numbers, group), *map(_limits, found)))
    if not rows:
        return None
    head = ("Group", *(item.text for item in scale.items))
    caption = f"{scale.title}: the favourable share of all people of a group, whatever the silent think."
    return Table(caption, head, tuple(rows))


def scale_table(numbers: Numbers, scale: Scale) -> Table | None:
    """Return mean and alpha of the scale, each with its limits, where they are shown; else None."""
    rows, with_alpha = [], False
    for group in _all(numbers):
        mean, alpha = (numbers.one(group, scale.id, "", kind) for kind in _OF_SCALE)
        if mean or alpha:
            with_alpha = with_alpha or alpha is not None
            cells = (number_words(row) if row else "–" for row in (mean, alpha))
            rows.append((_called(numbers, group), str(group.n), *cells))
    if not rows:
        return None
    columns = 4 if with_alpha else 3
    head = ("Group", "n", "Mean", "Cronbach’s alpha")[:columns]
    caption = f"{scale.title}, all statements together, those worded the other way counted backwards."
    return Table(caption, head, tuple(row[:columns] for row in rows))


def _all(numbers: Numbers) -> list[PublishedGroup]:
    names = numbers.names(numbers.waves)
    found = (numbers.group(wave, name) for name in names for wave in numbers.waves)
    return [group for group in found if group is not None]


def _called(numbers: Numbers, group: PublishedGroup) -> str:
    return group.name if len(numbers.waves) == 1 else f"{group.name}, {wave_words(group.wave)}"


def _detail(numbers: Numbers, group: PublishedGroup) -> str:
    return detail_of_rows(numbers.rows(group), group, numbers.appetite)


def _limits(row: Row) -> str:
    return f"{row.low:g}–{row.high:g} %"
