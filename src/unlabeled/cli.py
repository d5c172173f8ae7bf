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
    analyze.add_argument(
        "file",
        type=Path,
        nargs="?",
        default=None,
        metavar="FILE",
        help="the survey tool's export: CSV or XLSX; or a room's tally",
    )
    analyze.add_argument(
        "--before", type=Path, default=None, metavar="FILE", help="instead: the first of two"
    )
    analyze.add_argument(
        "--after", type=Path, default=None, metavar="FILE", help="and the second, side by side"
    )
    analyze.add_argument("--out", type=Path, required=True, metavar="DIR", help="new folder for the results")
    analyze.add_argument(
        "--instrument",
        type=Path,
        default=None,
        metavar="YAML",
        help="the questionnaire (default: the workshop's own)",
    )
    analyze.add_argument(
        "--by",
        action="append",
        default=None,
        metavar="COLUMN",
        help="the column with the groups (default: team); of a tree all, outermost first: department,team",
    )
    analyze.add_argument(
        "--head-counts",
        type=Path,
        default=None,
        metavar="CSV",
        help="how many people each group has: its names, and n",
    )
    analyze.add_argument(
        "--format",
        dest="tool",
        default=None,
        metavar="NAME",
        help="whose export it is, such as qualtrics (default: recognised by content)",
    )
    analyze.add_argument(
        "--mapping", type=Path, default=None, metavar="YAML", help="which column is what, where names differ"
    )
    analyze.set_defaults(run=_analyze)

    audit = commands.add_parser(
        "audit",
        help="say what finished tables give away of whom",
        description="Attack finished tables, ours or another tool's, as somebody in the team could.",
    )
    audit.add_argument(
        "files",
        type=Path,
        nargs="+",
        metavar="FILE",
        help="release.csv, release.json, or a CSV with group, n, and mean or one column for each answer; "
        "several files are several publications about the same people",
    )
    audit.add_argument("--scale", default="1-5", metavar="LOW-HIGH", help="lowest and highest answer (1-5)")
    audit.add_argument("--k", default="5", metavar="N", help="the smallest group that may be published (5)")
    audit.add_argument(
        "--total", default=None, metavar="LABEL", help="what the row of everyone is called (All or Total)"
    )
    audit.set_defaults(run=_audit)

    publish = commands.add_parser(
        "publish",
        help="record in the ledger what you are about to share",
        description="Record a report in the ledger beside the questionnaire, unless it betrays another.",
    )
    publish.add_argument("folder", type=Path, metavar="DIR", help="what analyze has written")
    publish.add_argument("--wave", default=None, metavar="NAME", help="what to call a wave without a name")
    publish.add_argument("--date", default=None, metavar="YYYY-MM-DD", help="when (today)")
    publish.add_argument("--instrument", type=Path, default=None, metavar="YAML", help="the questionnaire")
    publish.set_defaults(run=_publish)

    ledger = commands.add_parser(
        "ledger", help="list what was published", description="List what was published."
    )
    ledger.add_argument("--check", action="store_true", help="say whether anything in it was changed")
    ledger.add_argument("--instrument", type=Path, default=None, metavar="YAML", help="the questionnaire")
    ledger.set_defaults(run=_ledger)

    instrument = commands.add_parser(
        "instrument",
        help="begin or check a questionnaire of your own",
        description="Begin or check a questionnaire.",
    )
    actions = instrument.add_subparsers(title="actions", required=True, metavar="ACTION")
    draft = actions.add_parser(
        "draft",
        help="begin a questionnaire from an export",
        description="Begin a questionnaire from the export of a survey that is not ours.",
    )
    draft.add_argument("file", type=Path, metavar="FILE", help="the survey tool's export: CSV or XLSX")
    draft.add_argument(
        "--out", type=Path, default=None, metavar="YAML", help="new file to write (default: print it)"
    )
    draft.add_argument(
        "--format", dest="tool", default=None, metavar="NAME", help="whose export it is (default: recognised)"
    )
    draft.set_defaults(run=_draft)
    check = actions.add_parser(
        "check", help="say what is wrong in a questionnaire", description="Check a questionnaire."
    )
    check.add_argument("file", type=Path, metavar="YAML", help="the questionnaire")
    check.set_defaults(run=_check_instrument)

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
        help="how many of them are in each team, such as 7,9,4; with departments: 9,7/4,12,8",
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
    )
    return analyze(order)


def _publish(arguments: argparse.Namespace) -> int:
    from unlabeled.kit.publish import publish

    return publish(arguments.folder, arguments.wave, arguments.date, arguments.instrument)


def _ledger(arguments: argparse.Namespace) -> int:
    from unlabeled.kit.publish import list_ledger

    return list_ledger(arguments.instrument, check=arguments.check)


def _audit(arguments: argparse.Namespace) -> int:
    from unlabeled.kit.audit import audit

    return audit(arguments.files, arguments.scale, arguments.k, arguments.total)


def _draft(arguments: argparse.Namespace) -> int:
    from unlabeled.kit.instrument import draft

    return draft(arguments.file, arguments.out, arguments.tool)


def _check_instrument(arguments: argparse.Namespace) -> int:
    from unlabeled.kit.instrument import check

    return check(arguments.file)


def _expect(arguments: argparse.Namespace) -> int:
    from unlabeled.kit.expect import expect

    return expect(arguments.people, arguments.teams)


def _simulate(arguments: argparse.Namespace) -> int:
    from unlabeled.kit.simulate import simulate

    return simulate(arguments.file, arguments.seed, arguments.instrument)


if __name__ == "__main__":
    sys.exit(main())
