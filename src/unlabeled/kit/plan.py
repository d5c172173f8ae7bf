"""`unlabeled plan`: a run sheet with real clock times, to read, to print and for a calendar."""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from pathlib import Path

from unlabeled.content import ContentError, data_folder
from unlabeled.content.load import examine
from unlabeled.content.schedule import LENGTHS, Schedule
from unlabeled.content.session import Form, Mode, Session, Way
from unlabeled.kit.results import ResultsError, check_results_folder, write_results
from unlabeled.kit.run_sheet import FEWEST, MOST, Asked, Block, run_sheet
from unlabeled.kit.run_sheet_texts import as_calendar, as_html, as_markdown


class WrongPlanError(ValueError):
    """What was asked for is not possible; the text says what is."""


@dataclass(frozen=True)
class Planned:
    """The content that run sheets are made of, once nothing in it is wrong."""

    schedule: Schedule
    session: Session
    forms: Mapping[tuple[str, str], Form]


def plan(
    start: str,
    minutes: str,
    people: str,
    mode: str,
    day: str | None,
    out: Path | None,
    *,
    room: bool = True,
    way: str | None = None,
) -> int:
    """Print a run sheet, or write it as Markdown, page and calendar file to a new folder.

    Parameters
    ----------
    start : str
        Clock time, as 09:30.
    minutes : str
        45, 90 or 180.
    people : str
        How many are expected, 2 to 60.
    mode : str
        `in-person`, `remote` or `hybrid`.
    day : str, optional
        As 2026-11-25; today unless given. Only the calendar file shows it.
    out : Path, optional
        A new folder; without one the run sheet is printed.
    room : bool
        False leaves the phones out.
    way : str, optional
        `alone`, `pairs` or `together`, as a safety check before the day says.

    Returns
    -------
    int
        0 done; 2 bad input or content that does not fit, said in sentences.
    """
    try:
        asked = asked_for(start, minutes, people, mode, day, room=room, way=way)
        if out is not None:
            check_results_folder(out)
        content, mistakes = planned(data_folder())
        if content is None:
            from unlabeled.kit.check_content import line_of

            sys.stderr.write("".join(f"{line_of(mistake)}\n" for mistake in mistakes))
            return 2
        blocks = run_sheet(asked, content.schedule, content.session, content.forms)
        if out is None:
            sys.stdout.write(_markdown(asked, blocks, content))
        else:
            _write(out, asked, blocks, content)
    except (WrongPlanError, ContentError, ResultsError) as error:
        sys.stderr.write(f"{error}\n")
        return 2
    return 0


def planned(data: Path) -> tuple[Planned | None, list[ContentError]]:
    """Return the content in the folder `data`, or None with all that is wrong in what a run sheet needs."""
    from unlabeled.exercises.catalogue import Page, page_files
    from unlabeled.kit.check_session import session_mistakes

    schedule, session = examine(data / "schedule.yaml", Schedule), examine(data / "session.yaml", Session)
    pages = [examine(file, Page) for file in page_files(data / "exercises")]
    mistakes = [*schedule.mistakes, *session.mistakes]
    mistakes += [mistake for page in pages for mistake in page.mistakes]
    mistakes += session_mistakes(session, schedule, pages)
    if mistakes or schedule.content is None or session.content is None:
        return None, mistakes
    forms = {
        (page.id, step.id): Form(step.live)
        for page in (each.content for each in pages if each.content)
        for exercise in page.exercises
        for step in exercise.steps
    }
    return Planned(schedule.content, session.content, forms), []


def _markdown(asked: Asked, blocks: tuple[Block, ...], content: Planned) -> str:
    return as_markdown(asked, blocks, content.session.words, unpiloted=content.schedule.unpiloted)


def _write(out: Path, asked: Asked, blocks: tuple[Block, ...], content: Planned) -> None:
    unpiloted = content.schedule.unpiloted
    texts = {
        "run-sheet.md": _markdown(asked, blocks, content),
        "run-sheet.html": as_html(asked, blocks, content.session.words, unpiloted=unpiloted),
        "run-sheet.ics": as_calendar(blocks),
    }
    write_results(out, texts)
    sys.stdout.write(f"The run sheet: {out / 'run-sheet.html'}\n")


def asked_for(
    start: str,
    minutes: str,
    people: str,
    mode: str,
    day: str | None,
    *,
    room: bool,
    way: str | None = None,
) -> Asked:
    """Return what was asked for.

    Raises
    ------
    WrongPlanError
        If it is not possible.
    """
    length = next((each for each in LENGTHS if str(each) == minutes), None)
    if length is None:
        raise WrongPlanError(f"There is no plan of '{minutes[:20]}' minutes. Take 45, 90 or 180.")
    if not (people.isascii() and people.isdigit() and FEWEST <= int(people[:9]) <= MOST):
        raise WrongPlanError(f"'{people[:20]}' is no number of people from {FEWEST} to {MOST}.")
    if mode not in set(Mode):
        raise WrongPlanError(f"There is no mode '{mode[:20]}'. Take {', '.join(Mode)}.")
    if way is not None and way not in set(Way):
        raise WrongPlanError(f"There is no way '{way[:20]}' to run a session. Take {', '.join(Way)}.")
    begin = datetime.combine(_day(day), _time(start))
    if begin > datetime.max - timedelta(days=1):
        raise WrongPlanError(f"'{(day or '')[:20]}' is the last day that there is. Take one before it.")
    return Asked(begin, length, int(people), Mode(mode), room, Way(way) if way else None)


def _time(text: str) -> time:
    found = re.fullmatch(r"([01]?\d|2[0-3]):([0-5]\d)", text, re.ASCII)
    if not found:
        raise WrongPlanError(f"'{text[:20]}' is no clock time. Write it as 09:30.")
    return time(int(found[1]), int(found[2]))


def _day(text: str | None) -> date:
    if text is None:
        return date.today()  # the day of whoever stands in the room
    try:
        if re.fullmatch(r"\d{4}-\d\d-\d\d", text, re.ASCII):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise WrongPlanError(f"'{text[:20]}' is no date. Write it as 2026-11-25.")
