"""Sheets of `02`: a number, and the answer to a no."""

from __future__ import annotations

from collections.abc import Iterator

from unlabeled.exercises.letting_go.content import LettingGo
from unlabeled.exercises.own_speed.content import OwnSpeed
from unlabeled.exercises.own_speed.reading import meaning
from unlabeled.kit.sheets.blocks import Leaf, Listed, Message, Side, Text, Turned
from unlabeled.kit.sheets.desk import Desk, lines


def leaves(desk: Desk) -> Iterator[Leaf]:
    """Yield the one leaf."""
    asked, letting = desk.exercise(OwnSpeed), desk.exercise(LettingGo)
    message = Message(letting.message.text, letting.message.sender)
    front = (
        desk.section(asked, "predict", desk.number(asked.predict.asymmetry)),
        desk.section(letting, "reply", message, lines(letting.reply, 17)),
    )
    back = (
        desk.section(letting, "wanted", lines(letting.wanted, 15)),
        desk.section(letting, "compare", Text(desk.words.sheets.letting_go.beside)),
        desk.section(asked, "alone", Turned((_others(asked), Text(desk.shared.toy_model)))),
    )
    yield desk.leaf("02", Side(front), Side(back))


def _others(asked: OwnSpeed) -> Listed:
    """Return what the model makes of a few numbers: it stands in for the screen."""
    say = asked.predict
    return Listed(tuple(say.line.format(**meaning(k, asked)) for k in say.others))
