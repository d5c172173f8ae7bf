"""The figure of what ties advice to whoever gave it: one row for each piece, one line for each tie."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from unlabeled.exercises.advice_ledger.ledger import Piece, Standing
from unlabeled.exercises.sheet import sheet
from unlabeled.look import look

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

WIDTH = 4.8  # inches; small, so that its words are still read on a telephone
TEXT = 12  # points: at least 11 pixels where the figure is 320 pixels wide
_ROW, _HEAD, _FOOT = 0.9, 0.2, 0.1  # inches
_POST, _PIECE = 0.3, 2.9  # where the giver stands, and where the advice lies
_APART = 0.13  # half the distance between two ties
_DASHED = (0, (5, 1.5))


@dataclass(frozen=True)
class Row:
    """One piece of advice and its name."""

    name: str
    piece: Piece


@dataclass(frozen=True)
class Caption:
    """The words around the rows."""

    you: str
    pays: str
    returned: str
    unowned: str
    unknown: str
    open: str

    def of(self, standing: Standing) -> str:
        """Return what stands where a tie would be."""
        words = {Standing.UNOWNED: self.unowned, Standing.UNKNOWN: self.unknown, Standing.OPEN: self.open}
        return words.get(standing, "")


def draw(rows: tuple[Row, ...], caption: Caption) -> Figure:
    """Return the figure: a full line if the giver pays, a dashed one if they came back to it."""
    height = _HEAD + _ROW * len(rows) + _FOOT
    with sheet(WIDTH, height) as (figure, axes):
        top = height - _HEAD
        axes.text(_POST, top, caption.you, fontsize=TEXT, ha="center", va="center")
        axes.plot([_POST, _POST], [top - 0.14, _FOOT + 0.08], color=look().light.ink, linewidth=3)
        for place, row in enumerate(rows):
            _draw_row(axes, row, top - 0.5 - _ROW * place, caption)
        return figure


def _draw_row(axes: Axes, row: Row, middle: float, caption: Caption) -> None:
    ink, piece = look().light, row.piece
    if piece.pays:
        _tie(axes, middle + _APART, caption.pays, ink.first, "-", above=True)
    if piece.returned:
        _tie(axes, middle - _APART, caption.returned, ink.third, _DASHED, above=False)
    note = caption.of(piece.standing)
    colour = ink.second if piece.standing is Standing.UNOWNED else ink.quiet
    axes.text((_POST + _PIECE) / 2, middle, note, fontsize=TEXT, ha="center", va="center", color=colour)
    tied = piece.standing is Standing.TIED
    axes.plot(
        _PIECE,
        middle,
        "o",
        markersize=24,
        markerfacecolor=ink.raised if tied else ink.paper,
        markeredgecolor=ink.ink if tied else colour,
        markeredgewidth=1.6,
    )
    axes.text(_PIECE + 0.28, middle, row.name, fontsize=TEXT, va="center")


def _tie(axes: Axes, height: float, name: str, colour: str, style: Any, *, above: bool) -> None:
    axes.plot([_POST, _PIECE], [height, height], color=colour, linestyle=style, linewidth=2, zorder=1)
    label = height + (0.16 if above else -0.16)
    axes.text((_POST + _PIECE) / 2, label, name, fontsize=TEXT, ha="center", va="center", color=colour)
