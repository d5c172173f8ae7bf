"""`unlabeled simulate`: write made-up survey answers to practise on."""

import sys
from pathlib import Path

from unlabeled.content import ContentError, data_folder
from unlabeled.content.instrument import load_instrument
from unlabeled.content.made_up import load_made_up


def simulate(file: Path, seed: int = 1, instrument: Path | None = None) -> int:
    """Write made-up answers to `file` and return the exit code: 0 done, 2 bad input and nothing written.

    Parameters
    ----------
    file : Path
        The CSV to write. It must not exist yet, its folder must.
    seed : int
        From 0; the same number gives the same file.
    instrument : Path, optional
        The questionnaire; ours unless given.
    """
    try:
        rows = _write(file, seed, instrument or data_folder() / "survey" / "instrument.yaml")
    except (ContentError, _RefusedError) as error:
        sys.stderr.write(f"{error}\n")
        return 2
    sys.stdout.write(f"{file.name} now holds {rows} rows of made-up answers; nobody behind them exists.\n")
    return 0


class _RefusedError(Exception):
    """What was asked for cannot be written; the text says why and what to do."""


def _write(file: Path, seed: int, instrument: Path) -> int:
    """Write the answers and return how many rows there are."""
    if seed < 0:
        raise _RefusedError(f"The seed {seed} is below 0. Give a whole number from 0.")
    if not file.parent.is_dir():
        raise _RefusedError(f"There is no folder {file.parent}. Make it first, or write somewhere else.")
    if file.is_dir():
        raise _RefusedError(f"{file} is a folder. Give the name of a new CSV file.")
    if file.exists():
        raise _RefusedError(f"{file} is there already and stays as it is. Give another name.")
    text = _answers(seed, instrument)
    try:
        with file.open("x", encoding="utf-8", newline="\n") as opened:
            opened.write(text)
    except OSError as error:
        raise _RefusedError(f"{file} could not be written: {error.strerror}. Write somewhere else.") from None
    return text.count("\n") - 1


def _answers(seed: int, instrument: Path) -> str:
    questionnaire = load_instrument(instrument)
    plan = load_made_up(data_folder() / "survey" / "made-up.yaml")

    import numpy as np

    from unlabeled.survey.simulate import simulate_csv

    return simulate_csv(questionnaire, plan, np.random.default_rng(seed))
