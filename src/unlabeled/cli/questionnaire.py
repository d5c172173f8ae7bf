"""Commands for a questionnaire of one's own."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Final

from unlabeled.cli.command import Command, option
from unlabeled.cli.options import EXPORT, FORMAT


def _draft(arguments: argparse.Namespace) -> int:
    from unlabeled.kit.instrument import draft

    return draft(arguments.file, arguments.out, arguments.tool)


def _check(arguments: argparse.Namespace) -> int:
    from unlabeled.kit.instrument import check

    return check(arguments.file)


_DRAFT: Final = Command(
    "draft",
    "begin a questionnaire from an export",
    "Begin a questionnaire from the export of a survey that is not ours.",
    (
        EXPORT,
        option(
            "--out", type=Path, default=None, metavar="YAML", help="new file to write (default: print it)"
        ),
        FORMAT,
    ),
    _draft,
    ("export.csv --out ours.yaml",),
)
_CHECK: Final = Command(
    "check",
    "say what is wrong in a questionnaire",
    "Check a questionnaire.",
    (option("file", type=Path, metavar="YAML", help="the questionnaire"),),
    _check,
    ("ours.yaml",),
)
COMMANDS: Final = (
    Command(
        "instrument",
        "begin or check a questionnaire of your own",
        "Begin or check a questionnaire.",
        actions=(_DRAFT, _CHECK),
    ),
)
