"""A plain button."""

from collections.abc import Callable
from typing import Any

import traitlets as t

from unlabeled.widgets.part import Part, source


class Press(Part):
    """A button; what was typed elsewhere on the page reaches Python before the press does.

    Parameters
    ----------
    label : str
        What it does.
    quiet : bool
        Looks like a link, for what is seldom needed.
    """

    _esm = source("element.js", "save.js", "press.js")
    _css = source("part.css", "press.css")

    quiet = t.Bool(False).tag(sync=True)
    disabled = t.Bool(False).tag(sync=True)

    def __init__(self, label: str, *, quiet: bool = False) -> None:
        super().__init__(label=label, quiet=quiet)
        self._callbacks: list[Callable[[], object]] = []
        self.on_msg(self._receive)

    def on_press(self, callback: Callable[[], object]) -> None:
        """Call `callback()` at every press."""
        self._callbacks.append(callback)

    def press(self) -> None:
        """Do what a press does, unless the button is disabled."""
        if not self.disabled:
            for callback in self._callbacks:
                callback()

    def give(self, name: str, kind: str, content: str) -> None:
        """Have the browser save a file: its `name`, its media type, its text."""
        self.send({"type": "file", "name": name, "kind": kind, "content": content})

    def _receive(self, _widget: object, content: Any, _buffers: object) -> None:
        if isinstance(content, dict) and content.get("type") == "press":
            self.press()
