"""A blank sheet to draw a figure on, measured in inches."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from unlabeled.look import figure_style

if TYPE_CHECKING:
    from collections.abc import Iterator

    from matplotlib.axes import Axes
    from matplotlib.figure import Figure


@contextmanager
def sheet(width: float, height: float) -> Iterator[tuple[Figure, Axes]]:
    """Yield a figure and the axes that fill it, one unit an inch, without ticks or frame.

    The look of all figures holds inside the `with` only, so everything is drawn there: what is drawn
    later would have colours that have no twin in the dark.

    Parameters
    ----------
    width, height : float
        Inches, above 0.
    """
    import matplotlib as mpl
    from matplotlib.figure import Figure as NewFigure

    with mpl.rc_context(figure_style()):
        figure = NewFigure(figsize=(width, height), layout=None)
        axes = figure.add_axes((0, 0, 1, 1))
        axes.set(xlim=(0, width), ylim=(0, height))
        axes.set_axis_off()
        yield figure, axes
