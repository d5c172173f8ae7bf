"""What only shows when files stand side by side: ids, minutes, citations, and what notebooks show."""

import ast
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from unlabeled.content import ContentError
from unlabeled.content.errors import Place
from unlabeled.content.load import Examined
from unlabeled.content.references import Reference
from unlabeled.content.schedule import Schedule
from unlabeled.content.text import text_of
from unlabeled.exercises.catalogue import Page, seems_to_hold
from unlabeled.kit.check_minutes import Said, other_minutes

_LARGEST_NOTEBOOK = 50_000_000  # bytes; with the pictures of a run in it
EVERY = None  # in a way through values: each entry of the list
_NUMBERED = ("research", "debrief")


@dataclass(frozen=True)
class Call:
    """One call in a cell of a notebook: `exercise("own-speed", "predict")`."""

    name: str
    given: tuple[str, ...]
    cell: str
    line: int | None


@dataclass(frozen=True)
class Shown:
    """What one notebook shows and says, or why it cannot be read."""

    file: Path
    calls: tuple[Call, ...] = ()
    words: tuple[Said, ...] = ()
    problem: str = ""


def mistakes_together(
    schedule: Examined[Schedule],
    pages: Sequence[Examined[Page]],
    works: Mapping[str, Reference],
    notebooks: Sequence[Shown] | None,
) -> Iterator[ContentError]:
    """Yield each mistake between files; files with mistakes of their own are compared as far as they go."""
    yield from _taken_ids(pages)
    for page in pages:
        yield from _not_in_the_schedule(page, schedule)
        yield from _not_in_the_references(page, works)
    if notebooks is not None:
        yield from _not_there(schedule, {shown.file.stem for shown in notebooks})
        for shown in notebooks:
            yield from _shows_nothing(shown, pages)
            yield from other_minutes(shown.file, shown.words, schedule)


def found(values: Any, *way: str | int | None, place: Place = ()) -> Iterator[tuple[Place, Any]]:
    """Yield what lies at `way` in plain values, with its place; nothing where they are of another form."""
    if not way:
        yield place, values
    elif way[0] is EVERY and isinstance(values, list):
        for number, value in enumerate(values):
            yield from found(value, *way[1:], place=(*place, number))
    elif isinstance(values, dict) and way[0] in values:
        yield from found(values[way[0]], *way[1:], place=(*place, str(way[0])))


def shown_in(file: Path) -> Shown:
    """Return what the code cells of the notebook `file` show, and what its other cells say."""
    try:
        text = text_of(file, _LARGEST_NOTEBOOK)
        cells = json.loads(text)["cells"]
        calls = [call for cell in cells if cell["cell_type"] == "code" for call in _calls(cell, text)]
        words = [said for cell in cells if cell["cell_type"] == "markdown" for said in _words(cell, text)]
    except (ValueError, KeyError, TypeError, RecursionError):
        return Shown(file, problem="This is not a notebook that can be read. Restore it.")
    return Shown(file, tuple(calls), tuple(words))


def _words(cell: dict[str, Any], text: str) -> Iterator[Said]:
    for line in "".join(cell["source"]).splitlines():
        if "minutes alone" in line or ".ipynb" in line:  # all that is compared with other files
            yield Said(line, str(cell.get("id", "")), _line_of(line, text))


def _calls(cell: dict[str, Any], text: str) -> Iterator[Call]:
    source = "".join(cell["source"])
    try:
        nodes = list(ast.walk(ast.parse(source)))
    except (SyntaxError, RecursionError, MemoryError):  # a cell that somebody wrote for themselves
        return
    for node in nodes:
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            given = [each.value for each in node.args if isinstance(each, ast.Constant)]
            line = _line_of(source.splitlines()[node.lineno - 1], text)
            yield Call(node.func.id, tuple(map(str, given)), str(cell.get("id", "")), line)


def _line_of(source: str, text: str) -> int | None:
    written = json.dumps(source, ensure_ascii=False)[1:-1]
    lines = (number for number, line in enumerate(text.splitlines(), start=1) if written in line)
    return next(lines, None)


def _taken_ids(pages: Iterable[Examined[Page]]) -> Iterator[ContentError]:
    ids: dict[str, str] = {}
    for page in pages:
        for place, name in found(page.values, "exercises", EVERY, "id"):
            if not isinstance(name, str):
                continue
            if name in ids:
                yield page.mistake(f"The id '{name}' is taken in {ids[name]}. Choose another.", *place)
            ids.setdefault(name, page.file.name)


def _not_in_the_references(page: Examined[Page], works: Mapping[str, Reference]) -> Iterator[ContentError]:
    for place, key in found(page.values, "research", EVERY, "key"):
        if works and isinstance(key, str) and key not in works:  # without any, the file itself is the mistake
            problem = f"The work '{key}' is not in references.bib, or not whole. Add it, or correct the key."
            yield page.mistake(problem, *place)


def _not_in_the_schedule(page: Examined[Page], schedule: Examined[Schedule]) -> Iterator[ContentError]:
    """Yield where a page is not as the schedule has it: its notebook, its id, its minutes."""
    parts = [part for _, part in found(schedule.values, "parts", EVERY) if isinstance(part, dict)]
    notebook = next((name for _, name in found(page.values, "notebook")), None)
    planned = next((part for part in parts if part.get("notebook") == notebook), None)
    if not parts or notebook is None:
        return
    if planned is None:
        yield page.mistake(f"No part of schedule.yaml has the notebook '{notebook}'. Add one.", "notebook")
        return
    for name, there in (("id", "id"), ("minutes", "solo")):
        for place, value in found(page.values, name):
            if value != planned.get(there):
                problem = (
                    f"This is {value}; in schedule.yaml, {there} is {planned.get(there)}. Make both the same."
                )
                yield page.mistake(problem, *place)
    yield from _too_long(page, schedule)


def _too_long(page: Examined[Page], schedule: Examined[Schedule]) -> Iterator[ContentError]:
    """Yield that the core of a page does not fit into the shortest plan that has it."""
    if page.content is None or schedule.content is None:
        return
    live = next(part.live for part in schedule.content.parts if part.notebook == page.content.notebook)
    core = sum(exercise.core()[0] for exercise in page.content.exercises)
    shortest = min(filter(None, live.values()), default=core)
    if core > shortest:
        problem = f"The core takes {core} minutes; the shortest plan in schedule.yaml gives {shortest}"
        yield page.mistake(f"{problem}. Make a step 'more', or shorten one.", "exercises")


def _not_there(schedule: Examined[Schedule], notebooks: set[str]) -> Iterator[ContentError]:
    for place, name in found(schedule.values, "parts", EVERY, "notebook"):
        if isinstance(name, str) and name not in notebooks:
            yield schedule.mistake(
                f"There is no notebooks/{name}.ipynb. Restore it, or correct the name.", *place
            )


def _shows_nothing(shown: Shown, pages: Sequence[Examined[Page]]) -> Iterator[ContentError]:
    """Yield each call of a notebook that would end in an error."""
    if shown.problem:
        yield ContentError(shown.file, shown.problem)
    steps = _steps(pages)
    numbers = {str(number) for page in pages for _, number in found(page.values, "id")}
    unread = [page.file for page in pages if page.tree is None]
    for call in shown.calls:
        if call.given and any(_may_hold(file, shown, call) for file in unread):
            continue  # the mistake is in that file, and is named there
        problem = ""
        if call.name == "exercise" and call.given:
            problem = _missing(call.given, steps)
        elif call.name in _NUMBERED and call.given and call.given[0] not in numbers:
            there = ", ".join(sorted(numbers))
            problem = f"There is no page '{call.given[0]}' in data/exercises/. There are: {there}."
        if problem:
            yield ContentError(shown.file, problem, call.cell, call.line)


def _may_hold(unread: Path, shown: Shown, call: Call) -> bool:
    number = _number(unread)
    return number in (_number(shown.file), call.given[0]) or seems_to_hold(unread, call.given[0])


def _number(file: Path) -> str:
    return file.stem.partition("-")[0]


def _steps(pages: Iterable[Examined[Page]]) -> dict[str, list[str]]:
    """Return the ids of the steps of each exercise."""
    exercises = [each for page in pages for _, each in found(page.values, "exercises", EVERY)]
    return {
        str(each["id"]): [str(name) for _, name in found(each, "steps", EVERY, "id")]
        for each in exercises
        if isinstance(each, dict) and "id" in each
    }


def _missing(given: tuple[str, ...], steps: Mapping[str, list[str]]) -> str:
    """Return what is wrong with `exercise(*given)`, or nothing."""
    name, *step = given
    if name not in steps:
        return f"There is no exercise '{name}'. There are: {', '.join(sorted(steps))}."
    if step and step[0] not in steps[name]:
        return f"The exercise '{name}' has no step '{step[0]}'. It has: {', '.join(steps[name])}."
    return ""
