"""A small page to draw on: SVG with real text, in the workshop's colours, on whatever paper it lies.

Written by hand rather than by matplotlib: names of groups may be in any script, which the reader's own fonts
can write, and a narrow figure stays legible on a phone.
"""

from __future__ import annotations

import re
import unicodedata
from html import escape
from typing import Final

from unlabeled.look import look

WIDTH: Final = 360  # so that words of SIZE are 11 px high and more on the narrowest phone
SIZE: Final = 14
LINE: Final = 19
LETTER: Final = 7.8  # a letter's width on average, in a wide typeface
_LINE_OF_TEXT: Final = 44  # letters; narrow and wide ones on average
_LINE_OF_STRONG: Final = 39


class Drawing:
    """Shapes and words, from the top down; `y` is where the next line goes."""

    def __init__(self) -> None:
        self.y = 4.0
        self._shapes: list[str] = []

    def text(
        self,
        x: float,
        y: float,
        words: str,
        *,
        colour: str = "ink",
        anchor: str = "start",
        strong: bool = False,
    ) -> None:
        """Write `words` with their baseline at `y`; such as are read from the right begin there."""
        weight = ' font-weight="600"' if strong else ""
        if _from_the_right(words):
            anchor = {"start": "end", "end": "start"}.get(anchor, anchor)
            weight += ' direction="rtl"'
        self._shapes.append(
            f'<text x="{x:g}" y="{y:g}" fill="{_colour(colour)}" text-anchor="{anchor}"{weight}>'
            f"{escape(words)}</text>"
        )

    def paragraph(self, words: str, *, colour: str = "ink", strong: bool = False) -> None:
        """Write `words` over the whole width, broken into lines, and move `y` below them."""
        for line in in_lines(words, _LINE_OF_STRONG if strong else _LINE_OF_TEXT, most=12):
            self.y += LINE
            self.text(0, self.y, line, colour=colour, strong=strong)

    def field(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        """Outline a rectangle and tint it: a range, which must not look like a bar that ends somewhere."""
        self._shapes.append(
            f'<rect x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" fill="{_colour(colour)}" '
            f'fill-opacity="0.2" stroke="{_colour(colour)}" stroke-width="1.5"/>'
        )

    def rule(self, x: float, top: float, bottom: float, colour: str = "line") -> None:
        """Draw a thin vertical line."""
        self._shapes.append(
            f'<line x1="{x:g}" x2="{x:g}" y1="{top:g}" y2="{bottom:g}" stroke="{_colour(colour)}"/>'
        )

    def level(
        self, left: float, right: float, y: float, colour: str = "line", *, dashed: bool = False
    ) -> None:
        """Draw a thin horizontal line."""
        dashes = ' stroke-dasharray="3 4"' if dashed else ""
        self._shapes.append(
            f'<line x1="{left:g}" x2="{right:g}" y1="{y:g}" y2="{y:g}" stroke="{_colour(colour)}"{dashes}/>'
        )

    def curve(self, points: list[tuple[float, float]], colour: str = "line") -> None:
        """Draw a thin line through `points`."""
        places = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
        self._shapes.append(f'<polyline points="{places}" fill="none" stroke="{_colour(colour)}"/>')

    def svg(self) -> str:
        """Return the page as SVG text."""
        height = self.y + 6
        font = escape(look().type.text, quote=True)
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height:g}" width="{WIDTH}" '
            f'height="{height:g}" font-family="{font}" font-size="{SIZE}">'
            f"{''.join(self._shapes)}</svg>"
        )


def in_lines(words: str, columns: int, most: int) -> list[str]:
    """Return `words` in lines of up to `columns`, the last of them with an ellipsis where there are more.

    Wide letters count twice. A word that is longer than a line is broken.
    """
    lines: list[str] = []
    rest = re.sub(r"[ \t\r\n]+", " ", words).strip(" ")  # a space that does not break stays one
    while rest and len(lines) < most - 1:
        end = _fitting(rest, columns)
        if end < len(rest):
            space = rest.rfind(" ", 0, end + 1)
            end = space if space > 0 else end
        lines.append(rest[:end].strip())
        rest = rest[end:].strip()
    return [*lines, shortened(rest, columns)] if rest or not lines else lines


def shortened(words: str, columns: int) -> str:
    """Return `words`, cut with an ellipsis where they need more than `columns`; wide letters count twice."""
    end = _fitting(words, columns)
    return words if end == len(words) else words[: max(end - 1, 1)].rstrip() + "…"


def _fitting(words: str, columns: int) -> int:
    """Return how many letters of `words` fit into `columns`, at least one."""
    used = 0
    for place, letter in enumerate(words):
        used += 2 if unicodedata.east_asian_width(letter) in "WF" else 1
        if used > columns:
            return max(place, 1)
    return len(words)


def _from_the_right(words: str) -> bool:
    """Return whether the first letter with a direction is one of a script that is written leftwards."""
    directions = (unicodedata.bidirectional(letter) for letter in words)
    return next((each for each in directions if each in ("L", "R", "AL")), "L") != "L"


def _colour(name: str) -> str:
    return str(getattr(look().light, name))
