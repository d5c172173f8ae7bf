"""An order of preference."""

from collections.abc import Iterable
from typing import Any

import traitlets as t

from unlabeled.widgets.field_words import RankingWords
from unlabeled.widgets.options import Option, as_state
from unlabeled.widgets.part import Field, source


class Ranking(Field):
    """Rows to put in order; `value` holds the ids, most important first, or is () for "not yet".

    Rows move by their two buttons, by dragging (touch: by the handle), or by keyboard on the handle. As long
    as nothing is answered the rows stand in the order given and carry no numbers; that order can be
    taken as it is.

    Parameters
    ----------
    label : str
        The question.
    options : iterable of Option or tuple
        Id and text, and if wanted a note.
    value : iterable of str
        All ids in order, or none.
    words : RankingWords
        All that is said.
    help : str
        A line below the label.
    """

    _esm = source("element.js", "delivery.js", "group.js", "drag.js", "carry.js", "ranking.js")
    _css = source("part.css", "options.css", "group.css", "carry.css", "ranking.css")

    options = t.List(t.Dict()).tag(sync=True)
    value = t.Tuple().tag(sync=True)
    words = t.Dict().tag(sync=True)

    def __init__(
        self,
        label: str,
        options: Iterable[Option | tuple[str, ...]],
        *,
        value: Iterable[str] = (),
        words: RankingWords,
        help: str = "",  # noqa: A002  # the word that ipywidgets and HTML readers know
    ) -> None:
        state = {"options": as_state(options), "words": words.model_dump()}
        super().__init__(label=label, value=tuple(value), help=help, **state)

    def checked(self, value: Any) -> Any:
        """Return `value` if it holds every id once, or nothing."""
        ids = [option["id"] for option in self.options]
        if value and (len(value) != len(ids) or any(one not in value for one in ids)):
            raise t.TraitError(f"{self!r} allows each of {', '.join(ids)} once, or none.")
        return value
