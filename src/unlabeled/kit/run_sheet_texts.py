"""A run sheet as Markdown, as a page to print, and as calendar entries."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Final
from uuid import uuid4

from unlabeled.kit.run_sheet import Asked, Block, Form, Mode, groups, longest_stretch

_MODES: Final = {
    Mode.IN_PERSON: "in person",
    Mode.REMOTE: "remote",
    Mode.HYBRID: "hybrid",
}
_FORMS: Final = {
    Mode.IN_PERSON: {},
    Mode.REMOTE: {Form.PROJECTOR: "shared screen", Form.PAPER: "own paper"},
    Mode.HYBRID: {Form.PROJECTOR: "projector and shared screen", Form.PAPER: "paper on both sides"},
}
_NOTES: Final = {
    Mode.IN_PERSON: (),
    Mode.REMOTE: (
        "Cameras may be off while people write. Groups are breakout rooms, for those who want one.",
        "Everything that is on the screen is read aloud, and its questions go into the chat.",
    ),
    Mode.HYBRID: (
        "The far side speaks first in each debrief. Groups do not mix the two sides, unless both wish it.",
        "Everything that is on the wall is read aloud, and its questions go into the chat.",
    ),
}
UNPILOTED: Final = "Never piloted; all minutes are guesses."


def form_words(form: Form, asked: Asked) -> str:
    """Return how a row is done, in words that fit where people are."""
    return _FORMS[asked.mode].get(form, str(form))


def notes(asked: Asked, blocks: tuple[Block, ...]) -> tuple[str, ...]:
    """Return what is said above the table."""
    phones = "With phones." if asked.has_room else "Without phones: guesses go on paper, nothing is shown."
    too_few = asked.room and not asked.has_room
    why = ("Fewer than eight people: results on a wall could point at somebody.",) if too_few else ()
    pause = f"The longest stretch without a pause has {longest_stretch(blocks)} minutes."
    return (
        UNPILOTED,
        f"{groups(asked.people)}.".replace("..", "."),
        phones,
        *why,
        pause,
        *_NOTES[asked.mode],
    )


def heading(asked: Asked) -> str:
    """Return the title: minutes, mode and people."""
    return f"Run sheet: {asked.minutes} minutes, {_MODES[asked.mode]}, {asked.people} people"


def as_markdown(asked: Asked, blocks: tuple[Block, ...]) -> str:
    """Return the run sheet as Markdown: one table, a row for each step."""
    lines = [f"# {heading(asked)}", "", *(f"- {note}" for note in notes(asked, blocks)), ""]
    lines += ["| start | end | part | what | form | you do | you say |", "|---|---|---|---|---|---|---|"]
    for block in blocks:
        for entry in block.entries:
            cells = (
                f"{entry.start:%H:%M}",
                f"{entry.end:%H:%M}",
                block.title,
                entry.name,
                form_words(entry.form, asked),
                entry.do,
                f"“{entry.cue}”",
            )
            lines.append(f"| {' | '.join(cell.replace('|', '/') for cell in cells)} |")
    lines += ["", "## When you are late", "", *(f"- **{block.title}:** {block.cut}" for block in blocks)]
    return "\n".join(lines) + "\n"


def as_html(asked: Asked, blocks: tuple[Block, ...]) -> str:
    """Return the run sheet as one page of HTML that needs no network."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    from unlabeled.look import Host, stylesheet

    pages = Environment(
        loader=PackageLoader("unlabeled.kit", "."),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return pages.get_template("run-sheet.html.jinja").render(
        heading=heading(asked),
        notes=notes(asked, blocks),
        blocks=blocks,
        asked=asked,
        form_words=form_words,
        stylesheet=stylesheet(Host.PAGE),
    )


def as_calendar(asked: Asked, blocks: tuple[Block, ...]) -> str:
    """Return one calendar entry for each part, in the local time of the room (RFC 5545).

    Nothing is said of people: calendars are often shared.
    """
    from unlabeled.exercises.calendar import timed_entries

    entries = [(block.title, block.start, block.end) for block in blocks]
    return timed_entries(entries, stamp=datetime.now(UTC), new_uid=uuid4)
