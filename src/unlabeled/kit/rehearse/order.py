"""What `rehearse` is asked to do, checked, and the stage set for it."""

from __future__ import annotations

import os
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from unlabeled.content.live import load_live_words
from unlabeled.content.made_up import load_made_up
from unlabeled.content.prompts import Prompt, SurveyPrompt, load_prompts
from unlabeled.content.rehearsal import RehearsalWords, load_rehearsal_words
from unlabeled.content.room import load_room_words
from unlabeled.content.workshop import load_workshop
from unlabeled.kit.plan import Planned, asked_for, planned
from unlabeled.kit.rehearse.moments import Moment, moments
from unlabeled.kit.rehearse.pace import Pace
from unlabeled.kit.rehearse.stage import set_stage, source
from unlabeled.kit.results import check_results_folder
from unlabeled.kit.run_sheet import Asked

_FASTEST: Final = 60
_OUT: Final = Path("out") / "rehearsal"


@dataclass(frozen=True)
class RehearseOrder:
    """What `rehearse` is asked to do.

    Parameters
    ----------
    people : str
        How many made-up people come.
    minutes : str
        45, 90 or 180.
    speed : str
        How many times faster than on the day, 1 to 60.
    mode : str
        `in-person`, `remote` or `hybrid`.
    seed : int
        The same number gives the same people and answers.
    by_itself : bool
        Whether questions are opened and closed at the run sheet's times; else by "Next" in the console.
    browser : bool
        Whether windows are opened. `UNLABELED_NO_BROWSER=1` in the environment overrules it.
    browsers : int, optional
        How many of the phones are in a real browser; all, up to nine, unless given.
    folder : Path, optional
        A workshop folder, for its own words. Nothing in it is changed.
    out : Path, optional
        A new folder for the report; `out/rehearsal`, or the next free name, unless given.
    """

    people: str = "9"
    minutes: str = "45"
    speed: str = "1"
    mode: str = "in-person"
    seed: int = 1
    by_itself: bool = False
    browser: bool = True
    browsers: int | None = None
    folder: Path | None = None
    out: Path | None = None


@dataclass(frozen=True)
class Rehearsal:
    """A rehearsal that can begin: what is asked is possible, and the stage is set.

    Parameters
    ----------
    order : RehearseOrder
        As it was asked for.
    asked : Asked
        What the run sheet is made for.
    pace : Pace
        How fast.
    content : Planned
        The run sheet's content.
    prompts : tuple of Prompt
        All that the room can be asked.
    words : RehearsalWords
        What is said.
    stage, room : Path
        Our workshop folder, and the folder of our room; both go at the end.
    out : Path
        Where the report goes.
    windows : bool
        Whether windows are opened.
    """

    order: RehearseOrder
    asked: Asked
    pace: Pace
    content: Planned
    prompts: tuple[Prompt, ...]
    words: RehearsalWords
    stage: Path
    room: Path
    out: Path
    windows: bool

    @property
    def moments(self) -> tuple[Moment, ...]:
        """What is asked, and when."""
        return moments(self.asked, self.content, self.prompts)

    @property
    def survey(self) -> SurveyPrompt | None:
        """The questionnaire, if there is one among the prompts."""
        return next((each for each in self.prompts if isinstance(each, SurveyPrompt)), None)

    @property
    def environment(self) -> dict[str, str]:
        """What our processes are told: to read the stage's words, and no journal of anybody's."""
        journal = str(self.stage / "my-journal.json")
        return {**os.environ, "UNLABELED_FOLDER": str(self.stage), "UNLABELED_JOURNAL": journal}


def prepared(order: RehearseOrder, private: Path, now: datetime) -> Rehearsal:
    """Check what is asked, and set the stage.

    Raises
    ------
    ContentError, ResultsError, ValueError
        If something is not possible, or the content has a mistake; the sentence says which.
    """
    asked = asked_for(f"{now:%H:%M}", order.minutes, order.people, order.mode, f"{now:%Y-%m-%d}", room=True)
    pace, out = Pace(_speed(order.speed)), order.out or _free(_OUT)
    check_results_folder(out)
    words_from = source(order.folder)
    _refuse_mistakes(words_from / "data")
    stage = private / "workshop"
    set_stage(stage, words_from)
    content, _ = planned(stage / "data")
    if content is None:
        raise ValueError("The content could not be copied. Try again.")
    prompts = load_prompts(
        stage / "data" / "prompts.yaml", stage / "data" / "survey" / "instrument.yaml"
    ).prompts
    words = load_rehearsal_words(stage / "data" / "rehearsal.yaml")
    windows = order.browser and os.environ.get("UNLABELED_NO_BROWSER") != "1"
    made = Rehearsal(
        order, asked, pace, content, prompts, words, stage, private / "room", out.absolute(), windows
    )
    if not made.moments:
        raise ValueError("Nothing would be asked in this session, so there is nothing to rehearse.")
    return made


def _refuse_mistakes(data: Path) -> None:
    """Raise the error for a mistake in what a rehearsal reads; it names the file that somebody knows."""
    from unlabeled.kit.check_content import line_of

    content, mistakes = planned(data)
    if content is None:
        raise ValueError("\n".join(map(line_of, mistakes)))
    load_prompts(data / "prompts.yaml", data / "survey" / "instrument.yaml")
    load_room_words(data / "room.yaml")
    load_live_words(data / "live.yaml")
    load_workshop(data / "workshop.yaml")
    load_made_up(data / "survey" / "made-up.yaml")


def _speed(text: str) -> float:
    try:
        speed = float(text)
    except ValueError:
        speed = 0.0
    if not 1 <= speed <= _FASTEST:
        raise ValueError(f"'{text[:20]}' is no speed. Give a number from 1, as on the day, to {_FASTEST}.")
    return speed


def _free(folder: Path) -> Path:
    """Return a name for a folder that is not taken."""
    names = (folder, *(folder.with_name(f"{folder.name}-{number}") for number in range(2, 1000)))
    return next((name for name in names if not name.exists()), folder)
