"""`one-promise` as a learner uses it: what weeks do to a promise, and what is taken along."""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import pytest

from unlabeled.exercises.desk import Desk
from unlabeled.exercises.one_promise.weeks import Course
from unlabeled.journal import Journal, Place
from unlabeled.widgets import Memory

LayOut = Callable[[str], Any]


@pytest.fixture
def view(lay_out: LayOut, monkeypatch: pytest.MonkeyPatch) -> Any:
    view = lay_out("one-promise")
    monkeypatch.setattr(view, "_clock", lambda: datetime(2026, 12, 1, 23, 30, tzinfo=UTC))
    return view


@pytest.fixture
def given(view: Any, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str, str]]:
    """What the browser was asked to save."""
    files: list[tuple[str, str, str]] = []
    for button in (view.file, view.calendar):
        monkeypatch.setattr(button, "give", lambda *file: files.append(file))
    return files


def test_nine_weeks_in_ten_become_little_over_a_season() -> None:
    assert round(Course(12, 0.9).every_week, 2) == 0.28
    assert Course(12, 0.9).missed == pytest.approx(1.2)


@pytest.mark.parametrize(("chance", "every_week", "missed"), [(0, 0, 5), (1, 1, 0)])
def test_the_ends_of_the_scale_stay_what_they_are(chance: float, every_week: float, missed: float) -> None:
    course = Course(5, chance)
    assert (course.every_week, course.missed) == (every_week, missed)


@pytest.mark.parametrize("wrong", [(0, 0.5), (-1, 0.5), (3, 1.1), (3, -0.1), (3, float("nan"))])
def test_an_impossible_course_is_refused(wrong: tuple[int, float]) -> None:
    with pytest.raises(ValueError, match="Give a number"):
        Course(*wrong)


def test_an_untouched_page_offers_nothing_and_writes_nothing(view: Any, journal: Journal) -> None:
    assert view.file.disabled
    assert view.calendar.disabled
    assert "appears here" in view.odds.text
    assert "appears here" in view.day.text
    assert not journal.path.exists()


@pytest.mark.parametrize(
    ("weeks", "kept", "says"),
    [
        (12, 9, "none of the 12 is about 28 in 100, and 1.2 are missed"),
        (10, 8, "2 are missed on average"),
        (1, 5, "One week"),
        (1, 10, "One week"),
        (1, 0, "no promise yet"),
        (8, 10, "all 8 weeks are kept"),
        (8, 0, "no promise yet"),
        (12, 1, "about 0 in 100"),
    ],
)
def test_weeks_are_named_for_what_they_do_to_a_promise(view: Any, weeks: int, kept: int, says: str) -> None:
    view.weeks.value, view.kept.value = weeks, kept
    assert says in view.odds.text
    assert view.odds.text.endswith("Toy model: look at the shape, don't read a forecast.")


def test_the_day_lies_as_many_weeks_ahead_over_the_new_year(view: Any) -> None:
    view.weeks.value = 5
    assert "2027-01-05" in view.day.text
    view.weeks.value = None
    assert "2027" not in view.day.text
    assert view.calendar.disabled


def test_the_file_holds_the_promise_and_nothing_is_read_as_a_place_to_fill_in(
    view: Any, given: list[tuple[str, str, str]]
) -> None:
    view.promise.value, view.practice.value, view.weeks.value = (
        " I ask {practice} first. 🙂 ",
        "Standing up",
        2,
    )
    view.file.press()
    ((name, kind, text),) = given
    assert (name, kind) == ("my-promise.txt", "text/plain")
    assert "\nI ask {practice} first. 🙂\n" in text
    assert "Standing up" in text
    assert "2026-12-15" in text


def test_a_file_without_a_day_or_a_practice_says_so(view: Any, given: list[tuple[str, str, str]]) -> None:
    view.promise.value = "I ask first."
    view.file.press()
    assert "I look again on: –" in given[0][2]


def test_blank_space_is_no_promise(view: Any, given: list[tuple[str, str, str]]) -> None:
    view.promise.value = " \n "
    view.file.press()
    assert given == []


def test_the_calendar_entry_holds_the_day_and_nothing_that_was_written(
    view: Any, given: list[tuple[str, str, str]]
) -> None:
    view.promise.value, view.practice.value, view.weeks.value = "I ask first.", "Standing up", 2
    view.calendar.press()
    ((name, kind, text),) = given
    assert (name, kind) == ("look-again.ics", "text/calendar")
    assert "DTSTART;VALUE=DATE:20261215\r\n" in text
    assert "SUMMARY:Look again\r\n" in text
    for written in ("ask first", "Standing up"):
        assert written not in text


def test_answers_are_there_again_in_a_new_kernel(view: Any, lay_out: LayOut) -> None:
    view.promise.value, view.weeks.value = "من می‌پرسم", 3
    again = lay_out("one-promise")
    assert (again.promise.value, again.weeks.value) == ("من می‌پرسم", 3)
    assert not again.file.disabled


def test_deleting_the_journal_empties_the_page(memory: Memory, journal: Journal) -> None:
    view: Any = Desk(memory, Place.THIS_LAPTOP).view("one-promise")
    view.promise.value, view.weeks.value, view.kept.value = "I ask first.", 3, 9
    journal.delete()
    memory.refresh()
    assert view.file.disabled
    assert view.calendar.disabled
    assert "appears here" in view.odds.text
    assert not journal.path.exists()


def test_each_calendar_entry_is_one_of_its_own(view: Any, given: list[tuple[str, str, str]]) -> None:
    view.weeks.value = 2
    view.calendar.press()
    view.calendar.press()
    first, second = (re.search(r"^UID:(.+)\r$", text, re.MULTILINE)[1] for _, _, text in given)
    assert first != second
    assert all(UUID(uid).version == 4 for uid in (first, second)), "it should say nothing about anybody"


def test_the_stamp_of_an_entry_is_the_moment_of_the_press(
    view: Any, given: list[tuple[str, str, str]]
) -> None:
    view.weeks.value = 2
    view.calendar.press()
    assert "\r\nDTSTAMP:20261201T233000Z\r\n" in given[0][2]
