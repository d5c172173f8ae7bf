"""Texts as they are compared: one case, plain quotation marks, no markup, mended where they were garbled."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Sequence

from unlabeled.survey.addresses import masked

_LISTED = 8  # so many names fit into a sentence
_TAG = re.compile(r"<[^<>]{1,300}>")
_UNSPACED = "[\u3001-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uff00-\uff60]"  # Chinese, Japanese
_BESIDE_UNSPACED = re.compile(f"(?<={_UNSPACED}) | (?={_UNSPACED})")
_QUOTES = str.maketrans(
    {"‘": "'", "’": "'", "“": '"', "”": '"', "\u00ad": None, "\u200b": None, "\ufeff": None}
)


def mended(text: str) -> str:
    """Return `text` as it was before UTF-8 was read as Latin-1, if that is what happened to it.

    Examples
    --------
    >>> [mended(text) for text in ("KÃ¼che", "donâ€™t", "Küche", "tea")]
    ['Küche', 'don’t', 'Küche', 'tea']
    """
    if text.isascii():
        return text
    try:
        return b"".join(map(_byte, text)).decode()
    except ValueError:  # UnicodeError is one: it was no such text
        return text


def _byte(letter: str) -> bytes:
    """Return the byte that was read as `letter`; the five that cp1252 leaves open are those of Latin-1."""
    return letter.encode("latin-1" if "\x80" <= letter <= "\x9f" else "cp1252")


def folded(text: str) -> str:
    """Return `text` as names are compared: one case, single spaces, straight quotation marks."""
    if text.isascii():
        return " ".join(text.lower().split())
    return " ".join(unicodedata.normalize("NFC", mended(text)).translate(_QUOTES).casefold().split())


def plain(question: str) -> str:
    """Return `question` as questions are compared: folded, without markup or the mark of a required one.

    Beside letters that are written without spaces, one that a line break left is none.

    Examples
    --------
    >>> [plain(text) for text in ("<p>Is it\\nso?</p> *", "言える、\\nかな。")]
    ['is it so?', '言える、かな。']
    """
    text = folded(untagged(question)).removesuffix(" *")
    return text if text.isascii() else _BESIDE_UNSPACED.sub("", text)


def untagged(text: str) -> str:
    """Return `text` without HTML, which editors of questions leave in it."""
    return html.unescape(_TAG.sub(" ", text)) if "<" in text or "&" in text else text


def listed(names: Sequence[str]) -> str:
    """Return the first few names as one text."""
    more = len(names) - _LISTED
    return ", ".join(masked(name)[:60] for name in names[:_LISTED]) + (
        f" and {more} more" if more > 0 else ""
    )
