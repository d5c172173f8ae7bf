"""Tables of the report whose rows belong together: a name that stands in several rows is written once."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from itertools import groupby
from typing import Final

from unlabeled.look import Table

_LABEL: Final = "Table"
_HINT: Final = " Move the table sideways: it goes on to the right."  # said on a phone
_MOST_BESIDE: Final = 3  # columns that a phone has room for


def spanned_html(table: Table) -> str:
    """Return `table` as HTML in which rows of one name share its cell."""
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in table.head)
    bodies = "".join(f"<tbody>{''.join(_body(list(rows)))}</tbody>" for _, rows in groupby(table.rows, _name))
    hint = f'<span class="hint">{_HINT}</span>' if len(table.head) > _MOST_BESIDE else ""
    caption = f"<caption><span>{escape(table.caption)}{hint}</span></caption>"
    return f'<table class="u-table">{caption}<thead><tr>{head}</tr></thead>{bodies}</table>'


def wide_html(table: Table | None) -> str:
    """Return `spanned_html` in a frame that is scrolled sideways where it is wider than the page."""
    if table is None:
        return ""
    return f'<div class="wide" tabindex="0" role="group" aria-label="{_LABEL}">{spanned_html(table)}</div>'


def _name(row: tuple[str, ...]) -> str:
    return row[0]


def _body(rows: list[tuple[str, ...]]) -> Iterator[str]:
    scope = f'scope="rowgroup" rowspan="{len(rows)}"' if len(rows) > 1 else 'scope="row"'
    for place, (name, *cells) in enumerate(rows):
        first = "" if place else f"<th {scope}>{escape(name)}</th>"
        yield f"<tr>{first}{''.join(f'<td>{escape(cell)}</td>' for cell in cells)}</tr>"
