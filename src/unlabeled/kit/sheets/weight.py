"""Sheets of `04`: three pieces of advice, the ownership card, five forms, a card for the round."""

from __future__ import annotations

from collections.abc import Iterator

from unlabeled.exercises.advice_ledger.content import AdviceLedger
from unlabeled.exercises.consulting_round.content import ConsultingRound
from unlabeled.exercises.five_forms.content import FiveForms
from unlabeled.exercises.off_course.content import OffCourse
from unlabeled.exercises.off_course.course import Course
from unlabeled.exercises.off_course.reading import moment, span
from unlabeled.exercises.ownership_card.content import OwnershipCard
from unlabeled.kit.sheets.blocks import (
    Block,
    Cut,
    Grid,
    Leaf,
    Lines,
    Listed,
    Message,
    Section,
    Side,
    Text,
    Ticks,
    Tied,
    Turned,
)
from unlabeled.kit.sheets.desk import Desk, blank, lines, opened


def leaves(desk: Desk) -> Iterator[Leaf]:
    """Yield the leaf of the three pieces, that of the two cards, and that of the five forms."""
    ledger, card = desk.exercise(AdviceLedger), desk.exercise(OwnershipCard)
    yield desk.leaf(
        "04",
        Side((_months(desk), *_pieces(desk, ledger)), close=True),
        Side((desk.section(ledger, "back", lines(ledger.come_back, 15)), _answer(desk))),
        version=desk.named(ledger, "pieces"),
    )
    write = (Lines(line.label, 3, line.hint or "") for line in card.lines)
    yield desk.leaf(
        "04",
        Side((desk.section(card, "write", *write),)),
        Side((desk.section(card, "keep", lines(card.still, 8)), *_forms(desk)), close=True),
        version=card.title,
    )
    yield _cards(desk)


def _months(desk: Desk) -> Section:
    course = desk.exercise(OffCourse)
    return desk.section(course, "predict", desk.number(course.predict.months))


def _answer(desk: Desk) -> Section:
    """Return what the model says of the guess; it stands in for the screen."""
    asked = desk.exercise(OffCourse)
    say = asked.predict
    course = Course(say.degrees, say.years)
    rows = tuple(
        say.line.format(
            moment=moment(year, course, asked.moments), span=span(course.detour(year), asked.spans)
        )
        for year in say.noticed
    )
    return desk.section(asked, "steer", Turned((Listed(rows), Text(desk.shared.toy_model))))


def _pieces(desk: Desk, asked: AdviceLedger) -> Iterator[Section]:
    words, names = desk.words.sheets.advice_ledger, tuple(piece.name for piece in asked.pieces)
    yield desk.section(
        asked,
        "recall",
        Text(asked.notes.label),
        *(Lines(name, 1) for name in names),
        desk.number(asked.guess),
    )
    rows = blank((*asked.payers.values(), asked.backs.label), len(names))
    yield desk.section(
        asked, "pieces", Grid((opened(asked.payer), *names), rows), Text(words.tick, quiet=True)
    )
    you = asked.figure.you
    yield desk.section(asked, "picture", Text(words.draw.format(you=you)), Tied(names, you))


def _forms(desk: Desk) -> Iterator[Section]:
    asked = desk.exercise(FiveForms)
    dilemma = Message(asked.dilemma.text, asked.dilemma.sender)
    answers = tuple((f"{form.name}: {form.answer}", "") for form in asked.forms)
    received = desk.number(asked.received)
    yield desk.section(
        asked, "receive", dilemma, Text(f"{received.label} {received.between}"), Grid(("", ""), answers)
    )
    given = desk.number(asked.given)
    names = tuple(form.name for form in asked.forms)
    once: Block = Grid(names, (tuple("" for _ in names),))
    yield desk.section(asked, "give", Text(f"{given.label} {given.between}"), once)
    yield desk.section(asked, "gap", Ticks(asked.guess, names, columns=5))


def _cards(desk: Desk) -> Leaf:
    asked = desk.exercise(ConsultingRound)
    wishes = Ticks(asked.wish, tuple(each.wish for each in asked.wishes))
    card = (lines(asked.question, 3), wishes, Text(asked.keep, quiet=True))
    cut = Cut(desk.words.sheets.rounds.cut)
    first, second = desk.section(asked, "card", *card, cut), desk.section(asked, "card", *card)
    return desk.leaf("04", Side((first, second)), version=asked.title)
