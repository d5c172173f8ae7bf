"""The words of the room's pages: what a phone and the wall say, and what is promised."""

from pathlib import Path
from typing import Annotated

from unlabeled.content.braces import sentence
from unlabeled.content.folder import data_folder
from unlabeled.content.load import Content, load


class Answered(Content):
    """How many answered, as far as it is told: the detail that is shown gives away no more."""

    some: Annotated[str, sentence("least", "most")]
    many: Annotated[str, sentence("least")]


class Shown(Content):
    """Words around results."""

    nothing: str
    sealed: str
    way: str
    way_gone: str  # in its place once the room was restarted or exported: it is stored nowhere
    answer: str  # head of the first column
    share: str  # head of the second
    together: Annotated[str, sentence("one", "other")]  # two answers that are counted as one
    first: Annotated[str, sentence("option")]
    answered: Answered
    passing: str


class Phone(Content):
    """Words of the participant's page."""

    heading: str
    waiting: str
    send: str
    again: str
    pass_: str
    sent: str
    passed: str
    sending: str
    kept: str
    closing: str
    closed: str
    late: str  # closed before the room said that the answer is there
    choose: str
    out_of: Annotated[str, sentence("number", "total")]
    leave_out: str
    up: Annotated[str, sentence("option")]
    down: Annotated[str, sentence("option")]
    place: Annotated[str, sentence("option", "place", "count")]
    order: str
    move: str
    goes: Annotated[str, sentence("band")]
    leave: str
    left: str
    promises: str
    promised: tuple[str, ...]
    not_promised_heading: str
    not_promised: tuple[str, ...]
    unkept: str  # where the browser has no storage
    plain: str


class Both(Content):
    """Words that phones and the wall share."""

    seats: Annotated[str, sentence("seats")]
    locked: str
    connecting: str
    ending: str
    no_script: str
    no_code: str


class Wall(Content):
    """Words of the projector's page."""

    join: str
    waiting: str
    open: str


class Exported(Content):
    """Words around what was shown, once the room is closed."""

    heading: str
    intro: str
    open: Annotated[str, sentence("title")]  # a question that was not closed
    not_for_sharing: Annotated[str, sentence("files")]


class RoomWords(Content):
    """All words of the room's pages."""

    both: Both
    phone: Phone
    wall: Wall
    shown: Shown
    exported: Exported


def load_room_words(file: Path | None = None) -> RoomWords:
    """Return the words in `file`, or in the data folder in use."""
    return load(file or data_folder() / "room.yaml", RoomWords)
