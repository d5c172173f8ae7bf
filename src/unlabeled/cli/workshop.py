"""Commands for the workshop itself."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Final

from unlabeled.cli.command import Command, option
from unlabeled.cli.options import whole_number


def _start(arguments: argparse.Namespace) -> int:
    from unlabeled.kit.start import start

    return start(arguments.folder)


def _open(arguments: argparse.Namespace) -> int:
    from unlabeled.kit.open import open_workshop

    return open_workshop(arguments.notebook, arguments.folder, not arguments.no_browser, arguments.port)


def _check_content(arguments: argparse.Namespace) -> int:
    from unlabeled.kit.check_content import check_content

    return check_content(arguments.folder)


def _doctor(arguments: argparse.Namespace) -> int:
    from unlabeled.kit.doctor import doctor

    return doctor(arguments.folder, arguments.port)


COMMANDS: Final = (
    Command(
        "start",
        "lay out a workshop folder",
        "Lay out a workshop folder.",
        (option("folder", type=Path, metavar="DIR", help="where; made if it is not there"),),
        _start,
        ("workshop",),
    ),
    Command(
        "open",
        "open the workshop in JupyterLab",
        "Open the workshop.",
        (
            option(
                "--notebook", default="00-terms", metavar="NAME", help="notebook to begin with (00-terms)"
            ),
            option("--folder", type=Path, default=None, metavar="DIR", help="workshop folder (./workshop)"),
            option("--no-browser", action="store_true", help="print the address, open no browser"),
            option("--port", type=int, default=None, metavar="N", help="port to serve on (a free one)"),
        ),
        _open,
        ("", "--notebook 03-ask-dont-guess"),
    ),
    Command(
        "check-content",
        "say what is wrong in content that you changed",
        "Check the content of a workshop folder. Nothing in it is changed.",
        (option("folder", type=Path, metavar="DIR", help="the workshop folder, or its data/"),),
        _check_content,
        ("workshop",),
    ),
    Command(
        "doctor",
        "say what is missing on this machine, and how to get it",
        "Look at this machine: what is there, what is missing, who needs it, and how to get it. It installs\n"
        "nothing. Exit code 0 when a session can run, else 1.",
        (
            option("--folder", type=Path, default=None, metavar="DIR", help="workshop folder (./workshop)"),
            option("--port", type=whole_number, default=None, metavar="N", help="the room's port (8765)"),
        ),
        _doctor,
        ("", "--folder workshop"),
    ),
)
