"""How a text file is encoded, found in one pass over it that holds one block at a time."""

from __future__ import annotations

import codecs
from pathlib import Path
from typing import Final

from unlabeled.survey.errors import UnreadableError

_BLOCK: Final = 1 << 16  # bytes, for which memory is used again and again
UTF_8: Final = "utf-8-sig"
_LONGEST_LINE: Final = 1 << 20  # letters; a line this long is no table, and would have to be held in memory
# Tried in this order. Every file is Latin-1; cp1252 is what calls itself so, with quotation marks and euros.
_NARROW: Final = (UTF_8, "cp1252", "latin-1")


def checked_encoding(file: Path) -> str:
    """Return how `file` is encoded.

    Raises
    ------
    UnreadableError
        If it is no text, or has a line beyond a million letters.
    """
    with file.open("rb") as opened:
        wide = _wide(opened.read(_BLOCK))
    for encoding in (wide,) if wide else _NARROW:
        try:
            _check(file, encoding)
        except UnicodeDecodeError:
            continue
        return encoding
    raise _no_text(file)


def _check(file: Path, encoding: str) -> None:
    decoder, line = codecs.getincrementaldecoder(encoding)(), 0
    with file.open("rb") as opened:
        while block := opened.read(_BLOCK):
            text = decoder.decode(block)
            if "\0" in text:
                raise _no_text(file)
            line = _line_length(file, text, line)
        decoder.decode(b"", final=True)


def _no_text(file: Path) -> UnreadableError:
    return UnreadableError(f"{file.name} is no text file. Export the survey as CSV.")


def _wide(first: bytes) -> str | None:
    """Return which UTF-16 a file is that begins with `first`: a mark says so, or every other byte is zero."""
    if first.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    even_zeros, odd_zeros = first[0:200:2].count(0), first[1:200:2].count(0)
    most = len(first[:200]) // 3  # of the half of its bytes; what is written in other letters has a mark
    if most and odd_zeros > most and not even_zeros:
        return "utf-16-le"
    if most and even_zeros > most and not odd_zeros:
        return "utf-16-be"
    return None


def _line_length(file: Path, block: str, before: int) -> int:
    """Return how long the line is that `block` ends in; `before` is the length that it began with.

    A block is no longer than a line may be, so only its first and its last line can be too long.
    """
    ends = [place for place in (block.find("\n"), block.find("\r")) if place >= 0]
    if before + min(ends, default=len(block)) > _LONGEST_LINE:
        raise UnreadableError(
            f"{file.name} has a line of more than a million bytes; a survey's table has one line per person. "
            "Export it as CSV."
        )
    last = max(block.rfind("\n"), block.rfind("\r"))
    return before + len(block) if last < 0 else len(block) - 1 - last
