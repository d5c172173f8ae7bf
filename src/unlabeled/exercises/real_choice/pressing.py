"""Where words of a list stand in a text. It compares letters and reads nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from unicodedata import east_asian_width, normalize

_LETTER = r"[\w\u0300-\u036f]"  # an accent may be typed as a mark of its own
_APOSTROPHES = str.maketrans("’ʼ", "''")  # typed either way


@dataclass(frozen=True)
class Piece:
    """A run of a text: as it stands there, and whether it is on the list."""

    text: str
    marked: bool = False


def mark(text: str, phrases: Sequence[str]) -> tuple[Piece, ...]:
    """Return `text` cut into pieces, those marked that are one of `phrases`; together they are the text.

    Whole words only, in any case, over any space between them; where two phrases overlap, the longer one
    counts. An accented letter is the same whether it is typed as one character or as two. Chinese, Japanese
    and Korean put no space between all words, so there a phrase counts anywhere.

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
    longest_first = sorted(
        (normalize("NFC", each.translate(_APOSTROPHES)).split() for each in phrases),
        key=_length,
        reverse=True,
    )
    return re.compile("|".join(map(_spelled, longest_first)), re.IGNORECASE)


def _length(words: Sequence[str]) -> int:
    return len(" ".join(words))


def _spelled(words: Sequence[str]) -> str:
    """Return the pattern of one phrase, which begins and ends with a word where words are told apart."""
    before = "" if _is_wide(words[0][0]) else f"(?<!{_LETTER})"
    after = "" if _is_wide(words[-1][-1]) else f"(?!{_LETTER})"
    return before + r"\s+".join("".join(map(_either_way, word)) for word in words) + after


def _either_way(character: str) -> str:
    """Return the pattern of a character: as one, or as a letter with its marks."""
    apart = normalize("NFD", character)
    return re.escape(character) if apart == character else f"(?:{character}|{re.escape(apart)})"


def _is_wide(character: str) -> bool:
    return east_asian_width(character) in ("W", "F")
