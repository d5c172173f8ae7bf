"""The words of the facilitator's console."""

from pathlib import Path
from typing import Annotated

from unlabeled.content.braces import sentence
from unlabeled.content.folder import data_folder
from unlabeled.content.load import Content, load

_Minutes = Annotated[str, sentence("minutes")]
_Next = Annotated[str, sentence("time", "name")]


class JoinWords(Content):
    """Around link and code."""

    title: str
    alt: str
    phones: str
    wall: str


class AskWords(Content):
    """Around a question and the one button."""

    title: str
    open: str
    close: str
    closing: str
    again: str
    another: str
    too_soon: str
    moved: str
    done: str
    table: str


class ClockWords(Content):
    """Around the run sheet's rows."""

    label: str
    before: Annotated[str, sentence("time", "minutes")]
    left: _Minutes
    one: str
    last: str
    say: Annotated[str, sentence("cue")]
    then: _Next
    late: str
    over: str
    lost: str


class LiveWords(Content):
    """All words of the console."""

    none: str
    silent: str
    back: str
    no_token: str
    join: JoinWords
    lock: str
    unlock: str
    ask: AskWords
    clock: ClockWords


def load_live_words(file: Path | None = None) -> LiveWords:
    """Return the words in `file`, or in the data folder in use."""
    return load(file or data_folder() / "live.yaml", LiveWords)
