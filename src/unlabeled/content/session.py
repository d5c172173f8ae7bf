"""What happens in the room: each part's rows, with their minutes in each live plan and the words for them."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from pydantic import Field

from unlabeled.content.folder import data_folder
from unlabeled.content.load import Content, load

Length = Literal[45, 90, 180]


class Row(Content):
    """One row of a run sheet; a row without a step is spoken. A length without minutes leaves it out."""

    step: str | None = None
    name: str
    minutes: dict[Length, int] = Field(min_length=1)
    do: str
    cue: str
    with_room: str | None = None
    without: str | None = None


class PartRows(Content):
    """The rows of one part of the schedule, and what to cut there when it is late."""

    id: str
    cut: str
    rows: tuple[Row, ...] = Field(min_length=1)


class Session(Content):
    """All parts that happen in a room."""

    parts: tuple[PartRows, ...]


def load_session(file: Path | None = None) -> Session:
    """Return the session in `file`, or in the data folder in use."""
    return load(file or data_folder() / "session.yaml", Session)
