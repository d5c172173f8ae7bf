"""Figures of a release: how far answers lean, with n, and never more exact than what is published."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from unlabeled.content.instrument import Item, Scale
from unlabeled.disclosure import PublishedGroup, Release, Row, Statistic
from unlabeled.look import Table, figure_html
from unlabeled.survey.drawing import LINE, WIDTH, Drawing, shortened
from unlabeled.survey.words import share_words

_BAR: Final = 13
_STEP: Final = 24  # from one bar to the next
_NAMES: Final = 158  # room for a group's name and n
_NAME_COLUMNS: Final = 15
_SURE: Final = 0.9  # how strongly a bar is filled as far as it certainly reaches ...
_UNSURE: Final = 0.4  # ... and as far as it may reach
_THIRDS: Final = 100 / 3


@dataclass(frozen=True)
class Figure:
    """A drawing, what it shows in words, and its numbers."""

    drawing: str
    alt: str
    table: Table

    @property
    def html(self) -> str:
        """The figure as HTML, light and dark, with its table folded below."""
        return figure_html(self.drawing, self.alt, self.table)


@dataclass(frozen=True)
class _Shares:
    """What is published of one item in one group: the favourable share, and maybe the unfavourable one."""

    group: PublishedGroup
    favourable: Row
    unfavourable: Row | None


_ByItem: TypeAlias = Mapping[str, Sequence[_Shares]]


def everyone_figure(release: Release, wave: str, scale: Scale) -> Figure:
    """Return how everyone answered the items of `scale`."""
    return _figure(release, [group for group in _of(release, wave) if group.is_everyone], scale)


def groups_figure(release: Release, wave: str, scale: Scale) -> Figure | None:
    """Return how each group answered the items of `scale`, by alphabet; None if there are no groups."""
    groups = [group for group in _of(release, wave) if not group.is_everyone]
    return _figure(release, groups, scale) if groups else None


def _of(release: Release, wave: str) -> list[PublishedGroup]:
    return [group for group in release.groups if group.wave == wave]


def _figure(release: Release, groups: Sequence[PublishedGroup], scale: Scale) -> Figure:
    shares = {item.id: _shares(release, groups, item) for item in scale.items}
    diverging = all(each.unfavourable for row in shares.values() for each in row)
    left = 0 if groups[0].is_everyone else _NAMES
    drawing = Drawing()
    for item in scale.items:
        _head(drawing, item)
        if left:
            _axis(drawing, left, diverging)
        for each in shares[item.id]:
            _name(drawing, each) if left else _words(drawing, each)
            _diverging(drawing, each, left) if diverging else _track(drawing, each, left)
            drawing.y += _STEP
        drawing.y += 12
    return Figure(drawing.svg(), _alt(scale, groups, diverging), _table(scale, groups, shares))


def _shares(release: Release, groups: Sequence[PublishedGroup], item: Item) -> list[_Shares]:
    rows = {(row.wave, row.group, row.statistic): row for row in release.rows if row.item == item.id}
    return [
        _Shares(
            group,
            rows[group.wave, group.name, Statistic.FAVOURABLE_SHARE],
            rows.get((group.wave, group.name, Statistic.UNFAVOURABLE_SHARE)),
        )
        for group in groups
    ]


def _head(drawing: Drawing, item: Item) -> None:
    drawing.paragraph(item.text)
    if item.reverse_keyed:
        drawing.y += LINE
        drawing.text(0, drawing.y, "Turned round: disagreeing counts as favourable.", colour="quiet")
    drawing.y += 8


def _axis(drawing: Drawing, left: float, diverging: bool) -> None:
    """Say above the bars what their ends mean."""
    drawing.y += 12
    ends = ("all unfavourable", "all favourable") if diverging else ("none favourable", "all")
    drawing.text(left, drawing.y, ends[0], colour="quiet")
    drawing.text(WIDTH, drawing.y, ends[1], colour="quiet", anchor="end")
    drawing.y += 8


def _name(drawing: Drawing, each: _Shares) -> None:
    baseline = drawing.y + _BAR - 2
    drawing.text(0, baseline, shortened(each.group.name, _NAME_COLUMNS))
    drawing.text(_NAMES - 12, baseline, f"n = {each.group.n}", colour="quiet", anchor="end")


def _words(drawing: Drawing, each: _Shares) -> None:
    """Write the shares over the bar of everyone, in the colours of their sides."""
    drawing.y += 14
    drawing.text(WIDTH, drawing.y, f"{share_words(each.favourable)} favourable", colour="first", anchor="end")
    if each.unfavourable:
        drawing.text(0, drawing.y, f"{share_words(each.unfavourable)} unfavourable", colour="second")
    drawing.y += 7


def _diverging(drawing: Drawing, each: _Shares, left: float) -> None:
    """Draw unfavourable to the left and favourable to the right of the middle."""
    half = (WIDTH - left) / 2
    middle, top = left + half, drawing.y
    drawing.frame(left, top, 2 * half, _BAR)
    for row, side, colour in ((each.favourable, 1, "first"), (each.unfavourable, -1, "second")):
        low, high = _limits(row)
        for start, end, strength in ((0.0, low, _SURE), (low, high, _UNSURE)):
            near, far = (middle + side * share / 100 * half for share in (start, end))
            drawing.bar(min(near, far), top, abs(far - near), _BAR, colour, strength)
    drawing.rule(middle, top - 3, top + _BAR + 3, "quiet")


def _track(drawing: Drawing, each: _Shares, left: float) -> None:
    """Mark on a line from nobody to everybody where the favourable share lies, and no point within."""
    width, top = WIDTH - left, drawing.y
    low, high = _limits(each.favourable)
    drawing.frame(left, top, width, _BAR)
    for third in (_THIRDS, 2 * _THIRDS):
        drawing.rule(left + third / 100 * width, top, top + _BAR)
    drawing.bar(left + low / 100 * width, top, (high - low) / 100 * width, _BAR, "first", _UNSURE)


def _limits(row: Row | None) -> tuple[float, float]:
    if row is None or row.low is None or row.high is None:
        return 0.0, 0.0
    return row.low, row.high


def _alt(scale: Scale, groups: Sequence[PublishedGroup], diverging: bool) -> str:
    who = f"everyone (n = {groups[0].n})" if groups[0].is_everyone else f"{len(groups)} groups"
    how = (
        "Bars reach from the middle to the left for unfavourable and to the right for favourable answers; "
        "the paler end of a bar is as far as it may reach."
        if diverging
        else "On a line from nobody to everybody, a mark covers where the share of favourable answers lies."
    )
    return (
        f"{scale.title}: how {who} answered {len(scale.items)} statements. {how} The table has the numbers."
    )


def _table(scale: Scale, groups: Sequence[PublishedGroup], shares: _ByItem) -> Table:
    """Return the figure's numbers, one row per statement and group."""
    rows = tuple(
        (
            item.text,
            *(() if each.group.is_everyone else (each.group.name,)),
            str(each.group.n),
            share_words(each.favourable),
            share_words(each.unfavourable) if each.unfavourable else "not shown",
        )
        for item in scale.items
        for each in shares[item.id]
    )
    names = () if groups[0].is_everyone else ("Group",)
    head = ("Statement", *names, "n", "Favourable", "Unfavourable")
    return Table(f"{scale.title}: shares of all n people of a group.", head, rows)
