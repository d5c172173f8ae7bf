"""The page to read or print holds the answers, and nothing that runs or loads."""

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from unlabeled.journal import Journal, PageWords


class Words(HTMLParser):
    """Collects the elements and the words of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.words = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)

    def handle_data(self, data: str) -> None:
        self.words += data


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return Journal(tmp_path / "my-journal.json")


def test_answers_stand_below_their_titles_in_the_order_of_the_titles(journal: Journal) -> None:
    journal.set("b", "second answer")
    journal.set("a", 0.5)
    words = Words(journal.page({"a": "First question", "b": "Second question"})).words
    order = [words.index(text) for text in ("First question", "0.5", "Second question", "second answer")]
    assert order == sorted(order)


def test_markup_in_an_answer_is_read_as_text(journal: Journal) -> None:
    nasty = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'&"
    journal.set("a<b>", nasty)
    journal.set("list", [nasty])
    journal.set("dict", {nasty: nasty})
    page = Words(journal.page({"list": nasty}))
    assert "script" not in page.tags
    assert "img" not in page.tags
    assert page.words.count(nasty) == 5


def test_the_page_loads_nothing_from_elsewhere(journal: Journal) -> None:
    journal.set("a", "text")
    assert not re.search(r"https?:|src=|@import|url\(", journal.page({}))


def test_a_picked_option_is_shown_in_its_words(journal: Journal) -> None:
    journal.set("a", "ask")
    page = journal.page({}, PageWords(options={"a": {"ask": "I would ask first"}}))
    assert "I would ask first" in Words(page).words


def test_right_to_left_text_and_half_pairs_do_not_break_the_page(journal: Journal) -> None:
    journal.set("a", "שלום \ud83d")
    page = journal.page({})
    assert "שלום" in page
    assert 'dir="auto"' in page
    page.encode("utf-8")


def test_an_empty_journal_says_so(journal: Journal) -> None:
    assert "Nothing here." in journal.page({}, PageWords(empty="Nothing here."))
