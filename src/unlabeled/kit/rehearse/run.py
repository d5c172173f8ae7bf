"""`unlabeled rehearse`: console, wall and phones as on the day, then a report. Nobody in it is real."""

from __future__ import annotations

import sys
import tempfile
import time
import webbrowser
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Final

from unlabeled.content import ContentError
from unlabeled.kit.lab import Lab, LabError, lab
from unlabeled.kit.manifest import CONSOLE
from unlabeled.kit.planned_session import slots
from unlabeled.kit.rehearse.browsers import browsers
from unlabeled.kit.rehearse.order import Rehearsal, RehearseOrder, prepared
from unlabeled.kit.rehearse.people import made_up_questionnaires, people
from unlabeled.kit.rehearse.played import Play, played
from unlabeled.kit.rehearse.report import report
from unlabeled.kit.rehearse.tasks import run
from unlabeled.kit.results import ResultsError
from unlabeled.kit.room import RoomOrder
from unlabeled.kit.room_process import RoomProcess, RoomProcessError, ended
from unlabeled.kit.stopped import INTERRUPTED, ctrl_c_as_before, stoppable
from unlabeled.room.host import RoomHost
from unlabeled.room.live.session import SESSION, Session, write_session

MOST_BROWSERS: Final = 9  # pages at once that two cores still move smoothly


def rehearse(order: RehearseOrder, now: datetime | None = None) -> int:
    """Play a session with made-up people on this machine, and write the report of its questionnaire.

    Returns
    -------
    int
        0 done; 1 if something does not come up, or the report was refused; 2 for bad input, said in a
        sentence; 130 interrupted. Whatever comes, nothing is left but the report.
    """
    with (
        stoppable(),
        tempfile.TemporaryDirectory(prefix="unlabeled-", ignore_cleanup_errors=True) as private,
    ):
        try:
            rehearsal = prepared(order, Path(private), now or datetime.now())
        except (ContentError, ResultsError, ValueError) as error:
            sys.stderr.write(f"{error}\n")
            return 2
        try:
            with ctrl_c_as_before():
                _play(rehearsal, Path(private))
            return report(rehearsal)
        except KeyboardInterrupt:
            sys.stderr.write(f"\n{rehearsal.words.stopped}\n")
            return INTERRUPTED
        except (LabError, RoomProcessError) as error:
            sys.stderr.write(f"{error}\n")
            return 1


def _play(rehearsal: Rehearsal, private: Path) -> None:
    """Open room and console, let the session be played, and close both."""
    file, environment = private / "session.json", rehearsal.environment
    seats = rehearsal.asked.people + 1  # one for whoever rehearses
    order = RoomOrder(
        seats,
        folder=rehearsal.room,
        bind="127.0.0.1",
        prompts=rehearsal.stage / "data" / "prompts.yaml",
    )
    with (
        ended(RoomProcess(order, private, environment)) as room,
        lab(rehearsal.stage, environment=environment | {SESSION: str(file)}) as server,
        ended(room),  # before the console is: phones and wall are told at once
    ):
        run(lambda: _with_phones(rehearsal, server, room, file))


async def _with_phones(rehearsal: Rehearsal, server: Lab, room: RoomProcess, file: Path) -> None:
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
        play = _as_play(rehearsal, room.opened.link)
        write_session(_session(rehearsal, room.opened.host), file)  # its clock begins now
        _say(rehearsal, room, server, count, driven=made is not None)
        _show(rehearsal, room, server, own_phone=not count)
        host = RoomHost(room.opened.host, rehearsal.room)
        await played(play, host, keep, made, count)


def _session(rehearsal: Rehearsal, host: str) -> Session:
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


def _as_play(rehearsal: Rehearsal, link: str) -> Play:
    asked, order, survey = rehearsal.asked, rehearsal.order, rehearsal.survey
    plan = rehearsal.stage / "data" / "survey" / "made-up.yaml"
    surveys = made_up_questionnaires(survey, plan, asked.people, order.seed) if survey else ()
    return Play(
        link,
        rehearsal.prompts,
        rehearsal.moments,
        asked.minutes * 60.0,
        people(asked.people, order.seed),
        surveys,
        rehearsal.pace,
        order.seed,
        order.by_itself,
    )


def _say(rehearsal: Rehearsal, room: RoomProcess, server: Lab, count: int, *, driven: bool) -> None:
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


def _show(rehearsal: Rehearsal, room: RoomProcess, server: Lab, *, own_phone: bool) -> None:
    """Open console and wall in the facilitator's browser; the phone, too, if none moves by itself."""
    if not rehearsal.windows:
        return
    opened = room.opened
    pages = [server.address(CONSOLE.as_posix()), f"{opened.address}wall#{opened.code}"]
    for page in [*pages, *([opened.link] if own_phone else [])]:
        webbrowser.open(page)
