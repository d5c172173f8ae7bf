"""`real-choice`: a list laid over a message, and a checklist that nobody adds up."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unlabeled.content import ContentError
from unlabeled.exercises.catalogue import load_pages
from unlabeled.exercises.fields import TEXT_LIMIT
from unlabeled.exercises.real_choice.pressing import count, mark
from unlabeled.journal import Journal

LayOut = Callable[[str], Any]
Change = Callable[[str, str, str], None]
LIST = ("must", "need to", "just", "you'll see", "best practice", "best", "必ず", "必ず 書く", "évidemment")


@pytest.fixture
def view(lay_out: LayOut) -> Any:
    return lay_out("real-choice")


def marked(text: str) -> list[str]:
    return [piece.text for piece in mark(text, LIST) if piece.marked]


def bold(prose: Any) -> list[str]:
    runs = [run for paragraph in prose.paragraphs for run in paragraph["runs"]]
    return [run["text"] for run in runs if run["mark"] == "strong"]


@given(st.text(), st.lists(st.text(min_size=1).filter(str.strip), max_size=4))
def test_the_pieces_together_are_the_text(text: str, phrases: list[str]) -> None:
    assert "".join(piece.text for piece in mark(text, phrases)) == text


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("You MUST. Must?", ["MUST", "Must"]),
        ("mustard, adjust, musty", []),
        ("You need\n  to go", ["need\n  to"]),
        ("best practice is best", ["best practice", "best"]),
        ("you’ll see", ["you’ll see"]),
        ("must🙂must", ["must", "must"]),
        ("אתה must לבוא", ["must"]),
        ("前の晩に必ず書いてください。", ["必ず"]),
        ("必ず 書く", ["必ず 書く"]),
        ("Évidemment.", ["Évidemment"]),
        ("E\u0301videmment.", ["E\u0301videmment"]),
        ("must\u030c, e\u0301just", []),
        ("تعال إن شئت", []),
        ("", []),
        ("   \n", []),
    ],
)
def test_whole_words_of_the_list_are_marked_and_nothing_else(text: str, found: list[str]) -> None:
    assert marked(text) == found


def test_a_very_long_text_is_marked_to_its_end() -> None:
    assert count(mark("must " * 20_000, LIST)) == 20_000


def test_signs_of_a_pattern_in_the_list_are_signs_and_no_pattern() -> None:
    assert [piece.text for piece in mark("a.c (x) abc", ["a.c", "(x)"]) if piece.marked] == ["a.c", "(x)"]


def test_the_marked_message_waits_for_the_guess(view: Any, journal: Journal) -> None:
    assert view.marked.text == "The message appears here once more, marked, when you have guessed."
    view.guess.value = 4
    assert "You guessed 4; our list marks 9." in view.marked.text
    assert bold(view.marked)[:4] == ["Just", "should", "always", "simply"]
    view.guess.value = 9
    assert "as many as you guessed" in view.marked.text
    view.guess.value = None
    assert bold(view.marked) == []
    assert journal.answers() == {}


def test_the_message_stands_in_the_field_and_is_no_answer(view: Any, journal: Journal) -> None:
    assert view.version.value.startswith("Just one thing about the reviews.")
    assert view.again.text.startswith("When you have changed the message")
    assert not journal.path.exists()


def test_the_own_version_is_marked_and_never_counted(view: Any) -> None:
    view.version.value = "You must not.\n\nOr just come, שלום 🙂"
    assert bold(view.again) == ["must", "just"]
    assert view.again.text.splitlines()[0].startswith("Your version, under the same list.")
    assert not any(sign.isdigit() for sign in view.again.text)


@pytest.mark.parametrize("text", ["If you like. 🙂", "تعال إن شئت، وإلا فلا بأس", "x" * TEXT_LIMIT])
def test_a_version_without_a_word_of_the_list_is_no_success(view: Any, text: str) -> None:
    view.version.value = text
    assert view.again.text.startswith("Nothing on our list stands in it. That says little")
    assert bold(view.again) == []


def test_an_empty_version_waits_calmly_and_the_message_comes_back(view: Any, lay_out: LayOut) -> None:
    view.version.value = "Something else."
    view.version.value = "  "
    assert view.again.text.startswith("When you have changed the message")
    view.version.value = ""
    assert lay_out("real-choice").version.value.startswith("Just one thing")


def test_what_is_ticked_changes_nothing_on_the_page(view: Any) -> None:
    view.version.value = "You must not."
    before = (view.again.text, view.marked.text)
    view.holds.value = ("reason", "reluctance", "choice")
    assert (view.again.text, view.marked.text) == before


def test_each_of_the_three_says_what_it_means(view: Any) -> None:
    assert [option["id"] for option in view.holds.options] == ["reason", "reluctance", "choice"]
    assert all(option["note"] for option in view.holds.options)


def test_answers_are_there_again_in_a_new_kernel(view: Any, lay_out: LayOut) -> None:
    view.version.value, view.holds.value, view.guess.value = "You must not.", ("choice",), 4
    again = lay_out("real-choice")
    assert (again.version.value, again.holds.value) == ("You must not.", ("choice",))
    assert (again.again.text, again.marked.text) == (view.again.text, view.marked.text)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("high: 15", "high: 8", "The list marks 9 places in the message; the guess goes from 0 to 8"),
        ("id: reluctance", "id: reason", "Two conditions have the same id"),
        ("id: chair", "id: seat", "The steps of this exercise are, in order"),
        ("pressing: [just", "pressing: [ '', just", "This text is empty"),
    ],
)
def test_a_mistake_in_the_content_is_named(
    folder: Path, change: Change, old: str, new: str, says: str
) -> None:
    change("05-not-a-mini-me.yaml", old, new)
    with pytest.raises(ContentError, match=says):
        load_pages(folder)
