"""A session's rows, its prompts and the words of its sheets, held against the schedule and the exercises."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from unlabeled.content import ContentError
from unlabeled.content.errors import Place
from unlabeled.content.load import Content, Examined
from unlabeled.content.schedule import LENGTHS, Length, Part, Schedule
from unlabeled.content.session import PartRows, Session
from unlabeled.content.sheets import SheetWords
from unlabeled.exercises.catalogue import Page
from unlabeled.exercises.content import Depth
from unlabeled.kit.check_together import EVERY, found

LONGEST = 90  # minutes that people sit without a pause


def session_mistakes(
    session: Examined[Session], schedule: Examined[Schedule], pages: Sequence[Examined[Page]]
) -> Iterator[ContentError]:
    """Yield where `session` does not fit the others: parts, minutes, steps, pauses.

    Nothing is said where the session or the schedule has mistakes of its own, or of a part whose page has.
    """
    if session.content is None or schedule.content is None:
        return
    there = {part.id: part for part in session.content.parts}
    planned = {part.id: part for part in schedule.content.parts}
    known = {page.content.id: page.content for page in pages if page.content}
    for name, part in planned.items():
        if any(part.live.values()) and name not in there:
            yield session.mistake(f"The part '{name}' of schedule.yaml has no rows here. Add them.", "parts")
    for number, rows in enumerate(session.content.parts):
        if rows.id not in planned:
            problem = f"schedule.yaml has no part '{rows.id}'. There are: {', '.join(planned)}."
            yield session.mistake(problem, "parts", number, "id")
            continue
        yield from _other_minutes(session, number, rows, planned[rows.id])
        if planned[rows.id].notebook is None or rows.id in known:
            yield from _other_steps(session, number, rows, planned[rows.id], known.get(rows.id))
    for length in LENGTHS:
        longest, place = _stretch(session.content, schedule.content, length)
        if longest > LONGEST:
            problem = f"In the {length}-minute plan people sit {longest} minutes without a pause, until here."
            yield session.mistake(
                f"{problem} Make a row before it 'pause: true': {LONGEST} is the most.", *place
            )


def sheet_mistakes(sheets: Examined[SheetWords], pages: Sequence[Examined[Page]]) -> Iterator[ContentError]:
    """Yield each title in `sheets` for a step that no exercise has; nothing if a page cannot be read."""
    if sheets.content is None or any(page.content is None for page in pages):
        return
    exercises = [each for page in pages if page.content for each in page.content.exercises]
    there = {f"{each.id}/{step.id}" for each in exercises for step in each.steps}
    for name in sheets.content.steps:
        if name not in there:
            problem = (
                f"There is no step '{name}'. Write the id of an exercise, a stroke, and that of its step."
            )
            yield sheets.mistake(problem, "steps", name)


def prompt_mistakes(prompts: Examined[Content], schedule: Examined[Schedule]) -> Iterator[ContentError]:
    """Yield each prompt whose part is not in the schedule, or happens in no plan: nobody would be asked."""
    if schedule.content is None:
        return
    parts = {part.id: part for part in schedule.content.parts}
    live = [name for name, part in parts.items() if any(part.live.values())]
    for place, name in found(prompts.values, "prompts", EVERY, "part"):
        if not isinstance(name, str) or name in live:
            continue
        problem = "is in no plan of schedule.yaml" if name in parts else "is not in schedule.yaml"
        yield prompts.mistake(
            f"The part '{name}' {problem}, so this would not be asked by itself. Take one of: "
            f"{', '.join(live)}; or leave 'part' out.",
            *place,
        )


def _other_minutes(
    session: Examined[Session], number: int, rows: PartRows, part: Part
) -> Iterator[ContentError]:
    for length in LENGTHS:
        taken, planned = rows.minutes(length), part.live.get(length, 0)
        if taken != planned:
            yield session.mistake(
                f"In the {length}-minute plan the rows of '{rows.id}' take {taken} minutes; schedule.yaml "
                f"gives them {planned}. Make both the same.",
                "parts",
                number,
                "rows",
            )


def _other_steps(
    session: Examined[Session], number: int, rows: PartRows, part: Part, page: Page | None
) -> Iterator[ContentError]:
    steps = {step.id: step for each in (page.exercises if page else ()) for step in each.steps}
    for place, row in enumerate(rows.rows):
        if row.step is not None and row.step not in steps:
            there = f"It has: {', '.join(steps)}." if steps else "It has none."
            problem = f"The part '{rows.id}' has no step '{row.step}'. {there}"
            yield session.mistake(problem, "parts", number, "rows", place, "step")
    core = [name for name, step in steps.items() if step.depth is Depth.CORE]
    for length in (each for each in LENGTHS if part.live.get(each)):
        held = {row.step for row in rows.rows if length in row.minutes}
        if missing := [name for name in core if name not in held]:
            yield session.mistake(
                f"The {length}-minute plan of '{rows.id}' leaves out what every plan has: "
                f"{', '.join(missing)}. Give it minutes, or make it 'more' in the exercise.",
                "parts",
                number,
                "rows",
            )


def _stretch(session: Session, schedule: Schedule, length: Length) -> tuple[int, Place]:
    """Return the most minutes in a row without a pause, and the place of the row in which they end."""
    numbers = {part.id: number for number, part in enumerate(session.parts)}
    longest: tuple[int, Place] = (0, ("parts",))
    run = 0
    for number in (numbers[part.id] for part in schedule.parts if part.id in numbers):
        for place, row in enumerate(session.parts[number].rows):
            run = 0 if row.pause and length in row.minutes else run + row.minutes.get(length, 0)
            longest = max(longest, (run, ("parts", number, "rows", place)), key=lambda each: each[0])
    return longest
