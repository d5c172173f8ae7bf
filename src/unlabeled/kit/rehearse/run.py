"""`unlabeled rehearse`: console, wall and phones as on the day, then a report. Nobody in it is real."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
import webbrowser
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Final

from unlabeled.content import ContentError
from unlabeled.content.prompts import Prompt, SurveyPrompt, load_prompts
from unlabeled.content.rehearsal import RehearsalWords, load_rehearsal_words
from unlabeled.kit.lab import Lab, LabError, lab
from unlabeled.kit.manifest import CONSOLE
from unlabeled.kit.open import _stoppable
from unlabeled.kit.plan import Planned, asked_for, planned
from unlabeled.kit.planned_session import slots
from unlabeled.kit.rehearse.browsers import browsers
from unlabeled.kit.rehearse.moments import Moment, moments
from unlabeled.kit.rehearse.pace import Pace
from unlabeled.kit.rehearse.people import people
from unlabeled.kit.rehearse.played import Play, played, run
from unlabeled.kit.rehearse.stage import set_stage, source
from unlabeled.kit.results import ResultsError, check_results_folder
from unlabeled.kit.room import RoomOrder
from unlabeled.kit.room_process import RoomProcess, RoomProcessError
from unlabeled.kit.run_sheet import Asked
from unlabeled.kit.stopped import INTERRUPTED
from unlabeled.room.host import RoomHost
from unlabeled.room.image import Asked as Questioned
from unlabeled.room.live.session import SESSION, Session, write_session
from unlabeled.room.seal import read

MOST_BROWSERS: Final = 9  # pages at once that two cores still move smoothly
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
class _Rehearsal:
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
        return moments(self.asked, self.content, self.prompts)

    @property
    def survey(self) -> SurveyPrompt | None:
        return next((each for each in self.prompts if isinstance(each, SurveyPrompt)), None)


def rehearse(order: RehearseOrder, now: datetime | None = None) -> int:
    """Play a session with made-up people on this machine, and write the report of its questionnaire.

    Returns
    -------
    int
        0 done; 1 if something does not come up, or the report was refused; 2 for bad input, said in a
        sentence; 130 interrupted. Whatever comes, nothing is left but the report.
    """
    with (
        _stoppable(),
        tempfile.TemporaryDirectory(prefix="unlabeled-", ignore_cleanup_errors=True) as private,
    ):
        try:
            rehearsal = _prepared(order, Path(private), now or datetime.now())
        except (ContentError, ResultsError, ValueError) as error:
            sys.stderr.write(f"{error}\n")
            return 2
        try:
            with _as_before():
                _play(rehearsal, Path(private))
            return _report(rehearsal)
        except KeyboardInterrupt:
            sys.stderr.write(f"\n{rehearsal.words.stopped}\n")
            return INTERRUPTED
        except (LabError, RoomProcessError) as error:
            sys.stderr.write(f"{error}\n")
            return 1


def _prepared(order: RehearseOrder, private: Path, now: datetime) -> _Rehearsal:
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
    made = _Rehearsal(
        order, asked, pace, content, prompts, words, stage, private / "room", out.absolute(), windows
    )
    if not made.moments:
        raise ValueError("Nothing would be asked in this session, so there is nothing to rehearse.")
    return made


def _refuse_mistakes(data: Path) -> None:
    from unlabeled.kit.check_content import line_of

    content, mistakes = planned(data)
    if content is None:
        raise ValueError("\n".join(map(line_of, mistakes)))
    load_prompts(data / "prompts.yaml", data / "survey" / "instrument.yaml")


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


def _play(rehearsal: _Rehearsal, private: Path) -> None:
    """Open room and console, let the session be played, and close both."""
    file, environment = private / "session.json", _environment(rehearsal)
    seats = rehearsal.asked.people + 1  # one for whoever rehearses
    order = RoomOrder(
        seats,
        folder=rehearsal.room,
        bind="127.0.0.1",
        prompts=rehearsal.stage / "data" / "prompts.yaml",
    )
    with (
        _ended(RoomProcess(order, private, environment)) as room,
        lab(rehearsal.stage, environment=environment | {SESSION: str(file)}) as server,
        _ended(room),  # before the console is: phones and wall are told at once
    ):
        write_session(_session(rehearsal, room.opened.host), file)
        run(lambda: _with_phones(rehearsal, server, room))


async def _with_phones(rehearsal: _Rehearsal, server: Lab, room: RoomProcess) -> None:
    """Open phones, say and show where everything is, and let the session be played."""

    def keep() -> bool:
        if server.process.poll() is not None:
            raise LabError(
                "\n".join(["JupyterLab has ended by itself. The end of its log:", *server.log_tail()])
            )
        return room.keep_open()

    wanted = MOST_BROWSERS if rehearsal.order.browsers is None else rehearsal.order.browsers
    async with browsers(window=rehearsal.windows) as made:
        count = min(rehearsal.asked.people, wanted) if made else 0
        _say(rehearsal, room, server, count, driven=made is not None)
        _show(rehearsal, room, server, own_phone=not count)
        host = RoomHost(room.opened.host, rehearsal.room)
        await played(_as_play(rehearsal, room.opened.link), host, keep, made, count)


def _session(rehearsal: _Rehearsal, host: str) -> Session:
    """Return what the console is told: the run sheet, and a clock that runs as fast as the session."""
    rows = slots(rehearsal.asked, rehearsal.content)
    return Session(
        host,
        rehearsal.room,
        tuple(moment.prompt.id for moment in rehearsal.moments),
        tuple(replace(row, part=f"{rehearsal.words.mark} · {row.part}") for row in rows),
        began=round(time.time() * 1000),
        speed=rehearsal.pace.speed,
    )


def _as_play(rehearsal: _Rehearsal, link: str) -> Play:
    asked, order = rehearsal.asked, rehearsal.order
    return Play(
        link,
        rehearsal.prompts,
        rehearsal.moments,
        asked.minutes * 60.0,
        people(asked.people, order.seed),
        rehearsal.pace,
        order.seed,
        order.by_itself,
    )


def _environment(rehearsal: _Rehearsal) -> dict[str, str]:
    """Return what our processes are told: to read the stage's words, and no journal of anybody's."""
    journal = str(rehearsal.stage / "my-journal.json")
    return {**os.environ, "UNLABELED_FOLDER": str(rehearsal.stage), "UNLABELED_JOURNAL": journal}


@contextmanager
def _ended(room: RoomProcess) -> Iterator[RoomProcess]:
    """End the room when the block ends."""
    try:
        yield room
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # whoever presses Ctrl-C again waits as well
        room.end()


@contextmanager
def _as_before() -> Iterator[None]:
    """Let Ctrl-C do afterwards what it did before."""
    before = signal.getsignal(signal.SIGINT)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _say(rehearsal: _Rehearsal, room: RoomProcess, server: Lab, count: int, *, driven: bool) -> None:
    words, asked, opened = rehearsal.words, rehearsal.asked, room.opened
    lasts = _lasts(rehearsal.pace.ours(asked.minutes * 60))
    lines = [
        words.begins.format(minutes=asked.minutes, lasts=lasts, people=asked.people),
        words.with_browsers.format(browsers=count, people=asked.people) if driven else words.without_browsers,
        words.by_itself if rehearsal.order.by_itself else words.by_you,
        words.your_seat,
        "",
        f"For phones:         {opened.link}",
        f"For the projector:  {opened.address}wall#{opened.code}",
        f"Your console:       {server.address(CONSOLE.as_posix())}",
        words.closes,
    ]
    sys.stdout.write("\n".join([*lines, ""]))
    sys.stdout.flush()


def _lasts(seconds: float) -> str:
    """Return a length of time in words.

    Examples
    --------
    >>> _lasts(135), _lasts(2700), _lasts(45)
    ('2 min 15 s', '45 min', '45 s')
    """
    minutes, rest = divmod(round(seconds), 60)
    return " ".join([*([f"{minutes} min"] if minutes else []), *([f"{rest} s"] if rest else [])])


def _show(rehearsal: _Rehearsal, room: RoomProcess, server: Lab, *, own_phone: bool) -> None:
    """Open console and wall in the facilitator's browser; the phone, too, if none moves by itself."""
    if not rehearsal.windows:
        return
    opened = room.opened
    pages = [server.address(CONSOLE.as_posix()), f"{opened.address}wall#{opened.code}"]
    for page in [*pages, *([opened.link] if own_phone else [])]:
        webbrowser.open(page)


def _report(rehearsal: _Rehearsal) -> int:
    """Write the report of what the room has put away, as for a real one; the attacker goes first."""
    words, out = rehearsal.words, rehearsal.out
    sys.stdout.write(f"\n{words.over}\n")
    missing = _why_none(rehearsal)
    if missing:
        sys.stdout.write(f"{missing}\n")
        return 0
    sys.stdout.flush()
    assert rehearsal.survey is not None  # noqa: S101 (else it is missing)
    tally = rehearsal.room / f"{rehearsal.survey.id}.tally.json"
    command = [sys.executable, "-m", "unlabeled.cli", "analyze", str(tally), "--out", str(out)]
    code = subprocess.run(command, env=_environment(rehearsal), check=False).returncode  # noqa: S603
    if code == 0:
        file = out / "report.html"
        sys.stdout.write(f"\n{words.report.format(file=file)}\n")
        if rehearsal.windows:
            webbrowser.open(file.as_uri())
    return code


def _why_none(rehearsal: _Rehearsal) -> str:
    """Return why there is no report; empty if there is one."""
    survey, image = rehearsal.survey, read(rehearsal.room)
    if survey is None:
        return rehearsal.words.no_survey
    closed = (
        {each.prompt.id for each in image.questions if each.asked is Questioned.CLOSED} if image else set()
    )
    if survey.id not in closed:
        return rehearsal.words.not_closed
    tally = rehearsal.room / f"{survey.id}.tally.json"
    return "" if tally.is_file() else rehearsal.words.too_few
