"""Where words of a list stand in a text. It compares letters and reads nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_APOSTROPHES = str.maketrans("’ʼ", "''")  # typed either way


@dataclass(frozen=True)
class Piece:
    """A run of a text: as it stands there, and whether it is on the list."""

    text: str
    marked: bool = False


def mark(text: str, phrases: Sequence[str]) -> tuple[Piece, ...]:
    """Return `text` cut into pieces, those marked that are one of `phrases`; together they are the text.

    Whole words only, in any case, over any space between them; where two phrases overlap, the longer one
    counts.

    Examples
    --------
    >>> [piece.text for piece in mark("You must. Mustard?", ["must"]) if piece.marked]
    ['must']
    """
    if not phrases:
        return (Piece(text),) if text else ()
    pieces, end = [], 0
    for found in _pattern(phrases).finditer(text.translate(_APOSTROPHES)):
        pieces += [Piece(text[end : found.start()]), Piece(text[found.start() : found.end()], marked=True)]
        end = found.end()
    pieces.append(Piece(text[end:]))
    return tuple(piece for piece in pieces if piece.text)


def count(pieces: Sequence[Piece]) -> int:
    """Return how many of `pieces` are marked."""
    return sum(piece.marked for piece in pieces)


def _pattern(phrases: Sequence[str]) -> re.Pattern[str]:
    longest_first = sorted(phrases, key=len, reverse=True)
    spelled = (r"\s+".join(map(re.escape, each.translate(_APOSTROPHES).split())) for each in longest_first)
    return re.compile(rf"(?<!\w)(?:{'|'.join(spelled)})(?!\w)", re.IGNORECASE)
