"""What ties widgets to the journal: answers are loaded, changes are stored, all can be loaded again."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any, TypeVar

import ipywidgets
import traitlets as t

from unlabeled.journal import Answer, Journal, JournalError

W = TypeVar("W", bound=ipywidgets.Widget)


class Memory(t.HasTraits):  # type: ignore[misc]  # traitlets is not typed for mypy
    """The remembered widgets of one kernel.

    Parameters
    ----------
    journal : Journal
        Where their answers are kept.

    Attributes
    ----------
    trouble : JournalError or None
        Why the journal could not be read or written the last time; None when all is well.
    edits : int
        Counts what was stored or loaded again, for those who show what the journal holds.
    """

    trouble = t.Instance(JournalError, allow_none=True)
    edits = t.Int(0)

    def __init__(self, journal: Journal) -> None:
        super().__init__()
        self.journal = journal
        self._widgets: dict[str, tuple[ipywidgets.Widget, Any]] = {}
        self._loading = False

    def remember(self, widget: W, key: str) -> W:
        """Return `widget` with the answer kept under `key`; from now on, its changes are kept there.

        A cell that runs again brings a new widget under the same key: the old one is let go.
        """
        self._widgets[key] = (widget, widget.value)
        if widget.has_trait("key"):
            widget.key = key
        self._load(key, self._kept())
        widget.observe(lambda change: self._store(key, widget, change["new"]), names="value")
        return widget

    def refresh(self) -> None:
        """Load every remembered widget again: answers were brought back or deleted, here or elsewhere."""
        kept = self._kept()
        for key in self._widgets:
            self._load(key, kept)
        self.edits += 1

    def begin(self, key: str, blank: Any) -> None:
        """Let the widget under `key` stand at `blank` while it has no answer; what it shows now stays."""
        self._widgets[key] = (self._widgets[key][0], blank)

    def forget(self, key: str) -> None:
        """Put the widget under `key` back as it was at first, and keep nothing of it."""
        widget, blank = self._widgets[key]
        with self._quietly():
            widget.value = blank
        self._store(key, widget, None)

    def widgets(self) -> dict[str, ipywidgets.Widget]:
        """Return each remembered widget, by key."""
        return {key: widget for key, (widget, _) in self._widgets.items()}

    def titles(self) -> dict[str, str]:
        """Return the label of each remembered widget, by key."""
        return {key: str(getattr(widget, "label", key)) for key, (widget, _) in self._widgets.items()}

    def options(self) -> dict[str, dict[str, str]]:
        """Return, for each remembered widget that has options, the text of each option by its id."""
        return {
            key: {option["id"]: option["text"] for option in widget.options}
            for key, (widget, _) in self._widgets.items()
            if hasattr(widget, "options")
        }

    def _load(self, key: str, kept: Mapping[str, Answer]) -> None:
        widget, blank = self._widgets[key]
        with self._quietly():
            try:
                widget.value = kept[key].value if key in kept else blank
            except t.TraitError:  # the exercise has changed since: what was kept stands in the journal only
                widget.value = blank

    @contextmanager
    def _quietly(self) -> Iterator[None]:
        """Store nothing meanwhile, not even after a field that comes up meanwhile has been loaded."""
        before, self._loading = self._loading, True
        try:
            yield
        finally:
            self._loading = before

    def _kept(self) -> Mapping[str, Answer]:
        try:
            return self.journal.answers()
        except JournalError as error:
            self.trouble = error
            return {}

    def _store(self, key: str, widget: ipywidgets.Widget, value: Any) -> None:
        if self._loading or self._widgets[key][0] is not widget:
            return
        try:
            self.journal.set(key, value)
        except JournalError as error:
            widget.kept, self.trouble = False, error
        else:
            widget.kept, self.trouble = True, None
            self.edits += 1
