"""Figures of a release: how far answers lean, with n, and never more exact than what is published."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final, TypeAlias

from unlabeled.content.instrument import Item, Scale
from unlabeled.disclosure import PublishedGroup, Release, Row, Statistic
from unlabeled.disclosure.cell import Band
from unlabeled.look import Table, figure_html
from unlabeled.survey.drawing import LINE, WIDTH, Drawing, shortened
from unlabeled.survey.words import range_words

_BAR: Final = 13
_STEP: Final = 24  # from one bar to the next
_LEFT: Final = 152  # beside the bars of groups there is room for a name and n before ...
_RIGHT: Final = WIDTH - 132  # ... and for the share in words behind
_NAME_COLUMNS: Final = 14
_INWARDS: Final = 8  # by so much the name of a group stands behind that of the group it lies in
_SURE: Final = 0.9  # how strongly a bar is filled as far as it certainly reaches ...
_UNSURE: Final = 0.4  # ... and as far as it may reach
_HALVES: Final = frozenset({Band.LESS_THAN_HALF, Band.MORE_THAN_HALF})
_THIRDS: Final = frozenset(Band) - _HALVES
_KEY_TO_BARS: Final = (
    "From the line in the middle, favourable answers reach to the right and unfavourable ones to the left. "
    "A paler end is the range that a number stands for."
)
_KEY_TO_FIELDS: Final = (
    "On a line from nobody to everybody, the outlined field is where the share of favourable answers lies: "
    "anywhere in it, not at its end."
)


@dataclass(frozen=True)
class Figure:
    """A drawing, what it shows in words, its numbers, and how to read it in a line."""

    drawing: str
    alt: str
    table: Table
    key: str

    @property
    def html(self) -> str:
        """The figure as HTML, light and dark, with its table folded below."""
        return figure_html(self.drawing, self.alt, self.table, "The numbers")


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
    """Return how each group answered the items of `scale`, by alphabet, parts below; None without groups."""
    groups = [group for group in _of(release, wave) if not group.is_everyone]
    return _figure(release, groups, scale) if groups else None


def _of(release: Release, wave: str) -> list[PublishedGroup]:
    return [group for group in release.groups if group.wave == wave]


def _figure(release: Release, groups: Sequence[PublishedGroup], scale: Scale) -> Figure:
    shares = {item.id: _shares(release, groups, item) for item in scale.items}
    alone = groups[0].is_everyone
    diverging = alone and all(each.unfavourable for row in shares.values() for each in row)
    drawing = Drawing()
    for item in scale.items:
        _head(drawing, item)
        if not alone:
            _axis(drawing)
        for each in shares[item.id]:
            _words(drawing, each) if alone else _row_words(drawing, each)
            _diverging(drawing, each) if diverging else _track(drawing, each)
            drawing.y += _STEP
        drawing.y += 12
    key = _KEY_TO_BARS if diverging else _KEY_TO_FIELDS
    return Figure(drawing.svg(), _alt(scale, groups, key), _table(scale, groups, shares), key)


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


def _axis(drawing: Drawing) -> None:
    """Say above the rows of groups what the ends of their lines mean, and what the words behind are."""
    drawing.y += 12
    drawing.text(_LEFT, drawing.y, "none", colour="quiet")
    drawing.text(_RIGHT, drawing.y, "all", colour="quiet", anchor="end")
    drawing.text(WIDTH, drawing.y, "favourable", colour="quiet", anchor="end")
    drawing.y += 8


def _row_words(drawing: Drawing, each: _Shares) -> None:
    """Write the name and n of a group before its line, and its share behind."""
    baseline = drawing.y + _BAR - 2
    inwards = each.group.level - 1
    name = shortened(each.group.path[-1], _NAME_COLUMNS - inwards)
    drawing.text(inwards * _INWARDS, baseline, name)
    drawing.text(_LEFT - 10, baseline, f"n = {each.group.n}", colour="quiet", anchor="end")
    drawing.text(WIDTH, baseline, range_words(each.favourable), colour="first", anchor="end")


def _words(drawing: Drawing, each: _Shares) -> None:
    """Write the shares over the bar of everyone, in the colours of their sides."""
    drawing.y += 14
    drawing.text(WIDTH, drawing.y, f"{range_words(each.favourable)} favourable", colour="first", anchor="end")
    if each.unfavourable:
        drawing.text(0, drawing.y, f"{range_words(each.unfavourable)} unfavourable", colour="second")
    drawing.y += 7


def _diverging(drawing: Drawing, each: _Shares) -> None:
    """Draw unfavourable to the left and favourable to the right of the middle."""
    half, top = WIDTH / 2, drawing.y
    drawing.frame(0, top, WIDTH, _BAR)
    for row, side, colour in ((each.favourable, 1, "first"), (each.unfavourable, -1, "second")):
        low, high = _limits(row)
        for start, end, strength in ((0.0, low, _SURE), (low, high, _UNSURE)):
            near, far = (half + side * share / 100 * half for share in (start, end))
            drawing.bar(min(near, far), top, abs(far - near), _BAR, colour, strength)
    drawing.rule(half, top - 3, top + _BAR + 3, "quiet")


def _track(drawing: Drawing, each: _Shares) -> None:
    """Outline on a line from nobody to everybody where the favourable share lies, and no point within."""
    left, right = (1, WIDTH - 1) if each.group.is_everyone else (_LEFT, _RIGHT)
    per_point, top = (right - left) / 100, drawing.y
    drawing.level(left, right, top + _BAR / 2)
    for place in (0, *_ticks(each.favourable), 100):
        drawing.rule(left + place * per_point, top + 2, top + _BAR - 2)
    low, high = _limits(each.favourable)
    if high:
        drawing.field(left + low * per_point, top, (high - low) * per_point, _BAR, "first")


def _ticks(row: Row) -> tuple[float, ...]:
    """Return where one range ends and the next begins, for a group that is shown by thirds or halves."""
    if row.value in _HALVES:
        return (50,)
    return (33, 67) if row.value in _THIRDS else ()


def _limits(row: Row | None) -> tuple[float, float]:
    if row is None or row.low is None or row.high is None:
        return 0.0, 0.0
    return row.low, row.high


def _alt(scale: Scale, groups: Sequence[PublishedGroup], key: str) -> str:
    who = f"everyone (n = {groups[0].n})" if groups[0].is_everyone else f"{len(groups)} groups"
    return (
        f"{scale.title}: how {who} answered {len(scale.items)} statements. {key} The table has the numbers."
    )


def _table(scale: Scale, groups: Sequence[PublishedGroup], shares: _ByItem) -> Table:
    """Return the figure's numbers: a row per statement for everyone, else a row per group."""
    if groups[0].is_everyone:
        rows = tuple((item.text, *_sides(each)) for item in scale.items for each in shares[item.id])
        head = ("Statement", "Favourable", "Unfavourable")[: len(rows[0])]
        return Table(f"{scale.title}: shares of everyone, n = {groups[0].n}.", head, rows)
    rows = tuple(
        (group.name, str(group.n), *(" / ".join(_sides(shares[item.id][place])) for item in scale.items))
        for place, group in enumerate(groups)
    )
    caption = "favourable share of a group’s n people; where there are two, the second is unfavourable."
    return Table(f"{scale.title}: {caption}", ("Group", "n", *(item.text for item in scale.items)), rows)


def _sides(each: _Shares) -> tuple[str, ...]:
    sides = (each.favourable, each.unfavourable)
    return tuple(range_words(row) for row in sides if row is not None)
