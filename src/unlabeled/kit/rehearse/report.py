"""The report that ends a rehearsal: made as a real one is, from what the room has put away."""

from __future__ import annotations

import subprocess
import sys
import webbrowser

from unlabeled.kit.rehearse.order import Rehearsal
from unlabeled.room.image import Asked
from unlabeled.room.seal import read


def report(rehearsal: Rehearsal) -> int:
    """Write the report of what the room has put away, as for a real one; the attacker goes first."""
    words, out = rehearsal.words, rehearsal.out
    sys.stdout.write(f"\n{words.over}\n")
    missing = why_none(rehearsal)
    if missing:
        sys.stdout.write(f"{missing}\n")
        return 0
    sys.stdout.flush()
    assert rehearsal.survey is not None  # noqa: S101 (else it is missing)
    tally = rehearsal.room / f"{rehearsal.survey.id}.tally.json"
    command = [sys.executable, "-m", "unlabeled.cli", "analyze", str(tally), "--out", str(out)]
    code = subprocess.run(command, env=rehearsal.environment, check=False).returncode  # noqa: S603
    if code == 0:
        file = out / "report.html"
        sys.stdout.write(f"\n{words.report.format(file=file)}\n")
        if rehearsal.windows:
            webbrowser.open(file.as_uri())
    return code


def why_none(rehearsal: Rehearsal) -> str:
    """Return why there is no report; empty if there is one."""
    survey, image = rehearsal.survey, read(rehearsal.room)
    if survey is None:
        return rehearsal.words.no_survey
    closed = {each.prompt.id for each in image.questions if each.asked is Asked.CLOSED} if image else set()
    if survey.id not in closed:
        return rehearsal.words.not_closed
    tally = rehearsal.room / f"{survey.id}.tally.json"
    return "" if tally.is_file() else rehearsal.words.too_few
