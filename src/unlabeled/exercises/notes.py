"""Research notes and debrief of a notebook."""

from __future__ import annotations

from collections.abc import Mapping

from unlabeled.content.references import Reference
from unlabeled.exercises.content import Debrief, Research, Stand
from unlabeled.exercises.words import DebriefWords, ResearchWords
from unlabeled.widgets import Paragraph, Prose, Stack, emphasis, link
from unlabeled.widgets.prose import Kind


def research_notes(
    entries: tuple[Research, ...], works: Mapping[str, Reference], words: ResearchWords
) -> Stack:
    """Return the first finding for and the first against, open; all others folded below, in their order.

    Raises
    ------
    LookupError
        If an entry names a work that is not in `works`.
    """
    first = [next(entry for entry in entries if entry.stands is stand) for stand in Stand]
    others = [entry for entry in entries if entry not in first]
    notes = {entry.key: _note(entry, works, words) for entry in entries}
    shown = [Prose(notes[entry.key]) for entry in first]
    folded = [paragraph for entry in others for paragraph in notes[entry.key]]
    return Stack(*shown, *([Prose(folded, summary=words.more)] if folded else []))


def _note(entry: Research, works: Mapping[str, Reference], words: ResearchWords) -> list[Paragraph]:
    if entry.key not in works:
        raise LookupError(f"The work '{entry.key}' is not in references.bib. Add it, or correct the key.")
    head = words.speaks_for if entry.stands is Stand.FOR else words.speaks_against
    return [
        Paragraph((head,), Kind.HEADING),
        Paragraph((entry.finding,)),
        Paragraph((emphasis(words.kind), f" {entry.kind}"), Kind.QUIET),
        Paragraph((emphasis(words.limit), f" {entry.limit}"), Kind.QUIET),
        _citation(works[entry.key], words),
    ]


def _citation(work: Reference, words: ResearchWords) -> Paragraph:
    place = f"{work.printed_in}." if work.printed_in else ""
    text = words.citation.format(authors=work.surnames, year=work.year, title=work.title, place=place)
    if work.doi is None:
        return Paragraph((text,), Kind.QUIET)
    address = link(words.doi.format(doi=work.doi), f"https://doi.org/{work.doi}")
    return Paragraph((f"{text} ", address), Kind.QUIET)


def debrief_notes(debrief: Debrief, words: DebriefWords) -> Prose:
    """Return the question for the room, then those to take along."""
    along = [Paragraph((question,), Kind.ITEM) for question in debrief.along]
    room = [Paragraph((words.room,), Kind.HEADING), Paragraph((debrief.room,))]
    return Prose([*room, Paragraph((words.along,), Kind.HEADING), *along])
