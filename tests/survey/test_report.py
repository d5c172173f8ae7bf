"""The report: one file that loads nothing, says how to read it, and lets no name do harm."""

import re
from html.parser import HTMLParser
from itertools import pairwise

import numpy as np
import pytest

from unlabeled.content.instrument import Instrument
from unlabeled.disclosure import RiskAppetite, Wave, release
from unlabeled.survey.export import Source
from unlabeled.survey.policy import blueprint
from unlabeled.survey.report import report_html
from unlabeled.survey.responses import LeftOut
from unlabeled.survey.tabulate import tally
from unlabeled.survey.words import detail_words

POLICY = "k: 5   # <why>\n"


def page(short: Instrument, sizes: dict[str, int], waves: tuple[str, ...] = ("",)) -> str:
    groups = np.repeat(np.arange(len(sizes)), list(sizes.values()))
    answers = (np.arange(len(groups))[:, None] + np.arange(4)) % 5
    plan = blueprint(short)
    counted = [Wave(name, tuple(sizes), tally(answers, groups, len(sizes), plan)) for name in waves]
    left_out = LeftOut(("E-mail <you>",), ("What should stay?",), (), empty_rows=2)
    return report_html(
        release(counted, plan, RiskAppetite()), Source(short, "a plain table", left_out), POLICY
    )


class Reader(HTMLParser):
    """Collects what a page would load, and its words."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.loads: list[str] = []
        self.tags: list[str] = []
        self.words = ""
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.loads += [value or "" for name, value in attrs if name in ("src", "href", "srcset", "data")]

    def handle_data(self, data: str) -> None:
        self.words = " ".join(f"{self.words} {data}".split())


def test_page_loads_nothing_from_anywhere(short: Instrument) -> None:
    text = page(short, {"A": 9, "B": 60})
    assert all(source.startswith("data:image/svg+xml;base64,") for source in Reader(text).loads)
    assert "default-src 'none'" in text
    assert not re.findall(r"@import|url\(", text)


def test_page_runs_nothing(short: Instrument) -> None:
    assert "script" not in Reader(page(short, {"<script>alert(1)</script>": 9, "B": 9})).tags


@pytest.mark.parametrize(
    "words", ["What you may conclude", "What you may not", "How unsure this is", "Method and policy"]
)
def test_page_says_how_to_read_it(short: Instrument, words: str) -> None:
    assert words in Reader(page(short, {"A": 9})).words


def test_page_prints_rules_policy_and_what_was_not_read(short: Instrument) -> None:
    words = Reader(page(short, {"A": 9})).words
    assert "k: 5 # <why>" in words
    assert "Columns that identify people, dropped 1 " in words
    assert "Rows without an answer to any statement: fewer than 3" in words
    assert "put together, with the next smallest" in words


def test_page_holds_no_name_of_a_column_that_was_not_read(short: Instrument) -> None:
    text = page(short, {"A": 9})
    assert "E-mail" not in text
    assert "What should stay?" not in text


@pytest.mark.parametrize("waves", [("",), ("1", "2")])
def test_no_level_of_headings_is_left_out(short: Instrument, waves: tuple[str, ...]) -> None:
    tags = Reader(page(short, {"A": 9, "B": 60}, waves)).tags
    levels = [int(tag[1]) for tag in tags if tag in ("h1", "h2", "h3", "h4", "h5")]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_every_figure_has_words(short: Instrument) -> None:
    text = page(short, {"A": 9, "B": 9})
    assert text.count("<img ") == text.count(' alt="') == 8


def test_each_kind_of_figure_is_explained_once(short: Instrument) -> None:
    words = Reader(page(short, {"A": 30, "B": 60})).words
    assert words.count("A paler end is the range that a number stands for.") == 1
    assert words.count("the outlined field is where the share of favourable answers lies") == 1


def test_categories_and_alpha_stand_there_for_many_and_not_for_few(short: Instrument) -> None:
    assert "Cronbach’s alpha" in page(short, {"A": 60})
    assert "Cronbach" not in page(short, {"A": 40})


def test_waves_are_shown_apart_with_a_warning(short: Instrument) -> None:
    words = Reader(page(short, {"A": 9}, ("1", "2"))).words
    assert "Wave 1" in words
    assert "The waves are not linked" in words
    assert "Wave " not in Reader(page(short, {"A": 9})).words


def test_page_of_too_few_says_so_kindly_and_nothing_else(short: Instrument) -> None:
    text = page(short, {"A": 4})
    words = Reader(text).words
    assert "Fewer than five people answered, so nothing is shown." in words
    assert "<img" not in text
    assert not any(part in words for part in ("What you may conclude", "Method and policy", "E-mail"))


def test_everyone_beside_two_small_groups_is_said_to_be_shown_in_ranges(short: Instrument) -> None:
    groups = np.repeat([0, 1], [9, 5])
    plan = blueprint(short)
    counted = tally((np.arange(14)[:, None] + np.arange(4)) % 5, groups, 2, plan)
    found = release([Wave("", ("A", "B"), counted)], plan, RiskAppetite())
    said = {group.name: detail_words(found, group) for group in found.groups}
    assert said == {"Everyone": "shares in ranges", "A": "which third", "B": "which half"}
