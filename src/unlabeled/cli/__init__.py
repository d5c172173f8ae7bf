"""The command line: argument parsing only. What the commands do is in `unlabeled.kit`.

Each group of commands is a table in a module of its own. Nothing heavy is imported before a command runs.
"""

from __future__ import annotations

import argparse
import sys

from unlabeled import __version__
from unlabeled.cli import questionnaire, survey, workshop
from unlabeled.cli.command import Command, add_command

COMMANDS: tuple[Command, ...] = (*workshop.COMMANDS, *survey.COMMANDS, *questionnaire.COMMANDS)
INTERRUPTED = 130  # what a shell expects after Ctrl-C


def main(argv: list[str] | None = None) -> int:
    """Run one command and return its exit code: 0 done, 1 findings, 2 bad input, 130 interrupted."""
    arguments = parser().parse_args(argv)
    try:
        code: int = arguments.run(arguments)
    except KeyboardInterrupt:  # before or after the command's own work; what it says of that is its own
        sys.stderr.write("Stopped.\n")
        return INTERRUPTED
    return code


def parser() -> argparse.ArgumentParser:
    """Return the parser of all commands."""
    made = argparse.ArgumentParser(
        prog="unlabeled",
        description="A workshop on trust and individuality, and a survey that exposes nobody.",
        epilog="`unlabeled COMMAND --help` says more about each, with examples.",
    )
    made.add_argument("--version", action="version", version=f"unlabeled {__version__}")
    commands = made.add_subparsers(title="commands", required=True, metavar="COMMAND")
    for command in COMMANDS:
        add_command(commands, command)
    return made
