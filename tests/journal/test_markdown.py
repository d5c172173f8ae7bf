"""Markdown of a journal: whatever a learner typed, a reader of Markdown shows the very same signs."""

from datetime import UTC, datetime
from html.parser import HTMLParser

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from unlabeled.journal import Answer, Asked, Chapter, PageWords, Section, as_markdown, read
from unlabeled.journal.markdown import escaped

READERS = {"CommonMark": MarkdownIt("commonmark"), "GitHub's": MarkdownIt("gfm-like", {"linkify": False})}
TYPED = [
    "# no heading",
    "* no list\n* at all",
    "- - -\n===\n---",
    "1. not\n2. numbered",
    "1) neither",
    "<script>alert(1)</script> &amp; &lt;",
    "a | b\n--|--\n1 | 2",
    "`code` and ```\nfence\n```",
    "    four blanks\n\ta tab",
    "> no quotation\n>> of another",
    "[a](https://example.org) ![b](c) <https://example.org> [d]: e",
    "https://example.org www.example.org somebody@example.org",
    "*em* **strong** __strong__ _em_ ~~gone~~ $x$ ==mark==",
    "back\\slash \\* at the end\\",
    "שלום, عالم! 🙂 \u202eback",
    "one\n\n\ntwo  \nthree",
    "x" * 4000,
    "~~~\n::: note\n+ plus\n= equals\n: colon",
]


class Shown(HTMLParser):
    """The words in quotations of a page, and its elements."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.words = ""
        self._in = 0
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self._in += tag == "blockquote"

    def handle_endtag(self, tag: str) -> None:
        self._in -= tag == "blockquote"

    def handle_data(self, data: str) -> None:
        self.words += data if self._in else ""


def markdown(value: object, asked: Asked | None = None) -> str:
    answers = {"a": Answer(value, datetime(2026, 3, 1, 12, tzinfo=UTC))}
    chapters = [Chapter("Part", (Section("Exercise", {"a": asked or Asked("What?")}),))]
    words = PageWords(heading="My journal", note="Mine.", changed="Changed on {date}.")
    return as_markdown(read(answers, chapters, words), words)


def lines(text: str) -> list[str]:
    """Return the lines that are not blank, without the blanks that nobody sees."""
    plain = text.expandtabs(4).replace("\xa0", " ")
    return [line.rstrip(" ") for line in plain.splitlines() if line.strip(" ")]


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("typed", TYPED)
def test_what_was_typed_is_what_is_shown(typed: str, reader: str) -> None:
    shown = Shown(READERS[reader].render(markdown(typed)))
    assert lines(shown.words) == lines(typed)
    inside = [tag for tag in shown.tags if tag not in ("h1", "h2", "h3", "h4", "p", "br")]
    assert inside == ["blockquote"]


@given(
    st.text(
        st.characters(
            exclude_categories=["Cc", "Cs", "Zl", "Zp", "Zs"], include_characters=" \n#*-_`<>|&\\[]()!+=~1."
        ),
        max_size=80,
    )
)
@example("1234567890. too long for a number")
@example("a\n=")
def test_any_text_is_shown_as_it_is(typed: str) -> None:
    shown = Shown(READERS["CommonMark"].render(markdown(typed)))
    assert lines(shown.words) == lines(typed)
    assert set(shown.tags) <= {"h1", "h2", "h3", "h4", "p", "br", "blockquote"}


def test_plain_sentences_are_left_as_they_are() -> None:
    sentence = 'I\'d ask: "How was it?" (and wait, 5 minutes - or more); then say: 100% yours!'
    assert escaped(sentence) == sentence


def test_lists_orders_and_pairs_are_markdown_lists() -> None:
    options = {"x": "One*", "y": "# Two"}
    assert "\n\n- One\\*\n- \\# Two\n" in markdown(["x", "y"], Asked("Ticked", options))
    assert "\n\n1. \\# Two\n2. One\\*\n" in markdown(["y", "x"], Asked("Order", options, ranked=True))
    assert "\n\n- One\\*: 70\n- \\# Two: 30\n" in markdown({"x": 70, "y": 30}, Asked("Points", options))


def test_headings_are_nested_as_the_workshop_is() -> None:
    said = markdown("Yes.").splitlines()
    heads = [line for line in said if line.startswith("#")]
    assert heads == ["# My journal", "## Part", "### Exercise", "#### What?"]
    assert said[-1] == "> Yes."


@pytest.mark.parametrize("asked", ["What of C #", "Which of these ###", "#", "C#", "# one #"])
def test_a_question_keeps_its_last_sign(asked: str) -> None:
    page = READERS["CommonMark"].render(markdown("Yes.", Asked(asked)))
    assert f"<h4>{asked}</h4>" in page


def test_half_of_a_surrogate_pair_does_not_break_the_file() -> None:
    assert "> a ?" in markdown("a \ud83d")


def test_an_empty_journal_says_so() -> None:
    words = PageWords(heading="My journal", empty="Nothing yet.")
    assert as_markdown(read({}, [], words), words) == "# My journal\n\nNothing yet.\n"
