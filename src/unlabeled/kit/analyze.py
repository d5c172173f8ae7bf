"""`unlabeled analyze`: a survey export in, a folder that may be shared out."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from unlabeled.content import ContentError, data_folder
from unlabeled.content.instrument import load_instrument
from unlabeled.content.risk_appetite import risk_appetite_file
from unlabeled.kit.attacked import RefusedError, refuse_if_found
from unlabeled.kit.instrument import refuse_open
from unlabeled.kit.progress import Begin, steps
from unlabeled.kit.results import ResultsError, check_results_folder, write_results
from unlabeled.kit.stopped import INTERRUPTED, stopped
from unlabeled.kit.terminal import summary
from unlabeled.survey.errors import UnreadableError

if TYPE_CHECKING:
    from unlabeled.survey.read.frame import FileOrFrame
    from unlabeled.survey.released import Analysis, Asked

ANALYST: Final = "analyst"  # the folder in the results that is not for sharing
_TWO_BREAKDOWNS: Final = (
    "A second breakdown of the same people can give away what the first protects, so one run makes one. Give "
    "--by once; for groups inside groups name the outer column first: --by department,team."
)
_WERE_TOLD: Final = (
    "Were people told, before they wrote, that comments may be shown? If not, leave them out: without "
    "--comments.\n"
)


@dataclass(frozen=True)
class Order:
    """What `analyze` is asked to do.

    Parameters
    ----------
    files : tuple of Path or FrameTable
        A survey tool's export, a room's tally or a frame; or two, of which the first was asked before the
        second.
    out : Path or None
        The folder to make. It must not exist yet, or be empty; folders above it are made. None: nothing is
        written.
    instrument : Path, optional
        The questionnaire that was asked; ours unless given.
    by : tuple of str
        The columns with the groups, several with commas between; the mapping's or the instrument's unless
        given. Empty text means: no groups. Only one breakdown may be given.
    head_counts : Path, optional
        A table of how many people each group has.
    tool : str, optional
        Whose export it is; recognised unless given.
    mapping : Path, optional
        A YAML file that says which column is what.
    comments : tuple of str, optional
        The columns with comments, none for the questionnaire's open questions. None: no comment is read.
    roster : Path, optional
        A text file with names to take out of comments, one a line.
    """

    files: tuple[FileOrFrame, ...]
    out: Path | None
    instrument: Path | None = None
    by: tuple[str, ...] = ()
    head_counts: Path | None = None
    tool: str | None = None
    mapping: Path | None = None
    comments: tuple[str, ...] | None = None
    roster: Path | None = None


def analyze(order: Order) -> int:
    """Write report, tables and audit of a survey to a new folder, and what is for the analyst alone below it.

    Returns
    -------
    int
        0 done; 1 refused, because an attacker could work out something from the results; 2 bad input, said in
        a sentence; 130 interrupted. Only 0 has written.
    """
    try:
        if order.comments is not None:
            sys.stdout.write(_WERE_TOLD)
        made = analysed_and_written(order)
        summary(made.release, made.source, order.out, commented=order.comments is not None)
    except RefusedError as refused:
        sys.stderr.write(f"{refused}\n")
        return 1
    except (ContentError, UnreadableError, ResultsError) as error:
        sys.stderr.write(f"{error}\n")
        return 2
    except KeyboardInterrupt:
        sys.stderr.write(stopped(order.out))
        return INTERRUPTED
    return 0


def analysed_and_written(order: Order) -> Analysis:
    """Return what may be shown, once an attacker has found nothing in it; written, if there is somewhere to.

    Raises
    ------
    RefusedError, ContentError, UnreadableError, ResultsError
        If nothing was written. The sentence says why, and quotes nobody.
    """
    _refuse(order)
    instrument = order.instrument or own_instrument()
    questionnaire = load_instrument(instrument)
    refuse_open(instrument)
    policy = risk_appetite_file()
    with steps() as begin:
        begin("Reading")
        from unlabeled.survey.policy import risk_appetite  # heavy from here on
        from unlabeled.survey.released import Asked, analysed

        by = order.by[0] if order.by else None
        asked = Asked(order.files, questionnaire, by, order.head_counts, order.tool, order.mapping)
        made = analysed(asked, risk_appetite(policy), begin)
        texts = _texts(made, policy, begin, with_report=order.out is not None)
        begin("Attacking what is about to be shown")
        refuse_if_found(texts, questionnaire, made.release.appetite, begin)
        if order.out is not None:
            apart = _apart(order, asked, made, texts, begin)
            write_results(order.out, texts | {f"{ANALYST}/{name}": text for name, text in apart.items()})
    return made


def _refuse(order: Order) -> None:
    """Raise the error for what can be refused before anything is read."""
    if len(order.by) > 1:
        raise RefusedError(_TWO_BREAKDOWNS)
    if order.roster is not None and order.comments is None:
        raise ResultsError("A list of names is for comments. Give --comments as well, or leave --roster out.")
    if order.comments is not None and order.out is None:
        raise ResultsError("Comments are first approved by a person. Say where to write them: --out DIR.")
    if order.out is not None:
        check_results_folder(order.out)


def _texts(made: Analysis, policy: Path, begin: Begin, *, with_report: bool) -> dict[str, str]:
    """Return what may be shared, by file name."""
    from unlabeled.survey.export import audit_json, release_csv, release_json

    begin("Writing the tables")
    texts = {
        "release.csv": release_csv(made.release),
        "release.json": release_json(made.release),
        "audit.json": audit_json(made.release, made.source),
    }
    if with_report:
        from unlabeled.survey.report import report_html

        begin("Writing the report")
        texts["report.html"] = report_html(made.release, made.source, policy.read_text(encoding="utf-8"))
    return texts


def _apart(order: Order, asked: Asked, made: Analysis, texts: dict[str, str], begin: Begin) -> dict[str, str]:
    """Return what is not for sharing, by file name."""
    from unlabeled.survey.analyst import analyst_files

    if order.comments is None:
        return analyst_files(made, texts)
    from unlabeled.survey.approved import TO_APPROVE, to_approve
    from unlabeled.survey.comments import comments, least_of
    from unlabeled.survey.redact import load_roster

    begin("Reading comments")
    least = least_of(made.release.appetite)
    found = comments(asked, order.comments, load_roster(order.roster), least)
    waiting = {TO_APPROVE: to_approve(found, least)} if found else {}
    return analyst_files(made, texts, commented=bool(found)) | waiting


def own_instrument() -> Path:
    """Return the questionnaire of the workshop folder in use."""
    return data_folder() / "survey" / "instrument.yaml"
