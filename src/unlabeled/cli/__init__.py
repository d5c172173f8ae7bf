"""The command line: argument parsing only. What the commands do is in `unlabeled.kit`.

Each group of commands is a table in a module of its own. Nothing heavy is imported before a command runs.
"""

from __future__ import annotations

import argparse
import os
import signal
import sys
from contextlib import suppress

from unlabeled import __version__
from unlabeled.cli import live, questionnaire, report, room, session, survey, workshop
from unlabeled.cli.command import Command, add_command
from unlabeled.kit.stopped import INTERRUPTED, hearing

COMMANDS: tuple[Command, ...] = (
    *workshop.COMMANDS,
    *session.COMMANDS,
    *live.COMMANDS,
    *room.COMMANDS,
    *survey.COMMANDS,
    *report.COMMANDS,
    *questionnaire.COMMANDS,
)


def main(argv: list[str] | None = None) -> int:
    """Run one command and return its exit code: 0 done, 1 findings, 2 bad input, 130 interrupted."""
    code = _run(argv)
    if argv is None:  # called by a shell: what is left is Python's own tidying up
        signal.signal(signal.SIGINT, signal.SIG_IGN)
    return code


def _run(argv: list[str] | None) -> int:
    try:
        with hearing():
            arguments = parser().parse_args(argv)
            code: int = arguments.run(arguments)
            sys.stdout.flush()
    except KeyboardInterrupt:  # before or after the command's own work; what it says of that is its own
        sys.stderr.write("Stopped.\n")
        return INTERRUPTED
    except BrokenPipeError:  # whoever reads what is printed has seen enough
        _close_stdout()
        return 0
    except OSError as error:
        _close_stdout()
        sys.stderr.write(f"What there is to say could not be printed: {error.strerror}.\n")
        return 2
    except Exception as error:  # its text could quote what somebody answered, and so could a traceback's
        from unlabeled.kit.errors import not_foreseen

        sys.stderr.write(f"{not_foreseen(error)}\n")
        return 2
    return code


def _close_stdout() -> None:
    """Keep Python from trying again when it ends."""
    nowhere = os.open(os.devnull, os.O_WRONLY)
    with suppress(OSError, ValueError):  # ValueError: it is no real file
        os.dup2(nowhere, sys.stdout.fileno())
    os.close(nowhere)


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
