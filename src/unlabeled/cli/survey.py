"""Commands for a survey: before anybody is asked, and from the answers to a report."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Final

from unlabeled.cli.command import Command, option
from unlabeled.cli.options import FORMAT, INSTRUMENT, team_sizes, whole_number


def _expect(arguments: argparse.Namespace) -> int:
    from unlabeled.kit.expect import expect

    return expect(arguments.people, arguments.teams)


def _analyze(arguments: argparse.Namespace) -> int:
    from unlabeled.kit.analyze import Order, analyze

    pair = (arguments.before, arguments.after)
    if (arguments.file is None) is (None in pair) or (arguments.file and any(pair)):
        sys.stderr.write("Give one FILE, or both --before FILE and --after FILE.\n")
        return 2
    files = (arguments.file,) if arguments.file else pair
    order = Order(
        files,
        arguments.out,
        arguments.instrument,
        tuple(arguments.by or ()),
        arguments.head_counts,
        arguments.tool,
        arguments.mapping,
        None if arguments.comments is None else tuple(arguments.comments),
        arguments.roster,
    )
    return analyze(order)


def _simulate(arguments: argparse.Namespace) -> int:
    from unlabeled.kit.expect import team_numbers
    from unlabeled.kit.simulate import MadeUpSurvey, simulate

    try:
        teams = team_numbers([" ".join(arguments.teams).strip(" ,")]) if arguments.teams else ()
    except ValueError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    asked = MadeUpSurvey(arguments.people, teams, arguments.waves, arguments.seed, arguments.instrument)
    return simulate(arguments.file, asked)


_EXPECT: Final = Command(
    "expect",
    "say what a survey would show, before anybody is asked",
    "Say what a survey of so many people would show, before anybody is asked.",
    (
        option("--people", required=True, metavar="N", help="how many will answer"),
        option(
            "--teams",
            default=None,
            nargs="+",
            metavar="N,N",
            help="how many of them are in each team, such as 7,9,4; with departments: 9,7/4,12,8",
        ),
    ),
    _expect,
    ("--people 20 --teams 9,7,4",),
)
_ANALYZE: Final = Command(
    "analyze",
    "turn a survey export into a safe report",
    "Turn a survey export into a report that exposes nobody.",
    (
        option(
            "file",
            type=Path,
            nargs="?",
            default=None,
            metavar="FILE",
            help="the survey tool's export: CSV or XLSX; a room's tally; parquet:PATTERN; duckdb:FILE#TABLE",
        ),
        option("--before", type=Path, default=None, metavar="FILE", help="instead: the first of two"),
        option("--after", type=Path, default=None, metavar="FILE", help="and the second, side by side"),
        option("--out", type=Path, required=True, metavar="DIR", help="new folder for the results"),
        INSTRUMENT,
        option(
            "--by",
            action="append",
            default=None,
            metavar="COLUMN",
            help="the column with the groups (default: team); of a tree all, outermost first: "
            "department,team",
        ),
        option(
            "--head-counts",
            type=Path,
            default=None,
            metavar="CSV",
            help="how many people each group has: its names, and n",
        ),
        FORMAT,
        option(
            "--mapping",
            type=Path,
            default=None,
            metavar="YAML",
            help="which column is what, where names differ",
        ),
        option(
            "--comments",
            nargs="*",
            default=None,
            metavar="COLUMN",
            help="read comments as well, for a person to approve (default: none; without a column: the open "
            "questions); see unlabeled comments --help",
        ),
        option(
            "--roster",
            type=Path,
            default=None,
            metavar="TXT",
            help="names to take out of comments, one a line",
        ),
    ),
    _analyze,
    (
        "export.csv --out out/report",
        "export.xlsx --out out/report --by department,team",
        "--before spring.csv --after autumn.csv --out out/both",
        "export.csv --out out/report --comments --roster names.txt",
    ),
)
_SIMULATE: Final = Command(
    "simulate",
    "make up survey answers to practise on",
    "Make up survey answers: two waves of some sixty people in six teams, or as many as you say.",
    (
        option("file", type=Path, metavar="FILE", help="the CSV to write"),
        option("--people", type=whole_number, default=None, metavar="N", help="how many answer in each wave"),
        option(
            "--teams",
            type=team_sizes,
            default=None,
            nargs="+",
            metavar="N,N",
            help="how many of them are in each team, such as 7,9,4; with departments: 9,7/4,12,8 "
            "(default: six teams)",
        ),
        option("--waves", type=whole_number, default=None, metavar="N", help="how often they are asked (2)"),
        option("--seed", type=int, default=1, metavar="N", help="the same number gives the same file (1)"),
        INSTRUMENT,
    ),
    _simulate,
    ("practice.csv", "practice.csv --people 20 --teams 9,7,4 --waves 1"),
)
COMMANDS: Final = (_EXPECT, _SIMULATE, _ANALYZE)
