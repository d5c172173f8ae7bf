"""A labelled slider that can also stand unanswered."""

import math
from typing import Any

import traitlets as t

from unlabeled.widgets.part import Field, source


class Range(Field):
    """A slider from `minimum` to `maximum`; `value` is None until somebody answers.

    Parameters
    ----------
    label : str
        The question.
    minimum, maximum, step : float
        The values that can be chosen: `minimum`, `minimum + step`, … up to `maximum`.
    value : float or None
        What is answered; None for "not yet".
    low, high : str
        The ends in words.
    unit : str
        Follows the number.
    unset : str
        What is shown for "not yet".
    clear : str
        Label of the way back to "not yet"; without it, there is none.
    help : str
        A line below the label.
    """

    _esm = source("element.js", "delivery.js", "range.js")
    _css = source("part.css", "range.css")

    minimum = t.Float().tag(sync=True)
    maximum = t.Float().tag(sync=True)
    step = t.Float().tag(sync=True)
    value = t.Float(None, allow_none=True).tag(sync=True)
    low = t.Unicode().tag(sync=True)
    high = t.Unicode().tag(sync=True)
    unit = t.Unicode().tag(sync=True)
    unset = t.Unicode().tag(sync=True)
    clear = t.Unicode().tag(sync=True)

    def __init__(
        self,
        label: str,
        *,
        minimum: float,
        maximum: float,
        step: float = 1,
        value: float | None = None,
        low: str = "",
        high: str = "",
        unit: str = "",
        unset: str = "",
        clear: str = "",
        help: str = "",  # noqa: A002  # the word that ipywidgets and HTML readers know
    ) -> None:
        if not (math.isfinite(minimum) and math.isfinite(maximum) and minimum < maximum and step > 0):
            raise ValueError("A range needs a minimum below its maximum, and a step above 0.")
        texts = {"low": low, "high": high, "unit": unit, "unset": unset, "clear": clear, "help": help}
        super().__init__(label=label, minimum=minimum, maximum=maximum, step=step, value=value, **texts)

    def checked(self, value: Any) -> Any:
        """Return `value` on the nearest step, or None."""
        if value is None:
            return None
        if not self.minimum <= value <= self.maximum:  # also refuses what is not a number
            raise t.TraitError(
                f"{self!r} allows {self.minimum:g} to {self.maximum:g}; this is something else."
            )
        steps = round((value - self.minimum) / self.step)
        return min(round(self.minimum + steps * self.step, 10), self.maximum)
