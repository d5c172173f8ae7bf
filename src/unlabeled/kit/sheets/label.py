"""Sheets of `01`, in two versions: what comes with the label on one of them comes without it on the other."""

from __future__ import annotations

from collections.abc import Iterator

from unlabeled.exercises.label_off.content import Case, LabelOff
from unlabeled.exercises.label_off.deal import Deal, deal
from unlabeled.exercises.label_off.shift import Count, Line
from unlabeled.exercises.label_off.shift import Side as Counted
from unlabeled.kit.sheets.blocks import Block, For, Grid, Leaf, Message, Section, Side, Text, Ticks, Turned
from unlabeled.kit.sheets.desk import Desk, lines


def leaves(desk: Desk) -> Iterator[Leaf]:
    """Yield both versions; who gets which is for chance to say, as the label was."""
    asked, versions = desk.exercise(LabelOff), desk.words.sheets.label_off.versions
    dealt = deal([[case.id for case in block] for block in asked.blocks], desk.seed)
    others = frozenset(case for block in dealt.blocks for case in block) - dealt.labelled
    for version, labelled in zip(versions, (dealt.labelled, others), strict=True):
        yield _leaf(desk, asked, Deal(dealt.blocks, labelled, dealt.seed), version)


def _leaf(desk: Desk, asked: LabelOff, dealt: Deal, version: str) -> Leaf:
    words = desk.words.sheets.label_off
    guess = Ticks(asked.predict.label, tuple(each.text for each in asked.predict.options), columns=2)
    first, second = (tuple(_cases(asked, dealt, block, words.letters)) for block in dealt.blocks)
    front = (
        desk.section(asked, "predict", guess),
        desk.section(asked, "first", Text(words.dealt, quiet=True), *first),
    )
    back = (
        desk.section(asked, "second", *second),
        _count(desk, asked, dealt),
        desk.section(asked, "gain", lines(asked.gain.question, 4)),
    )
    return desk.leaf("01", Side(front, close=True), Side(back, close=True), version=version, whose=For.CHANCE)


def _cases(asked: LabelOff, dealt: Deal, block: tuple[str, ...], letters: tuple[str, ...]) -> Iterator[Block]:
    cases = {case.id: case for each in asked.blocks for case in each}
    for name in block:
        head = asked.cases.labelled if name in dealt.labelled else asked.cases.plain
        yield Message(cases[name].message, head, cases[name].name)
        texts = (cases[name].options[line] for line in _shown(dealt, cases[name]))
        yield Ticks("", tuple(f"{letter}  {text}" for letter, text in zip(letters, texts, strict=True)))


def _shown(dealt: Deal, case: Case) -> tuple[Line, ...]:
    return dealt.shuffled(case.id, tuple(Line))


def _count(desk: Desk, asked: LabelOff, dealt: Deal) -> Section:
    """Return the place to count, with the key upside down."""
    words, figure = desk.words.sheets.label_off, asked.figure
    cases = {case.id: case for block in asked.blocks for case in block}
    sides = {Counted.TELLS: figure.tells, Counted.LEAVES: figure.leaves}
    rows = tuple(
        (
            cases[name].name,
            figure.labelled if name in dealt.labelled else figure.plain,
            *(sides[Count.USUAL.side(line)] for line in _shown(dealt, cases[name])),
        )
        for block in dealt.blocks
        for name in block
    )
    key = Grid((figure.head[0], figure.head[1], *words.letters), rows)
    tallies = (Text(words.tally.format(label=label)) for label in (figure.labelled, figure.plain))
    return desk.section(
        asked, "reveal", Text(words.count), Turned((key,)), *tallies, Text(figure.few, quiet=True)
    )
