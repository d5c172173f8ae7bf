"""Answers come back as they were given, in order of time, and go without a trace."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from unlabeled.journal import LIMIT, Journal, JournalError, Trouble

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return Journal(tmp_path / "my-journal.json")


def everything_in(folder: Path) -> bytes:
    """Return all names and bytes in `folder`, however they are hidden."""
    files = sorted(file for file in folder.rglob("*") if file.is_file())
    return b"\n".join(file.name.encode() + b"\n" + file.read_bytes() for file in files)


@pytest.mark.parametrize(
    "value",
    [
        0,
        False,
        0.9,
        "plain",
        "two\nlines\t",
        ["a", "b"],
        {"me": 40, "them": 60},
        "שלום, עולם",
        "‏ابدأ‎",
        "👩🏽‍🚀 🏳️‍🌈",
        "half a pair: \ud83d",
        "\x00\x1b",
        "x" * 200_000,
    ],
)
def test_an_answer_comes_back_as_it_was_given(journal: Journal, value: object) -> None:
    journal.set("02/reply", value)
    assert Journal(journal.path).get("02/reply") == value


def test_what_was_never_answered_is_none(journal: Journal) -> None:
    assert journal.get("02/reply") is None
    assert not journal.path.exists()


@pytest.mark.parametrize("empty", [None, "", [], (), {}])
def test_an_emptied_answer_leaves_no_byte_behind(journal: Journal, empty: object) -> None:
    journal.set("kept", "stays")
    journal.set("02/secret", "something private")
    journal.set("02/secret", empty)
    left = everything_in(journal.path.parent)
    assert b"secret" not in left
    assert b"private" not in left
    assert journal.get("kept") == "stays"


def test_the_last_emptied_answer_takes_the_file_with_it(journal: Journal) -> None:
    journal.set("02/secret", "something private")
    journal.set("02/secret", "")
    assert not journal.path.exists()
    assert b"secret" not in everything_in(journal.path.parent)


def test_emptying_what_was_never_answered_writes_nothing(journal: Journal) -> None:
    journal.set("02/secret", "")
    assert b"secret" not in everything_in(journal.path.parent)
    assert not journal.path.exists()


def test_setting_the_same_answer_again_changes_no_byte(journal: Journal) -> None:
    journal.set("a", 1)
    before = journal.path.read_bytes()
    journal.set("a", 1)
    assert journal.path.read_bytes() == before


def test_a_truth_value_is_not_taken_for_a_number(journal: Journal) -> None:
    journal.set("a", 1)
    journal.set("a", True)
    assert journal.get("a") is True


def test_equal_answers_give_equal_bytes_whatever_their_order(tmp_path: Path) -> None:
    one, other = (Journal(tmp_path / name / "j.json", now=lambda: NOON) for name in ("one", "other"))
    for key in ("a", "b"):
        one.set(key, key)
    text = one.text()
    other.bring_back(text)
    assert other.path.read_bytes() == one.path.read_bytes()


def test_moments_never_tie_and_never_go_back(tmp_path: Path) -> None:
    clock = iter([NOON, NOON, NOON.replace(hour=3), NOON.replace(hour=4)])
    journal = Journal(tmp_path / "j.json", now=lambda: next(clock))
    for key in ("first", "second", "third", "fourth"):
        journal.set(key, key)
    answers = journal.answers()
    moments = [answers[key].saved for key in ("first", "second", "third", "fourth")]
    assert moments == sorted(set(moments))
    assert all(moment.tzinfo is UTC for moment in moments)


def test_moments_are_written_with_microseconds_in_utc(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "j.json", now=lambda: NOON)
    journal.set("a", 1)
    saved = json.loads(journal.path.read_text(encoding="utf-8"))["answers"]["a"]["saved"]
    assert saved == "2026-03-01T12:00:00.000000Z"


def test_only_its_owner_may_read_the_file(journal: Journal) -> None:
    journal.set("a", 1)
    assert journal.path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("value", [float("nan"), float("inf"), {1, 2}, object(), b"bytes"])
def test_what_is_not_json_is_refused_and_the_old_answer_stands(journal: Journal, value: object) -> None:
    journal.set("a", 1)
    with pytest.raises((TypeError, ValueError)):
        journal.set("a", value)
    assert journal.get("a") == 1


def test_an_answer_needs_a_key(journal: Journal) -> None:
    with pytest.raises(ValueError, match="key"):
        journal.set("", 1)


def test_a_journal_that_would_grow_too_large_is_refused_and_the_old_one_stands(journal: Journal) -> None:
    journal.set("a", "small")
    before = journal.path.read_bytes()
    with pytest.raises(JournalError) as refused:
        journal.set("b", "x" * LIMIT)
    assert refused.value.kind is Trouble.TOO_LARGE
    assert journal.path.read_bytes() == before


def test_deleting_leaves_an_empty_folder(journal: Journal) -> None:
    journal.set("a", "something private")
    folder = journal.path.parent
    (folder / ".my-journal.json.abcd1234.tmp").write_text("half written", encoding="utf-8")
    (folder / "my-journal.damaged-1.json").write_text("damaged", encoding="utf-8")
    journal.delete()
    assert list(folder.iterdir()) == []
    assert journal.answers() == {}


def test_deleting_leaves_the_files_of_others_alone(journal: Journal) -> None:
    journal.set("a", 1)
    other = journal.path.with_name("my-journal-of-2019.json")
    other.write_text("{}", encoding="utf-8")
    journal.delete()
    assert list(journal.path.parent.iterdir()) == [other]


def test_a_journal_can_be_used_after_it_was_deleted(journal: Journal) -> None:
    journal.set("a", 1)
    journal.delete()
    journal.delete()
    journal.set("a", 2)
    assert journal.get("a") == 2
