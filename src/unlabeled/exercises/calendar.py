"""Entries as an iCalendar file (RFC 5545), which every calendar can read."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from unicodedata import category
from uuid import UUID

_LONGEST = 75  # octets a line may have, its line break not counted (RFC 5545, 3.1)


def all_day_entry(summary: str, day: date, stamp: datetime, uid: UUID) -> str:
    """Return the text of an .ics file with one private entry on `day` that blocks no time.

    Parameters
    ----------
    summary : str
        What the calendar shows.
    day : date
        When.
    stamp : datetime
        When the entry was made, with its time zone.
    uid : UUID
        What tells this entry from all others; it should say nothing about anybody.

    Raises
    ------
    ValueError
        If `stamp` has no time zone.
    """
    if stamp.tzinfo is None:
        raise ValueError("The stamp has no time zone. Give one, for example datetime.now(UTC).")
    lines = (
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//unlabeled//workshop//EN",
        "BEGIN:VEVENT",
        f"UID:{uid}",
        f"DTSTAMP:{stamp.astimezone(UTC):%Y%m%dT%H%M%SZ}",
        f"DTSTART;VALUE=DATE:{_date(day)}",
        f"DTEND;VALUE=DATE:{_date(day + timedelta(days=1))}",
        f"SUMMARY:{_escaped(summary)}",
        "CLASS:PRIVATE",
        "TRANSP:TRANSPARENT",
        "END:VEVENT",
        "END:VCALENDAR",
    )
    return "".join(f"{_folded(line)}\r\n" for line in lines)


def timed_entries(
    entries: Sequence[tuple[str, datetime, datetime]], stamp: datetime, new_uid: Callable[[], UUID]
) -> str:
    """Return the text of an .ics file with one entry for each (summary, start, end), in local time.

    Times without a zone are those of wherever the calendar is read, which is where people meet.

    Raises
    ------
    ValueError
        If `stamp` has no time zone.
    """
    if stamp.tzinfo is None:
        raise ValueError("The stamp has no time zone. Give one, for example datetime.now(UTC).")
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//unlabeled//workshop//EN"]
    for summary, start, end in entries:
        lines += [
            "BEGIN:VEVENT",
            f"UID:{new_uid()}",
            f"DTSTAMP:{stamp.astimezone(UTC):%Y%m%dT%H%M%SZ}",
            f"DTSTART:{_date(start)}T{start:%H%M%S}",
            f"DTEND:{_date(end)}T{end:%H%M%S}",
            f"SUMMARY:{_escaped(summary)}",
            "END:VEVENT",
        ]
    return "".join(f"{_folded(line)}\r\n" for line in [*lines, "END:VCALENDAR"])


def _date(day: date) -> str:
    return f"{day.year:04}{day.month:02}{day.day:02}"  # strftime leaves zeros out before the year 1000


def _escaped(text: str) -> str:
    """Return `text` as a value: breaks, commas, semicolons and backslashes are written out.

    Control characters and halves of surrogate pairs, which no calendar can read, are left out.
    """
    for plain, written in (("\\", "\\\\"), (";", "\\;"), (",", "\\,")):
        text = text.replace(plain, written)
    text = "\\n".join(text.splitlines())
    return "".join(character for character in text if category(character) not in ("Cc", "Cs"))


def _folded(line: str) -> str:
    """Return `line` broken where it is too long; a break never falls inside a character."""
    pieces, size = [""], 0
    for character in line:
        octets = len(character.encode())
        if size + octets > _LONGEST:
            pieces.append("")
            size = 1  # the blank that a continued line begins with
        pieces[-1] += character
        size += octets
    return "\r\n ".join(pieces)
