"""Any number of options, as checkboxes."""

from collections.abc import Iterable
from typing import Any

import traitlets as t

from unlabeled.widgets.options import Option, as_state
from unlabeled.widgets.part import Field, source


class Checks(Field):
    """Checkboxes; `value` holds the ids of the ticked options, in the order of the options.

    Parameters
    ----------
    label : str
        The question.
    options : iterable of Option or tuple
        Id, text and, if wanted, a note.
    value : iterable of str
        What is ticked.
    help : str
        A line below the label.
    """

    _esm = source("element.js", "delivery.js", "group.js", "options.js", "checks.js")
    _css = source("part.css", "options.css")

    options = t.List(t.Dict()).tag(sync=True)
    value = t.Tuple().tag(sync=True)

    def __init__(
        self,
        label: str,
        options: Iterable[Option | tuple[str, ...]],
        *,
        value: Iterable[str] = (),
        help: str = "",  # noqa: A002  # the word that ipywidgets and HTML readers know
    ) -> None:
        super().__init__(label=label, options=as_state(options), value=tuple(value), help=help)

    def checked(self, value: Any) -> Any:
        """Return the ids in `value`, each once, in the order of the options."""
        ids = [option["id"] for option in self.options]
        if not all(one in ids for one in value):
            raise t.TraitError(f"{self!r} allows {', '.join(ids)}; this is something else.")
        return tuple(one for one in ids if one in value)
