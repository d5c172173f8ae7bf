"""Whether a report and an account of the rules print any number that the release does not."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from typing import Final

from unlabeled.attack.account import account_findings, numbers_of_file
from unlabeled.attack.columns import Columns, columns_of_csv
from unlabeled.attack.constants import Constants, Known, Token
from unlabeled.attack.facts import Finding
from unlabeled.attack.named import CUT, Names, Subjects, together
from unlabeled.attack.pages import Piece, has_number, pieces_of
from unlabeled.attack.said import Numbers, Said
from unlabeled.attack.texts import Texts

_TOKEN: Final = re.compile(r"(?<![\w.])\d+(?:\.\d+)?(?!\w)|(?<![\w.])\.\d+")
_PERCENT: Final = re.compile(
    r"(\d+(?:\.\d+)?)(?:\s*(?:–|-|to|and)\s*(\d+(?:\.\d+)?))?\s*%(?:\s*\((\d+)\s*–\s*(\d+)\))?"
)
_FRACTION: Final = re.compile(r"\b([12])\s*/\s*([23])\b")
_GLUED: Final = re.compile(r"\w[\w.]*\w|\w")
_CLAUSE: Final = re.compile(r"[;.!?:,](?=\s|$)")
_LABEL: Final = 80  # letters: longer texts of a questionnaire are no titles
_RULE: Final = "Print nothing there that does not stand in release.csv."


def cover_findings(texts: Mapping[str, str], known: Known, rows: Columns | None = None) -> list[Finding]:
    """Return which numbers of `report.html` and `audit.json` do not follow from `release.csv`.

    Parameters
    ----------
    texts : mapping of str to str
        File names and contents, `release.csv` among them.
    known : Known
        What is no secret.
    rows : Columns, optional
        Those of `release.csv`, where it was read already.

    Raises
    ------
    AttackError
        If a text cannot be read.
    """
    rows = columns_of_csv(texts["release.csv"]) if rows is None else rows
    said = Said(rows.at(rows.where("status", "shown")))
    found: list[Finding] = []
    of_file: frozenset[float] = frozenset()
    if "audit.json" in texts:
        of_file = numbers_of_file(texts["audit.json"])
        found += account_findings(texts["audit.json"], said, known.words, known.policy)
        if json.loads(texts["audit.json"])["withholds"] is not bool(rows.where("status", "withheld").any()):
            found.append(Finding("", "", "", "audit.json is wrong about what is withheld.", _RULE))
    if "report.html" in texts:
        page = _Page(said, known, Constants(known, said, of_file))
        pieces = dict.fromkeys(pieces_of(texts["report.html"]))
        found += [each for piece in pieces for each in page.findings(piece)]
    return list(dict.fromkeys(found))


class _Page:
    """What a page may say."""

    def __init__(self, said: Said, known: Known, constants: Constants) -> None:
        self._said, self._constants = said, constants
        lines = [line for text in known.words for line in (text, *text.splitlines())]
        self._whole = {" ".join(line.split()) for line in (*lines, *known.words)}
        self._styles = {" ".join(text.split()) for text in known.styles}
        names = (name for place in said.places for name in place)
        self._words = {word for text in (*known.words, *names) for word in _GLUED.findall(text)}
        labels = [text for text in known.words if len(text) < _LABEL and not text.strip().isdigit()]
        self._names = Names(said, known.statements, labels)
        self._known = known

    @cached_property
    def _texts(self) -> Texts:
        return Texts(self._said, self._known.statements, self._known.words)

    def findings(self, piece: Piece) -> Iterator[Finding]:
        """Yield the numbers of a piece that nothing accounts for."""
        if piece.kind == "style":
            if piece.words and piece.words not in self._styles:
                yield Finding("", "", "", "report.html has a style sheet that nobody knows.", _RULE)
            return
        is_text = piece.words in self._whole or self._names.whole(piece.words)
        may_be_text = piece.is_name or re.search(r"[^\W\d_]", piece.words)
        if not has_number(piece.words) or (is_text and may_be_text):
            return
        found = list(self._found(piece))
        if (
            found and (words := self._texts.out_of(piece)) is not None
        ):  # digits of a name may look like a number
            named = self._texts.about(piece)
            found = [
                _finding(number, named)
                for clause in _CLAUSE.split(words)
                for number in self._unknown(clause, named, piece)
            ]
        yield from found

    def _found(self, piece: Piece) -> Iterator[Finding]:
        """Yield the numbers that nothing accounts for, as the names in and around a piece are understood."""
        named = self._around(piece)
        words, letters = self._names.taken_out(piece.words)
        for clause in _CLAUSE.split(words):
            named = together(letters[letter] for letter in clause if letter in letters).or_else(named)
            for number in self._unknown(clause, named, piece):
                yield _finding(number, named)

    def _around(self, piece: Piece) -> Subjects:
        """Return what a piece is about by what stands beside it, else by what stands above."""
        subjects = Subjects()
        for words in piece.beside:
            subjects = subjects.or_else(self._names.about(words))
        for words in piece.above:
            above = self._names.about(words)
            if piece.kind == "drawn":  # waves stand side by side in a drawing
                above = replace(above, waves=set())
            subjects = subjects.or_else(above)
        return subjects

    def _unknown(self, clause: str, named: Subjects, piece: Piece) -> Iterator[str]:
        """Yield the numbers of a clause that are neither printed of what it is about nor known anyway."""
        numbers = self._said.of(named.waves, named.groups, named.items)
        for match in _FRACTION.finditer(clause):
            is_axis = piece.kind == "drawn" and clause.strip() == match[0]
            if not is_axis and round(100 * int(match[1]) / int(match[2])) not in numbers.percent:
                yield match[0]
        words = _FRACTION.sub(lambda match: " " * len(match[0]), clause)
        percent = {match.start(place) for match in _PERCENT.finditer(words) for place in range(1, 5)}
        for match in _TOKEN.finditer(words):
            token = Token(match, words, piece, match.start() in percent)
            may_be_percent = token.percent or piece.kind == "cell"
            known = may_be_percent and token.number in numbers.percent
            known |= not token.percent and (token.number in numbers.other or _is_begun(token, numbers))
            if not known and not self._constants.allow(token):
                yield match[0]
        for word in _GLUED.findall(_TOKEN.sub(" ", words)):  # what is no number by itself: n37, 37th, ³
            if has_number(word) and word not in self._words:
                yield word


def _is_begun(token: Token, numbers: Numbers) -> bool:
    """Return whether a drawing had no room for the whole of a number that is printed."""
    is_cut = token.piece.kind == "drawn" and token.words[token.match.end() :].startswith(CUT)
    return is_cut and any(f"{number:g}".startswith(token.match[0]) for number in numbers.other)


def _finding(number: str, named: Subjects) -> Finding:
    group = next(iter(named.groups)) if len(named.groups) == 1 else ""
    of = f" of {group}" if group else ""
    return Finding(
        group, "", "", f"report.html prints {number}{of}, which does not follow from the release.", _RULE
    )
