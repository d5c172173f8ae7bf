"""The time, what is planned now, and what comes then."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

import traitlets as t

from unlabeled.widgets.part import Part, source


@dataclass(frozen=True)
class Slot:
    """One row of a plan; `start` and `end` in milliseconds since 1970, as a browser counts."""

    start: int
    end: int
    part: str
    name: str
    form: str
    do: str
    cue: str
    cut: str = ""


class Clock(Part):
    """The row of a plan that is on now. The browser's own clock drives it, so it goes on without a session.

    While it is in sight it also asks Python to look, every two seconds; without an answer it says that the
    session is gone.

    Parameters
    ----------
    slots : iterable of Slot
        The plan; without one only the time is shown.
    words : mapping of str to str
        `label`, `before`, `left`, `one`, `last`, `say`, `then`, `late`, `over` and `lost`.
    began : int
        When the first row began, in milliseconds since 1970, for a clock of another speed.
    speed : float
        How fast the clock runs from then on; at 1 it is the browser's own, and `began` is not read.
    """

    _esm = source("element.js", "clock.js")
    _css = source("part.css", "clock.css")

    slots = t.List(t.Dict()).tag(sync=True)
    words = t.Dict().tag(sync=True)
    began = t.Float().tag(sync=True)
    speed = t.Float(1.0).tag(sync=True)

    def __init__(
        self, slots: Iterable[Slot], words: Mapping[str, str], began: float = 0.0, speed: float = 1.0
    ) -> None:
        super().__init__(
            label=words["label"],
            slots=[asdict(slot) for slot in slots],
            words=dict(words),
            began=began,
            speed=speed,
        )
        self._callbacks: list[Callable[[], object]] = []
        self.on_msg(self._receive)

    def on_look(self, callback: Callable[[], object]) -> None:
        """Call `callback()` every two seconds, for as long as somebody may see the clock."""
        self._callbacks.append(callback)

    def show(self, slots: Iterable[Slot]) -> None:
        """Follow another plan from now on."""
        self.slots = [asdict(slot) for slot in slots]

    def look(self) -> None:
        """Do what the clock asks for."""
        for callback in self._callbacks:
            callback()

    def _receive(self, _widget: object, content: Any, _buffers: object) -> None:
        if isinstance(content, dict) and content.get("type") == "look":
            self.look()
            self.send({"type": "here"})
