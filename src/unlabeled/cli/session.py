"""Commands for a session: its run sheet, and its paper."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Final

from unlabeled.cli.command import Command, option
from unlabeled.cli.options import WAY


def _plan(arguments: argparse.Namespace) -> int:
    from unlabeled.kit.plan import plan

    return plan(
        arguments.start,
        arguments.minutes,
        arguments.people,
        arguments.mode,
        arguments.date,
        arguments.out,
        room=not arguments.no_room,
        way=arguments.way,
    )


def _print_sheets(arguments: argparse.Namespace) -> int:
    from unlabeled.kit.sheets.printed import print_session, print_sheets

    if arguments.minutes or arguments.people:
        return print_session(arguments.folder, arguments.minutes, arguments.people, arguments.part)
    return print_sheets(arguments.folder, arguments.part)


_PLAN: Final = Command(
    "plan",
    "make a run sheet with real clock times",
    "Make the run sheet of a session: printed, or as Markdown, a page and a calendar file in a new folder.",
    (
        option("--start", required=True, metavar="HH:MM", help="when it begins, such as 09:30"),
        option("--minutes", required=True, metavar="N", help="45, 90 or 180"),
        option("--people", required=True, metavar="N", help="how many will come, 2 to 60"),
        option("--mode", default="in-person", metavar="MODE", help="in-person, remote or hybrid (in-person)"),
        WAY,
        option("--no-room", action="store_true", help="without phones"),
        option("--date", default=None, metavar="YYYY-MM-DD", help="for the calendar file (today)"),
        option(
            "--out", type=Path, default=None, metavar="DIR", help="new folder for the files (default: print)"
        ),
    ),
    _plan,
    (
        "--start 09:30 --minutes 90 --people 12",
        "--start 09:30 --minutes 90 --people 12 --mode hybrid --no-room --date 2026-03-12 --out out/plan",
    ),
)
_PRINT_SHEETS: Final = Command(
    "print-sheets",
    "make paper sheets and cards to print",
    "Make the sheets on which people write, and cards for the wall: pages to print from a browser.",
    (
        option("folder", type=Path, metavar="DIR", help="new folder for the pages"),
        option("--minutes", default=None, metavar="N", help="of a session: 45, 90 or 180; with --people"),
        option(
            "--people", default=None, metavar="N", help="one page with sheets for so many, dealt by chance"
        ),
        option(
            "--part",
            nargs="+",
            action="extend",
            default=None,
            metavar="PART",
            help="only of these parts: 00 to 06, close, cards",
        ),
    ),
    _print_sheets,
    ("out/sheets --minutes 90 --people 12", "out/sheets", "out/sheets --part 01 02 cards"),
)
COMMANDS: Final = (_PLAN, _PRINT_SHEETS)
