"""Answers in words, in the order of the workshop; what was not answered is absent."""

from datetime import UTC, datetime

import pytest

from unlabeled.journal import Answer, Asked, Chapter, PageWords, Scale, Section, read
from unlabeled.journal.reading import Said, Shape

WORDS = PageWords(between="{number} of {low} ({at_low}) to {high} ({at_high})", elsewhere="Elsewhere")
FREE = Scale(0, 100, "not at all", "wholly")


def said(value: object, asked: Asked) -> Said:
    """Return how one answer reads."""
    answers = {"a": Answer(value, datetime(2026, 3, 1, tzinfo=UTC))}
    reading = read(answers, [Chapter("Part", (Section("Exercise", {"a": asked}),))], WORDS)
    return reading.portions[0].passages[0].said[0]


@pytest.mark.parametrize(
    ("value", "reads"),
    [
        (40.0, "40 of 0 (not at all) to 100 (wholly)"),
        (0.1 + 0.2, "0.3 of 0 (not at all) to 100 (wholly)"),
        (0, "0: not at all"),
        (100.0, "100: wholly"),
    ],
)
def test_a_number_reads_with_the_ends_of_its_slider(value: float, reads: str) -> None:
    assert said(value, Asked("How free?", scale=FREE)).words == (reads,)


def test_a_picked_option_reads_in_its_words_and_one_that_is_gone_by_its_id() -> None:
    asked = Asked("Which?", {"ask": "I ask first"})
    assert said("ask", asked).words == ("I ask first",)
    assert said(["ask", "gone"], asked).words == ("I ask first", "gone")


def test_a_typed_word_is_never_taken_for_an_option_of_another_question() -> None:
    assert said("ask", Asked("Write")).words == ("ask",)


def test_an_order_keeps_its_order() -> None:
    asked = Asked("In order", {"x": "One", "y": "Two"}, ranked=True)
    assert said(["y", "x"], asked) == Said("In order", Shape.ORDER, ("Two", "One"))


def test_cards_read_with_the_column_they_were_put_in() -> None:
    asked = Asked("Sort", {"card": "A card", "left": "To the left"})
    assert said({"card": "left"}, asked) == Said("Sort", Shape.PAIRS, ("To the left",), ("A card",))


@pytest.mark.parametrize("value", [True, [[1, "x"]], {"a": {"b": None}}])
def test_what_no_field_of_ours_keeps_is_shown_and_breaks_nothing(value: object) -> None:
    assert all(said(value, Asked("?")).words)


def test_parts_exercises_and_questions_without_an_answer_are_absent() -> None:
    chapters = [
        Chapter("First", (Section("A", {"1/a/x": Asked("x"), "1/a/y": Asked("y")}), Section("B", {}))),
        Chapter("Second", (Section("C", {"2/c/x": Asked("x")}),)),
    ]
    reading = read({"1/a/y": Answer("yes", datetime(2026, 3, 1, tzinfo=UTC))}, chapters, WORDS)
    assert [portion.title for portion in reading.portions] == ["First"]
    assert [passage.title for passage in reading.portions[0].passages] == ["A"]
    assert [each.asked for each in reading.portions[0].passages[0].said] == ["y"]


def test_an_answer_that_nothing_asks_for_comes_last_under_its_key() -> None:
    moment = datetime(2026, 3, 1, tzinfo=UTC)
    chapters = [Chapter("First", (Section("A", {"a": Asked("x")}),))]
    reading = read({"old/key": Answer("kept", moment), "a": Answer("yes", moment)}, chapters, WORDS)
    assert [portion.title for portion in reading.portions] == ["First", "Elsewhere"]
    assert reading.portions[1].passages[0].said == (Said("old/key", Shape.WORDS, ("kept",)),)


def test_what_an_exercise_keeps_for_its_own_sake_is_not_read() -> None:
    chapters = [Chapter("First", (Section("A", {}, frozenset({"a/seed"})),))]
    reading = read({"a/seed": Answer(7, datetime(2026, 3, 1, tzinfo=UTC))}, chapters, WORDS)
    assert reading.portions == ()


def test_an_exercise_that_is_called_as_its_part_is_not_named_twice() -> None:
    chapters = [Chapter("First", (Section("First", {"a": Asked("x")}),))]
    reading = read({"a": Answer("yes", datetime(2026, 3, 1, tzinfo=UTC))}, chapters, WORDS)
    assert (reading.portions[0].title, reading.portions[0].passages[0].title) == ("First", "")
