"""From a survey export to a report that exposes nobody: read, tabulate, gate, show.

Two functions are for notebooks: what a team could expect, and what may be shown of an export.
Importing this is light; what reads and counts is loaded when the first of them is called.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from unlabeled.survey.expected import Expected
    from unlabeled.survey.shown import Note, Results

__all__ = ["expect", "results"]


def expect(people: int, teams: Sequence[int] | Sequence[Sequence[int]] = ()) -> Expected:
    """Return what would be shown of so many people, before anybody is asked.

    Parameters
    ----------
    people : int
        How many will answer.
    teams : sequence of int, or of sequences of int
        How many of them are in each team, or the same for each department: `[[9, 7], [4, 12, 8]]`. Those that
        are left are people without a team.

    Raises
    ------
    ValueError
        If the numbers cannot be those of a team.
    """
    from unlabeled.survey.expected import expected

    return expected(people, teams)


def results(file: str | Any, by: str | None = None) -> Results | Note:
    """Return what may be shown of the export called `file` in `data/survey`, or a sentence why it is not.

    Parameters
    ----------
    file : str, or a frame of DuckDB, PySpark, Polars or pandas
        Name of a CSV file in `data/survey`; or a table of answers. One that is lazy stays where it is: only
        counts come from there.
    by : str, optional
        The title of the column with the groups; that of the questionnaire unless given. Empty text means:
        everyone together.
    """
    if not isinstance(file, str):
        from unlabeled.survey.frames.shown import shown_frame

        return shown_frame(file, by)
    from unlabeled.survey.shown import shown  # no module may be called `results`: it would take this name

    return shown(file, by)
