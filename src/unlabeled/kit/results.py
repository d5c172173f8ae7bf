"""A folder of results that is there in full or not at all."""

import secrets
import shutil
from collections.abc import Mapping
from pathlib import Path


class ResultsError(Exception):
    """Results cannot be written there; the text says why and what to do."""


def check_results_folder(out: Path) -> None:
    """Raise `ResultsError` unless `out` can become a folder of results: not there yet, or empty."""
    if out.is_dir():
        if any(out.iterdir()):
            raise ResultsError(
                f"{out} is not empty, and nothing is overwritten. Give the name of a new folder."
            )
    elif out.exists():
        raise ResultsError(f"{out} is a file. Give the name of a new folder.")
    elif not out.absolute().parent.is_dir():
        raise ResultsError(f"There is no folder {out.parent}. Make it first, or write somewhere else.")


def write_results(out: Path, texts: Mapping[str, str]) -> None:
    """Write each text as a file of `out`: first to a folder beside it, which then takes its name.

    Whatever happens on the way, an error or Ctrl-C, leaves nothing behind.

    Raises
    ------
    ResultsError
        If the folder cannot be written.
    """
    out = out.absolute()
    beside = out.with_name(f".{out.name}-{secrets.token_hex(4)}")
    try:
        beside.mkdir()
        for name, text in texts.items():
            (beside / name).write_text(text, encoding="utf-8", newline="\n")
        if out.is_dir():
            out.rmdir()  # empty, as checked; not every system renames over a folder
        beside.rename(out)
    except OSError as error:
        raise ResultsError(f"{out} could not be written: {error.strerror}. Write somewhere else.") from None
    finally:
        shutil.rmtree(beside, ignore_errors=True)
