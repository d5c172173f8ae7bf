"""What was shown of the last question: the same as on the wall, and nothing before it is closed."""

from __future__ import annotations

from unlabeled.look import Table, drawn
from unlabeled.room.live.drawing import result_figure
from unlabeled.room.live.words import Words
from unlabeled.room.plan import Phase
from unlabeled.room.seen import Asking
from unlabeled.room.shown import Result
from unlabeled.widgets import FigureView, Paragraph, Prose, Stack
from unlabeled.widgets.prose import Kind


class Outcome(Stack):
    """The part of the console that shows a result."""

    def __init__(self, words: Words) -> None:
        self._words = words
        self.figure = FigureView()
        self.said = Prose(live=True)
        super().__init__(self.said, self.figure)

    def show(self, asked: Asking | None) -> bool:
        """Show what the wall shows of a question; return whether there is anything."""
        result = asked.result if asked is not None and asked.phase is Phase.CLOSED else None
        if asked is None or result is None:
            self.said.say([])
            self.figure.show("", "")
            return False
        ways = [line.label for line in result.lines if not line.value]
        self.said.say([Paragraph((asked.text,), Kind.HEADING), result.says, *ways])
        self._draw(asked, result)
        return True

    def _draw(self, asked: Asking, result: Result) -> None:
        lines = [line for line in result.lines if line.value]
        if not lines:
            self.figure.show("", "")
            return
        self.figure.show(
            drawn(lambda: result_figure(lines)),
            " ".join([result.says, *(f"{line.label}: {line.value}." for line in lines)]),
            self._table(asked, result),
            self._words.live.ask.table,
            note=result.note,
        )

    def _table(self, asked: Asking, result: Result) -> Table:
        shown = self._words.room.shown
        rows = tuple((line.label, line.value) for line in result.lines)
        return Table(asked.text, (shown.answer, shown.share), rows)
