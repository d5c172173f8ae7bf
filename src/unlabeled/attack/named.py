"""Names in words: which waves, groups and statements a piece of a page is about."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import takewhile
from typing import Final

from unlabeled.attack.pages import ISOLATED
from unlabeled.attack.said import Said

CUT: Final = "\N{HORIZONTAL ELLIPSIS}"  # at the end of a name that a drawing has no room for
_BROKEN: Final = 8  # letters: no line is shorter that has no room for a whole name
_WORD: Final = re.compile(r"\w+|[^\w\s]")
_FIRST: Final = 0xE000  # of the letters that nobody writes with: each stands where a name stood
GONE: Final = "[\ue000-\uf8ff]"
_AFTER_WAVE: Final = re.compile(r"\b(?:wave|time)\s$", re.IGNORECASE)
_LISTED: Final = re.compile(r"[,:]\s$")
_GOES_ON: Final = re.compile(r"[.,]?\d|\s*%")  # then it was no whole number
_OR_MORE: Final = re.compile(r"or\s(?=(?:more|less)\b)")  # no name, even if a group is called so
_BEFORE_N: Final = re.compile(r":\s|(?:,| \()\s*(?:n\s*=|wave\b|time\b)", re.IGNORECASE)


@dataclass
class Subjects:
    """What words are about; nothing named is empty."""

    waves: set[str] = field(default_factory=set)
    groups: set[str] = field(default_factory=set)
    items: set[str] = field(default_factory=set)

    def or_else(self, other: Subjects) -> Subjects:
        """Return these, and the other's where nothing of the kind is named."""
        return Subjects(self.waves or other.waves, self.groups or other.groups, self.items or other.items)


def _is_common(name: str) -> bool:
    """Return whether a name is a number or a word like any other, "everyone" apart."""
    return name.isdigit() or (name.isalpha() and name.islower() and name != "everyone")


def _first(words: str, start: int = 0) -> str:
    found = _WORD.match(words, start)
    return found[0] if found else ""


def together(several: Iterable[Subjects]) -> Subjects:
    """Return what any of these are about."""
    found = Subjects()
    for each in several:
        found.waves |= each.waves
        found.groups |= each.groups
        found.items |= each.items
    return found


class Names:
    """Every name of a release and its questionnaire."""

    def __init__(self, said: Said, statements: dict[str, str], others: Iterable[str]) -> None:
        self._kinds: dict[str, list[tuple[str, str]]] = {}
        for wave, group in said.places:
            self._add(wave, "waves", wave)
            self._add(wave.capitalize(), "waves", wave)
            for name in {
                group,
                group.rpartition(" / ")[2],
                f"'{group}",
                *({"everyone"} if group == "Everyone" else ()),
            }:
                self._add(name, "groups", group)
        for item, text in statements.items():
            self._add(text, "items", item)
        for text in others:
            self._add(text, "", "")
        self._lengths: dict[str, list[int]] = {}  # of the names that begin with a word
        for name in sorted(self._kinds, key=len, reverse=True):
            lengths = self._lengths.setdefault(_first(name), [])
            lengths += [len(name)] if len(name) not in lengths else []
        self._sorted = sorted(self._kinds)
        self._about: dict[str, Subjects] = {}

    def _add(self, name: str, kind: str, meant: str) -> None:
        plain = " ".join(name.split())
        found = self._kinds.setdefault(plain, []) if plain else []
        if (kind, meant) not in found:
            found.append((kind, meant))

    def whole(self, words: str) -> Subjects | None:
        """Return what words are about that are nothing but a name; None if they are more."""
        plain = words.strip(f" {ISOLATED}\N{EN DASH}\N{EM DASH}-\N{MIDDLE DOT}\N{RIGHTWARDS ARROW}*")
        if plain in self._kinds:
            return self._subjects([plain])
        cut = plain.rstrip(CUT).rstrip()
        begun = self._begun(cut) if cut != plain or len(cut) >= _BROKEN else []
        return self._subjects(begun) if begun else None

    def _begun(self, cut: str) -> list[str]:
        """Return the names that begin so: a drawing breaks or cuts what is too long for a line."""
        start = bisect_left(self._sorted, cut)
        return list(takewhile(lambda name: bool(cut) and name.startswith(cut), self._sorted[start:]))

    def taken_out(self, words: str) -> tuple[str, dict[str, Subjects]]:
        """Return words with a letter for each name in them, and what each of these letters is about."""
        kept: list[str] = []
        found: dict[str, Subjects] = {}
        done = 0
        for start in (match.start() for match in _WORD.finditer(words)):
            name = self._at(words, start) if start >= done else None
            if name is not None:
                letter = chr(_FIRST + len(found) % 6400)
                kept += [words[done:start], letter]
                found[letter] = self._subjects([name])
                done = start + len(name)
        return "".join([*kept, words[done:]]), found

    def about(self, words: str) -> Subjects:
        """Return what words are about: nothing but a name, or all names in them."""
        if words not in self._about:
            whole = self.whole(words)
            self._about[words] = together(self.taken_out(words)[1].values()) if whole is None else whole
        return self._about[words]

    def _at(self, words: str, start: int) -> str | None:
        if start and (words[start - 1].isalnum() or _OR_MORE.match(words, max(start - 3, 0))):
            return None
        for length in self._lengths.get(_first(words, start), ()):
            name = words[start : start + length]
            is_name = name in self._kinds and not words[start + length : start + length + 1].isalnum()
            if is_name and (not _is_common(name) or self._is_told(name, words, start)):
                return name
        return None

    def _is_told(self, name: str, words: str, start: int) -> bool:
        """Return whether a number or word is a name here: marked as one, of a wave, or told something of."""
        before, after = words[:start], words[start + len(name) :]
        if before.endswith(ISOLATED) or _BEFORE_N.match(after):
            return True
        if all(kind != "waves" for kind, _ in self._kinds[name]) or _GOES_ON.match(after):
            return False
        of_list = _LISTED.search(before) and not (name.isdigit() and after.strip())
        return bool(_AFTER_WAVE.search(before) or of_list)

    def _subjects(self, names: Iterable[str]) -> Subjects:
        subjects = Subjects()
        for name in names:
            for kind, meant in self._kinds[name]:
                if kind:
                    getattr(subjects, kind).add(meant)
        return subjects
