"""A run sheet as Markdown, as a page to print, and as calendar entries."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from typing import Final
from uuid import uuid4

from unlabeled.content.session import GroupWords, RunSheetWords
from unlabeled.kit.run_sheet import Asked, Block, Groups, groups, longest_stretch

_MARKS: Final = re.compile(r"([\\`*_{}\[\]<>#|~&])")  # what Markdown would not print as it stands


def notes(
    asked: Asked, blocks: tuple[Block, ...], words: RunSheetWords, *, unpiloted: bool
) -> tuple[str, ...]:
    """Return what is said above the table."""
    said = [words.unpiloted] if unpiloted else []
    said += [words.ways[asked.way] if asked.way else words.no_way]
    said += [groups_in_words(groups(asked.people, asked.way), words.groups)]
    said += [_phones(asked, words)]
    said += [words.stretch.format(minutes=longest_stretch(blocks))]
    said += [words.past_midnight] if blocks[-1].end.date() > asked.start.date() else []
    return (*said, *words.modes[asked.mode].notes)


def _phones(asked: Asked, words: RunSheetWords) -> str:
    if not asked.has_room:
        return words.too_few if asked.room else words.without
    more = words.modes[asked.mode].with_room
    return f"{words.with_room} {more}" if more else words.with_room


def groups_in_words(found: Groups, words: GroupWords) -> str:
    """Return how people sit together, as a sentence."""
    trios = words.trio if found.trios == 1 else words.trios.format(count=found.trios)
    pairs = words.pair if found.pairs == 1 else words.pairs.format(count=found.pairs)
    if not found.trios and not found.pairs:
        return words.alone
    if found.trios and found.pairs:
        return words.together.format(groups=words.both.format(trios=trios, pairs=pairs))
    return words.together.format(groups=trios if found.trios else pairs)


def heading(asked: Asked, words: RunSheetWords) -> str:
    """Return the title: minutes, mode and people."""
    mode = words.modes[asked.mode].name
    return words.title.format(minutes=asked.minutes, mode=mode, people=asked.people)


def as_markdown(asked: Asked, blocks: tuple[Block, ...], words: RunSheetWords, *, unpiloted: bool) -> str:
    """Return the run sheet as Markdown: one table, a row for each step."""
    forms, head = words.modes[asked.mode].forms, words.head
    said = notes(asked, blocks, words, unpiloted=unpiloted)
    lines = [f"# {_plain(heading(asked, words))}", "", *(f"- {_plain(note)}" for note in said), ""]
    lines += [
        _row(head.start, head.end, head.part, head.what, head.form, head.do, head.say),
        f"|{'---|' * 7}",
    ]
    for block in blocks:
        for entry in block.entries:
            times = f"{entry.start:%H:%M}", f"{entry.end:%H:%M}"
            says = words.says.format(cue=entry.cue)
            lines.append(_row(*times, block.title, entry.name, forms[entry.form], entry.do, says))
    lines += ["", f"## {_plain(words.late)}", ""]
    lines += [f"- **{_plain(block.title)}:** {_plain(block.cut)}" for block in blocks]
    return "\n".join(lines) + "\n"


def _row(*cells: str) -> str:
    return f"| {' | '.join(map(_plain, cells))} |"


def _plain(text: str) -> str:
    """Return `text` on one line, so that Markdown prints it as it stands."""
    return _MARKS.sub(r"\\\1", " ".join(text.split()))


def as_html(asked: Asked, blocks: tuple[Block, ...], words: RunSheetWords, *, unpiloted: bool) -> str:
    """Return the run sheet as one page of HTML that needs no network."""
    from unlabeled.kit.pages import page

    return page(
        "run-sheet.html.jinja",
        heading=heading(asked, words),
        notes=notes(asked, blocks, words, unpiloted=unpiloted),
        blocks=blocks,
        forms=words.modes[asked.mode].forms,
        words=words,
    )


def as_calendar(blocks: tuple[Block, ...]) -> str:
    """Return one calendar entry for each part, in the local time of the room (RFC 5545).

    Nothing is said of people: calendars are often shared.
    """
    from unlabeled.exercises.calendar import timed_entries

    entries = [(block.title, block.start, block.end) for block in blocks]
    return timed_entries(entries, stamp=datetime.now(UTC), new_uid=uuid4)
