"""Sliders, and beside them the figure that they change: both on one screen."""

import ipywidgets

from unlabeled.widgets.stack import Stack


class Beside(ipywidgets.GridBox):  # type: ignore[misc]  # ipywidgets is not typed for mypy
    """`left` beside `right` where a screen is wide enough; below, `right` follows at once.

    In the workshop view, the pair may be wider than its text.
    """

    def __init__(self, left: Stack, right: Stack) -> None:
        super().__init__((left, right), _dom_classes=("u-beside",))

    def __repr__(self) -> str:
        """Return the kind of widget; what its parts say may quote an answer."""
        return "Beside()"
