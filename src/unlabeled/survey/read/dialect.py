"""What differs between the exports of survey tools: the rows above the answers, and the names in them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeAlias

Head: TypeAlias = Sequence[Sequence[str]]  # the first rows of a file, all equally long


class Kind(StrEnum):
    """What the dialect itself knows of a column."""

    QUESTION = "question"
    ABOUT_A_PERSON = "about a person"  # written by the tool: an address, a time, a number of the submission
    CHOICE = "choice"  # one box of a question with several answers: never an item


@dataclass(frozen=True)
class Column:
    """One column: the names under which an item may be found, the one to be shown first.

    Parameters
    ----------
    names : tuple of str
        For example the code of a question, its text, and the row of a matrix.
    kind : Kind
        What the tool says that it holds.
    """

    names: tuple[str, ...]
    kind: Kind = Kind.QUESTION

    @property
    def name(self) -> str:
        """The name to show."""
        return self.names[0]


@dataclass(frozen=True)
class Header:
    """How many rows stand above the answers, and what they say of each column.

    Parameters
    ----------
    rows : int
        Answers begin in the row after these.
    columns : tuple of Column
        In the order of the file.
    trials : tuple of (int, frozenset of str), optional
        The column that marks a row as the author's own trial, and its marks, folded.
    """

    rows: int
    columns: tuple[Column, ...]
    trials: tuple[int, frozenset[str]] | None = None


@dataclass(frozen=True)
class Dialect:
    """One tool's way of writing an export.

    Parameters
    ----------
    name : str
        What `--format` calls it.
    tool : str
        Its name, as people know it.
    recognises : callable
        Whether a file with these first rows was written by it.
    header : callable
        What the rows above the answers say.
    nothing : tuple of str
        What it writes in a cell where nothing was answered.
    """

    name: str
    tool: str
    recognises: Callable[[Head], bool]
    header: Callable[[Head], Header]
    nothing: tuple[str, ...] = ()


def after_dashes(text: str) -> tuple[str, ...]:
    """Return what follows each dash: "How far do you agree? - I can take my time" ends with a row's text."""
    parts = text.split(" - ")
    return tuple(" - ".join(parts[place:]) for place in range(1, min(len(parts), 9)))


def distinct(*names: str) -> tuple[str, ...]:
    """Return the names that hold something, each once; one blank name if none does."""
    return tuple(dict.fromkeys(name.strip() for name in names if name.strip())) or ("",)
