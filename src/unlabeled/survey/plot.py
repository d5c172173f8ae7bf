"""Figures of a release: how far answers lean, with n, and never more exact than what is published."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from typing import Final

from unlabeled.content.instrument import Item, Scale
from unlabeled.disclosure import PublishedGroup, Statistic
from unlabeled.look import Table, figure_html
from unlabeled.survey.numbers import Numbers
from unlabeled.survey.panel import Line, Mark, panels
from unlabeled.survey.tables import wide_html
from unlabeled.survey.words import WORDED_OTHERWISE, share_words, wave_words

_MOST_TOLD: Final = 12  # so many lines a description reads out; of more it names everyone only
_KEY: Final = (
    "Each line runs from nobody to everybody. The box is where the share of favourable answers "
    "lies: anywhere in it, not at its end. “Any share”: the range is too wide to say anything."
)
_UNLINKED: Final = "The times stand beside each other by themselves: these may be different people."


@dataclass(frozen=True)
class Picture:
    """A drawing, and in words what it shows."""

    drawing: str
    alt: str


@dataclass(frozen=True)
class Figure:
    """Pictures of one kind on one axis, how to read them in a line, and the numbers behind them."""

    pictures: tuple[Picture, ...]
    key: str
    table: Table

    @property
    def pictures_html(self) -> str:
        """The pictures alone, light and dark."""
        return "".join(figure_html(each.drawing, each.alt) for each in self.pictures)

    @property
    def table_html(self) -> str:
        """The numbers, folded."""
        return _folded("The numbers", wide_html(self.table))

    @property
    def html(self) -> str:
        """The pictures, light and dark, and their numbers folded below."""
        return f'<div class="panels">{self.pictures_html}</div>{self.table_html}'


def statements_figure(numbers: Numbers, scale: Scale, waves: Sequence[str] | None = None) -> Figure:
    """Return how everyone and each group answered the statements of `scale`: a picture for each statement.

    Two waves stand beside each other, more below each other. Groups stand by alphabet, parts below the group
    that they lie in.

    Parameters
    ----------
    numbers : Numbers
        What is published.
    scale : Scale
        Whose statements.
    waves : sequence of str, optional
        Which waves; all unless given.
    """
    chosen = numbers.waves if waves is None else tuple(waves)
    pictures = []
    for item in scale.items:
        lines = list(_lines(numbers, scale, item, chosen))
        drawn = panels(item, lines, chosen if len(chosen) == 2 else ("",))
        alt = _alt(item, lines, chosen)
        pictures += [Picture(drawing, alt) for drawing in drawn]
    key = f"{_KEY} {_UNLINKED}" if len(chosen) > 1 else _KEY
    return Figure(tuple(pictures), key, _table(numbers, scale, chosen))


def _lines(numbers: Numbers, scale: Scale, item: Item, waves: tuple[str, ...]) -> list[Line]:
    """Return the lines of one statement: everyone on both sides where these are shown, then the groups."""
    favourable, unfavourable = Statistic.FAVOURABLE_SHARE, Statistic.UNFAVOURABLE_SHARE
    lines: list[Line] = []
    names = numbers.names(waves)
    outer = {numbers.anywhere(name, waves).parent for name in names}
    for name in names:
        group = numbers.anywhere(name, waves)
        strong = group.is_everyone or name in outer
        shown, inwards = group.path[-1] if group.path else name, max(group.level - 1, 0)
        marks = _marks(numbers, scale, item, name, favourable, waves)
        lines += _below_each_other(shown, marks, waves, inwards, strong, told=group.is_everyone)
        if group.is_everyone:
            marks = _marks(numbers, scale, item, name, unfavourable, waves)
            if any(marks) and len(waves) < 3:
                lines.append(Line(f"{shown}, unfavourable", marks, colour="second", told=True))
    return lines


def _below_each_other(
    name: str,
    marks: tuple[Mark | None, ...],
    waves: tuple[str, ...],
    inwards: int,
    strong: bool,
    *,
    told: bool,
) -> list[Line]:
    """Return one line with a mark for each wave; of three waves and more, a line for each below the name."""
    if len(waves) < 3:
        return [Line(name, marks, inwards, strong=strong, told=told)]
    by_wave = [
        Line(wave_words(wave), (mark,), inwards + 1, told=told)
        for wave, mark in zip(waves, marks, strict=True)
    ]
    return [Line(name, (), inwards, strong=True, told=told), *by_wave]


def _marks(
    numbers: Numbers, scale: Scale, item: Item, name: str, side: Statistic, waves: tuple[str, ...]
) -> tuple[Mark | None, ...]:
    marks: list[Mark | None] = []
    for wave in waves:
        group = numbers.group(wave, name)
        row = group and numbers.one(group, scale.id, item.id, side)
        marks.append(Mark(group.n, row) if group and row else None)
    return tuple(marks)


def _alt(item: Item, lines: Sequence[Line], waves: tuple[str, ...]) -> str:
    """Return what the picture of a statement shows: each range that is drawn, or where to find it."""
    told = lines if len(lines) <= _MOST_TOLD else [line for line in lines if line.told]
    turned = f" {WORDED_OTHERWISE}" if item.reverse_keyed else ""
    rest = "" if told is lines else " The table has each group."
    columns = [wave_words(wave) for wave in waves] if 1 < len(waves) < 3 else [""]
    said = "; ".join(_said(line, columns) for line in told)
    return f"“{item.text}”{turned} Where the share of favourable answers lies. {said}.{rest}"


def _said(line: Line, columns: Sequence[str]) -> str:
    parts = []
    for mark, wave in zip(
        line.marks, columns, strict=False
    ):  # a name with a line for each wave has none itself
        words = f"{share_words(mark.row)} of {mark.n}" if mark else "not shown"
        parts.append(f"{wave} {words}".strip())
    return f"{line.name}: {', '.join(parts)}" if parts else line.name


def _table(numbers: Numbers, scale: Scale, waves: tuple[str, ...]) -> Table:
    """Return the figure's numbers: a row for each group and wave, a column for each statement."""
    groups = [
        group
        for name in numbers.names(waves)
        for wave in waves
        if (group := numbers.group(wave, name)) is not None
    ]
    rows: list[tuple[str, ...]] = []
    both = False
    for group in groups:
        cells = [_sides(numbers, group, scale, item.id) for item in scale.items]
        cells += [_sides(numbers, group, scale, "")] if len(scale.items) > 1 else []
        both = both or any(" / " in cell for cell in cells)
        rows.append((group.name, wave_words(group.wave), str(group.n), *cells))
    head = ["Group", "Time", "n", *(item.text for item in scale.items)]
    head += ["All of these together"] if len(scale.items) > 1 else []
    if len(waves) == 1:
        head, rows = [head[0], *head[2:]], [(row[0], *row[2:]) for row in rows]
    slash = " After the slash: of unfavourable ones." if both else ""
    return Table(f"{scale.title}: share of favourable answers.{slash}", tuple(head), tuple(rows))


def _sides(numbers: Numbers, group: PublishedGroup, scale: Scale, item: str) -> str:
    sides = (
        numbers.one(group, scale.id, item, statistic)
        for statistic in (Statistic.FAVOURABLE_SHARE, Statistic.UNFAVOURABLE_SHARE)
    )
    return " / ".join(share_words(row) for row in sides if row is not None)


def _folded(title: str, content: str) -> str:
    return f'<details class="u-more"><summary>{escape(title)}</summary>{content}</details>'
