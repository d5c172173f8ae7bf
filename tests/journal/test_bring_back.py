"""A journal that was taken along comes back; the newer answer wins, and nothing is ever lost."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from unlabeled.journal import LIMIT, Journal, JournalError, Trouble
from unlabeled.journal.schema import FORMAT, VERSION, parse

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


def at(path: Path, moment: datetime) -> Journal:
    return Journal(path, now=lambda: moment)


def text_with(**changes: Any) -> str:
    entry = {"value": "theirs", "saved": "2026-03-01T12:00:00.000000Z"}
    return json.dumps({"format": FORMAT, "version": VERSION, "answers": {"a": entry}} | changes)


def test_everything_comes_back_into_an_empty_journal(tmp_path: Path) -> None:
    old, new = Journal(tmp_path / "old.json"), Journal(tmp_path / "new.json")
    old.set("a", "שלום 👩🏽‍🚀 \ud83d")
    old.set("b", [1, 2])
    assert new.bring_back(old.text()) == 2
    assert new.answers() == old.answers()


def test_bringing_back_twice_changes_nothing_the_second_time(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "j.json")
    journal.set("a", 1)
    text, before = journal.text(), journal.path.read_bytes()
    assert journal.bring_back(text) == 0
    assert journal.path.read_bytes() == before


@pytest.mark.parametrize(("hours", "expected"), [(-1, "mine"), (1, "theirs")])
def test_the_newer_of_two_answers_wins(tmp_path: Path, hours: int, expected: str) -> None:
    theirs = at(tmp_path / "theirs.json", NOON + timedelta(hours=hours))
    theirs.set("a", "theirs")
    mine = at(tmp_path / "mine.json", NOON)
    mine.set("a", "mine")
    assert mine.bring_back(theirs.text()) == (expected == "theirs")
    assert mine.get("a") == expected


def test_two_answers_within_one_second_do_not_tie(tmp_path: Path) -> None:
    theirs = at(tmp_path / "theirs.json", NOON + timedelta(microseconds=1))
    theirs.set("a", "theirs")
    mine = at(tmp_path / "mine.json", NOON)
    mine.set("a", "mine")
    mine.bring_back(theirs.text())
    assert mine.get("a") == "theirs"


def test_an_answer_after_one_from_a_fast_clock_still_counts_as_newer(tmp_path: Path) -> None:
    fast = at(tmp_path / "fast.json", NOON + timedelta(days=400))
    fast.set("a", "from a fast clock")
    mine = at(tmp_path / "mine.json", NOON)
    mine.bring_back(fast.text())
    mine.set("a", "later")
    mine.bring_back(fast.text())
    assert mine.get("a") == "later"


def test_an_answer_after_one_from_the_end_of_all_time_can_still_be_read(tmp_path: Path) -> None:
    mine = at(tmp_path / "mine.json", NOON)
    mine.bring_back(text_with(answers={"a": {"value": 1, "saved": "8999-12-31T23:59:59.999999Z"}}))
    mine.set("b", "later")
    assert set(mine.answers()) == {"a", "b"}
    assert mine.kept_aside() == ()


def test_answers_that_only_one_side_has_are_all_kept(tmp_path: Path) -> None:
    theirs, mine = Journal(tmp_path / "theirs.json"), Journal(tmp_path / "mine.json")
    theirs.set("a", 1)
    mine.set("b", 2)
    mine.bring_back(theirs.text())
    assert set(mine.answers()) == {"a", "b"}


def test_a_file_with_a_byte_order_mark_is_read(tmp_path: Path) -> None:
    assert Journal(tmp_path / "j.json").bring_back("\ufeff" + text_with()) == 1


BAD = {
    "a picture": ("\x89PNG\r\n", Trouble.FOREIGN),
    "a notebook": ('{"cells": [], "nbformat": 4}', Trouble.FOREIGN),
    "a list": ("[1, 2]", Trouble.FOREIGN),
    "deep nesting": ("[" * 100_000, Trouble.FOREIGN),
    "nothing": ("", Trouble.DAMAGED),
    "cut short": (text_with()[:-20], Trouble.DAMAGED),
    "no answers": (json.dumps({"format": FORMAT, "version": VERSION}), Trouble.DAMAGED),
    "answers in a list": (text_with(answers=[]), Trouble.DAMAGED),
    "no moment": (text_with(answers={"a": {"value": 1}}), Trouble.DAMAGED),
    "a moment without zone": (text_with(answers={"a": {"value": 1, "saved": "2026-03-01"}}), Trouble.DAMAGED),
    "a moment out of time": (
        text_with(answers={"a": {"value": 1, "saved": "9999-12-31T23:59:59.999999Z"}}),
        Trouble.DAMAGED,
    ),
    "a moment out of time elsewhere": (
        text_with(answers={"a": {"value": 1, "saved": "8999-12-31T23:59:59.999999-14:00"}}),
        Trouble.DAMAGED,
    ),
    "a moment before all time": (
        text_with(answers={"a": {"value": 1, "saved": "0001-01-01T00:00:00+14:00"}}),
        Trouble.DAMAGED,
    ),
    "not a number": (text_with().replace('"theirs"', "NaN"), Trouble.DAMAGED),
    "a number beyond all": (text_with().replace('"theirs"', "1e999"), Trouble.DAMAGED),
    "no version": (text_with(version=None), Trouble.DAMAGED),
    "older": (text_with(version=VERSION - 1), Trouble.OLDER),
    "newer": (text_with(version=VERSION + 1), Trouble.NEWER),
    "too large": (" " * (LIMIT + 1), Trouble.TOO_LARGE),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_refused_by_kind_and_changes_nothing(tmp_path: Path, name: str) -> None:
    journal = Journal(tmp_path / "j.json")
    journal.set("a", "mine")
    before = journal.path.read_bytes()
    text, kind = BAD[name]
    with pytest.raises(JournalError) as refused:
        journal.bring_back(text)
    assert refused.value.kind is kind
    assert journal.path.read_bytes() == before


def test_no_error_repeats_an_answer(tmp_path: Path) -> None:
    text = text_with(answers={"a": {"value": "something private", "saved": "never"}})
    with pytest.raises(JournalError) as refused:
        Journal(tmp_path / "j.json").bring_back(text)
    assert "private" not in str(refused.value)
    assert refused.value.__cause__ is None


def test_an_older_version_with_a_way_to_this_one_is_carried_over() -> None:
    def say_answers(journal: dict[str, Any]) -> dict[str, Any]:
        return {"answers": journal["entries"]}

    entries = {"a": {"value": 1, "saved": "2026-03-01T12:00:00Z"}}
    old = json.dumps({"format": FORMAT, "version": VERSION - 1, "entries": entries})
    assert parse(old, {VERSION - 1: say_answers})["a"].value == 1
