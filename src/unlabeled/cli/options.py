"""Arguments that several commands share: one way to say each of them."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from unlabeled.cli.command import Option, option

INSTRUMENT: Final = option(
    "--instrument",
    type=Path,
    default=None,
    metavar="YAML",
    help="the questionnaire (default: the workshop's own)",
)
FORMAT: Final = option(
    "--format",
    dest="tool",
    default=None,
    metavar="NAME",
    help="whose export it is, such as qualtrics (default: recognised by content)",
)
EXPORT: Final = option("file", type=Path, metavar="FILE", help="the survey tool's export: CSV or XLSX")


def results_folder(words: str) -> Option:
    """Return the argument for a folder that `analyze` wrote."""
    return option("folder", type=Path, metavar="DIR", help=words)
