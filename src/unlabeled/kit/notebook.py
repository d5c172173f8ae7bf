"""The commands about answers as functions, for a notebook or a program: `unlabeled.analyze(...)` and more.

They take and give pandas' DataFrames, show themselves calmly, and say in one sentence what is wrong.
"""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import ExitStack
from os import PathLike
from typing import TYPE_CHECKING

from unlabeled.kit.errors import NotDoneError, calm, in_python
from unlabeled.kit.given import File, columns, file_named, path, sources
from unlabeled.kit.said import Lines, Published

if TYPE_CHECKING:
    import pandas as pd

    from unlabeled.survey.shown import Results


@calm()
def analyze(
    file: File | pd.DataFrame | None = None,
    out: File | None = None,
    *,
    before: File | pd.DataFrame | None = None,
    after: File | pd.DataFrame | None = None,
    by: str | Sequence[str] | None = None,
    instrument: File | None = None,
    head_counts: File | None = None,
    format: str | None = None,  # noqa: A002
    mapping: File | None = None,
    comments: bool | str | Sequence[str] = False,
    roster: File | None = None,
) -> Results:
    """Return what may be shown of a survey, once an attacker has found nothing in it.

    Parameters
    ----------
    file : path or DataFrame
        A survey tool's export, a room's tally, or a frame with one row per person. Its index is not read.
    out : path, optional
        A new folder for report and tables; nothing is written unless given.
    before, after : path or DataFrame, optional
        In place of `file`: two surveys, put side by side.
    by : str or sequence of str, optional
        The column with the groups; of a tree all, outermost first. "" reads everyone together.
    instrument : path, optional
        The questionnaire; the workshop's own unless given.
    head_counts : path, optional
        A CSV that says how many people each group has.
    format : str, optional
        Whose export it is; recognised unless given.
    mapping : path, optional
        A YAML file that says which column is what.
    comments : bool, str or sequence of str
        Whether a list of comments is written to `out/analyst`, for a person to approve; or of which columns.
    roster : path, optional
        A text file with names to take out of comments, one a line.

    Returns
    -------
    Results
        Shows itself in a notebook; `table()` gives its numbers as a frame.

    Raises
    ------
    NotDoneError
        If nothing may be shown or the survey cannot be read. The sentence quotes nobody.
    """
    from unlabeled.content.instrument import load_instrument
    from unlabeled.kit.analyze import Order, analysed_and_written, own_instrument
    from unlabeled.survey.shown import Results

    breakdown = () if by is None else (by if isinstance(by, str) else ",".join(by),)
    questionnaire = path(instrument)
    made = analysed_and_written(
        Order(
            sources(file, before, after),
            path(out),
            questionnaire,
            breakdown,
            path(head_counts),
            format,
            path(mapping),
            columns(comments),
            path(roster),
        )
    )
    return Results(made.release, load_instrument(questionnaire or own_instrument()).scales)


@calm(ValueError)
def audit(files: File | Sequence[File], scale: str = "1-5", k: int = 5, total: str | None = None) -> Lines:
    """Attack finished tables, as somebody in the team could, and return in words what they give away.

    Parameters
    ----------
    files : path or sequence of paths
        Releases of ours, or CSV files with `group`, `n`, and `mean` or one column for each answer. Several
        are several publications about the same people.
    scale : str
        Lowest and highest answer.
    k : int
        Smallest group that may be published.
    total : str, optional
        What the row of everyone is called.

    Returns
    -------
    Lines
        One for each finding; empty (false) if nothing was found.
    """
    from unlabeled.kit.audit import NOTHING_FOUND, attacked

    several = [files] if isinstance(files, str | PathLike) else list(files)
    if not several:
        raise NotDoneError("Give the name of a table, or a list of names.")
    found = attacked([file_named(each) for each in several], scale, str(k), total)
    return Lines(tuple(map(str, found)), NOTHING_FOUND)


@calm()
def publish(
    folder: File, *, wave: str | None = None, date: str | None = None, instrument: File | None = None
) -> Lines:
    """Record in the ledger what `analyze` has written to `folder`, unless it betrays an earlier report.

    Parameters
    ----------
    folder : path
        What `analyze` has written.
    wave : str, optional
        What to call a wave that has no name.
    date : str, optional
        When it is published, as 2026-11-25; today unless given.
    instrument : path, optional
        The questionnaire; the workshop's own unless given. The ledger is beside it.

    Raises
    ------
    NotDoneError
        If it was not recorded.
    """
    from unlabeled.kit.entry import Verdict
    from unlabeled.kit.publish import published
    from unlabeled.kit.verdict import verdict_words

    with ExitStack() as last:
        found = published(file_named(folder), wave, date, path(instrument), None, last)
    if found.verdict not in (Verdict.NEW, Verdict.AGAIN):
        raise NotDoneError(in_python(verdict_words(found).rstrip()))
    return Lines((), verdict_words(found).rstrip())


@calm()
def comments(folder: File) -> Lines:
    """Put the comments that a person approved on a page beside the report, and say where it is.

    Parameters
    ----------
    folder : path
        What `analyze` has written, with comments.
    """
    from unlabeled.kit.comments import approved_page

    return Lines((), approved_page(file_named(folder))[1])


@calm()
def ledger(instrument: File | None = None) -> Published:
    """Return what was published of a questionnaire; the workshop's own unless given."""
    from unlabeled.kit.listed import entries_beside

    return Published(entries_beside(path(instrument)))
