"""Matplotlib figures in the workshop's look, as SVG that is the same for the same numbers, light and dark."""

from __future__ import annotations

import base64
import gc
import html
import io
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from unlabeled.look.tokens import look

if TYPE_CHECKING:
    from matplotlib.figure import Figure
    from matplotlib.typing import RcKeyType


_NO_DATE = {"Date": None, "Creator": None}


@dataclass(frozen=True)
class Table:
    """The numbers behind a figure: one caption, column heads, and rows of text."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def figure_style() -> dict[RcKeyType, Any]:
    """Return matplotlib settings (`with plt.rc_context(figure_style()):`) for light paper.

    Figures are drawn once, in the light palette only; `in_dark` exchanges its colours for their twins.
    """
    ink = look().light
    return {
        "figure.facecolor": "none",  # the page is the ground: warm, dark, or white paper
        "axes.facecolor": "none",
        "savefig.facecolor": "none",
        "text.color": ink.ink,
        "axes.labelcolor": ink.quiet,
        "axes.edgecolor": ink.line,
        "axes.titlecolor": ink.ink,
        "xtick.color": ink.line,
        "ytick.color": ink.line,
        "xtick.labelcolor": ink.quiet,
        "ytick.labelcolor": ink.quiet,
        "axes.spines.top": False,
        "axes.spines.right": False,
        "axes.linewidth": 0.8,
        "axes.titlelocation": "left",
        "axes.titlesize": 12,
        "font.size": 11,
        "font.family": "DejaVu Sans",
        "lines.linewidth": 2.0,
        "lines.solid_capstyle": "round",
        "svg.fonttype": "path",
        "svg.hashsalt": "unlabeled",
        "svg.id": None,
    }


def svg(figure: Figure, *, crop: bool = True) -> str:
    """Return `figure` as SVG text without date or random ids: equal numbers give equal bytes.

    Parameters
    ----------
    figure : Figure
        What to write.
    crop : bool
        Cut empty margins away. It draws the figure twice: a figure that is redrawn while somebody moves a
        slider, and that has its own margins, does without.
    """
    import matplotlib as mpl

    page = io.StringIO()
    with mpl.rc_context({"svg.hashsalt": "unlabeled", "svg.fonttype": "path"}):
        figure.savefig(page, format="svg", metadata=_NO_DATE, bbox_inches="tight" if crop else None)
    _settle()
    text = page.getvalue()
    return text[text.index("<svg") :]


@cache
def _settle() -> None:
    """Spare the search for garbage all that is loaded once the first figure is drawn, for it stays.

    Searching it takes 100 ms and more, and comes while somebody moves a slider.
    """
    gc.freeze()


def drawn(draw: Callable[[], Figure]) -> str:
    """Return what `draw` draws as SVG text that is not cropped; "" where this place cannot draw.

    A browser page without a server has no matplotlib unless somebody provides it.
    """
    return svg(draw(), crop=False) if find_spec("matplotlib") else ""


def in_dark(drawing: str) -> str:
    """Return the SVG text `drawing` with each colour of the light palette replaced by its dark twin."""
    light, dark = look().light, look().dark
    twins = {value: getattr(dark, name) for name, value in light}
    pattern = re.compile("|".join(map(re.escape, twins)), re.IGNORECASE)
    return pattern.sub(lambda found: twins[found.group().lower()], drawing)


def figure_html(drawing: str, alt: str, table: Table | None = None, summary: str = "") -> str:
    """Return HTML for one figure: a light and a dark image with the same `alt`, and its table folded below.

    Parameters
    ----------
    drawing : str
        SVG text from `svg`.
    alt : str
        What the figure shows, for those who cannot see it.
    table : Table, optional
        The numbers behind it.
    summary : str
        What the folded table is called.
    """
    words = html.escape(alt, quote=True)
    # Where no stylesheet of ours is read, a drawing still stands on a ground that it can be read on.
    images = "".join(
        f'<img class="u-figure-{mode}" alt="{words}" style="background:{ground}" '
        f'src="data:image/svg+xml;base64,{base64.b64encode(text.encode()).decode()}">'
        for mode, text, ground in (
            ("light", drawing, look().light.paper),
            ("dark", in_dark(drawing), look().dark.paper),
        )
    )
    below = (
        ""
        if table is None
        else f"<details><summary>{html.escape(summary)}</summary>{table_html(table)}</details>"
    )
    return f'<figure class="u-figure">{images}{below}</figure>'


def table_html(table: Table) -> str:
    """Return `table` as an HTML table whose first column names its rows."""
    cell = html.escape
    head = "".join(f'<th scope="col">{cell(name)}</th>' for name in table.head)
    rows = "".join(
        f'<tr><th scope="row">{cell(row[0])}</th>'
        + "".join(f"<td>{cell(value)}</td>" for value in row[1:])
        + "</tr>"
        for row in table.rows
    )
    caption = f"<caption>{cell(table.caption)}</caption>"
    return f'<table class="u-table">{caption}<thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>'
