"""`unlabeled instrument`: begin a questionnaire from an export, or say what is wrong in one."""

import sys
from pathlib import Path

from unlabeled.content.instrument import Instrument
from unlabeled.content.load import examine
from unlabeled.survey.errors import UnreadableError


def draft(file: Path, out: Path | None = None, tool: str | None = None) -> int:
    """Write a first questionnaire for the export in `file`, and return the exit code: 0 done, 2 bad input.

    Parameters
    ----------
    file : Path
        A survey tool's export.
    out : Path, optional
        The YAML to write. It must not exist yet. Printed unless given.
    tool : str, optional
        Whose export it is; recognised unless given.
    """
    try:
        if out is not None:
            _refuse(out)
        from unlabeled.survey.draft import draft as drafted  # heavy: numpy and pyarrow

        text = drafted(file, tool)
        if out is None:
            sys.stdout.write(text)
            return 0
        with out.open("x", encoding="utf-8", newline="\n") as opened:
            opened.write(text)
    except UnreadableError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    except OSError as error:
        sys.stderr.write(f"{out} could not be written: {error.strerror}. Write somewhere else.\n")
        return 2
    checks = text.count("CHECK") - 1
    sys.stdout.write(f"{out} is a first draft. {checks} places in it say CHECK; go through them.\n")
    return 0


def check(file: Path) -> int:
    """Print every mistake in the questionnaire `file`. Return 0, 1 with findings, 2 if it cannot be read."""
    examined = examine(file, Instrument)
    if examined.tree is None:
        sys.stderr.write(f"{examined.mistakes[0]}\n")
        return 2
    for mistake in examined.mistakes:
        sys.stdout.write(f"{mistake}\n")
    if examined.content is None:
        return 1
    instrument = examined.content
    scales = "1 scale" if len(instrument.scales) == 1 else f"{len(instrument.scales)} scales"
    sys.stdout.write(
        f"“{instrument.title}”: {len(instrument.items)} items in {scales}, "
        f"{instrument.response_scale.low} to {instrument.response_scale.high}. Nothing is wrong with it.\n"
    )
    return 0


def _refuse(out: Path) -> None:
    if out.exists():
        raise UnreadableError(f"{out} is there already and stays as it is. Give another name.")
    if not out.absolute().parent.is_dir():
        raise UnreadableError(f"There is no folder {out.parent}. Make it first, or write somewhere else.")
