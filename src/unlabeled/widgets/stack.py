"""Parts below one another, and beside one another."""

import ipywidgets

# Columns of one width; below one another where there is no room for two.
_SIDE_BY_SIDE = {
    "grid_template_columns": "repeat(auto-fit, minmax(min(15rem, 100%), 1fr))",
    "grid_gap": "2rem",
}


class Stack(ipywidgets.VBox):  # type: ignore[misc]  # ipywidgets is not typed for mypy
    """Parts below one another, with the workshop's spacing."""

    def __init__(self, *children: ipywidgets.Widget) -> None:
        super().__init__(children, _dom_classes=("u-stack",))  # added later, it would be a message of its own

    def __repr__(self) -> str:
        """Return the kind of widget; what its parts say may quote an answer."""
        return "Stack()"


class Columns(ipywidgets.GridBox):  # type: ignore[misc]  # ipywidgets is not typed for mypy
    """Parts beside one another; if `wide`, wider than the text, with most of the room for the second."""

    def __init__(self, *children: ipywidgets.Widget, wide: bool = False) -> None:
        super().__init__(children, layout=_SIDE_BY_SIDE, _dom_classes=("u-wide",) if wide else ())

    def __repr__(self) -> str:
        """Return the kind of widget; what its parts say may quote an answer."""
        return "Columns()"
