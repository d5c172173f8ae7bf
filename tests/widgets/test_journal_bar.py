"""Taking the journal along, bringing it back, deleting it; and what is said of it."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from unlabeled.journal import Journal, Place
from unlabeled.widgets import Choice, JournalBar, JournalWords, Memory, Text


@pytest.fixture
def text(memory: Memory) -> Text:
    return memory.remember(Text("Your reply"), "reply")


@pytest.fixture
def bar(memory: Memory, words: JournalWords, text: Text) -> JournalBar:
    return JournalBar(memory, words, Place.THIS_LAPTOP)


def ask(bar: JournalBar, **message: Any) -> None:
    bar._handle_custom_msg(message, [])


@pytest.mark.parametrize("place", Place)
def test_it_says_where_who_and_no_names(memory: Memory, words: JournalWords, place: Place) -> None:
    line = JournalBar(memory, words, place).line
    assert words.places[place].readers in line
    assert line.endswith(words.names)


def test_on_a_laptop_it_says_which_file(bar: JournalBar, journal: Journal) -> None:
    assert journal.path.name in bar.line


def test_on_binder_it_says_that_the_server_is_somebody_elses(memory: Memory, words: JournalWords) -> None:
    assert "somebody else" in JournalBar(memory, words, Place.BINDER).line


def test_the_home_folder_is_not_named(memory: Memory, words: JournalWords, monkeypatch, tmp_path) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    line = JournalBar(memory, words, Place.THIS_LAPTOP).line
    assert str(tmp_path) not in line
    assert "~/my-journal.json" in line


def test_what_is_taken_along_can_be_brought_back(bar: JournalBar, text: Text, sent: Callable) -> None:
    text.value = "my own words"
    messages = sent(bar)
    ask(bar, type="take", manner="file")
    file = messages[0]["content"]
    ask(bar, type="delete")
    assert text.value == ""
    ask(bar, type="bring", text=file)
    assert text.value == "my own words"


def test_the_page_to_read_names_questions_and_options_in_words(
    bar: JournalBar, text: Text, memory: Memory
) -> None:
    memory.remember(Choice("Next line?", [("ask", "Ask a question")]), "next").value = "ask"
    text.value = "my <own> words"
    page = bar.page()
    for words in ("Your reply", "my &lt;own&gt; words", "Next line?", "Ask a question"):
        assert words in page


def test_titles_from_elsewhere_name_the_answers_of_other_notebooks(
    memory: Memory, words: JournalWords, journal: Journal
) -> None:
    journal.set("06/question", "A text")
    bar = JournalBar(memory, words, Place.THIS_LAPTOP, titles={"06/question": "What I would ask"})
    assert "What I would ask" in bar.page()


def test_taking_an_empty_journal_sends_no_file(bar: JournalBar, words: JournalWords, sent: Callable) -> None:
    messages = sent(bar)
    ask(bar, type="take", manner="file")
    assert bar.said == words.take.nothing
    assert not [message for message in messages if message["type"] == "file"]


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        ("not a journal", "foreign"),
        ('{"format": "unlabeled-journal", "versi', "damaged"),
        ('{"format": "unlabeled-journal", "version": 99, "answers": {}}', "newer"),
        (" " * (5 * 1024 * 1024 + 1), "too_large"),
    ],
)
def test_a_file_that_cannot_be_used_is_explained_and_changes_nothing(
    bar: JournalBar, text: Text, words: JournalWords, content: str, kind: str
) -> None:
    text.value = "mine"
    ask(bar, type="bring", text=content)
    assert bar.said == words.refused(kind)
    assert text.value == "mine"


@pytest.mark.parametrize("count", [0, 1, 2])
def test_it_says_how_many_answers_came_back(bar: JournalBar, words: JournalWords, count: int) -> None:
    entries = {str(n): {"value": n, "saved": "2026-03-01T12:00:00Z"} for n in range(1, count + 1)}
    ask(bar, type="bring", text=json.dumps({"format": "unlabeled-journal", "version": 1, "answers": entries}))
    assert bar.said == (words.bring.none, words.bring.one, words.bring.many.format(count=count))[count]


def test_deleting_empties_the_fields_and_the_folder(bar: JournalBar, text: Text, journal: Journal) -> None:
    text.value = "something private"
    ask(bar, type="delete")
    assert text.value == ""
    assert list(journal.path.parent.iterdir()) == []


def test_an_unusable_journal_is_said_with_its_file(
    memory: Memory, words: JournalWords, journal: Journal
) -> None:
    journal.path.write_text('{"name": "other"}', encoding="utf-8")
    assert journal.path.name in JournalBar(memory, words, Place.THIS_LAPTOP).trouble


def test_a_journal_kept_aside_is_said_with_its_file(
    memory: Memory, words: JournalWords, journal: Journal
) -> None:
    journal.path.write_bytes(b"\xff")
    assert "my-journal.damaged-1.json" in JournalBar(memory, words, Place.THIS_LAPTOP).trouble


def test_deleting_takes_away_what_was_kept_aside_and_the_line_about_it(
    memory: Memory, words: JournalWords, journal: Journal
) -> None:
    journal.path.write_bytes(b"\xff")
    bar = JournalBar(memory, words, Place.THIS_LAPTOP)
    ask(bar, type="delete")
    assert bar.trouble == ""
    assert list(journal.path.parent.iterdir()) == []


def test_a_new_bar_shows_what_another_notebook_deleted(
    bar: JournalBar, text: Text, memory: Memory, words: JournalWords, journal: Journal
) -> None:
    text.value = "something private"
    Journal(journal.path).delete()
    JournalBar(memory, words, Place.THIS_LAPTOP)
    assert text.value == ""


def test_of_the_page_to_read_it_says_that_it_cannot_be_brought_back(bar: JournalBar, text: Text) -> None:
    text.value = "mine"
    ask(bar, type="take", manner="page")
    assert bar.said.startswith("my-journal.html is with your downloads now.")
    assert "cannot be brought back" in bar.said
    ask(bar, type="take", manner="file")
    assert "cannot be brought back" not in bar.said


@pytest.mark.parametrize(
    ("place", "way"),
    [
        (Place.THIS_LAPTOP, "open the new address"),
        (Place.BINDER, "reload this page"),
        (Place.HUB, "reload this page"),
        (Place.BROWSER, "it begins empty"),
    ],
)
def test_the_way_back_after_a_lost_connection_is_that_of_the_place(
    memory: Memory, words: JournalWords, place: Place, way: str
) -> None:
    assert way in JournalBar(memory, words, place).words["connection"]["lost"]


def test_a_sign_of_life_is_answered_by_its_number(bar: JournalBar, sent: Callable) -> None:
    messages = sent(bar)
    ask(bar, type="ping", number=7)
    assert messages == [{"type": "pong", "number": 7}]


def test_messages_that_nobody_sends_do_nothing(bar: JournalBar, text: Text, sent: Callable) -> None:
    text.value = "mine"
    messages = sent(bar)
    for message in ({}, {"type": "take"}, {"type": "take", "manner": "x"}, {"type": "bring", "text": 3}):
        ask(bar, **message)
    assert messages == []
    assert text.value == "mine"


def test_its_repr_is_the_same_in_every_session(bar: JournalBar) -> None:
    assert repr(bar) == "JournalBar()"
