"""`ownership-card` and `consulting-round`: a learner's own words, laid out as a card."""

from collections.abc import Callable
from typing import Any

import pytest

from unlabeled.exercises.desk import Desk
from unlabeled.journal import Journal, Place
from unlabeled.widgets import Memory

LayOut = Callable[[str], Any]
TEXTS = ["x" * 4000, "لا أعرف كل شيء", "🧭👍🏽 in a week", "<b>bold</b> & {braces}"]


@pytest.fixture
def card(lay_out: LayOut) -> Any:
    return lay_out("ownership-card")


@pytest.fixture
def circle(lay_out: LayOut) -> Any:
    return lay_out("consulting-round")


def test_neither_card_is_there_before_a_word_is_written(card: Any, circle: Any, journal: Journal) -> None:
    assert card.card.text == "Your card appears here with the first line that you write."
    assert circle.card.text == "Your card appears here when you have written a question."
    assert not journal.path.exists()


def test_the_card_holds_five_lines_in_their_order(card: Any) -> None:
    for key in reversed(card.lines):
        card.lines[key].value = f"about {key}"
    assert card.card.text.splitlines()[:-1] == [
        "Before I advise",
        "What I know",
        "about know",
        "What I don't know",
        "about dont-know",
        "Who pays if I am wrong",
        "about pays",
        "When I come back to it",
        "about return",
        "How to say no to me",
        "about decline",
    ]


def test_an_empty_line_is_not_on_the_card_and_leaves_no_trace(card: Any) -> None:
    card.lines["pays"].value = "They do.\n\nWith their evenings."
    card.lines["know"].value = " \n "
    *lines, keep = card.card.text.splitlines()
    assert lines == ["Before I advise", "Who pays if I am wrong", "They do.", "With their evenings."]
    assert "file of the card alone" in keep


def test_the_card_is_given_as_a_file_and_not_before_a_line_is_written(
    card: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    given: list[dict[str, str]] = []
    monkeypatch.setattr(card.file, "send", given.append)
    assert card.file.disabled
    card.lines["pays"].value = "They do.\n"
    card.still.value = "Not on the card"
    card.file.press()
    text = "Before I advise\n\nWho pays if I am wrong\nThey do.\n"
    assert given == [{"type": "file", "name": "my-ownership-card.txt", "kind": "text/plain", "content": text}]
    card.lines["pays"].value = " "
    assert card.file.disabled


@pytest.mark.parametrize("text", TEXTS)
def test_any_text_comes_back_as_it_was_written(card: Any, circle: Any, lay_out: LayOut, text: str) -> None:
    card.lines["return"].value = card.still.value = circle.question.value = text
    again = lay_out("ownership-card")
    assert (again.lines["return"].value, again.still.value) == (text, text)
    assert text in again.card.text
    assert text in lay_out("consulting-round").card.text


def test_the_question_card_says_what_one_would_like_to_hear_if_that_was_chosen(circle: Any) -> None:
    circle.question.value = "Should I ask for another reviewer?"
    assert "Please" not in circle.card.text
    circle.wish.value = "questions"
    assert circle.card.text.splitlines()[:3] == [
        "My question",
        "Should I ask for another reviewer?",
        "Please only ask.",
    ]


def test_a_wish_without_a_question_makes_no_card(circle: Any) -> None:
    circle.wish.value = "support"
    assert "Please listen." not in circle.card.text


def test_nobody_is_asked_whether_they_have_a_card(circle: Any) -> None:
    rules = circle.steps["round"].children[0].text
    assert "That is the only invitation" in rules
    assert "nobody asks why" in rules


def test_deleting_the_journal_empties_both_cards(memory: Memory, journal: Journal) -> None:
    desk = Desk(memory, Place.THIS_LAPTOP)
    card: Any = desk.view("ownership-card")
    circle: Any = desk.view("consulting-round")
    card.lines["know"].value = circle.question.value = "something"
    journal.delete()
    memory.refresh()
    assert "something" not in card.card.text + circle.card.text
    assert not journal.path.exists()
