"""`unlabeled analyze`: a survey export in, a folder that may be shared out."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

from unlabeled.content import ContentError, data_folder
from unlabeled.content.instrument import load_instrument
from unlabeled.content.risk_appetite import risk_appetite_file
from unlabeled.kit.results import ResultsError, check_results_folder, write_results
from unlabeled.kit.terminal import steps, summary
from unlabeled.survey.errors import UnreadableError

if TYPE_CHECKING:
    from unlabeled.disclosure import Release
    from unlabeled.survey.export import Source

_INTERRUPTED = 130  # what a shell expects after Ctrl-C


def analyze(
    file: Path,
    out: Path,
    instrument: Path | None = None,
    by: str | None = None,
    *,
    tool: str | None = None,
    mapping: Path | None = None,
) -> int:
    """Write report, tables and audit of the survey in `file` to the new folder `out`.

    Parameters
    ----------
    file : Path
        A survey tool's export, or a room's tally.
    out : Path
        The folder to make. It must not exist yet, or be empty; folders above it are made.
    instrument : Path, optional
        The questionnaire that was asked; ours unless given.
    by : str, optional
        The column with the groups; the instrument's unless given. Empty text means: no groups.
    tool : str, optional
        Whose export it is; recognised unless given.
    mapping : Path, optional
        A YAML file that says which column is what.

    Returns
    -------
    int
        0 done; 2 bad input, said in a sentence; 130 interrupted. Unless it is 0, nothing was written.
    """
    try:
        check_results_folder(out)
        release, source = _analyze(file, out, instrument, by, tool, mapping)
    except (ContentError, UnreadableError, ResultsError) as error:
        sys.stderr.write(f"{error}\n")
        return 2
    except KeyboardInterrupt:
        sys.stderr.write("Stopped. Nothing was written.\n")
        return _INTERRUPTED
    summary(release, source, out)
    return 0


def _analyze(
    file: Path, out: Path, instrument: Path | None, by: str | None, tool: str | None, mapping: Path | None
) -> tuple[Release, Source]:
    questionnaire = load_instrument(instrument or data_folder() / "survey" / "instrument.yaml")
    policy = risk_appetite_file()
    with steps() as begin:
        begin("Reading")
        from unlabeled.survey.export import audit_json, release_csv, release_json  # heavy from here on
        from unlabeled.survey.policy import risk_appetite
        from unlabeled.survey.released import released
        from unlabeled.survey.report import report_html

        release, source = released(
            file, questionnaire, risk_appetite(policy), by, begin, tool=tool, mapping=mapping
        )
        begin("Writing the report")
        texts = {
            "report.html": report_html(release, source, policy.read_text(encoding="utf-8")),
            "release.csv": release_csv(release),
            "release.json": release_json(release),
            "audit.json": audit_json(release, source),
        }
        write_results(out, texts)
    return release, source
