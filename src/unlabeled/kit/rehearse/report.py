"""The report that ends a rehearsal: made as a real one is, from what the room has put away."""

from __future__ import annotations

import subprocess
import sys
import webbrowser
from pathlib import Path

from unlabeled.kit.rehearse.order import Rehearsal
from unlabeled.room.image import Asked
from unlabeled.room.seal import read
from unlabeled.room.tally_file import tally_name


class NoReportError(Exception):
    """The room has put away nothing of which a report could be made; says why."""


def report(rehearsal: Rehearsal) -> int:
    """Write the report of what the room has put away, as for a real one; the attacker goes first.

    Returns
    -------
    int
        0 done, or nothing to report of; else what `unlabeled analyze` ended with.
    """
    words, out = rehearsal.words, rehearsal.out
    sys.stdout.write(f"\n{words.over}\n")
    try:
        tally = put_away(rehearsal)
    except NoReportError as none:
        sys.stdout.write(f"{none}\n")
        return 0
    sys.stdout.flush()
    command = [sys.executable, "-m", "unlabeled.cli", "analyze", str(tally), "--out", str(out)]
    code = subprocess.run(command, env=rehearsal.environment, check=False).returncode  # noqa: S603
    if code == 0:
        file = out / "report.html"
        sys.stdout.write(f"\n{words.report.format(file=file)}\n")
        if rehearsal.windows:
            webbrowser.open(file.as_uri())
    return code


def put_away(rehearsal: Rehearsal) -> Path:
    """Return the file of the questionnaire that the room has put away.

    Raises
    ------
    NoReportError
        If there is none.
    """
    survey, image, words = rehearsal.survey, read(rehearsal.room), rehearsal.words
    if survey is None:
        raise NoReportError(words.no_survey)
    closed = {each.prompt.id for each in image.questions if each.asked is Asked.CLOSED} if image else set()
    if survey.id not in closed:
        raise NoReportError(words.not_closed)
    tally = rehearsal.room / tally_name(survey)
    if not tally.is_file():
        raise NoReportError(words.too_few)
    return tally
