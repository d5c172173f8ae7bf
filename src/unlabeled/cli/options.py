"""Arguments that several commands share: one way to say each of them."""

from __future__ import annotations

import argparse
import re
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
WAY: Final = option(
    "--way",
    default=None,
    metavar="WAY",
    help="alone, pairs or together: what the safety check before the day says",
)


def results_folder(words: str) -> Option:
    """Return the argument for a folder that `analyze` wrote."""
    return option("folder", type=Path, metavar="DIR", help=words)


def whole_number(text: str) -> int:
    """Return the number that `text` is, as argparse asks for it."""
    if not (text.isascii() and text.isdigit()) or len(text) > 9:
        raise argparse.ArgumentTypeError(f"'{text[:20]}' is not a whole number")
    return int(text)


def team_sizes(text: str) -> str:
    """Return `text` if it holds whole numbers, with commas, spaces or strokes between."""
    for part in re.split(r"[,/\s]+", text.strip().strip(",/")):
        whole_number(part)
    return text
