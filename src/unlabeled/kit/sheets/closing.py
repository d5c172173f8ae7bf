"""The sheet of the close: one promise."""

from __future__ import annotations

from collections.abc import Iterator

from unlabeled.exercises.one_promise.content import OnePromise
from unlabeled.kit.sheets.blocks import Leaf, Lines, Side
from unlabeled.kit.sheets.desk import Desk, lines


def leaves(desk: Desk) -> Iterator[Leaf]:
    """Yield the one leaf; it goes into a pocket."""
    asked = desk.exercise(OnePromise)
    promise = (lines(asked.promise, 8), desk.number(asked.weeks), desk.number(asked.kept))
    sections = (
        desk.section(asked, "practice", lines(asked.practice, 6)),
        desk.section(asked, "promise", *promise),
        desk.section(asked, "take", Lines(desk.words.sheets.one_promise.date, 1)),
    )
    yield desk.leaf("close", Side(sections))
