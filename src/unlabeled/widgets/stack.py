"""Parts below one another."""

import ipywidgets


class Stack(ipywidgets.VBox):  # type: ignore[misc]  # ipywidgets is not typed for mypy
    """Parts below one another, with the workshop's spacing."""

    def __init__(self, *children: ipywidgets.Widget) -> None:
        super().__init__(children)
        self.add_class("u-stack")

    def __repr__(self) -> str:
        """Return the parts."""
        return f"Stack({', '.join(map(repr, self.children))})"
