"""Sheets of `05`: a hundred points, one for each who may ask; and a message that leaves a choice."""

from __future__ import annotations

from collections.abc import Iterator

from unlabeled.exercises.hundred_points.content import Asker, HundredPoints
from unlabeled.exercises.real_choice.content import RealChoice
from unlabeled.kit.sheets.blocks import For, Grid, Leaf, Message, Side, Text, Ticks, Turned
from unlabeled.kit.sheets.desk import Desk, lines


def leaves(desk: Desk) -> Iterator[Leaf]:
    """Yield a leaf for each who may ask, one for a neighbour, and one for the message."""
    asked = desk.exercise(HundredPoints)
    for asker in asked.askers:
        front = _front(desk, asked, asker.name, asker.situation)
        inside = _inside(desk, asked, asker)
        yield desk.leaf("05", front, inside, version=asker.name, whose=For.CHANCE)
    beside = asked.neighbour
    front = _front(desk, asked, beside.column, beside.situation)
    yield desk.leaf("05", front, _inside(desk, asked, None), version=beside.column, whose=For.WISH)
    yield _message(desk)


def _front(desk: Desk, asked: HundredPoints, name: str, situation: str) -> Side:
    words = desk.words.sheets.hundred_points
    criteria = tuple((f"{each.name}: {each.note}", "") for each in asked.criteria)
    plain = tuple((each.name, "") for each in asked.criteria)
    near = asked.nearer
    return Side(
        (
            desk.section(
                asked,
                "me",
                Message(asked.dilemma),
                Text(f"{asked.me} {words.steps}"),
                Grid(("", asked.bars.me), criteria),
            ),
            desk.section(
                asked,
                "advice",
                Message(situation, "", name),
                Text(asked.advice),
                Grid(("", asked.bars.advice), plain),
            ),
            desk.section(
                asked,
                "predict",
                desk.number(asked.guess),
                Ticks(near.label, (near.mine, near.theirs, near.equal), columns=3),
            ),
        ),
        close=True,
    )


def _inside(desk: Desk, asked: HundredPoints, asker: Asker | None) -> Side:
    """Return the side with the other one's weights; a neighbour's are written in."""
    words, bars, apart = desk.words.sheets.hundred_points, asked.bars, asked.distances
    name = asker.name if asker else asked.neighbour.column
    rows = tuple((each.name, "", "", str(asker.weights[each.id]) if asker else "") for each in asked.criteria)
    splits = Grid((bars.criterion, bars.me, bars.advice, name), rows)
    heard = () if asker else (desk.section(asked, "heard", Text(words.heard)),)
    said = (Text(asker.says),) if asker else ()
    far = Grid(apart.head, ((apart.advice_me, ""), (apart.advice_them, ""), (apart.me_them, "")))
    return Side(
        (
            *heard,
            desk.section(asked, "bars", Text(words.copied), splits, *said),
            desk.section(asked, "distances", Text(words.count), far, Text(asked.findings.limit, quiet=True)),
        )
    )


def _message(desk: Desk) -> Leaf:
    asked = desk.exercise(RealChoice)
    words, checks = desk.words.sheets.real_choice, asked.checks
    conditions = tuple(f"{each.name}: {each.means}" for each in checks.conditions)
    examples = Turned(
        tuple(Text(checks.example.format(name=c.name, example=c.example)) for c in checks.conditions)
    )
    front = (
        desk.section(
            asked, "read", Message(asked.message.text, asked.message.sender), desk.number(asked.guess)
        ),
        desk.section(asked, "edit", lines(asked.edit, 15), Ticks(checks.label, conditions)),
    )
    pressing = Text(f"{words.list}: {', '.join(asked.pressing)}.", quiet=True)
    back = (
        desk.section(asked, "again", Text(words.look), pressing),
        desk.section(asked, "chair", lines(asked.chair, 7)),
        desk.section(asked, "since", lines(asked.since, 7), examples),
    )
    return desk.leaf("05", Side(front, close=True), Side(back), version=asked.title)
