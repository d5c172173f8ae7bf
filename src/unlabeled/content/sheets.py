"""The words of the paper sheets, beside those of the exercises themselves."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from pydantic import Field, StringConstraints

from unlabeled.content.braces import sentence
from unlabeled.content.folder import data_folder
from unlabeled.content.load import Content, load

File = Annotated[str, StringConstraints(pattern=r"^[\w-]+\.md$")]


class LabelOffSheet(Content):
    """Lines with a label and without."""

    versions: tuple[str, str]
    letters: tuple[str, str, str, str]
    dealt: str
    count: str
    tally: Annotated[str, sentence("label")]


class AskFirstSheet(Content):
    """Two orders, and questions between them."""

    place: str
    order: str
    choose: str
    first: str
    again: str
    own: str
    again_order: str
    count: str
    neighbour: str
    talk: str
    notes: str
    heard: str


class AdviceLedgerSheet(Content):
    """Three pieces of advice."""

    tick: str
    draw: Annotated[str, sentence("you")]


class HundredPointsSheet(Content):
    """Three splits."""

    steps: str
    count: str
    heard: str
    copied: str


class RealChoiceSheet(Content):
    """A message to write again."""

    list: str
    look: str


class LettingGoSheet(Content):
    """Two answers, side by side."""

    beside: str


class OnePromiseSheet(Content):
    """The close."""

    date: str


class RoundsSheet(Content):
    """Cards to cut out."""

    cut: str


class OwnWords(Content):
    """What each sheet says beside the exercise's own words."""

    label_off: LabelOffSheet
    ask_first: AskFirstSheet
    advice_ledger: AdviceLedgerSheet
    hundred_points: HundredPointsSheet
    real_choice: RealChoiceSheet
    letting_go: LettingGoSheet
    one_promise: OnePromiseSheet
    rounds: RoundsSheet


class CardWords(Content):
    """What hangs on the wall or lies on the table; files are those in `facilitator/`."""

    terms: str
    round: str
    files: tuple[File, ...]


class SheetWords(Content):
    """All words of the sheets."""

    language: str = Field(pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]+)*$")
    yours: str
    names: str
    front: str
    back: str
    foot: Annotated[str, sentence("title", "side")]
    version: Annotated[str, sentence("title", "version")]
    number: Annotated[str, sentence("low", "at_low", "high", "at_high")]
    turn: str
    upside_down: str
    steps: dict[str, str]
    sheets: OwnWords
    cards: CardWords


def load_sheet_words(file: Path | None = None) -> SheetWords:
    """Return the words in `file`, or in the data folder in use."""
    return load(file or data_folder() / "sheets.yaml", SheetWords)
