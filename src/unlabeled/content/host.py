"""What `unlabeled host` and `unlabeled preflight` say in the terminal."""

from pathlib import Path
from typing import Annotated

from unlabeled.content.braces import sentence
from unlabeled.content.folder import data_folder
from unlabeled.content.load import Content, load

_Usual = Annotated[str, sentence("usual")]
_Address = Annotated[str, sentence("address")]


class AskedFor(Content):
    """What is asked where nothing was given."""

    lead: str
    go_on: Annotated[str, sentence("people")]
    new: tuple[str, ...]
    people: _Usual
    minutes: _Usual


class AskedBefore(Content):
    """How much was asked in a room that goes on, or that something was in one before it."""

    one: str
    several: Annotated[str, sentence("count")]
    before: str


class OpenedWords(Content):
    """The one screen that says where everything is."""

    phones: str
    projector: str
    console: str
    notebooks: str
    session: Annotated[str, sentence("minutes", "start", "mode", "people", "questions")]
    asked: AskedBefore
    plain: str
    alone: str
    yours: str
    tunnel: str
    stop: str


class RunningWords(Content):
    """What is said before and after that."""

    opening: str
    back: str
    room_closed: Annotated[str, sentence("folder")]
    closed: Annotated[str, sentence("folder")]
    lab_ended: str


class ReachWords(Content):
    """Who may see an address."""

    same_network: str
    internet: str
    no_lease: str
    tunnel: str
    machine: str


class PreflightWords(Content):
    """What is said of what was tried."""

    wrong_wait: str
    wrong_address: str
    wrong_wifi: str
    addresses: str
    no_network: str
    reach: ReachWords
    password: Annotated[str, sentence("name")]
    wifi: str
    port_free: Annotated[str, sentence("port")]
    port_taken: Annotated[str, sentence("port", "why")]
    answers: str
    no_answer: str
    one_machine: str
    scan: _Address
    waiting: str
    page: str
    came: str
    nobody: str
    certificate: _Address
    silent: _Address
    shows: _Address
    shows_none: _Address
    plain: str
    https: str
    here: str
    there: str
    passed: str
    not_shown: str
    not_tried: str
    neither: str


class HostWords(Content):
    """All words of both commands."""

    ask: AskedFor
    opened: OpenedWords
    running: RunningWords
    preflight: PreflightWords


def load_host_words(file: Path | None = None) -> HostWords:
    """Return the words in `file`, or in the data folder in use."""
    return load(file or data_folder() / "host.yaml", HostWords)
