"""The command line: argument parsing only. What the commands do is in `unlabeled.kit`."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from unlabeled import __version__


def main(argv: list[str] | None = None) -> int:
    """Run one command and return its exit code: 0 done, 1 findings, 2 bad input."""
    arguments = _parser().parse_args(argv)
    code: int = arguments.run(arguments)
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="unlabeled",
        description="A workshop on trust and individuality, and a survey that exposes nobody.",
    )
    parser.add_argument("--version", action="version", version=f"unlabeled {__version__}")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")

    start = commands.add_parser(
        "start", help="lay out a workshop folder", description="Lay out a workshop folder."
    )
    start.add_argument("folder", type=Path, metavar="DIR", help="where; made if it is not there")
    start.set_defaults(run=_start)

    study = commands.add_parser(
        "open", help="open the workshop in JupyterLab", description="Open the workshop."
    )
    study.add_argument(
        "--notebook", default="00-terms", metavar="NAME", help="notebook to begin with (00-terms)"
    )
    study.add_argument(
        "--folder", type=Path, default=None, metavar="DIR", help="workshop folder (./workshop)"
    )
    study.add_argument("--no-browser", action="store_true", help="print the address, open no browser")
    study.add_argument("--port", type=int, default=None, metavar="N", help="port to serve on (a free one)")
    study.set_defaults(run=_open)

    checks = commands.add_parser(
        "check-content",
        help="say what is wrong in content that you changed",
        description="Check the content of a workshop folder. Nothing in it is changed.",
    )
    checks.add_argument("folder", type=Path, metavar="DIR", help="the workshop folder, or its data/")
    checks.set_defaults(run=_check_content)

    analyze = commands.add_parser(
        "analyze",
        help="turn a survey export into a safe report",
        description="Turn a survey export into a report that exposes nobody.",
    )
    analyze.add_argument("file", type=Path, metavar="FILE", help="the survey tool's CSV export")
    analyze.add_argument("--out", type=Path, required=True, metavar="DIR", help="new folder for the results")
    analyze.add_argument(
        "--instrument",
        type=Path,
        default=None,
        metavar="YAML",
        help="the questionnaire (default: the workshop's own)",
    )
    analyze.add_argument(
        "--by", default=None, metavar="COLUMN", help="the column with the groups (default: team)"
    )
    analyze.set_defaults(run=_analyze)

    expect = commands.add_parser(
        "expect",
        help="say what a survey would show, before anybody is asked",
        description="Say what a survey of so many people would show, before anybody is asked.",
    )
    expect.add_argument("--people", required=True, metavar="N", help="how many will answer")
    expect.add_argument(
        "--teams",
        default=None,
        nargs="+",
        metavar="N,N",
        help="how many of them are in each team, such as 7,9,4",
    )
    expect.set_defaults(run=_expect)

    simulate = commands.add_parser(
        "simulate",
        help="make up survey answers to practise on",
        description="Make up two waves of survey answers.",
    )
    simulate.add_argument("file", type=Path, metavar="FILE", help="the CSV to write")
    simulate.add_argument(
        "--seed", type=int, default=1, metavar="N", help="the same number gives the same file (1)"
    )
    simulate.add_argument(
        "--instrument",
        type=Path,
        default=None,
        metavar="YAML",
        help="the questionnaire (default: the workshop's own)",
    )
    simulate.set_defaults(run=_simulate)
    return parser


def _start(arguments: argparse.Namespace) -> int:
    from unlabeled.kit.start import start

    return start(arguments.folder)


def _open(arguments: argparse.Namespace) -> int:
    from unlabeled.kit.open import open_workshop

    return open_workshop(arguments.notebook, arguments.folder, not arguments.no_browser, arguments.port)


def _check_content(arguments: argparse.Namespace) -> int:
    from unlabeled.kit.check_content import check_content

    return check_content(arguments.folder)


def _analyze(arguments: argparse.Namespace) -> int:
    from unlabeled.kit.analyze import analyze

    return analyze(arguments.file, arguments.out, arguments.instrument, arguments.by)


def _expect(arguments: argparse.Namespace) -> int:
    from unlabeled.kit.expect import expect

    return expect(arguments.people, arguments.teams)


def _simulate(arguments: argparse.Namespace) -> int:
    from unlabeled.kit.simulate import simulate

    return simulate(arguments.file, arguments.seed, arguments.instrument)


if __name__ == "__main__":
    sys.exit(main())
