"""`unlabeled expect`: what a survey of so many people would show, before anybody is asked."""

from __future__ import annotations

import re
import sys
from typing import TYPE_CHECKING

from unlabeled.content import ContentError
from unlabeled.kit.progress import steps

if TYPE_CHECKING:
    from collections.abc import Sequence

    from unlabeled.survey.expected import Expected


def expect(people: str, teams: Sequence[str] | None = None) -> int:
    """Print what would be shown of `people`, and return the exit code: 0 done, 2 bad input.

    Parameters
    ----------
    people : str
        How many will answer.
    teams : list of str, optional
        How many of them are in each team, with commas or spaces between: `7,9,4` or `7, 9, 4`. A stroke
        stands between departments: `9,7/4,12,8`.
    """
    try:
        numbers = team_numbers(teams) if teams is not None else []
        head = _number(people)

        with steps() as begin:
            begin("Counting")
            from unlabeled.survey import expect as expected

            found = expected(head, numbers)
        _print(found)
    except (ContentError, ValueError) as error:
        sys.stderr.write(f"{error}\n")
        return 2
    return 0


def team_numbers(teams: Sequence[str]) -> list[int] | list[list[int]]:
    """Return the numbers in the words after `--teams`, by department where a stroke divides them.

    Raises
    ------
    ValueError
        If one of them is no number of people.
    """
    departments = [[_number(part) for part in _parts(text)] for text in " ".join(teams).split("/")]
    return departments if len(departments) > 1 else departments[0]


def _parts(text: str) -> list[str]:
    """Return the numbers in `text`; two commas in a row leave an empty one."""
    return re.split(r"\s*,\s*|\s+", text.strip())


def _number(text: str) -> int:
    plain = text.strip()
    if not (plain.isascii() and plain.isdigit()) or len(plain) > 9:
        raise ValueError(
            f"'{text[:20]}' is not a number of people. Write whole numbers: --people 20 --teams 7,9,4."
        )
    return int(plain)


def _print(expected: Expected) -> None:
    from rich import box
    from rich.console import Console
    from rich.table import Table

    console = Console(highlight=False, emoji=False, markup=False)
    console.print(expected.before)
    if expected.table is not None:
        table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
        group, people, shown = expected.table.head
        table.add_column(group)
        table.add_column(people, justify="right")
        table.add_column(shown)
        for row in expected.table.rows:
            table.add_row(*row)
        console.print(table)
    for line in expected.after:
        console.print(line)
