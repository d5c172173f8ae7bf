"""A field to write in, with a line that says who could read it."""

import re
from typing import Any

import traitlets as t

from unlabeled.widgets.part import Field, source

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


class Text(Field):
    """A text area; what is typed reaches Python within half a second, and on leaving the field or page.

    Parameters
    ----------
    label : str
        The question.
    value : str
        What is written.
    rows : int
        Height in lines; the field grows with its text.
    privacy : str
        One line: where it is saved, who could read it, use no names (`JournalWords.privacy`).
    limit : int
        The most characters; the browser lets nobody write more.
    full : str
        What is said when the limit is reached.
    help : str
        A line below the label.
    """

    _esm = source("element.js", "delivery.js", "text.js")
    _css = source("part.css", "text.css")

    value = t.Unicode().tag(sync=True)
    rows = t.Int().tag(sync=True)
    privacy = t.Unicode().tag(sync=True)
    limit = t.Int().tag(sync=True)
    full = t.Unicode().tag(sync=True)

    def __init__(
        self,
        label: str,
        *,
        value: str = "",
        rows: int = 4,
        privacy: str = "",
        limit: int = 4000,
        full: str = "",
        help: str = "",  # noqa: A002  # the word that ipywidgets and HTML readers know
    ) -> None:
        texts = {"privacy": privacy, "full": full, "help": help}
        super().__init__(label=label, value=value, rows=rows, limit=limit, **texts)

    def checked(self, value: Any) -> Any:
        """Return `value` as text that can be sent and saved: half a surrogate pair becomes �."""
        if len(value) > self.limit:
            raise t.TraitError(f"{self!r} allows {self.limit} characters; this is {len(value)}.")
        return _LONE_SURROGATE.sub("\ufffd", value)
