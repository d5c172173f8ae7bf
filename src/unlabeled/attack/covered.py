"""Whether a report and an account of the rules print any number that the release does not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from unlabeled.attack.account import account_findings, numbers_of_file
from unlabeled.attack.columns import columns_of_csv
from unlabeled.attack.facts import Finding, Scale
from unlabeled.attack.named import GONE, Names, Subjects, together
from unlabeled.attack.pages import Piece, pieces_of
from unlabeled.attack.said import Said

_TOKEN: Final = re.compile(r"(?<![\w.])\d+(?:\.\d+)?(?![\w])|(?<![\w.])\.\d+")
_PERCENT: Final = re.compile(
    r"(\d+(?:\.\d+)?)(?:\s*(?:–|-|to|and)\s*(\d+(?:\.\d+)?))?\s*%(?:\s*\((\d+)\s*–\s*(\d+)\))?"
)
_CLAUSE: Final = re.compile(r"[;.!?:,](?=\s|$)")
_AXIS: Final = frozenset({0.0, 25.0, 50.0, 75.0, 100.0})
_COUNTED: Final = re.compile(r"\s*(?:statements?|groups?|waves?|times|answers|categories)\b")
_STEPS: Final = re.compile(r"\b(?:steps?|points?)\b")
_OF_FILE: Final = re.compile(r"\b(?:rows?|columns?|questions?)\b", re.IGNORECASE)
_INTERVAL: Final = frozenset({".05", "0.05", "95"})
_RULE: Final = "Print nothing there that does not stand in release.csv."


@dataclass(frozen=True)
class Known:
    """What everybody knows who was asked.

    Parameters
    ----------
    scale : Scale
        Of the answers.
    statements : dict
        Text of each item, by its id.
    words : tuple of str
        Titles, labels and texts of the questionnaire, the policy file, the rules.
    policy : dict
        The thresholds.
    """

    scale: Scale
    statements: dict[str, str]
    words: tuple[str, ...]
    policy: dict[str, int]


def cover_findings(texts: Mapping[str, str], known: Known) -> list[Finding]:
    """Return which numbers of `report.html` and `audit.json` do not follow from `release.csv`.

    Raises
    ------
    AttackError
        If a text cannot be read.
    """
    rows = columns_of_csv(texts["release.csv"])
    said = Said(rows.at(rows.where("status", "shown")))
    found: list[Finding] = []
    if "audit.json" in texts:
        found += account_findings(texts["audit.json"], said, known.words, known.policy)
    if "report.html" in texts:
        of_file = numbers_of_file(texts["audit.json"]) if "audit.json" in texts else frozenset()
        page = _Page(said, known, of_file)
        found += [each for piece in pieces_of(texts["report.html"]) for each in page.findings(piece)]
    return list(dict.fromkeys(found))


class _Page:
    """What a page may say."""

    def __init__(self, said: Said, known: Known, of_file: frozenset[float]) -> None:
        self._said, self._known, self._of_file = said, known, of_file
        lines = [line for text in known.words for line in (text, *text.splitlines())]
        self._whole = {" ".join(line.split()) for line in lines}
        labels = [text for text in known.words if len(text) < 80 and not text.strip().isdigit()]
        self._names = Names(said, known.statements, labels)
        self._pairs = {pair for text in known.words for pair in _pairs(text)}
        self._most = max(len(known.statements), known.scale.high - known.scale.low + 2)

    def findings(self, piece: Piece) -> Iterator[Finding]:
        """Yield the numbers of a piece that nothing accounts for."""
        if not re.search(r"\d", piece.words) or piece.words in self._whole or self._names.whole(piece.words):
            return
        named = self._around(piece)
        words, letters = self._names.taken_out(piece.words)
        for clause in _CLAUSE.split(words):
            named = together(letters[letter] for letter in clause if letter in letters).or_else(named)
            for number in self._unknown(clause, named, piece):
                yield self._finding(number, named)

    def _around(self, piece: Piece) -> Subjects:
        """Return what a piece is about by what stands beside it, else by what stands above."""
        subjects = Subjects()
        for words in (*piece.beside, *piece.above):
            subjects = subjects.or_else(self._names.about(words))
        return subjects

    def _unknown(self, words: str, named: Subjects, piece: Piece) -> Iterator[str]:
        numbers = self._said.of(named.waves, named.groups, named.items)
        percent = {match.start(place) for match in _PERCENT.finditer(words) for place in range(1, 5)}
        for match in _TOKEN.finditer(words):
            number = float(match[0])
            if match.start() in percent:
                known = number in numbers.percent
            else:
                known = number in numbers.other or (piece.kind == "cell" and number in numbers.percent)
            if not known and not self._is_constant(match, words, piece, match.start() in percent):
                yield match[0]

    def _is_constant(self, match: re.Match[str], words: str, piece: Piece, percent: bool) -> bool:
        """Return whether a number is of the rules, the questionnaire or the drawing, by the words at it."""
        number = float(match[0])
        if percent:
            is_axis = piece.kind == "drawn" and words.strip() == f"{match[0]} %" and number in _AXIS
            return is_axis or (match[0] in _INTERVAL and "interval" in words)
        if match[0] in _INTERVAL:
            return "round" in words
        if self._is_numbering(match, words, piece):
            return True
        policy = number in {*self._known.policy.values(), 10, 25}
        if (policy and _STEPS.search(words)) or (policy and words[: match.start()].endswith("ewer than ")):
            return True
        if number in (self._known.scale.low, self._known.scale.high) and "points from" in words:
            return True
        if number in self._of_file and any(_OF_FILE.search(each) for each in (piece.words, *piece.above[:1])):
            return True
        near = _near(words, match)
        return bool(near & self._pairs)

    def _is_numbering(self, match: re.Match[str], words: str, piece: Piece) -> bool:
        """Return whether a number counts statements, answers or groups, or stands before one of them."""
        number, after = float(match[0]), words[match.end() :]
        if _COUNTED.match(after):
            groups = [group for _, group in self._said.places]
            return number in {len(self._said.waves), *range(1, self._most + 1)} or number <= len(groups)
        if number > self._most or "." in match[0]:
            return False
        if re.match(rf"\s*[“\"]?{GONE}", after):
            return True
        return piece.kind == "drawn" and words.strip() == match[0] and not piece.beside

    def _finding(self, number: str, named: Subjects) -> Finding:
        group = ", ".join(sorted(named.groups)[:1]) if len(named.groups) == 1 else ""
        of = f" of {group}" if group else ""
        says = f"report.html prints {number}{of}, which does not follow from the release."
        return Finding(group, "", "", says, _RULE)


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    """Yield each number of a text with the word before it and with the word after it."""
    words = re.findall(r"\w+(?:\.\d+)?", text.casefold())
    for one, other in pairwise(words):
        if one[0].isdigit() or other[0].isdigit():
            yield one, other


def _near(words: str, match: re.Match[str]) -> set[tuple[str, str]]:
    before = re.findall(r"\w+(?:\.\d+)?", words[: match.start()].casefold())[-1:]
    after = re.findall(r"\w+(?:\.\d+)?", words[match.end() :].casefold())[:1]
    return {*((word, match[0]) for word in before), *((match[0], word) for word in after)}
