"""The page to read or print holds the answers, and nothing that runs or loads."""

import re
from datetime import UTC, datetime
from html.parser import HTMLParser

import pytest

from unlabeled.journal import Answer, Asked, Chapter, PageWords, Section, as_html, read

NASTY = "<script>alert(1)</script><img src=x onerror=alert(1)>\"'&"


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


def page(answers: dict[str, object], words: PageWords | None = None, **asked: Asked) -> str:
    """Return the page of `answers`; what is not `asked` stands under its key."""
    kept = {key: Answer(value, datetime(2026, 3, 1, 12, tzinfo=UTC)) for key, value in answers.items()}
    words = words or PageWords()
    return as_html(read(kept, [Chapter("Part", (Section("Exercise", asked),))], words), words)


def test_an_answer_stands_below_its_question_its_exercise_and_its_part() -> None:
    words = Words(page({"a": "my own words"}, a=Asked("What do you say?"))).words
    order = [words.index(text) for text in ("Part", "Exercise", "What do you say?", "my own words")]
    assert order == sorted(order)


@pytest.mark.parametrize("value", [NASTY, [NASTY], {NASTY: NASTY}])
def test_markup_is_read_as_text_wherever_it_stands(value: object) -> None:
    shown = Words(page({"a": value, "b<b>": 1}, a=Asked(NASTY)))
    assert not {"script", "img", "b"} & set(shown.tags)
    assert shown.words.count(NASTY) == (3 if isinstance(value, dict) else 2)


def test_the_page_loads_nothing_from_elsewhere() -> None:
    assert not re.search(r"https?:|src=|@import|url\(", page({"a": "text"}))


def test_the_page_forbids_whatever_runs_or_loads_before_it_says_anything() -> None:
    head, _, _ = page({"a": "text"}).partition("<title>")
    assert """<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src""" in head


def test_an_order_is_numbered_and_a_list_is_not() -> None:
    asked = Asked("In order", {"x": "One", "y": "Two"}, ranked=True)
    assert '<ol><li dir="auto">Two</li><li dir="auto">One</li></ol>' in page({"a": ["y", "x"]}, a=asked)
    assert "ol" not in Words(page({"a": ["y", "x"]}, a=Asked("Ticked"))).tags


def test_points_stand_beside_what_they_were_given_to() -> None:
    shown = page({"a": {"x": 70, "y": 30}}, a=Asked("Points", {"x": "One", "y": "Two"}))
    assert '<dt dir="auto">One</dt><dd dir="auto">70</dd><dt dir="auto">Two</dt>' in shown


def test_right_to_left_text_and_half_pairs_do_not_break_the_page() -> None:
    shown = page({"a": "שלום \ud83d"})
    assert '<blockquote dir="auto" class="short">שלום' in shown
    shown.encode("utf-8")


def test_a_long_answer_may_go_over_a_page_and_a_short_one_stays_in_one_piece() -> None:
    assert 'class="short"' in page({"a": "x" * 200})
    assert 'class="short"' not in page({"a": "x" * 4000})


def test_an_empty_journal_says_so_and_names_no_part() -> None:
    words = Words(page({}, PageWords(empty="Nothing here."), a=Asked("What do you say?"))).words
    assert "Nothing here." in words
    assert "Part" not in words


def test_the_page_says_when_it_was_last_changed() -> None:
    assert "<p>Changed on 2026-03-01.</p>" in page({"a": 1}, PageWords(changed="Changed on {date}."))
