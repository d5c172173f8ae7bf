"""Points to give to options."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

import traitlets as t

from unlabeled.widgets.field_words import AllocationWords
from unlabeled.widgets.options import Option, as_state
from unlabeled.widgets.part import Field, source


class Allocation(Field):
    """A number of points given to options; `value` always adds up to `total`, or is {} for "not yet".

    Each option has a native slider, and one line below them says how many points are left to give. A slider
    stops where nothing is left, so that its End key gives all that is left. Only a split that adds up becomes
    the `value`; while points are left, the last one stands, and the line says so.

    The other way was sliders that push one another about so that the sum always holds. We left it, because
    what somebody has set would move while they set the next one: who has numbers in mind could never enter
    them one after another, a screen reader would have to read out every row at every step, and on a
    telephone the rows that move may be out of sight. Here nothing moves that nobody touched.

    Parameters
    ----------
    label : str
        The question.
    options : iterable of Option or tuple
        Id and text, and if wanted a note.
    total : int
        The points to give.
    step : int
        The smallest number to give; `total` is a multiple of it.
    value : mapping
        Id of every option → its points, or nothing.
    words : AllocationWords
        All that is said.
    help : str
        A line below the label.
    """

    _esm = source("element.js", "delivery.js", "group.js", "allocation.js")
    _css = source("part.css", "options.css", "group.css", "range.css", "allocation.css")

    options = t.List(t.Dict()).tag(sync=True)
    total = t.Int().tag(sync=True)
    step = t.Int().tag(sync=True)
    value = t.Dict().tag(sync=True)
    words = t.Dict().tag(sync=True)

    def __init__(
        self,
        label: str,
        options: Iterable[Option | tuple[str, ...]],
        *,
        total: int = 100,
        step: int = 5,
        value: Mapping[str, int] = MappingProxyType({}),
        words: AllocationWords,
        help: str = "",  # noqa: A002  # the word that ipywidgets and HTML readers know
    ) -> None:
        if not 0 < step <= total or total % step:
            raise ValueError("Points need a step above 0, and a total that is a multiple of it.")
        state = {"options": as_state(options), "words": words.model_dump()}
        super().__init__(label=label, total=total, step=step, value=dict(value), help=help, **state)

    def checked(self, value: Any) -> Any:
        """Return `value` in the order of the options, if it names each and adds up; or nothing."""
        ids = [option["id"] for option in self.options]
        if not value:
            return {}
        if len(value) != len(ids) or any(one not in value for one in ids):
            raise t.TraitError(f"{self!r} allows points for each of {', '.join(ids)}, or for none.")
        if not all(self._is_amount(points) for points in value.values()):
            raise t.TraitError(f"{self!r} allows whole steps of {self.step} from 0 to {self.total}.")
        if sum(value.values()) != self.total:
            raise t.TraitError(f"{self!r} allows points that add up to {self.total}.")
        return {one: value[one] for one in ids}

    def _is_amount(self, points: Any) -> bool:
        is_whole = isinstance(points, int) and not isinstance(points, bool)
        return is_whole and 0 <= points <= self.total and points % self.step == 0
