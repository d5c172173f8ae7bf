"""A page of HTML as pieces of words, each with what stands above and beside it: tables, figures, prose."""

from __future__ import annotations

import base64
import binascii
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Final
from urllib.parse import unquote_to_bytes

from unlabeled.attack.facts import AttackError

_INLINE: Final = frozenset(
    {"a", "abbr", "b", "bdi", "bdo", "br", "em", "i", "span", "strong", "tspan", "wbr"}
)
_EMPTY: Final = frozenset({"br", "col", "hr", "img", "input", "link", "meta", "source", "wbr"})
_SPOKEN: Final = frozenset({"alt", "aria-description", "aria-label", "aria-valuetext", "title", "value"})
_PICTURE: Final = re.compile(r"data:image/svg\+xml(?:;[\w=-]+)*?(;base64)?,(.*)", re.DOTALL)
ISOLATED: Final = "\N{FIRST STRONG ISOLATE}"  # stands before a name that the page marks as one
_TEXT: Final = re.compile(r"<text\b([^>]*)>(.*?)</text>", re.DOTALL)
_HEIGHT: Final = re.compile(r'\by="([^"]*)"')
# What a page and a drawing are made of. Whatever else there is could say something where nobody reads.
_PAGE: Final = frozenset({
    "html", "head", "meta", "title", "style", "body", "main", "header", "footer", "section", "article",
    "div", "p", "span", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "dl", "dt", "dd", "strong",
    "em", "b", "i", "a", "abbr", "bdi", "bdo", "br", "hr", "wbr", "table", "caption", "thead", "tbody",
    "tfoot", "tr", "th", "td", "col", "colgroup", "figure", "figcaption", "img", "details", "summary",
    "pre", "code",
})  # fmt: skip
_DRAWN: Final = frozenset({"svg", "g", "text", "tspan", "rect", "line", "polyline", "title", "desc"})
_GEOMETRY: Final = frozenset({
    "xmlns", "viewbox", "width", "height", "font-size", "font-family", "x", "y", "x1", "x2", "y1", "y2",
    "points", "fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "font-weight",
})  # fmt: skip
_FIXED: Final = {  # attributes of a page that hold a number
    "content": re.compile(r"width=device-width, initial-scale=1"),
    "charset": re.compile(r"utf-8"),
    "tabindex": re.compile(r"0"),
    "style": re.compile(r"background:#[0-9a-f]{6}"),
    "rowspan": re.compile(r"\d{1,4}"),  # as many rows as are there
}
_LINES: Final = 12  # above a line of a drawing that may say what it is about
_CELLS: Final = frozenset({"td", "th"})


def has_number(text: str) -> bool:
    """Return whether a text holds a digit of any kind, or a sign that stands for a number: ², Ⅶ, ⅞."""
    return any(unicodedata.category(letter) in ("Nd", "Nl", "No") for letter in text)


@dataclass(frozen=True)
class Piece:
    """Words that stand together.

    Parameters
    ----------
    kind : str
        "cell" of a table, "drawn" in a picture, "style", or "prose".
    beside : tuple of str
        The heads of its row and its column, the other cells of its row, and its table's caption.
    above : tuple of str
        Headings, the nearest first; of a picture its description.
    is_name : bool
        Whether it can be a name, as anything can but a cell that is no head and stands below none for names.
    """

    words: str
    kind: str = "prose"
    beside: tuple[str, ...] = ()
    above: tuple[str, ...] = ()
    is_name: bool = True  # False: a cell that holds a number about people, if it holds one


@dataclass
class _Table:
    caption: str = ""
    heads: tuple[str, ...] = ()
    first: str = ""  # of the last row that has one: rows below it that begin empty are of the same
    row: list[tuple[str, str]] = field(default_factory=list)
    cell: list[str] = field(default_factory=list)


def pieces_of(html: str) -> list[Piece]:
    """Return everything that a page says, in the order in which it stands there.

    Raises
    ------
    AttackError
        If it holds what cannot be read: a program, or a picture of another kind than ours.
    """
    reader = _Reader()
    reader.feed(html)
    reader.close()
    reader.flush()
    if reader.is_in_table:
        raise AttackError("A table of the report does not end. Write the report anew.")
    return reader.pieces


class _Reader(HTMLParser):
    """Collects pieces; blocks end one, other tags do not."""

    def __init__(self, above: tuple[str, ...] = (), kind: str = "prose") -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[Piece] = []
        self._above, self._kind = above, kind
        self._open: list[str] = []
        self._words: list[str] = []
        self._tables: list[_Table] = []

    @property
    def is_in_table(self) -> bool:
        """Whether a table has begun that has not ended."""
        return bool(self._tables)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._refuse_hidden(tag, attrs)
        if tag not in _INLINE:
            self.flush()
        elif tag == "bdi":
            self._words.append(ISOLATED)
        if tag == "table":
            self._tables.append(_Table())
        if tag not in _EMPTY:
            self._open.append(tag)
        said = [value for name, value in attrs if value and (name in _SPOKEN or name.startswith("data-"))]
        self.pieces += (Piece(words, "prose", (), self._above) for words in dict.fromkeys(said))
        for name, value in attrs:
            if tag == "img" and name == "src" and value:
                self._picture(value, tuple(said))

    def _refuse_hidden(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Raise `AttackError` for what is no part of a page, and for a number where no words are."""
        drawn = self._kind == "drawn"
        is_known = tag in (_DRAWN if drawn else _PAGE)
        for name, value in attrs:
            if not value or name in _SPOKEN or name.startswith("data-") or (tag, name) == ("img", "src"):
                continue
            if drawn:
                is_known &= name in _GEOMETRY or not has_number(value)
            else:
                fixed = _FIXED.get(name)
                is_known &= not has_number(value) or bool(fixed and fixed.fullmatch(value))
        if not is_known:
            raise AttackError("The report holds what cannot be read as words. It cannot be attacked.")

    def handle_pi(self, data: str) -> None:
        self.pieces.append(Piece(data))

    def unknown_decl(self, data: str) -> None:
        self.pieces.append(Piece(data))

    def handle_endtag(self, tag: str) -> None:
        if tag not in _INLINE:
            self.flush()
        if tag in self._open:
            while self._open.pop() != tag:
                pass
        if self._tables:
            self._end_of_table(tag, self._tables[-1])

    def _end_of_table(self, tag: str, table: _Table) -> None:
        if tag in _CELLS or (tag == "table" and table.cell):
            table.row.append((tag, " ".join(table.cell)))
            table.cell = []
        if tag in ("tr", "table") and table.row:
            self._end_row(table)
        if tag == "table":
            self._tables.pop()

    def handle_data(self, data: str) -> None:
        if "style" in self._open:
            self.pieces.append(Piece(" ".join(data.split()), "style"))
        else:
            self._words.append(data)

    def handle_comment(self, data: str) -> None:
        self.pieces.append(Piece(data))

    def flush(self) -> None:
        """End the piece that is being read."""
        words, self._words = " ".join("".join(self._words).split()), []
        if not words:
            return
        tag = next((name for name in reversed(self._open) if name not in _INLINE), "")
        if self._tables and _CELLS & set(self._open) and tag != "caption":
            self._tables[-1].cell.append(words)
            return
        if self._tables and tag == "caption":
            self._tables[-1].caption = words
        self.pieces.append(Piece(words, self._kind, (), self._above))
        if re.fullmatch(r"h[1-6]", tag):
            self._above = (words, *self._above[:4])
        elif tag in ("dt", "summary"):
            self._above = (words, *self._above)[:5]

    def _end_row(self, table: _Table) -> None:
        row, table.row = table.row, []
        if all(tag == "th" for tag, _ in row) and not table.heads:
            table.heads = tuple(words for _, words in row)
            self.pieces += (Piece(words, "prose", (table.caption,), self._above) for words in table.heads)
            return
        if len(row) < len(table.heads):  # the cell above spans this row, too
            row = [("th", "")] * (len(table.heads) - len(row)) + row
        table.first = row[0][1] or table.first if row else ""
        for place, (tag, words) in enumerate(row):
            head = table.heads[place : place + 1]
            others = [other for at, (_, other) in enumerate(row) if at != place and other]
            first = [table.first] * bool(place and not row[0][1])
            beside = (*first, *others, *head, table.caption)
            is_name = tag == "th" or head in (("Group",), ("Time",))
            self.pieces.append(Piece(words, "cell", beside, self._above, is_name))

    def _picture(self, source: str, said: tuple[str, ...]) -> None:
        found = _PICTURE.fullmatch(source.strip())
        if not found:
            raise AttackError("The report holds a picture that cannot be read. It cannot be attacked.")
        try:
            raw = base64.b64decode(found[2], validate=True) if found[1] else unquote_to_bytes(found[2])
            text = raw.decode("utf-8")
        except (binascii.Error, ValueError):
            raise AttackError(
                "The report holds a picture that cannot be read. It cannot be attacked."
            ) from None
        self.pieces += _drawn(text, (*said, *self._above))


def _drawn(svg: str, above: tuple[str, ...]) -> Iterator[Piece]:
    """Yield the words of a drawing; those on one line belong together, and to the lines above."""
    reader = _Reader(above, "drawn")
    reader.feed(_TEXT.sub(r"<text\1></text>", svg))
    reader.flush()
    yield from reader.pieces
    lines: dict[str, list[str]] = {}
    for found in _TEXT.finditer(svg):
        height = _HEIGHT.search(found[1])
        lines.setdefault(height[1] if height else "", []).extend(_words(found[2]))
    before: tuple[str, ...] = ()
    for line in lines.values():
        for place, words in enumerate(line):
            yield Piece(words, "drawn", (*line[:place], *line[place + 1 :]), (*before, *above))
        before = (*line, *before)[:_LINES]


def _words(markup: str) -> list[str]:
    reader = _Reader()
    reader.feed(markup)
    reader.flush()
    return [piece.words for piece in reader.pieces]
