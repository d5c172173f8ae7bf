"""The text of a file that anybody may have changed: of an ordinary size, an ordinary file, and UTF-8."""

from pathlib import Path
from stat import S_ISREG
from typing import Final

from unlabeled.content.errors import ContentError

_LARGEST: Final = 1_000_000  # bytes; the longest content file has a few per cent of that


def text_of(file: Path, largest: int = _LARGEST) -> str:
    """Return the text of `file`.

    Parameters
    ----------
    file : Path
        A UTF-8 text file.
    largest : int
        The most bytes that it may have.

    Raises
    ------
    ContentError
        If it is missing, is something else, is too large or cannot be read; says what to do.
    """
    if file.is_dir():
        raise ContentError(file, "This is a folder. Give the name of a YAML file.")
    try:
        found = file.stat()
        if not S_ISREG(found.st_mode):  # a pipe or a device: reading it would never end
            raise ContentError(file, "This is no ordinary file. Put the file itself here.")
        if found.st_size > largest:
            problem = "This file is far too large for content. Check that it is the right one."
            raise ContentError(file, problem)
        return file.read_text(encoding="utf-8")
    except FileNotFoundError:
        folder = file.absolute().parent.name
        problem = f"There is no such file in the folder '{folder}'. Restore it or fix its name."
        raise ContentError(file, problem) from None
    except UnicodeDecodeError:
        raise ContentError(file, "This is not UTF-8 text. Save it as UTF-8.") from None
    except OSError as error:
        raise ContentError(file, f"This cannot be read ({error.strerror}). Check the name.") from None
