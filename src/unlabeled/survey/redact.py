"""What points at somebody, taken out of a comment: addresses, numbers to call, and names on a list.

It helps whoever reads the comments before they are shown; it proves nothing. In doubt it takes out more.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from unlabeled.survey.addresses import is_telephone
from unlabeled.survey.errors import UnreadableError
from unlabeled.survey.read.names import mended

ADDRESS: Final = "[address]"
NUMBER: Final = "[number]"
NAME: Final = "[name]"
_LARGEST: Final = 1_000_000  # bytes of a list of names
# In this order: a link may hold an @, and what follows an @ looks like a link.
_ADDRESSES: Final = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"\b[a-z][a-z0-9+.-]{0,20}://[^\s<>\"]+|\bwww\.[^\s<>\"]+",
        r"(?<![^\s,;<>\"()])[^\s,;<>\"()@＠]*[@＠][^\s,;<>\"()]*\w",  # mail and handles: any word with an @
        r"\w[\w.+-]{0,63} ?[(\[] ?(?:at|ät) ?[)\]] ?[\w-]{1,63}"
        r"(?: ?(?:\.|[(\[] ?(?:dot|punkt) ?[)\]]) ?[\w-]{1,63})+",
        r"\b[\w-]{1,63}(?:\.[\w-]{1,63}){0,5}\.(?:com|org|net|edu|gov|info|io|app|dev|example"
        r"|at|ch|co|de|es|eu|fr|it|jp|nl|uk|us)\b(?:/[^\s<>\"]*)?",
    )
)
_DASHES: Final = str.maketrans(dict.fromkeys("‐‑‒–—−", "-"))
_DIGITS: Final = re.compile(r"[+(]{0,2}\d[\d ()/.‐‑‒–—−-]*\d")
_JOINERS: Final = re.compile(r"(?<=[\d ()/.+-])[\u200c\u200d]+|[\u200c\u200d]+(?=[\d ()/.+-])")
_UNSEEN: Final = frozenset({"Cf", "Me", "Mn"})  # marks, and what joins letters: both can part a name
_WORD: Final = re.compile(r"[^\W_]+")
_AGAIN: Final = re.compile(r"(\[(?:address|number|name)\])(?:[ -]\1)+")
# Letters that are written as two where a keyboard lacks them; and letters that do not fall apart by
# themselves into a letter and its mark.
_SPELT: Final = str.maketrans(
    {each: f"{bare}e" for each, bare in zip("äöüø", "aouo", strict=True)} | {"å": "aa"}
)
_BARE: Final = {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"}
_PARTICLES: Final = frozenset({
    "al", "bin", "da", "de", "del", "den", "der", "di", "do", "dos", "du", "el", "ibn", "la", "le", "los",
    "mac", "mc", "of", "the", "ten", "ter", "van", "vom", "von", "zu", "zum", "zur",
})  # fmt: skip
# In these, words stand without spaces, or with others attached, so a name is looked for anywhere.
_UNSPACED: Final = (
    "CJK", "HIRAGANA", "KATAKANA", "HANGUL", "THAI", "LAO", "KHMER", "MYANMAR", "ARABIC", "HEBREW",
)  # fmt: skip


@dataclass(frozen=True, repr=False)
class Roster:
    """Names to take out: words, and what is looked for inside of words."""

    words: frozenset[str] = frozenset()
    anywhere: tuple[str, ...] = field(default=())

    def __repr__(self) -> str:
        return "Roster"


NOBODY: Final = Roster()


def roster_of(lines: Iterable[str]) -> Roster:
    """Return the roster that `lines` make, one person each; every part of a name counts by itself."""
    spellings = [
        _folded(spelling)[0]
        for line in lines
        for spelling in (cleaned(line), cleaned(line).casefold().translate(_SPELT))
    ]
    joined = [re.sub("['’-]", "", spelling) for spelling in spellings]  # as hasty people write O'Brien
    parts = {part for each in (*spellings, *joined) for part in _WORD.findall(each) if not part.isdecimal()}
    anywhere = {part for part in parts if _is_unspaced(part)}
    words = {part for part in parts - anywhere if len(part) > 1 and part not in _PARTICLES}
    return Roster(frozenset(words), tuple(sorted(anywhere, key=lambda part: (-len(part), part))))


def load_roster(file: Path | None) -> Roster:
    """Return the roster in the text `file`, one name a line; nobody if there is none.

    Raises
    ------
    UnreadableError
        If it cannot be read. Quotes no name.
    """
    if file is None:
        return NOBODY
    try:
        if file.stat().st_size > _LARGEST:
            raise UnreadableError(f"{file.name} is too large for a list of names. Write one name a line.")
        text = file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise UnreadableError(f"{file.name} is no text in UTF-8. Save it so, with one name a line.") from None
    except OSError as error:
        problem = f"{file} cannot be read: {error.strerror}. Check its name and folder."
        raise UnreadableError(problem) from None
    roster = roster_of(text.splitlines())
    if roster == NOBODY:
        raise UnreadableError(f"{file.name} holds no name. Write one name a line.")
    return roster


def cleaned(text: str) -> str:
    """Return `text` on one line, without what cannot be seen and could part a word from its pattern."""
    kept = (
        " " if unicodedata.category(letter) in ("Cc", "Zl", "Zp") else letter
        for letter in unicodedata.normalize("NFC", mended(text))
        if unicodedata.category(letter) not in ("Cf", "Cs", "Co", "Cn") or letter in "\u200c\u200d"
    )
    return " ".join("".join(kept).split())


def redacted(text: str, roster: Roster = NOBODY) -> str:
    """Return `text`, cleaned, with a mark in the place of all that points at somebody.

    Examples
    --------
    >>> redacted("Ask ada@team.example or Zoe, +49 30 1234567, in 2025-2026", roster_of(["Zoë Müller"]))
    'Ask [address] or [name], [number], in 2025-2026'
    """
    kept = _JOINERS.sub("", cleaned(text))
    for pattern in _ADDRESSES:
        kept = pattern.sub(ADDRESS, kept)
    kept = _DIGITS.sub(lambda found: NUMBER if is_telephone(found[0].translate(_DASHES)) else found[0], kept)
    return _AGAIN.sub(r"\1", _without_names(kept, roster))


def _without_names(text: str, roster: Roster) -> str:
    if roster == NOBODY:
        return text
    folded, places = _folded(text)
    found = [word.span() for word in _WORD.finditer(folded) if _is_named(word[0], roster.words)]
    if roster.anywhere:
        found += [each.span() for each in re.finditer("|".join(map(re.escape, roster.anywhere)), folded)]
    inside = [each.span() for each in re.finditer(r"\[(?:address|number|name)\]", folded)]
    for start, end in sorted(found, reverse=True):
        if not any(first < end and start < last for first, last in inside):
            text = text[: places[start]] + NAME + text[places[end] :]
    return text


def _is_named(word: str, names: frozenset[str]) -> bool:
    bare = word.rstrip("0123456789")
    return bare in names or (bare.endswith("s") and bare[:-1] in names)


def _folded(text: str) -> tuple[str, list[int]]:
    """Return `text` in one case and without marks; and where each letter of it stood, the end included."""
    letters, places = [], []
    for place, letter in enumerate(text):
        plain = unicodedata.normalize("NFKD", letter.casefold()).casefold()  # some have no small one before
        for each in "".join(_BARE.get(each, each) for each in plain):
            if unicodedata.category(each) not in _UNSEEN:
                letters.append(each)
                places.append(place)
    return "".join(letters), [*places, len(text)]


def _is_unspaced(part: str) -> bool:
    return any(unicodedata.name(letter, "").startswith(_UNSPACED) for letter in part)
