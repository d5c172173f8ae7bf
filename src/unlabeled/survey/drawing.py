"""A small page to draw on: SVG with real text, in the workshop's colours, on whatever paper it lies.

Written by hand rather than by matplotlib: names of groups may be in any script, which the reader's own fonts
can write, and a narrow figure stays legible on a phone.
"""

from __future__ import annotations

import textwrap
import unicodedata
from html import escape
from typing import Final

from unlabeled.look import look

WIDTH: Final = 380
SIZE: Final = 14
LINE: Final = 19
_LINE_OF_TEXT: Final = 50  # narrow letters and wide ones on average, in a wide typeface


class Drawing:
    """Shapes and words, from the top down; `y` is where the next line goes."""

    def __init__(self) -> None:
        self.y = 6.0
        self._shapes: list[str] = []

    def text(self, x: float, y: float, words: str, *, colour: str = "ink", anchor: str = "start") -> None:
        """Write `words` with their baseline at `y`."""
        self._shapes.append(
            f'<text x="{x:g}" y="{y:g}" fill="{_colour(colour)}" text-anchor="{anchor}">'
            f"{escape(words)}</text>"
        )

    def paragraph(self, words: str) -> None:
        """Write `words` over the whole width, broken into lines, and move `y` below them."""
        for line in textwrap.wrap(words, _LINE_OF_TEXT) or [""]:
            self.y += LINE
            self.text(0, self.y, line)

    def bar(self, x: float, y: float, width: float, height: float, colour: str, strength: float = 1) -> None:
        """Fill a rectangle; `strength` is how much of the colour covers the paper."""
        self._shapes.append(
            f'<rect x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" fill="{_colour(colour)}" '
            f'fill-opacity="{strength:g}"/>'
        )

    def field(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """Outline a rectangle and tint it: a range, which must not look like a bar that ends somewhere."""
        self._shapes.append(
            f'<rect x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" fill="{_colour(colour)}" '
            f'fill-opacity="0.2" stroke="{_colour(colour)}" stroke-width="1.5"/>'
        )

    def frame(self, x: float, y: float, width: float, height: float) -> None:
        """Draw the outline of a rectangle."""
        self._shapes.append(
            f'<rect x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" fill="none" '
            f'stroke="{_colour("line")}"/>'
        )

    def rule(self, x: float, top: float, bottom: float, colour: str = "line") -> None:
        """Draw a thin vertical line."""
        self._shapes.append(
            f'<line x1="{x:g}" x2="{x:g}" y1="{top:g}" y2="{bottom:g}" stroke="{_colour(colour)}"/>'
        )

    def level(self, left: float, right: float, y: float) -> None:
        """Draw a thin horizontal line."""
        self._shapes.append(
            f'<line x1="{left:g}" x2="{right:g}" y1="{y:g}" y2="{y:g}" stroke="{_colour("line")}"/>'
        )

    def svg(self) -> str:
        """Return the page as SVG text."""
        height = self.y + 8
        font = escape(look().type.text, quote=True)
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height:g}" width="{WIDTH}" '
            f'height="{height:g}" font-family="{font}" font-size="{SIZE}">'
            f"{''.join(self._shapes)}</svg>"
        )


def shortened(words: str, columns: int) -> str:
    """Return `words`, cut with an ellipsis where they need more than `columns`; wide letters count twice."""
    used = 0
    for place, letter in enumerate(words):
        used += 2 if unicodedata.east_asian_width(letter) in "WF" else 1
        if used > columns:
            return words[: max(place - 1, 1)].rstrip() + "…"
    return words


def _colour(name: str) -> str:
    return str(getattr(look().light, name))
