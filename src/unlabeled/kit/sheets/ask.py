"""Sheets of `03`: one for each invented colleague, and one for two who both wish it."""

from __future__ import annotations

from collections.abc import Iterator

from unlabeled.exercises.ask_first.content import AskFirst, Persona
from unlabeled.kit.sheets.blocks import For, Grid, Leaf, Lines, Message, Number, Side, Text, Ticks, Turned
from unlabeled.kit.sheets.desk import Desk, lines


def leaves(desk: Desk) -> Iterator[Leaf]:
    """Yield a leaf for each colleague, and one for a neighbour."""
    asked = desk.exercise(AskFirst)
    for persona in asked.personas:
        sides = _front(desk, asked, persona), _back(desk, asked, persona)
        yield desk.leaf("03", *sides, version=persona.name, whose=For.CHANCE)
    yield _neighbour(desk, asked)


def _front(desk: Desk, asked: AskFirst, persona: Persona) -> Side:
    words = desk.words.sheets.ask_first
    label = asked.guess.first.format(name=persona.name)
    order = Grid((label, words.place), tuple((f"{each.text}: {each.note}", "") for each in asked.preferences))
    questions = tuple(each.text for each in asked.questions)
    about = Message(persona.about, "", persona.name)
    return Side(
        (
            desk.section(asked, "predict", about, Text(words.order), order, _sure(desk, asked)),
            desk.section(
                asked,
                "ask",
                Ticks(asked.ask.label.format(name=persona.name), questions),
                Text(words.choose, quiet=True),
            ),
        )
    )


def _back(desk: Desk, asked: AskFirst, persona: Persona) -> Side:
    words, things = desk.words.sheets.ask_first, {each.id: each.text for each in asked.preferences}
    answers = Grid(
        (persona.name, ""), tuple((each.text, persona.answers[each.id]) for each in asked.questions)
    )
    again = Grid((asked.guess.again.format(name=persona.name), words.place), _blank(asked, 1))
    order = ", ".join(things[each] for each in persona.order)
    key = Turned((Text(asked.findings.theirs.format(order=order)), Text(persona.summed_up)))
    return Side(
        (
            desk.section(asked, "again", answers, Text(words.again_order), again, _sure(desk, asked)),
            desk.section(asked, "reveal", Text(desk.words.upside_down, quiet=True), Text(words.count), key),
        ),
        close=True,
    )


def _neighbour(desk: Desk, asked: AskFirst) -> Leaf:
    words = desk.words.sheets.ask_first
    columns = (asked.neighbour, words.first, words.again, words.own)
    order = Grid(columns, (*_blank(asked, 3), (asked.guess.sure.label, "", "", "–")))
    front = Side(
        (
            desk.section(asked, "neighbour", Text(words.neighbour), Text(words.order), order),
            desk.section(asked, "talk", Text(words.talk), Lines(words.notes, 11)),
        )
    )
    back = Side(
        (
            desk.section(asked, "heard", Text(words.heard), Text(words.count)),
            desk.section(asked, "message", lines(asked.message, 17)),
        )
    )
    return desk.leaf("03", front, back, version=asked.neighbour)


def _blank(asked: AskFirst, columns: int) -> tuple[tuple[str, ...], ...]:
    return tuple((each.text, *[""] * columns) for each in asked.preferences)


def _sure(desk: Desk, asked: AskFirst) -> Number:
    return desk.number(asked.guess.sure)
