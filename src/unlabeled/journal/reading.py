"""A journal in words: what somebody answered, by part, exercise and question. What is not there is absent."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from unlabeled.journal.outline import Asked, Chapter, Scale, Section
from unlabeled.journal.schema import Answer, Json


class Shape(StrEnum):
    """How an answer is set: as it was written, as a list, as an order, or as pairs."""

    WORDS = "words"
    LIST = "list"
    ORDER = "order"
    PAIRS = "pairs"


@dataclass(frozen=True)
class PageWords:
    """What the page says besides questions and answers.

    Attributes
    ----------
    heading, note : str
        Title of the page, and one line below it.
    changed : str
        When the newest answer was saved; `{date}` is filled in.
    empty : str
        What stands there when no answer is kept.
    elsewhere : str
        Heading of answers to questions that this edition of the workshop does not ask.
    between : str
        A number on its scale: `{number}`, `{low}`, `{at_low}`, `{high}` and `{at_high}` are filled in.
    at_end : str
        A number at one end of its scale: `{number}` and `{meaning}` are filled in.
    language : str
        Language tag, for screen readers.
    style : str
        CSS to put before the page's own few rules.
    """

    heading: str = ""
    note: str = ""
    changed: str = ""
    empty: str = ""
    elsewhere: str = ""
    between: str = "{number}"
    at_end: str = "{number}: {meaning}"
    language: str = "en"
    style: str = ""


@dataclass(frozen=True)
class Said:
    """One question and its answer; of pairs, `names` holds the left sides and `words` the right ones."""

    asked: str
    shape: Shape
    words: tuple[str, ...]
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class Passage:
    """What was answered in one exercise."""

    title: str
    said: tuple[Said, ...]


@dataclass(frozen=True)
class Portion:
    """What was answered in one part of the workshop."""

    title: str
    passages: tuple[Passage, ...]


@dataclass(frozen=True)
class Reading:
    """A whole journal in words, and the day of its newest answer."""

    portions: tuple[Portion, ...]
    changed: date | None

    def as_state(self) -> dict[str, Any]:
        """Return what a browser is sent."""
        return {"portions": [asdict(portion) for portion in self.portions]}


def read(answers: Mapping[str, Answer], chapters: Sequence[Chapter], words: PageWords) -> Reading:
    """Return `answers` in the order of `chapters`; those that none of them asks for come last."""
    known = {key for chapter in chapters for key in chapter.keys}
    strange = {key: Asked(key) for key in sorted(set(answers) - known)}
    rest = Chapter(words.elsewhere, (Section("", strange),))
    portions = [_portion(chapter, answers, words) for chapter in (*chapters, rest)]
    latest = max((answer.saved for answer in answers.values()), default=None)
    changed = latest.astimezone().date() if latest else None
    return Reading(tuple(portion for portion in portions if portion.passages), changed)


def _portion(chapter: Chapter, answers: Mapping[str, Answer], words: PageWords) -> Portion:
    passages = (
        Passage(
            "" if section.title == chapter.title else section.title,  # not the same words twice
            tuple(
                _said(asked, answers[key].value, words)
                for key, asked in section.asked.items()
                if key in answers
            ),
        )
        for section in chapter.sections
    )
    return Portion(chapter.title, tuple(passage for passage in passages if passage.said))


def _said(asked: Asked, value: Json, words: PageWords) -> Said:
    if isinstance(value, list):
        shape = Shape.ORDER if asked.ranked else Shape.LIST
        return Said(asked.title, shape, _texts(value, asked))
    if isinstance(value, dict):
        return Said(asked.title, Shape.PAIRS, _texts(value.values(), asked), _texts(value, asked))
    if asked.scale and isinstance(value, int | float):
        return Said(asked.title, Shape.WORDS, (_on_scale(value, asked.scale, words),))
    return Said(asked.title, Shape.WORDS, _texts([value], asked))


def _on_scale(number: float, scale: Scale, words: PageWords) -> str:
    for end, meaning in ((scale.low, scale.at_low), (scale.high, scale.at_high)):
        if number == end:
            return words.at_end.format(number=_number(number), meaning=meaning)
    return words.between.format(
        number=_number(number),
        low=_number(scale.low),
        at_low=scale.at_low,
        high=_number(scale.high),
        at_high=scale.at_high,
    )


def _texts(values: Iterable[Json], asked: Asked) -> tuple[str, ...]:
    return tuple(_text(value, asked.options) for value in values)


def _text(value: Json, options: Mapping[str, str]) -> str:
    """Return an answer as text: an option by its words, a number without digits that nobody gave."""
    if isinstance(value, str):
        return options.get(value, value)
    if isinstance(value, float):
        return _number(value)
    return json.dumps(value, ensure_ascii=False)


def _number(value: float) -> str:
    return f"{value:.10g}"
