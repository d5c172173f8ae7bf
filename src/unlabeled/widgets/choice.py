"""One option out of several, as radio buttons."""

from collections.abc import Iterable
from typing import Any

import traitlets as t

from unlabeled.widgets.options import Option, as_state
from unlabeled.widgets.part import Field, source


class Choice(Field):
    """Radio buttons; `value` is the id of the chosen option, or None.

    Parameters
    ----------
    label : str
        The question.
    options : iterable of Option or tuple
        Id, text and, if wanted, a note.
    value : str or None
        What is chosen.
    clear : str
        Label of the way back to nothing chosen; without it, there is none.
    help : str
        A line below the label.
    """

    _esm = source("element.js", "delivery.js", "group.js", "options.js", "choice.js")
    _css = source("part.css", "options.css")

    options = t.List(t.Dict()).tag(sync=True)
    value = t.Unicode(None, allow_none=True).tag(sync=True)
    clear = t.Unicode().tag(sync=True)

    def __init__(
        self,
        label: str,
        options: Iterable[Option | tuple[str, ...]],
        *,
        value: str | None = None,
        clear: str = "",
        help: str = "",  # noqa: A002  # the word that ipywidgets and HTML readers know
    ) -> None:
        super().__init__(label=label, options=as_state(options), value=value, clear=clear, help=help)

    def checked(self, value: Any) -> Any:
        """Return `value` if it is the id of an option, or None."""
        ids = [option["id"] for option in self.options]
        if value is not None and value not in ids:
            raise t.TraitError(f"{self!r} allows {', '.join(ids)}; this is none of them.")
        return value
