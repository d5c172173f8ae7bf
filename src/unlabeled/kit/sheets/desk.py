"""Where sheets are written: the content in use, and what every sheet needs of it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from unlabeled.exercises.content import Exercise, Question, Slider
from unlabeled.kit.sheets.blocks import Block, For, Leaf, Lines, Number, Section, Side

if TYPE_CHECKING:
    from unlabeled.content.schedule import Schedule
    from unlabeled.content.session import Session
    from unlabeled.content.sheets import SheetWords
    from unlabeled.exercises.catalogue import Page
    from unlabeled.exercises.words import Words

E = TypeVar("E", bound=Exercise)


@dataclass(frozen=True)
class Desk:
    """The content of all parts.

    Parameters
    ----------
    pages : sequence of Page
        The exercises.
    schedule, session : Schedule, Session
        Titles of parts and of steps.
    words : SheetWords
        What only sheets say.
    shared : Words
        What all exercises say.
    seed : int
        What the labels of `01` are dealt with.
    """

    pages: Sequence[Page]
    schedule: Schedule
    session: Session
    words: SheetWords
    shared: Words
    seed: int

    def exercise(self, kind: type[E]) -> E:
        """Return the exercise of this kind; there is one of each."""
        return next(each for page in self.pages for each in page.exercises if isinstance(each, kind))

    def section(self, exercise: Exercise, step: str, *blocks: Block) -> Section:
        """Return the section of a step."""
        return Section(self.named(exercise, step), (exercise.id, step), blocks)

    def named(self, exercise: Exercise, step: str) -> str:
        """Return the title of a step: as in the run sheet, or among the words of the sheets."""
        part = next(page.id for page in self.pages if exercise in page.exercises)
        rows = next((each.rows for each in self.session.parts if each.id == part), ())
        name = next((row.name for row in rows if row.step == step), None)
        return name or self.words.steps.get(f"{exercise.id}/{step}", exercise.title)

    def leaf(self, part: str, *sides: Side, version: str = "", whose: For = For.EACH) -> Leaf:
        """Return a leaf under the title of its part."""
        title = next(each.title for each in self.schedule.parts if each.id == part)
        return Leaf(part, title, sides, version, whose=whose)

    def number(self, slider: Slider, label: str | None = None) -> Number:
        """Return the question of a slider, with a box for the number."""
        between = self.words.number.format(
            low=f"{slider.low:g}", at_low=slider.at_low, high=f"{slider.high:g}", at_high=slider.at_high
        )
        return Number(opened(label or slider.label), between)


def opened(text: str) -> str:
    """Return a question that follows a name in the notebook, and here begins a sentence."""
    return text[:1].upper() + text[1:]


def lines(question: Question, count: int) -> Lines:
    """Return a question with so many lines below."""
    return Lines(question.label, count, question.hint or "")


def blank(names: Mapping[str, str] | Sequence[str], columns: int) -> tuple[tuple[str, ...], ...]:
    """Return rows of a table with empty cells, one row for each name."""
    texts = names.values() if isinstance(names, Mapping) else names
    return tuple((text, *[""] * columns) for text in texts)
