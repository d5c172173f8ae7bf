"""What is handed to the functions for notebooks, turned into what the commands take; or a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from os import PathLike
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from unlabeled.kit.errors import NotDoneError

if TYPE_CHECKING:
    import pandas as pd

    from unlabeled.survey.read.frame import FileOrFrame

File: TypeAlias = str | PathLike[str]


def sources(
    file: File | pd.DataFrame | None, before: File | pd.DataFrame | None, after: File | pd.DataFrame | None
) -> tuple[FileOrFrame | Any, ...]:
    """Return the one survey that was given, or the two."""
    pair = [each for each in (before, after) if each is not None]
    if (file is None and len(pair) < 2) or (file is not None and pair):
        raise NotDoneError("Give one file, or both before= and after=.")
    return tuple(map(_source, pair if file is None else (file,)))


def columns(comments: bool | str | Sequence[str]) -> tuple[str, ...] | None:
    """Return the columns with comments, none for the open questions; None where none are to be read."""
    if isinstance(comments, bool):
        return () if comments else None
    return (comments,) if isinstance(comments, str) else tuple(comments)


def path(given: File | None) -> Path | None:
    """Return the path that was given, or None."""
    return None if given is None else file_named(given)


def file_named(given: Any) -> Path:
    """Return the path that was given."""
    if not isinstance(given, str | PathLike):
        raise NotDoneError("Give the name of a file or folder, in quotation marks.")
    return Path(given)


def _source(given: Any) -> FileOrFrame | Any:
    if isinstance(given, str | PathLike):
        return Path(given)
    import pandas as pd

    from unlabeled.survey.read.frame import FrameTable

    return (
        FrameTable.of(given) if isinstance(given, pd.DataFrame) else given
    )  # other frames stay where they are
