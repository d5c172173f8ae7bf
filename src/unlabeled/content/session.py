"""What happens in the room: the rows of each part, with their minutes in each live plan, and their words."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Self

from pydantic import Field, model_validator

from unlabeled.content.braces import sentence
from unlabeled.content.errors import misplaced
from unlabeled.content.folder import data_folder
from unlabeled.content.load import Content, load
from unlabeled.content.schedule import Length

Minutes = Annotated[int, Field(gt=0)]


class Mode(StrEnum):
    """Where people are."""

    IN_PERSON = "in-person"
    REMOTE = "remote"
    HYBRID = "hybrid"


class Form(StrEnum):
    """How a row is done."""

    PROJECTOR = "projector"
    PAPER = "paper"
    PHONE = "phone"
    SPOKEN = "spoken"
    PAUSE = "pause"


class Way(StrEnum):
    """How people work together: what a safety check says, the most careful first. As in prompts.yaml."""

    ALONE = "alone"
    PAIRS = "pairs"
    TOGETHER = "together"


class Instead(Content):
    """What is done and said in a row if the session is run another way."""

    do: str
    cue: str


class Row(Content):
    """One row of a run sheet; without a step it is spoken, or a pause. No minutes for a length: left out."""

    step: str | None = None
    pause: bool = False
    name: str
    minutes: dict[Length, Minutes] = Field(min_length=1)
    do: str
    cue: str
    with_room: str | None = None
    without: str | None = None
    ways: dict[Way, Instead] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _a_pause_has_no_step(self) -> Self:
        if self.pause and self.step is not None:
            raise misplaced("A pause has no step. Leave one of the two out", "step")
        return self


class PartRows(Content):
    """The rows of one part of the schedule, and what to cut there when it is late."""

    id: str
    cut: str
    rows: tuple[Row, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _each_step_stands_once(self) -> Self:
        again = _second(row.step for row in self.rows)
        if again is not None:
            raise misplaced(f"The step '{self.rows[again].step}' stands here twice", "rows", again, "step")
        return self

    def minutes(self, length: Length) -> int:
        """Return how long the rows take in the plan of this length."""
        return sum(row.minutes.get(length, 0) for row in self.rows)


class GroupWords(Content):
    """How people sit together."""

    alone: str
    together: Annotated[str, sentence("groups")]
    both: Annotated[str, sentence("trios", "pairs")]
    trio: str
    trios: Annotated[str, sentence("count")]
    pair: str
    pairs: Annotated[str, sentence("count")]


class ModeWords(Content):
    """What a mode is called, what its forms are called, and what else is to be known."""

    name: str
    forms: dict[Form, str]
    with_room: str | None = None
    notes: tuple[str, ...] = ()

    @model_validator(mode="after")
    def _every_form_has_a_name(self) -> Self:
        missing = [form for form in Form if form not in self.forms]
        if missing:
            raise misplaced(f"These forms have no name here: {', '.join(missing)}. Add one each", "forms")
        return self


class Heads(Content):
    """What stands over the columns."""

    time: str
    start: str
    end: str
    part: str
    what: str
    form: str
    do: str
    say: str


class RunSheetWords(Content):
    """All that a run sheet says beside its rows."""

    language: str = Field(pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]+)*$")
    title: Annotated[str, sentence("minutes", "mode", "people")]
    unpiloted: str
    groups: GroupWords
    with_room: str
    without: str
    too_few: str
    stretch: Annotated[str, sentence("minutes")]
    past_midnight: str
    no_way: str
    ways: dict[Way, str]
    modes: dict[Mode, ModeWords]
    head: Heads
    says: Annotated[str, sentence("cue")]
    late: str
    cut: Annotated[str, sentence("cut")]

    @model_validator(mode="after")
    def _every_way_is_there(self) -> Self:
        missing = [way for way in Way if way not in self.ways]
        if missing:
            raise misplaced(f"These ways have no words: {', '.join(missing)}. Add them", "ways")
        return self

    @model_validator(mode="after")
    def _every_mode_is_there(self) -> Self:
        missing = [mode for mode in Mode if mode not in self.modes]
        if missing:
            raise misplaced(f"These modes have no words: {', '.join(missing)}. Add them", "modes")
        return self


class Usual(Content):
    """What a session is made for when nobody says otherwise."""

    people: int = Field(ge=2, le=60)
    minutes: Length
    mode: Mode


class Session(Content):
    """All parts that happen in a room, and the words of the run sheets that are made of them."""

    usual: Usual
    words: RunSheetWords
    parts: tuple[PartRows, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _each_part_stands_once(self) -> Self:
        again = _second(part.id for part in self.parts)
        if again is not None:
            raise misplaced(f"The part '{self.parts[again].id}' stands here twice", "parts", again, "id")
        return self


def _second(names: Iterable[str | None]) -> int | None:
    """Return where a name stands for the second time."""
    known: set[str] = set()
    for place, name in enumerate(names):
        if name is not None and name in known:
            return place
        known |= {name} if name else set()
    return None


def load_session(file: Path | None = None) -> Session:
    """Return the session in `file`, or in the data folder in use."""
    return load(file or data_folder() / "session.yaml", Session)
