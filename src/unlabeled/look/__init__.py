"""One look for notebooks, figures, report, pages and paper: read from `data/look.yaml`."""

from unlabeled.look.figures import Table, drawn, figure_html, figure_style, in_dark, svg, table_html
from unlabeled.look.stylesheet import Host, stylesheet
from unlabeled.look.tokens import Look, Palette, css_variables, look

__all__ = [
    "Host",
    "Look",
    "Palette",
    "Table",
    "css_variables",
    "drawn",
    "figure_html",
    "figure_style",
    "in_dark",
    "look",
    "stylesheet",
    "svg",
    "table_html",
]
