"""`unlabeled plan`: a run sheet with real clock times, to read, to print and for a calendar."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from datetime import date, datetime, time
from pathlib import Path

from unlabeled.content import ContentError
from unlabeled.content.schedule import load_schedule
from unlabeled.content.session import load_session
from unlabeled.kit.results import ResultsError, check_results_folder, write_results
from unlabeled.kit.run_sheet import FEWEST, MOST, Asked, Block, Mode, run_sheet
from unlabeled.kit.run_sheet_texts import as_calendar, as_html, as_markdown

LENGTHS = (45, 90, 180)


class _WrongError(ValueError):
    """What was asked for is not possible; the text says what is."""


def plan(
    start: str, minutes: str, people: str, mode: str, day: str | None, out: Path | None, *, room: bool = True
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
        As 2026-11-25; today unless given. Only the calendar file needs it.
    out : Path, optional
        A new folder; without one the run sheet is printed.
    room : bool
        False leaves the phones out.

    Returns
    -------
    int
        0 done; 2 bad input, said in a sentence.
    """
    try:
        asked = _asked(start, minutes, people, mode, day, room)
        blocks = run_sheet(asked, load_schedule(), load_session(), _forms())
        if out is None:
            sys.stdout.write(as_markdown(asked, blocks))
        else:
            _write(out, asked, blocks)
    except (ContentError, ResultsError, ValueError) as error:
        sys.stderr.write(f"{error}\n")
        return 2
    return 0


def _write(out: Path, asked: Asked, blocks: tuple[Block, ...]) -> None:
    check_results_folder(out)
    texts = {
        "run-sheet.md": as_markdown(asked, blocks),
        "run-sheet.html": as_html(asked, blocks),
        "run-sheet.ics": as_calendar(asked, blocks),
    }
    write_results(out, texts)
    sys.stdout.write(f"The run sheet: {out / 'run-sheet.html'}\n")


def _forms() -> Mapping[tuple[str, str], str]:
    from unlabeled.exercises.catalogue import load_pages

    return {
        (page.id, step.id): str(step.live)
        for page in load_pages()
        for exercise in page.exercises
        for step in exercise.steps
    }


def _asked(start: str, minutes: str, people: str, mode: str, day: str | None, room: bool) -> Asked:
    if minutes not in {str(length) for length in LENGTHS}:
        raise _WrongError(f"There is no plan of '{minutes[:20]}' minutes. Take 45, 90 or 180.")
    if not (people.isascii() and people.isdigit() and FEWEST <= int(people[:9]) <= MOST):
        raise _WrongError(f"'{people[:20]}' is no number of people from {FEWEST} to {MOST}.")
    if mode not in set(Mode):
        raise _WrongError(f"There is no mode '{mode[:20]}'. Take {', '.join(Mode)}.")
    begin = datetime.combine(_day(day), _time(start))
    return Asked(begin, int(minutes), int(people), Mode(mode), room)  # type: ignore[arg-type]


def _time(text: str) -> time:
    try:
        found = time.fromisoformat(text)
    except ValueError:
        raise _WrongError(f"'{text[:20]}' is no clock time. Write it as 09:30.") from None
    if found.second or found.microsecond or found.tzinfo:
        raise _WrongError(f"'{text[:20]}' is finer than a minute. Write it as 09:30.")
    return found


def _day(text: str | None) -> date:
    if text is None:
        return date.today()  # the day of whoever stands in the room
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise _WrongError(f"'{text[:20]}' is no date. Write it as 2026-11-25.") from None
