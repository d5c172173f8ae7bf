"""Sheets of `06`: three lists, and a question to keep."""

from __future__ import annotations

from collections.abc import Iterator

from unlabeled.exercises.their_success.content import TheirSuccess
from unlabeled.exercises.told_apart.content import ToldApart
from unlabeled.kit.sheets.blocks import Leaf, Side, Text
from unlabeled.kit.sheets.desk import Desk, lines


def leaves(desk: Desk) -> Iterator[Leaf]:
    """Yield the one leaf."""
    asked, apart = desk.exercise(TheirSuccess), desk.exercise(ToldApart)
    lists, answer, compare = asked.lists, asked.answer, asked.compare
    settings = {name: f"{setting.start:g}" for name, setting in apart.settings}
    explained = (Text(text.format(**settings)) for text in apart.explained)
    front = (
        desk.section(asked, "predict", desk.number(asked.predict)),
        desk.section(asked, "list", *(lines(each, 5) for each in (lists.never, lists.unknown, lists.might))),
    )
    back = (
        desk.section(
            apart, "guess", *explained, Text(desk.shared.toy_model, quiet=True), desk.number(apart.guess)
        ),
        desk.section(
            asked,
            "answer",
            Text(answer.question),
            lines(answer.used, 2),
            lines(answer.ignored, 2),
            desk.number(answer.confidence),
        ),
        desk.section(asked, "ask", lines(asked.ask, 2)),
        desk.section(
            asked, "compare", lines(compare.used, 2), lines(compare.ignored, 2), desk.number(compare.expected)
        ),
    )
    yield desk.leaf("06", Side(front), Side(back, close=True))
