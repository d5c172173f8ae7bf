"""What all notebooks ask, in the order of the workshop: the frame in which a journal is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from unlabeled.content.schedule import load_schedule
from unlabeled.exercises.catalogue import readable_pages
from unlabeled.journal import Asked, Chapter, Scale, Section

if TYPE_CHECKING:
    from unlabeled.exercises.content import Exercise, Slider


def outline() -> tuple[Chapter, ...]:
    """Return every part of the workshop that asks something, by the title it has in the schedule.

    A page that cannot be read is left out: its own cells say why, and no other page suffers from it.
    """
    titles = {part.notebook: part.title for part in load_schedule().notebooks}
    return tuple(
        Chapter(
            titles.get(page.notebook, page.notebook),
            tuple(section(each, f"{page.id}/{each.id}") for each in page.exercises),
            page.notebook,
        )
        for page in readable_pages()
    )


def section(exercise: Exercise, prefix: str) -> Section:
    """Return what `exercise` asks; its keys in the journal begin with `prefix`."""
    options, scales, ranked = exercise.options, exercise.scales, exercise.ranked
    asked = {
        f"{prefix}/{key}": Asked(
            title,
            options.get(key, {}),
            _scale(scales[key]) if key in scales else None,
            key in ranked,
        )
        for key, title in exercise.heads.items()
        if key not in exercise.aside
    }
    return Section(exercise.title, asked, frozenset(f"{prefix}/{key}" for key in exercise.aside))


def _scale(words: Slider) -> Scale:
    return Scale(words.low, words.high, words.at_low, words.at_high)
