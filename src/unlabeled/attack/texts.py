"""Texts of a questionnaire and names of groups that hold digits: what they say is no number of people.

They are taken out of a page before numbers are looked for: the longest first, whole words only. A text that
is nothing but a number is taken out only where a name stands: alone, or before what is told of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from unlabeled.attack.named import CUT, Subjects
from unlabeled.attack.pages import ISOLATED, Piece
from unlabeled.attack.said import Said

_HOLE: Final = "\ue000"  # stands where a text stood
_LETTER: Final = re.compile(r"[^\W\d_]")
_SHARE: Final = r"(?:\d+(?:–\d+)? %|any share\b|withheld\b|[12]/[23] or |(?:under|over) half\b|not shown\b)"
_NAMED: Final = rf"(?=\s*$|:\s|, n = |, wave |, {_HOLE}|\s(?:in between\b|a third |two thirds |{_SHARE}))"
_NUMBERED: Final = r"(?:(?<=numbered: )|(?<=, ))(?P<number>\d{1,2}) "
_BEGINS: Final = r"(?:^|(?<=[;:,“” ] )|(?<=[;:,.]\s)|(?<=“)|(?<=\u2068))"


def _plain(text: str) -> str:
    return " ".join(text.replace(ISOLATED, " ").split())


class Texts:
    """Known texts that hold digits.

    Parameters
    ----------
    said : Said
        What the release says, of which groups and waves.
    statements : dict
        Text of each item, by its id.
    words : iterable of str
        Every other text of the questionnaire.
    """

    def __init__(self, said: Said, statements: dict[str, str], words: Iterable[str]) -> None:
        self._groups: dict[str, set[str]] = {}
        for _, group in said.places:
            for name in _called(group):
                self._groups.setdefault(name, set()).add(group)
        self._items = {_plain(text): item for item, text in statements.items()}
        waves = {f"{before}{wave}" for wave in said.waves if wave for before in ("wave ", "Wave ", "")}
        known = (*self._groups, *self._items, *_without_version(words))
        own = {plain for text in known if re.search(r"\d", plain := _plain(text))}
        also = {text for text in waves if re.search(r"\d", text) and _LETTER.search(text)}
        texts = sorted(own | also, key=len, reverse=True)
        self._own = _any(sorted((text for text in own if _LETTER.search(text)), key=len, reverse=True))
        self._long = [text for text in texts if _LETTER.search(text)]
        bare = "|".join(re.escape(text) for text in texts if not _LETTER.search(text))
        self._texts = _any(self._long)
        self._bare = re.compile(rf"{_BEGINS}(?:{bare})(?!\w){_NAMED}") if bare else None
        self._answers = re.compile(rf"{_NUMBERED}(?:{bare})(?=[,;])") if bare else None
        self._alone = {text for text in texts if not _LETTER.search(text)}

    def out_of(self, piece: Piece) -> str | None:
        """Return the words of a piece without the known texts; None if it and what is around it hold none."""
        around = (piece.words, *piece.beside, *piece.above)
        if not any(self._own.search(_plain(words)) or self._has_bare(words) for words in around):
            return None if piece.kind != "drawn" or not self._is_broken(piece) else _HOLE
        words = _plain(piece.words)
        if (words in self._alone and piece.is_name) or (piece.kind == "drawn" and self._is_broken(piece)):
            return _HOLE
        words = self._texts.sub(_HOLE, words)
        if self._answers is not None and self._bare is not None:
            words = self._answers.sub(rf"\g<number> {_HOLE}", words)
            words = words if piece.kind == "cell" and not piece.is_name else self._bare.sub(_HOLE, words)
        return words

    def _has_bare(self, words: str) -> bool:
        plain = _plain(words)
        return any(re.search(rf"(?<!\w){re.escape(text)}(?!\w)", plain) for text in self._alone)

    def _is_broken(self, piece: Piece) -> bool:
        """Return whether words of a drawing are a line of a text that is too long for one."""
        line = _plain(piece.words).rstrip(CUT).rstrip()
        if not _LETTER.search(line):
            is_end = any(text.endswith(f" {line}") for text in self._items)
            return bool(line) and (is_end or any(text.startswith(f"{line} ") for text in self._long))
        ends = "" if CUT in piece.words else r"(?!\w)"
        whole = re.compile(rf"(?<!\w){re.escape(line)}{ends}")
        return any(line in text and whole.search(text) for text in self._long)

    def about(self, piece: Piece) -> Subjects:
        """Return everything that a piece may be about: whatever is named in it, beside it or above it."""
        if piece.kind == "drawn":  # names may be cut there
            return Subjects()
        around = [_plain(words) for words in (piece.words, *piece.beside, *piece.above)]
        groups = {
            group
            for name, meant in self._groups.items()
            if any(_holds(words, name) for words in around)
            for group in meant
        }
        items = {item for text, item in self._items.items() if any(_holds(words, text) for words in around)}
        return Subjects(set(), groups | {"Everyone"} if groups else set(), items)


def _called(group: str) -> Iterator[str]:
    """Yield how a page may call a group."""
    yield from dict.fromkeys(_plain(name) for name in (group, group.rpartition(" / ")[2]))


def _without_version(words: Iterable[str]) -> list[str]:
    """Return the texts without the number of the version, which stands behind that word alone."""
    found = list(words)
    for version in [text.removeprefix("version ") for text in found if text.startswith("version ")]:
        if version in found:
            found.remove(version)
    return found


def _holds(words: str, name: str) -> bool:
    return name in words and bool(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", words))


def _any(texts: Iterable[str]) -> re.Pattern[str]:
    """Return what finds any of these, the first that fits, as whole words."""
    either = "|".join(map(re.escape, texts))
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)" if either else r"(?!)")
