"""A figure that can be replaced while a slider moves, without a flicker or a jump."""

from dataclasses import asdict

import traitlets as t

from unlabeled.look import Table, in_dark
from unlabeled.widgets.part import Part, source


class FigureView(Part):
    """One drawing, light and dark, with words for those who cannot see it and its numbers folded below.

    Its title and the note below it are text of the page: they keep their size on every screen.

    The browser shows a new drawing only once it is ready, keeps the height of the old one meanwhile, and
    leaves out those that were overtaken by a newer one. Where nothing can be drawn, the numbers stand open.
    """

    _esm = source("element.js", "figure.js")
    _css = source("part.css", "figure.css")

    light = t.Unicode().tag(sync=True)
    dark = t.Unicode().tag(sync=True)
    table = t.Dict(None, allow_none=True).tag(sync=True)
    summary = t.Unicode().tag(sync=True)
    title = t.Unicode().tag(sync=True)
    note = t.Unicode().tag(sync=True)

    def show(
        self,
        drawing: str,
        alt: str,
        table: Table | None = None,
        summary: str = "",
        *,
        title: str = "",
        note: str = "",
    ) -> None:
        """Show the SVG text `drawing`, "" for none; parameters are those of `unlabeled.look.figure_html`."""
        if table is not None and not summary:
            raise ValueError("A table needs a summary: the line that it folds below.")
        with self.hold_sync():
            self.light, self.dark, self.label = drawing, in_dark(drawing), alt
            self.table, self.summary = (asdict(table) if table else None), summary
            self.title, self.note = title, note
