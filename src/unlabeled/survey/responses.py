"""Answers in memory: numbers only. Whatever identifies a person or is in their own words was never read."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

Codes = NDArray[np.int32]


@dataclass(frozen=True)
class LeftOut:
    """Columns of the file that were not read, and the rows that held no answer.

    Names are for whoever runs the command, addresses in them masked; what may be shared counts them only.

    Parameters
    ----------
    identifiers : tuple of str
        Columns whose name says that they identify a person.
    in_words : tuple of str
        The instrument's open questions.
    others : tuple of str
        Columns that the instrument does not know.
    empty_rows : int
        Rows without an answer to any item.
    repeats : int
        Rows of people who sent another one later, in the same wave.
    trials : int
        Rows that the tool marks as sent by whoever tried the survey out.
    """

    identifiers: tuple[str, ...] = ()
    in_words: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    empty_rows: int = 0
    repeats: int = 0
    trials: int = 0


@dataclass(frozen=True)
class Quality:
    """How the answers were given. For whoever runs the command: no file that may be shared holds it.

    Parameters
    ----------
    partial : int
        People who left at least one item empty.
    straight : int
        People who gave the same answer to every item. They count like everybody.
    against_scale : tuple of str
        Reversed items that, once turned round, still run against the rest of their scale.
    """

    partial: int = 0
    straight: int = 0
    against_scale: tuple[str, ...] = ()


@dataclass(frozen=True)
class Labels:
    """One label per row, as positions in `names`; a blank name means that there was none."""

    names: tuple[str, ...]
    codes: Codes

    def at(self, rows: NDArray[np.bool_]) -> Labels:
        """Return the labels of some of the rows."""
        return Labels(self.names, self.codes[rows])


@dataclass(frozen=True, repr=False)
class Responses:
    """All answers of a survey.

    Parameters
    ----------
    answers : ndarray of int32, shape (people, items)
        Positions on the response scale from 0; the number of its points means "no answer".
    groups, waves : Labels
        To which group and wave each row belongs.
    tool : str
        What the file was recognised as.
    left_out : LeftOut
        What was not read.
    outer : tuple of Labels
        To which groups each row's group belongs, outermost first; none where groups lie side by side.
    quality : Quality
        How the answers were given.
    rows : ndarray of bool, optional
        Which rows of the file these are: not the empty ones, the trials, and those that were sent again.
    """

    answers: Codes
    groups: Labels
    waves: Labels
    tool: str
    left_out: LeftOut = field(default_factory=LeftOut)
    outer: tuple[Labels, ...] = ()
    quality: Quality = field(default_factory=Quality)
    rows: NDArray[np.bool_] | None = None

    def __repr__(self) -> str:
        rows, columns = self.answers.shape
        return f"Responses with {rows} rows and {columns} columns"
