"""What the notebooks show: exercises, research notes, questions and the journal.

Importing this is light; widgets and numbers are loaded when the first cell asks for them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from unlabeled.widgets import JournalBar, Prose, Stack

__all__ = ["debrief", "exercise", "journal_bar", "research"]


def exercise(name: str, step: str | None = None) -> Stack:
    """Return the exercise called `name`, or one `step` of it.

    Raises
    ------
    LookupError
        If there is no such exercise or step; names those that there are.
    """
    from unlabeled.exercises.desk import this_desk

    return this_desk().exercise(name, step)


def research(notebook: str) -> Stack:
    """Return what research says for and against the notebook's message, for example `research("02")`."""
    from unlabeled.exercises.desk import this_desk

    return this_desk().research(notebook)


def debrief(notebook: str) -> Prose:
    """Return the questions of a notebook: one for the room, others to take along."""
    from unlabeled.exercises.desk import this_desk

    return this_desk().debrief(notebook)


def journal_bar() -> JournalBar:
    """Return the bar with which the journal is taken along, brought back and deleted."""
    from unlabeled.exercises.desk import this_desk

    return this_desk().journal_bar()
