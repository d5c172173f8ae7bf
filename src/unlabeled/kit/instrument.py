"""`unlabeled instrument`: begin a questionnaire from an export, or say what is wrong in one."""

import sys
from pathlib import Path

from unlabeled.content.instrument import Instrument
from unlabeled.content.load import Examined, examine
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
    return f"{out} is a first draft. {text.count('CHECK') - 1} places in it say CHECK; go through them."


def check(file: Path) -> int:
    """Print every mistake in the questionnaire `file`. Return 0, 1 with findings, 2 if it cannot be read."""
    examined = examine(file, Instrument)
    if examined.tree is None:
        sys.stderr.write(f"{examined.mistakes[0]}\n")
        return 2
    sys.stdout.write("".join(f"{line}\n" for line in check_words(examined)))
    return 0 if examined.content else 1


def check_words(examined: Examined[Instrument]) -> list[str]:
    """Return every mistake as a line, or what there is to say of a questionnaire without any."""
    lines = [str(mistake) for mistake in examined.mistakes]
    if examined.content is not None:
        instrument, points = examined.content, examined.content.response_scale
        scales = "1 scale" if len(instrument.scales) == 1 else f"{len(instrument.scales)} scales"
        lines.append(
            f"“{instrument.title}”: {len(instrument.items)} items in {scales}, "
            f"{points.low} to {points.high}. Nothing is wrong with it."
        )
    return lines
