"""Numbers on a page that are of the questionnaire, the rules, the file or a drawing, by their words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from unlabeled.attack.facts import Scale
from unlabeled.attack.named import GONE
from unlabeled.attack.pages import Piece
from unlabeled.attack.said import Said

_AXIS: Final = frozenset({0.0, 25.0, 50.0, 75.0, 100.0})
_COUNTED: Final = re.compile(r"\s*(statements?|groups?|waves?|times|answers|categories)\b")
_STEPS: Final = re.compile(r"\b(?:steps?|points?)\b|ewer than $")
_USUAL_STEPS: Final = frozenset({5, 10, 25})
_OF_FILE: Final = re.compile(r"\b(?:rows?|columns?|questions?)\b", re.IGNORECASE)
_INTERVAL: Final = frozenset({".05", "0.05", "95"})
_BEFORE_NAME: Final = re.compile(rf"\s*[“\"]?{GONE}")
_WEIGHT: Final = re.compile(
    r"\bone person of (\d+) is (?:less than (1) point|(\d+)(?: or (\d+))? points?)\b", re.IGNORECASE
)
_MEANS: Final = "avourable means: "
_NUMBERED: Final = re.compile(r"\d{1,2}|\N{EN DASH}")
_WORD: Final = re.compile(r"\w+(?:\.\d+)?")


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
    styles : tuple of str
        How a page is set. A style sheet can write, too, so that of a page must be one of these.
    """

    scale: Scale
    statements: dict[str, str]
    words: tuple[str, ...]
    policy: dict[str, int]
    styles: tuple[str, ...] = ()


@dataclass(frozen=True)
class Token:
    """A number in a clause of a piece, and whether it is a percentage."""

    match: re.Match[str]
    words: str
    piece: Piece
    percent: bool

    @property
    def number(self) -> float:
        """Its value."""
        return float(self.match[0])

    @property
    def alone(self) -> bool:
        """Whether a piece of a drawing is nothing but this number."""
        text = self.match[0] + " %" * self.percent
        return self.piece.kind == "drawn" and self.words.strip() == text


class Constants:
    """What is no number about people's answers."""

    def __init__(self, known: Known, said: Said, of_file: frozenset[float]) -> None:
        self._of_file = of_file
        self._policy = {*known.policy.values(), *_USUAL_STEPS}
        self._ends = known.scale.low, known.scale.high
        self._most = max(len(known.statements), known.scale.high - known.scale.low + 2)
        self._pairs = {pair for text in known.words for pair in _pairs(text)}
        per_wave = Counter(wave for wave, _ in said.places).values()
        per_parent = Counter((wave, parent) for (wave, _), parent in said.parents.items()).values()
        self._groups = {count - beside for count in per_wave for beside in (0, 1)} | set(per_parent)
        self._waves = len(said.waves)
        self._sizes = frozenset(said.sizes.values())
        self._labels = {text.strip() for text in known.words if text.strip().isdigit()}
        self._texts = {" ".join(text.split()) for text in known.words}

    def allow(self, token: Token) -> bool:
        """Return whether a number is known without the release."""
        if token.percent:
            return (token.alone and token.number in _AXIS) or (
                token.match[0] in _INTERVAL and "interval" in token.words
            )
        if token.match[0] in _INTERVAL:
            return "round" in token.words
        if token.match[0] in self._labels and _MEANS in token.piece.words:
            return True
        ways = self._counts, self._is_numbering, self._is_of_rules, self._is_weight
        return any(is_known(token) for is_known in ways)

    def _is_weight(self, token: Token) -> bool:
        """Return whether it says how many points one person is, of as many as a published group has."""
        for found in _WEIGHT.finditer(token.words):
            people = int(found[1])
            points = [int(each) for each in found.groups()[1:] if each is not None]
            is_one = token.match.start() in {found.start(place) for place in (1, 2, 3, 4)}
            if is_one and people in self._sizes and points == _weight(people):
                return True
        return False

    def _counts(self, token: Token) -> bool:
        """Return whether it counts statements, answers, groups or waves."""
        counted = _COUNTED.match(token.words, token.match.end())
        if not counted:
            return False
        if counted[1].startswith("group"):
            return token.number in self._groups
        if counted[1].startswith(("wave", "time")):
            return token.number == self._waves
        return token.number <= self._most

    def _is_numbering(self, token: Token) -> bool:
        """Return whether it numbers statements or answers: before one, or in a row of such numbers."""
        if token.number > self._most or "." in token.match[0]:
            return False
        in_a_row = all(_NUMBERED.fullmatch(words) for words in token.piece.beside)
        before_name = _BEFORE_NAME.match(token.words, token.match.end())
        return (token.alone and in_a_row) or bool(before_name) or self._is_listed(token)

    def _is_listed(self, token: Token) -> bool:
        """Return whether a clause is a number and a text: an answer that is a common word, as in "2 two"."""
        number, _, text = token.words.strip().partition(" ")
        return number == token.match[0] and text in self._texts

    def _is_of_rules(self, token: Token) -> bool:
        """Return whether the policy, the questionnaire or the account of the file has it, in such words."""
        number, words, before = token.number, token.words, token.words[: token.match.start()]
        if number in self._policy and (_STEPS.search(words) or _STEPS.search(before)):
            return True
        if number in self._ends and "points from" in words:
            return True
        around = (token.piece.words, *token.piece.above[:1])
        if number in self._of_file and any(_OF_FILE.search(each) for each in around):
            return True
        last = _WORD.findall(before.casefold())[-1:]
        first = _WORD.findall(words[token.match.end() :].casefold())[:1]
        return bool({*pairwise([*last, token.match[0]]), *pairwise([token.match[0], *first])} & self._pairs)


def _weight(people: int) -> list[int]:
    """Return the whole points between which one person of `people` lies; 1 where it is less than one."""
    return sorted({max(100 // people, 1), max(-(-100 // people), 1)})


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    """Yield each number of a text with the word before it and with the word after it."""
    for one, other in pairwise(_WORD.findall(text.casefold())):
        if one[0].isdigit() or other[0].isdigit():
            yield one, other
