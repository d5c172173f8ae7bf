"""Commands for a report that was made: what stands beside it, what it gives away, that it was shared."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Final

from unlabeled.cli.command import Command, option
from unlabeled.cli.options import INSTRUMENT, results_folder


def _comments(arguments: argparse.Namespace) -> int:
    from unlabeled.kit.comments import comments

    return comments(arguments.folder)


def _audit(arguments: argparse.Namespace) -> int:
    from unlabeled.kit.audit import audit

    return audit(arguments.files, arguments.scale, arguments.k, arguments.total)


def _publish(arguments: argparse.Namespace) -> int:
    from unlabeled.kit.publish import publish

    return publish(arguments.folder, arguments.wave, arguments.date, arguments.instrument)


def _ledger(arguments: argparse.Namespace) -> int:
    from unlabeled.kit.listed import list_ledger

    return list_ledger(arguments.instrument, check=arguments.check)


_COMMENTS: Final = Command(
    "comments",
    "show the comments that a person approved",
    "After analyze --comments, a list waits in DIR/analyst. Mark with an x what may be shown, and run this.\n"
    "It puts what is marked on a page beside the report. A question with fewer than ten is not shown.",
    (results_folder("what analyze has written"),),
    _comments,
    ("out/report",),
)
_AUDIT: Final = Command(
    "audit",
    "say what finished tables give away of whom",
    "Attack finished tables, ours or another tool's, as somebody in the team could.",
    (
        option(
            "files",
            type=Path,
            nargs="+",
            metavar="FILE",
            help="release.csv, release.json, or a CSV with group, n, and mean or one column for each answer; "
            "several files are several publications about the same people",
        ),
        option("--scale", default="1-5", metavar="LOW-HIGH", help="lowest and highest answer (1-5)"),
        option("--k", default="5", metavar="N", help="the smallest group that may be published (5)"),
        option(
            "--total",
            default=None,
            metavar="LABEL",
            help="what the row of everyone is called (All or Total)",
        ),
    ),
    _audit,
    ("out/report/release.csv", "departments.csv --scale 1-7 --total Company"),
)
_PUBLISH: Final = Command(
    "publish",
    "record in the ledger what you are about to share",
    "Record a report in the ledger beside the questionnaire, unless it betrays another.",
    (
        results_folder("what analyze has written"),
        option("--wave", default=None, metavar="NAME", help="what to call a wave without a name"),
        option("--date", default=None, metavar="YYYY-MM-DD", help="when (today)"),
        INSTRUMENT,
    ),
    _publish,
    ("out/report", "out/report --wave spring --date 2026-03-01"),
)
_LEDGER: Final = Command(
    "ledger",
    "list what was published",
    "List what was published.",
    (option("--check", action="store_true", help="say whether anything in it was changed"), INSTRUMENT),
    _ledger,
    ("", "--check"),
)
COMMANDS: Final = (_COMMENTS, _AUDIT, _PUBLISH, _LEDGER)
