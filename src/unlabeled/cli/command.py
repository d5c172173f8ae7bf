"""How a command is written down: a row in a table, from which its parser is made.

Named tuples, as they load in no time: `unlabeled --help` answers at once.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Mapping
from typing import Any, NamedTuple


class Option(NamedTuple):
    """An argument: its names, and how argparse is to read it."""

    names: tuple[str, ...]
    settings: Mapping[str, Any]


class Command(NamedTuple):
    """A command, or a group of them.

    Parameters
    ----------
    name : str
        The word after `unlabeled`.
    brief : str
        What the list of commands says of it.
    about : str
        What its own help says of it.
    options : tuple of Option
        Its arguments.
    run : callable, optional
        What it does; gives the exit code. A group has none, unless its name alone does something.
    examples : tuple of str
        Lines to copy, without `unlabeled` and the command's name.
    actions : tuple of Command
        What is in a group.
    """

    name: str
    brief: str
    about: str
    options: tuple[Option, ...] = ()
    run: Callable[[argparse.Namespace], int] | None = None
    examples: tuple[str, ...] = ()
    actions: tuple[Command, ...] = ()


def option(*names: str, **settings: Any) -> Option:
    """Return an argument as argparse's `add_argument` takes it."""
    return Option(names, settings)


def add_command(commands: Any, command: Command) -> None:
    """Add a command, or a group with all in it, to what `add_subparsers` gave."""
    made = commands.add_parser(
        command.name,
        help=command.brief,
        description=command.about,
        formatter_class=argparse.RawDescriptionHelpFormatter,  # examples keep their lines
    )
    made.epilog = _examples(made.prog, command.examples)
    for each in command.options:
        made.add_argument(*each.names, **each.settings)
    if command.run is not None:
        made.set_defaults(run=command.run)
    if command.actions:
        actions = made.add_subparsers(title="actions", required=command.run is None, metavar="ACTION")
        for action in command.actions:
            add_command(actions, action)


def _examples(program: str, lines: tuple[str, ...]) -> str | None:
    if not lines:
        return None
    title = "example:" if len(lines) == 1 else "examples:"
    return "\n".join([title, *(f"  {program} {line}".rstrip() for line in lines)])
