"""What the answers come to: rows of the picture, its words and numbers, and the sentences below it."""

from __future__ import annotations

from unlabeled.exercises.advice_ledger.content import AdviceLedger
from unlabeled.exercises.advice_ledger.drawing import Caption, Row, draw
from unlabeled.exercises.advice_ledger.ledger import Piece, Standing
from unlabeled.exercises.words import Words
from unlabeled.look import Table, svg

Pieces = dict[str, Piece]


def picture(pieces: Pieces, content: AdviceLedger) -> str:
    """Return the figure of `pieces` as SVG text."""
    say = content.figure
    caption = Caption(say.you, say.pays, say.returned, say.unowned, say.unknown, say.open)
    return svg(draw(tuple(Row(each.name, pieces[each.id]) for each in content.pieces), caption), crop=False)


def describe(pieces: Pieces, content: AdviceLedger, words: Words) -> tuple[str, Table]:
    """Return the picture in words, and the answers behind it."""
    say = content.figure
    cells = tuple((each.name, *_answers(pieces[each.id], content, words)) for each in content.pieces)
    named = {
        Standing.UNOWNED: say.unowned,
        Standing.UNKNOWN: say.unknown,
        Standing.OPEN: say.open,
        Standing.TIED: say.tied,
    }
    rows = (
        say.alt_row.format(name=name, payer=payer, back=back, standing=named[pieces[each.id].standing])
        for each, (name, payer, back) in zip(content.pieces, cells, strict=True)
    )
    return say.alt.format(rows=" ".join(rows)), Table(say.caption, say.head, cells)


def _answers(piece: Piece, content: AdviceLedger, words: Words) -> tuple[str, str]:
    payer = content.payers[piece.payer] if piece.payer else words.not_answered
    if piece.returned is None:
        return payer, words.not_answered
    return payer, content.backs.returned if piece.returned else content.backs.not_returned


def findings(pieces: Pieces, guess: int, content: AdviceLedger) -> tuple[str, ...]:
    """Return the sentences below the picture; the guess is set beside them once all is known."""
    say = content.findings
    unowned, unknown, unanswered = (
        [each.expected for each in content.pieces if pieces[each.id].standing is standing]
        for standing in (Standing.UNOWNED, Standing.UNKNOWN, Standing.OPEN)
    )
    lines = [say.some.format(names=", ".join(unowned))] if unowned else []
    if unknown:
        lines.append(say.unknown.format(names=", ".join(unknown)))
    if unanswered:
        lines.append(say.open)
    if not (unowned or unknown or unanswered):
        lines.append(say.all_tied)
    if not (unknown or unanswered):
        found = len(unowned)
        lines.append(say.as_guessed if guess == found else say.otherwise.format(guess=guess, found=found))
    return (*lines, say.rule)
