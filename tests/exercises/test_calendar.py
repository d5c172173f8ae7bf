"""The calendar entry, read as a calendar reads it."""

from datetime import UTC, date, datetime, timedelta, timezone
from uuid import UUID

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from unlabeled.exercises.calendar import all_day_entry

UID = UUID(int=7)
STAMP = datetime(2026, 3, 1, 12, 0, 0, tzinfo=UTC)
SAVABLE = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=300)


def entry(summary: str = "Look again", day: date = date(2026, 12, 31), stamp: datetime = STAMP) -> str:
    return all_day_entry(summary, day, stamp, UID)


def read(text: str) -> dict[str, str]:
    """Unfold and unescape an entry, independently of how it was written: property -> value."""
    lines = text.replace("\r\n ", "").removesuffix("\r\n").split("\r\n")
    pairs = dict(line.split(":", 1) for line in lines)
    plain, rest = "", iter(pairs["SUMMARY"])
    for character in rest:
        plain += {"n": "\n"}.get(after := next(rest), after) if character == "\\" else character
    return pairs | {"SUMMARY": plain}


def test_an_entry_lasts_one_whole_day_even_over_the_new_year() -> None:
    said = read(entry())
    assert said["DTSTART;VALUE=DATE"] == "20261231"
    assert said["DTEND;VALUE=DATE"] == "20270101"


def test_it_is_private_and_blocks_no_time() -> None:
    said = read(entry())
    assert (said["CLASS"], said["TRANSP"], said["UID"]) == ("PRIVATE", "TRANSPARENT", str(UID))


def test_each_line_ends_as_the_format_wants_and_the_file_begins_and_ends_as_a_calendar() -> None:
    text = entry()
    assert text.startswith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:")
    assert text.endswith("END:VEVENT\r\nEND:VCALENDAR\r\n")
    assert text.count("\n") == text.count("\r\n") == text.count("\r")


def test_the_stamp_is_written_in_universal_time() -> None:
    east = timezone(timedelta(hours=5, minutes=45))
    assert read(entry(stamp=datetime(2026, 3, 1, 2, 0, tzinfo=east)))["DTSTAMP"] == "20260228T201500Z"


def test_a_stamp_without_a_time_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="no time zone"):
        entry(stamp=datetime(2026, 3, 1))


def test_signs_with_a_meaning_are_written_out() -> None:
    assert "SUMMARY:one\\, two\\; three \\\\ four\\nfive" in entry("one, two; three \\ four\nfive")


def test_words_cannot_add_a_property_of_their_own() -> None:
    said = read(entry("a\r\nATTENDEE:mailto:a@b\x00\ud800"))
    assert "ATTENDEE" not in said
    assert said["SUMMARY"] == "a\nATTENDEE:mailto:a@b"


@given(SAVABLE)
@example("x" * 300)
@example("🙂" * 100)
def test_any_words_come_back_and_no_line_is_too_long(words: str) -> None:
    text = entry(words)
    assert read(text)["SUMMARY"] == words
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
