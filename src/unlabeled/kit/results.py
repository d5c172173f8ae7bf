"""Results, a folder or a file, that are there in full or not at all."""

import secrets
import shutil
from collections.abc import Iterable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final

from unlabeled.kit.stopped import too_late_to_stop

_PIECE: Final = 1 << 20  # letters of a long text that are encoded at once


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
    elif not next(folder for folder in out.absolute().parents if folder.exists()).is_dir():
        raise ResultsError(f"{out.parent} cannot be a folder: a part of it is a file. Write somewhere else.")


def write_results(out: Path, texts: Mapping[str, str]) -> None:
    """Write each text as a file of `out`: first to a folder beside it, which then takes its name.

    A name may begin with a folder inside `out`: `analyst/README.txt`. Folders above `out` that are
    not there yet are made. Whatever happens on the way, an error or Ctrl-C, leaves nothing behind.

    Raises
    ------
    ResultsError
        If the folder cannot be written.
    """
    out = out.absolute()
    beside = out.with_name(f".{out.name}-{secrets.token_hex(4)}")
    missing = [folder for folder in out.parents if not folder.exists()]  # the deepest first
    try:
        beside.mkdir(parents=True)
        for name, text in texts.items():
            (beside / name).parent.mkdir(mode=0o700, exist_ok=True)  # what lies deeper is for its owner alone
            with (beside / name).open("w", encoding="utf-8", newline="\n") as opened:
                opened.writelines(text[start : start + _PIECE] for start in range(0, len(text), _PIECE))
        with too_late_to_stop():
            if out.is_dir():
                out.rmdir()  # empty, as checked; not every system renames over a folder
            beside.rename(out)
    except OSError as error:
        raise not_written(out, error) from None
    finally:
        with too_late_to_stop():
            shutil.rmtree(beside, ignore_errors=True)
            if not out.exists():
                _remove_empty(missing)


def check_results_file(file: Path, kind: str) -> None:
    """Raise `ResultsError` unless `file` can be made; `kind` says what it is to be, such as "CSV"."""
    if not file.absolute().parent.is_dir():
        raise ResultsError(f"There is no folder {file.parent}. Make it first, or write somewhere else.")
    if file.is_dir():
        raise ResultsError(f"{file} is a folder. Give the name of a new {kind} file.")
    if file.exists():
        raise ResultsError(f"{file} is there already and stays as it is. Give another name.")


def write_results_file(file: Path, text: str, *, instead: bool = False) -> None:
    """Write `text` to a file beside `file`, which then takes its name; with `instead` also if it is taken.

    Raises
    ------
    ResultsError
        If it cannot be written, or is there already.
    """
    beside = file.with_name(f".{file.name}-{secrets.token_hex(4)}")
    try:
        with beside.open("x", encoding="utf-8", newline="\n") as opened:
            opened.write(text)
        with too_late_to_stop():
            if file.exists() and not instead:
                raise ResultsError(f"{file} is there already and stays as it is. Give another name.")
            beside.replace(file)
    except OSError as error:
        raise not_written(file, error) from None
    finally:
        with too_late_to_stop(), suppress(OSError):
            beside.unlink(missing_ok=True)


def not_written(out: Path, error: OSError) -> ResultsError:
    """Return what to say where the system refuses: a full disk, no permission."""
    return ResultsError(f"{out} could not be written: {error.strerror}. Write somewhere else.")


def _remove_empty(folders: Iterable[Path]) -> None:
    """Remove folders, the deepest first, as long as nothing is in them."""
    with suppress(OSError):  # not there, or somebody else has put something in it meanwhile
        for folder in folders:
            folder.rmdir()
