"""One learner's desk: everything that the cells of a notebook show, and the journal that remembers it."""

from __future__ import annotations

import os
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from unlabeled.content.folder import workshop_folder
from unlabeled.content.references import load_references
from unlabeled.exercises.catalogue import AnyExercise, find_exercise, find_page, load_words
from unlabeled.exercises.fields import Fields
from unlabeled.exercises.notes import debrief_notes, research_notes
from unlabeled.exercises.outline import outline
from unlabeled.journal import Journal, Place, find_place, where_to_keep
from unlabeled.widgets import JournalBar, Memory, Prose, Stack, journal_words

if TYPE_CHECKING:
    from collections.abc import Mapping


class View(Protocol):
    """What every exercise's view has: its steps, in order."""

    steps: dict[str, Stack]


class Desk:
    """What is on one learner's desk.

    An exercise is laid out once: a cell that runs again shows the same fields, so that no answer is left
    behind in fields that nobody remembers any more.

    Parameters
    ----------
    memory : Memory
        Keeps the answers.
    place : Place
        Whose computer this is.
    """

    def __init__(self, memory: Memory, place: Place) -> None:
        self._memory, self._place = memory, place
        self._words, self._journal_words = load_words(), journal_words()
        self._views: dict[str, View] = {}

    def exercise(self, name: str, step: str | None = None) -> Stack:
        """Return the exercise `name`, or one step of it."""
        steps = self.view(name).steps
        if step is None:
            return Stack(*steps.values())
        if step not in steps:
            raise LookupError(f"The exercise '{name}' has no step '{step}'. It has: {', '.join(steps)}.")
        return steps[step]

    def view(self, name: str) -> View:
        """Return the view of the exercise `name`, laid out when it is asked for the first time."""
        if name not in self._views:
            page, content = find_exercise(name)
            self._views[name] = self._lay_out(content, f"{page.id}/{name}")
        return self._views[name]

    def research(self, number: str) -> Stack:
        """Return the research notes of the notebook `number`."""
        return research_notes(find_page(number).research, load_references(), self._words.research)

    def debrief(self, number: str) -> Prose:
        """Return the questions of the notebook `number`."""
        return debrief_notes(find_page(number).debrief, self._words.debrief)

    def journal_bar(self) -> JournalBar:
        """Return the bar with which the journal is taken along, brought back and deleted."""
        beside = frozenset(file.stem for file in Path.cwd().glob("*.ipynb"))
        return JournalBar(self._memory, self._journal_words, self._place, chapters=outline(), beside=beside)

    def _lay_out(self, content: AnyExercise, prefix: str) -> View:
        privacy = self._journal_words.privacy(self._place, self._memory.journal.path)
        fields = Fields(self._memory, prefix, self._words, self._journal_words, privacy)
        # Each exercise is a folder: its words, and its view beside them.
        beside = type(content).__module__.removesuffix(".content")
        view: View = import_module(f"{beside}.view").View(content, fields)
        return view


def this_desk(environ: Mapping[str, str] = os.environ) -> Desk:
    """Return the desk of this kernel: one for each journal file."""
    return _desk_of(journal_file(environ), find_place(environ))


def journal_file(environ: Mapping[str, str]) -> Path:
    """Return where this learner's journal is kept.

    That is the workshop folder; where there is none, and the content comes out of the installed package,
    it is the working directory: a package is no place for somebody's answers.
    """
    folder = workshop_folder()
    package = Path(__file__).resolve().parents[1]
    return where_to_keep(environ, Path.cwd() if folder.is_relative_to(package) else folder)


@cache
def _desk_of(journal: Path, place: Place) -> Desk:
    return Desk(Memory(Journal(journal)), place)
