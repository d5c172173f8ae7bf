"""Taking the journal along, bringing it back, deleting it; and what is said of it."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from unlabeled.journal import LIMIT, Asked, Chapter, Journal, Place, Section, Trouble
from unlabeled.journal.schema import FORMAT, VERSION
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


def test_the_workshops_own_words_name_the_answers_of_other_notebooks(
    memory: Memory, words: JournalWords, journal: Journal
) -> None:
    journal.set("06/question", "A text")
    chapters = [Chapter("Sixth part", (Section("An exercise", {"06/question": Asked("What I would ask")}),))]
    bar = JournalBar(memory, words, Place.THIS_LAPTOP, chapters=chapters)
    for text in ("Sixth part", "An exercise", "What I would ask", "A text"):
        assert text in bar.page()
        assert text in bar.markdown()


PARTS = [
    Chapter("One", (Section("A", {"1/a": Asked("?")}),), "01-one"),
    Chapter("Two", (Section("B", {"2/b": Asked("?")}, frozenset({"2/seed"})),), "02-two"),
]


@pytest.fixture
def in_parts(memory: Memory, words: JournalWords) -> JournalBar:
    return JournalBar(memory, words, Place.THIS_LAPTOP, chapters=PARTS, beside={"02-two"})


def test_parts_are_named_and_only_notebooks_beside_this_one_become_links(in_parts: JournalBar) -> None:
    assert in_parts.parts == [{"title": "One", "notebook": ""}, {"title": "Two", "notebook": "02-two"}]


def test_a_part_is_marked_when_something_stands_in_it_and_not_when_it_is_taken_back(
    in_parts: JournalBar, memory: Memory, sent: Callable
) -> None:
    field = memory.remember(Text("?"), "2/b")
    messages = sent(in_parts)
    ask(in_parts, type="parts")
    for value in ("yes", "yes, and more", ""):
        field.value = value
    assert [message["holds"] for message in messages] == [[False, False], [False, True], [False, False]]


def test_what_stands_where_is_in_no_state_that_a_notebook_file_could_keep(
    in_parts: JournalBar, memory: Memory, sent: Callable
) -> None:
    field = memory.remember(Text("?"), "2/b")
    before, messages = repr(in_parts.get_state()), sent(in_parts)
    field.value = "my own words"
    for message in (
        {"type": "parts"},
        {"type": "read", "manner": "here"},
        {"type": "read", "manner": "print"},
    ):
        ask(in_parts, **message)
    assert repr(in_parts.get_state()) == before
    assert "my own words" in str(messages)


def test_an_unusable_journal_marks_no_part(in_parts: JournalBar, journal: Journal, sent: Callable) -> None:
    messages = sent(in_parts)
    journal.path.write_text('{"name": "other"}', encoding="utf-8")
    ask(in_parts, type="parts")
    assert messages == [{"type": "parts", "holds": [False, False]}]


def test_the_page_is_read_in_the_notebook_in_words(
    in_parts: JournalBar, memory: Memory, sent: Callable
) -> None:
    memory.remember(Text("?"), "2/b").value = "<b>mine</b>"
    messages = sent(in_parts)
    ask(in_parts, type="read", manner="here")
    (portion,) = messages[0]["portions"]
    assert portion["title"] == "Two"
    assert portion["passages"][0]["said"] == (
        {"asked": "?", "shape": "words", "words": ("<b>mine</b>",), "names": ()},
    )


def test_a_page_is_printed_as_it_would_be_saved(bar: JournalBar, text: Text, sent: Callable) -> None:
    text.value = "mine"
    messages = sent(bar)
    ask(bar, type="read", manner="print")
    assert messages == [{"type": "print", "content": bar.page()}]


def test_reading_an_unusable_journal_says_why(bar: JournalBar, journal: Journal, sent: Callable) -> None:
    journal.path.write_text('{"name": "other"}', encoding="utf-8")
    messages = sent(bar)
    for manner in ("here", "print"):
        ask(bar, type="read", manner=manner)
    assert messages == []
    assert journal.path.name in bar.trouble


@pytest.mark.parametrize(
    ("manner", "name", "kind"),
    [
        ("file", "my-journal.json", "application/json"),
        ("page", "my-journal.html", "text/html"),
        ("markdown", "my-journal.md", "text/markdown"),
    ],
)
def test_it_is_taken_along_in_three_ways(
    bar: JournalBar, text: Text, sent: Callable, manner: str, name: str, kind: str
) -> None:
    text.value = "mine"
    messages = sent(bar)
    ask(bar, type="take", manner=manner)
    assert (messages[0]["name"], messages[0]["kind"]) == (name, kind)
    assert "mine" in messages[0]["content"]


def test_taking_an_empty_journal_sends_no_file(bar: JournalBar, words: JournalWords, sent: Callable) -> None:
    messages = sent(bar)
    ask(bar, type="take", manner="file")
    assert bar.said == words.take.nothing
    assert not [message for message in messages if message["type"] == "file"]


UNUSABLE = {
    Trouble.FOREIGN: '{"name": "somebody else\'s"}',
    Trouble.OLDER: json.dumps({"format": FORMAT, "version": VERSION - 1, "answers": {}}),
    Trouble.NEWER: json.dumps({"format": FORMAT, "version": VERSION + 1, "answers": {}}),
    Trouble.TOO_LARGE: f'{{"format": "{FORMAT}", "version": {VERSION}}}' + " " * LIMIT,
}


@pytest.mark.parametrize("kind", [*UNUSABLE, Trouble.DAMAGED])
def test_a_file_that_cannot_be_used_is_explained_and_changes_nothing(
    bar: JournalBar, text: Text, words: JournalWords, journal: Journal, kind: Trouble
) -> None:
    text.value = "mine"
    before = journal.path.read_bytes()
    ask(bar, type="bring", text=UNUSABLE.get(kind, f'{{"format": "{FORMAT}", "versi'))
    assert bar.said == words.refused(kind)
    assert text.value == "mine"
    assert journal.path.read_bytes() == before


@pytest.mark.parametrize("kind", UNUSABLE)
def test_a_journal_on_disk_that_cannot_be_used_is_explained_and_left_as_it_is(
    memory: Memory, words: JournalWords, journal: Journal, kind: Trouble
) -> None:
    journal.path.write_text(UNUSABLE[kind], encoding="utf-8")
    bar = JournalBar(memory, words, Place.THIS_LAPTOP)
    field = memory.remember(Text("?"), "a")
    field.value = "mine"
    assert bar.trouble == words.on_disk[kind].format(file=journal.path)
    assert not field.kept
    assert journal.path.read_text(encoding="utf-8") == UNUSABLE[kind]


@pytest.mark.parametrize("kind", UNUSABLE)
def test_a_good_file_is_not_blamed_for_the_journal_that_stands_in_its_way(
    bar: JournalBar, text: Text, words: JournalWords, journal: Journal, kind: Trouble
) -> None:
    text.value = "mine"
    taken = bar.file()
    journal.path.write_text(UNUSABLE[kind], encoding="utf-8")
    ask(bar, type="bring", text=taken)
    assert bar.said == words.refused(Trouble.UNREADABLE)
    assert journal.path.read_text(encoding="utf-8") == UNUSABLE[kind]


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


def test_a_journal_that_cannot_be_deleted_is_never_said_to_be(
    bar: JournalBar, text: Text, words: JournalWords, journal: Journal, monkeypatch: pytest.MonkeyPatch
) -> None:
    def read_only(*_arguments: object, **_more: object) -> None:
        raise OSError(30, "Read-only file system")

    text.value = "something private"
    monkeypatch.setattr(Path, "unlink", read_only)
    ask(bar, type="delete")
    assert bar.said == words.delete.failed.format(file=journal.path)
    assert bar.trouble == words.on_disk[Trouble.UNWRITABLE].format(file=journal.path)
    assert text.value == "something private"


def test_an_unusable_journal_is_said_with_its_file(
    memory: Memory, words: JournalWords, journal: Journal
) -> None:
    journal.path.write_text('{"name": "other"}', encoding="utf-8")
    assert journal.path.name in JournalBar(memory, words, Place.THIS_LAPTOP).trouble


def test_a_journal_kept_aside_is_said_with_its_file(
    memory: Memory, words: JournalWords, journal: Journal
) -> None:
    journal.path.write_bytes(b"unlabeled-journal \xff")
    assert "my-journal.damaged-1.json" in JournalBar(memory, words, Place.THIS_LAPTOP).trouble


def test_deleting_takes_away_what_was_kept_aside_and_the_line_about_it(
    memory: Memory, words: JournalWords, journal: Journal
) -> None:
    journal.path.write_bytes(b"unlabeled-journal \xff")
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
