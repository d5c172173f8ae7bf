"""`unlabeled instrument`: begin a questionnaire from an export, or say what is wrong in one."""

import sys
from pathlib import Path

from unlabeled.content.errors import ContentError
from unlabeled.content.instrument import Instrument
from unlabeled.content.load import Examined, examine
from unlabeled.content.open_checks import open_checks
from unlabeled.content.text import text_of
from unlabeled.kit.progress import steps
from unlabeled.kit.results import ResultsError, check_results_file, write_results_file
from unlabeled.kit.stopped import INTERRUPTED, stopped
from unlabeled.survey.errors import UnreadableError


def draft(file: Path, out: Path | None = None, tool: str | None = None) -> int:
    """Write a first questionnaire for the export in `file`.

    Parameters
    ----------
    file : Path
        A survey tool's export.
    out : Path, optional
        The YAML to write. It must not exist yet. Printed unless given.
    tool : str, optional
        Whose export it is; recognised unless given.

    Returns
    -------
    int
        0 done; 2 bad input, said in a sentence; 130 interrupted. Only 0 has written.
    """
    try:
        text = drafted(file, out, tool)
    except (UnreadableError, ResultsError) as error:
        sys.stderr.write(f"{error}\n")
        return 2
    except KeyboardInterrupt:
        sys.stderr.write(stopped(out))
        return INTERRUPTED
    sys.stdout.write(text if out is None else f"{draft_words(out, text)}\n")
    return 0


def drafted(file: Path, out: Path | None = None, tool: str | None = None) -> str:
    """Return a first questionnaire as YAML, written to `out` if that is given.

    Raises
    ------
    UnreadableError, ResultsError
        If there is none, or it was not written; the sentence says why.
    """
    if out is not None:
        check_results_file(out, "YAML")
    with steps() as begin:
        begin("Reading")
        from unlabeled.survey.draft import draft as first_draft  # heavy: numpy and pyarrow

        text = first_draft(file, tool)
        if out is not None:
            write_results_file(out, text)
    return text


def draft_words(out: Path, text: str) -> str:
    """Return what to say of a draft that was written."""
    settle = len(examine(out, Instrument).mistakes) + len(open_checks(text))
    return (
        f"{out} is a first draft, with {settle} places to settle. This lists them: "
        f"unlabeled instrument check {out}"
    )


def check(file: Path) -> int:
    """Print all that is wrong or open in the questionnaire `file`.

    Returns
    -------
    int
        0 nothing; 1 with findings; 2 if it cannot be read.
    """
    examined = examine(file, Instrument)
    if examined.tree is None:
        sys.stderr.write(f"{examined.mistakes[0]}\n")
        return 2
    found = findings(examined)
    sys.stdout.write("".join(f"{line}\n" for line in found or [nothing_wrong(examined.content)]))
    return 1 if found else 0


def findings(examined: Examined[Instrument]) -> list[str]:
    """Return every mistake, and every place that still says CHECK, as a line."""
    still = [
        ContentError(
            examined.file,
            f"This is still open{f': {each.asks}' if each.asks else '.'}",
            line=each.line,
        )
        for each in open_checks(text_of(examined.file))
    ]
    return [str(each) for each in sorted((*examined.mistakes, *still), key=lambda each: each.line or 0)]


def nothing_wrong(instrument: Instrument | None) -> str:
    """Return what there is to say of a questionnaire without findings."""
    if instrument is None:
        return ""
    points = instrument.response_scale
    scales = "1 scale" if len(instrument.scales) == 1 else f"{len(instrument.scales)} scales"
    return (
        f"“{instrument.title}”: {len(instrument.items)} items in {scales}, "
        f"{points.low} to {points.high}. Nothing is wrong with it."
    )


def refuse_open(file: Path) -> None:
    """Refuse a questionnaire that still says CHECK where the numbers of a report hang on the answer.

    Raises
    ------
    ContentError
        If it does, for the first such line.
    """
    if left := [each for each in open_checks(text_of(file)) if each.decides]:
        lines = ", ".join(str(each.line) for each in left)
        where = f"line {lines} still asks" if len(left) == 1 else f"lines {lines} still ask"
        raise ContentError(
            file,
            f"The numbers hang on what {where}: {left[0].asks} Settle it, and delete what says CHECK.",
            line=left[0].line,
        )
