"""`letting-go` as a learner uses it: own words beside own words."""

from collections.abc import Callable
from typing import Any

import pytest

from unlabeled.journal import Journal

LayOut = Callable[[str], Any]


@pytest.fixture
def view(lay_out: LayOut) -> Any:
    return lay_out("letting-go")


def test_nothing_is_compared_before_both_are_written(view: Any, journal: Journal) -> None:
    assert not journal.path.exists()
    view.reply.value = "Of course."
    assert "When you have written both" in view.before.text
    assert (view.written.text, view.wished.text) == ("", "")


def test_blank_space_is_not_a_text(view: Any) -> None:
    view.reply.value, view.wanted.value = " \n ", "All right."
    assert "When you have written both" in view.before.text


def test_both_texts_stand_side_by_side_with_how_often_each_asks(view: Any) -> None:
    view.reply.value, view.wanted.value = "Of course.\nWas it me?", "All right."
    assert view.written.text.splitlines()[1:] == ["Of course.", "Was it me?", "Questions: 1."]
    assert view.wished.text.splitlines()[1:] == ["All right.", "Questions: 0."]
    assert view.before.text == ""


@pytest.mark.parametrize(
    ("reply", "wanted", "says"),
    [
        ("Why?", "All right.", "asks more than"),
        ("大丈夫ですか？", "大丈夫です。", "asks more than"),
        ("Why?", "Really?", "asks no more than"),
        ("Of course, whenever you like.", "All right.", "asks no more than"),
    ],
)
def test_the_difference_is_said_as_a_fact(view: Any, reply: str, wanted: str, says: str) -> None:
    view.reply.value, view.wanted.value = reply, wanted
    assert says in view.finding.text


def test_nobodys_words_are_counted(view: Any) -> None:
    view.reply.value, view.wanted.value = "Of course, whenever you like.", "All right."
    assert not any(character.isdigit() for character in view.finding.text)
    assert "Words:" not in view.written.text + view.wished.text


@pytest.mark.parametrize("text", ["x" * 4000, "لا بأس، شكرا لك", "👍🏽 of course", "<b>bold</b> & co"])
def test_any_text_comes_back_as_it_was_written(view: Any, lay_out: LayOut, text: str) -> None:
    view.reply.value = view.wanted.value = text
    assert lay_out("letting-go").reply.value == text
    assert text in view.written.text
