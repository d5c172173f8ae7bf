"""What every widget shares: a stable name, one look, and answers that Python checks."""

from pathlib import Path
from typing import Any

import anywidget
import traitlets as t
from ipywidgets import Layout, widget_serialization
from ipywidgets.widgets.trait_types import InstanceDict

from unlabeled.widgets.nulls import from_page, to_page


def source(*names: str) -> str:
    """Return the files `names` of this folder, one after the other, as one script or stylesheet."""
    return "\n".join(Path(__file__).with_name(name).read_text(encoding="utf-8") for name in names)


class Part(anywidget.AnyWidget):  # type: ignore[misc]  # anywidget is not typed for mypy
    """A widget whose `repr` is the same in every session and holds no answer.

    A notebook file that is saved with its outputs holds the `repr` of what a cell showed.
    """

    label = t.Unicode().tag(sync=True)
    # A layout is a widget of its own, with 40 fields to send: only those parts have one that are given one.
    layout = InstanceDict(Layout, allow_none=True).tag(sync=True, **widget_serialization)

    @t.default("layout")  # type: ignore[untyped-decorator]  # traitlets is not typed for mypy
    def _no_layout(self) -> None:
        return None

    def __repr__(self) -> str:
        """Return the kind of widget; its label may speak of an answer, as the words for a figure do."""
        return f"{type(self).__name__}()"

    def get_state(self, key: Any = None, drop_defaults: bool = False) -> dict[str, Any]:
        """Return what is sent to the browser."""
        state: dict[str, Any] = to_page(super().get_state(key, drop_defaults))
        return state

    def set_state(self, sync_data: dict[str, Any]) -> None:
        """Take in what the browser sent."""
        super().set_state(from_page(sync_data))


class Field(Part):
    """A part that holds an answer in `value`.

    Python checks every value, whoever sets it; one that does not fit is refused and the old one stands.
    After a value from the browser was taken in, an acknowledgement goes back; it says whether the value
    is kept, so that a learner is never left to believe it.

    Attributes
    ----------
    value
        The answer.
    kept : bool
        False while the last value could not be stored. `Memory` sets it.
    """

    help = t.Unicode().tag(sync=True)
    key = t.Unicode().tag(sync=True)  # what it is remembered under; `Memory` sets it
    stamp = t.Int(0).tag(sync=True)  # the browser counts its messages, and so can tell what arrived
    kept = True

    def __init__(self, **state: Any) -> None:
        super().__init__(**state)
        self._taken: tuple[int, Any] | None = None  # the last stamp and value from the browser
        self.on_msg(self._receive)

    def __repr__(self) -> str:
        """Return the kind of field and its question."""
        return f"{type(self).__name__}({self.label!r})"

    def checked(self, value: Any) -> Any:
        """Return `value` as it may be held, or raise `TraitError` saying what is allowed."""
        return value

    @t.validate("value")  # type: ignore[untyped-decorator]  # traitlets is not typed for mypy
    def _check(self, proposal: dict[str, Any]) -> Any:
        return self.checked(proposal["value"])

    def set_state(self, sync_data: dict[str, Any]) -> None:
        """Take in what the browser sent, and tell it what became of it; what comes again is taken in once."""
        if "stamp" not in sync_data:
            super().set_state(sync_data)
            return
        stamp, value = sync_data["stamp"], sync_data.get("value")
        try:
            if (stamp, value) != self._taken:
                super().set_state(sync_data)
                self._taken = stamp, value
        finally:
            self.send({"type": "stored", "stamp": stamp, "kept": self.stamp == stamp and self.kept})

    def _receive(self, _widget: object, content: Any, _buffers: object) -> None:
        """Take in a value that could not wait until the browser sends it: the page goes, or others follow."""
        if isinstance(content, dict) and content.get("type") == "now":
            self.set_state({name: content[name] for name in ("value", "stamp")})
