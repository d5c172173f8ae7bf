"""The calendar entry, read as a calendar reads it."""

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta, timezone
from uuid import UUID

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from unlabeled.exercises.calendar import all_day_entry, timed_entries

UID = UUID(int=7)
STAMP = datetime(2026, 3, 1, 12, 0, 0, tzinfo=UTC)
SAVABLE = st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=300)


# RFC 5545, 3.1: a content line is name *(";" param) ":" value; values hold no control character but a tab.
CONTENT_LINE = re.compile(
    r"([A-Z0-9-]+)((?:;[A-Z0-9-]+=[^\x00-\x1f\x7f\";:,]+)*):([^\x00-\x08\x0a-\x1f\x7f]*)"
)
TEXT = re.compile(r"(?:[^\\;,]|\\[\\;,nN])*")  # 3.3.11
ONCE = {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "CLASS", "TRANSP"}  # 3.6.1


def strictly(text: str) -> dict[str, tuple[str, str]]:
    """Read a calendar of one event by the rules of RFC 5545: property → parameters and value."""
    assert text.endswith("\r\n")
    assert not re.search(r"\r(?!\n)|(?<!\r)\n", text), "a line break that is not CR LF"
    octets = text.encode("utf-8")
    assert all(len(line) <= 75 for line in octets.split(b"\r\n")), "a line of more than 75 octets"
    unfolded = text.replace("\r\n ", "").removesuffix("\r\n").split("\r\n")
    parts = [CONTENT_LINE.fullmatch(line) for line in unfolded]
    assert all(parts), "a line that is no content line"
    lines = [(part[1], part[2], part[3]) for part in parts]
    outer, inner = lines[1:3], lines[4:-2]
    assert [lines[0], lines[3], *lines[-2:]] == [
        ("BEGIN", "", "VCALENDAR"),
        ("BEGIN", "", "VEVENT"),
        ("END", "", "VEVENT"),
        ("END", "", "VCALENDAR"),
    ]
    assert sorted(name for name, _, _ in outer) == ["PRODID", "VERSION"]
    assert sorted(name for name, _, _ in inner) == sorted(ONCE), (
        "a property is missing, strange or there twice"
    )
    return {name: (parameters, value) for name, parameters, value in inner}


def check_the_values(said: dict[str, tuple[str, str]]) -> None:
    """Check that each property holds a value of its own kind."""
    assert re.fullmatch(r"\d{8}T\d{6}Z", said["DTSTAMP"][1]), "3.8.7.2: the stamp is in universal time"
    begins, ends = (datetime.strptime(said[name][1], "%Y%m%d") for name in ("DTSTART", "DTEND"))
    assert said["DTSTART"][0] == said["DTEND"][0] == ";VALUE=DATE"
    assert ends - begins == timedelta(days=1)
    assert all(TEXT.fullmatch(said[name][1]) for name in ("SUMMARY", "UID"))
    assert said["CLASS"][1] in ("PUBLIC", "PRIVATE", "CONFIDENTIAL")
    assert said["TRANSP"][1] in ("OPAQUE", "TRANSPARENT")


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


@given(st.text(max_size=300), st.dates(max_value=date(9999, 12, 30), min_value=date(1000, 1, 1)))
@example('\t;,\\:"\u2028\x85\r\n\ud800\x07' * 20, date(2028, 2, 29))
def test_every_entry_keeps_the_rules_of_the_format_whatever_it_says(words: str, day: date) -> None:
    check_the_values(strictly(entry(words, day)))


@pytest.mark.parametrize(
    "broken",
    [
        lambda text: text.replace("\r\n", "\n"),
        lambda text: text.replace("UID:", "X-UID:"),
        lambda text: text.replace("DTSTAMP:", "DTSTAMP;"),
        lambda text: text.replace("SUMMARY:", f"SUMMARY:{'x' * 80}"),
        lambda text: text.replace("SUMMARY:Look", "SUMMARY:Look; and"),
        lambda text: text.replace("12000", "Z"),
        lambda text: text.replace("CLASS:PRIVATE\r\n", ""),
    ],
)
def test_the_strict_reading_refuses_what_is_broken(broken: Callable[[str], str]) -> None:
    with pytest.raises(AssertionError):
        check_the_values(strictly(broken(entry())))


STARTS = st.datetimes(min_value=datetime(1000, 1, 1), max_value=datetime(9999, 12, 30)).map(
    lambda moment: moment.replace(second=0, microsecond=0)
)


def timed(text: str) -> list[dict[str, str]]:
    """Read a calendar of several events, each by itself and by the rules of RFC 5545."""
    head, *events = text.split("BEGIN:VEVENT\r\n")
    assert head == "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//unlabeled//workshop//EN\r\n"
    assert text.endswith("END:VEVENT\r\nEND:VCALENDAR\r\n")
    found = []
    for event in events:
        body = event.removesuffix("END:VCALENDAR\r\n").removesuffix("END:VEVENT\r\n")
        assert all(CONTENT_LINE.fullmatch(line) for line in body.replace("\r\n ", "").split("\r\n")[:-1])
        said = read(body)
        assert sorted(said) == ["DTEND", "DTSTAMP", "DTSTART", "SUMMARY", "UID"]
        found.append(said)
    return found


@given(
    st.lists(st.tuples(SAVABLE, STARTS, st.timedeltas(timedelta(minutes=1), timedelta(hours=23))), min_size=1)
)
def test_entries_with_times_come_back_in_order_and_in_local_time(
    planned: list[tuple[str, datetime, timedelta]],
) -> None:
    ids = iter(range(1000))
    entries = [
        (words, start, start + length.__class__(minutes=length.seconds // 60 or 1))
        for words, start, length in planned
    ]
    text = timed_entries(entries, STAMP, lambda: UUID(int=next(ids)))
    assert all(len(line.encode()) <= 75 for line in text.split("\r\n"))
    found = timed(text)
    assert len({each["UID"] for each in found}) == len(entries)
    for each, (words, start, end) in zip(found, entries, strict=True):
        assert each["SUMMARY"] == words
        assert datetime.strptime(each["DTSTART"], "%Y%m%dT%H%M%S") == start
        assert datetime.strptime(each["DTEND"], "%Y%m%dT%H%M%S") == end


def test_a_stamp_without_a_time_zone_is_refused_for_times_too() -> None:
    with pytest.raises(ValueError, match="no time zone"):
        timed_entries([], datetime(2026, 3, 1), lambda: UID)
