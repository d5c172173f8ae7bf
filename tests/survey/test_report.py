"""The report: one file that loads nothing, says how to read it, and lets no name do harm."""

import re
from html.parser import HTMLParser
from itertools import pairwise

import numpy as np
import pytest

from unlabeled.content.instrument import Instrument
from unlabeled.disclosure import RiskAppetite, Wave, release
from unlabeled.survey.export import Source
from unlabeled.survey.numbers import MOST_GROUPS, Numbers
from unlabeled.survey.policy import blueprint
from unlabeled.survey.report import report_html
from unlabeled.survey.responses import LeftOut
from unlabeled.survey.tabulate import tally
from unlabeled.survey.words import detail_of_rows

POLICY = "k: 5   # <why>\n"
USUAL = RiskAppetite()


def page(
    short: Instrument,
    sizes: dict[str, int],
    waves: tuple[str, ...] = ("",),
    heads: tuple[int | None, ...] | None = None,
    appetite: RiskAppetite = USUAL,
) -> str:
    groups = np.repeat(np.arange(len(sizes)), list(sizes.values()))
    answers = (np.arange(len(groups))[:, None] + np.arange(4)) % 5
    plan = blueprint(short)
    counted = [Wave(name, tuple(sizes), tally(answers, groups, len(sizes), plan), heads) for name in waves]
    left_out = LeftOut(("E-mail <you>",), ("What should stay?",), (), empty_rows=2)
    return report_html(release(counted, plan, appetite), Source(short, "a plain table", left_out), POLICY)


def wide_page(short: Instrument, n: int) -> str:
    """Return the page of a policy that asks for categories in steps of 25 points."""
    return page(short, {"A": n}, appetite=RiskAppetite(category_step=25))


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
    text = page(short, {"A": 9, "B": 65})
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
    tags = Reader(page(short, {"A": 9, "B": 65}, waves)).tags
    levels = [int(tag[1]) for tag in tags if tag in ("h1", "h2", "h3", "h4", "h5")]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_every_figure_has_words(short: Instrument) -> None:
    text = page(short, {"A": 9, "B": 9})
    pictures = 2 * len(short.items)  # each light and dark
    assert text.count("<img ") == text.count(' alt="') == pictures
    assert ' alt=""' not in text


def test_each_scale_has_its_numbers_in_a_table(short: Instrument) -> None:
    text = page(short, {"A": 9, "B": 65}, ("1", "2"))
    for scale in short.scales:
        assert f"{scale.title}: share of favourable answers." in text
        assert f"{scale.title}: the share of each answer in %" in text


def test_each_kind_of_figure_is_explained_once(short: Instrument) -> None:
    words = Reader(page(short, {"A": 30, "B": 65})).words
    assert words.count("The box is where") == 1
    assert words.count("“Any share”") == 1


def test_a_figure_stands_once_and_not_again_for_each_wave(short: Instrument) -> None:
    one, two = page(short, {"A": 9, "B": 9}), page(short, {"A": 9, "B": 9}, ("1", "2"))
    assert two.count("<img ") == one.count("<img ")
    assert two.count("<article>") == len(short.scales)


@pytest.mark.parametrize(
    ("sizes", "says"),
    [
        ({"A": 30}, "shares in steps of 10 points"),
        ({"A": 58}, "shares in steps of 10 points"),
        ({"A": 65}, "each answer, in steps of 10 points"),
    ],
)
def test_page_names_the_step_that_applies(short: Instrument, sizes: dict[str, int], says: str) -> None:
    assert says in Reader(page(short, sizes)).words


def test_wide_steps_are_explained_only_where_they_apply(short: Instrument) -> None:
    told = "half means anything from a quarter to three quarters"
    assert told in Reader(wide_page(short, 58)).words
    assert told not in Reader(page(short, {"A": 58})).words
    assert told not in Reader(page(short, {"A": 300})).words
    assert told not in Reader(page(short, {"A": 9})).words


def test_steps_told_as_one_range_are_explained_only_beside_smaller_groups(short: Instrument) -> None:
    told = "Beside smaller groups several steps are told as one range."
    groups = dict.fromkeys("ABCDE", 13)
    assert told in Reader(page(short, groups)).words
    assert told not in Reader(page(short, {"A": 65})).words


def test_what_would_be_too_wide_is_said_in_words_and_not_drawn(short: Instrument) -> None:
    text = wide_page(short, 58)
    assert text.count("<img ") == 2 * len(short.items)
    assert "The ranges are too wide to draw every answer, or how alike people answered" in Reader(text).words


def test_more_people_are_drawn_in_more_ways(short: Instrument) -> None:
    text = page(short, {"A": 400})
    assert "How far" not in text
    assert text.count("<img ") > 2 * len(short.items)
    assert Reader(text).words.count("answers given at random") == 1


@pytest.mark.parametrize(
    "told",
    ["Shares in ranges", "“Other” holds groups", "A group that lies in another", "“Not shown” is a group"],
)
def test_what_does_not_occur_is_not_explained(short: Instrument, told: str) -> None:
    assert told not in Reader(page(short, {"A": 9})).words


def test_nobody_but_specialists_meets_alpha_before_unfolding(short: Instrument) -> None:
    text = page(short, {"A": 65})
    open_part = re.sub(r"<details.*?</details>|<style.*?</style>|<img[^>]*>", "", text, flags=re.DOTALL)
    assert not any(word in Reader(open_part).words for word in ("lpha:", "Cronbach", "SD", "quality_floor"))


def test_what_is_wider_than_a_phone_can_be_reached_by_keyboard(short: Instrument) -> None:
    text = page(short, {"A": 65, "B": 9}, ("1", "2"))
    frames = re.findall(r'<div class="wide"([^>]*)>', text)
    assert frames
    assert all('tabindex="0"' in frame and "aria-label" in frame for frame in frames)
    assert text.count("<table") == len(frames)


def test_rows_of_one_group_share_its_name(short: Instrument) -> None:
    text = page(short, {"A": 9, "B": 9}, ("1", "2"))
    assert '<th scope="rowgroup" rowspan="2">A</th>' in text
    table = re.findall(r"<table.*?</table>", text, flags=re.DOTALL)[0]
    assert [row.count("<t") for row in re.findall(r"<tr>(.*?)</tr>", table)][1:] == [4, 3] * 3


def test_categories_and_alpha_stand_there_for_many_and_not_for_few(short: Instrument) -> None:
    assert "Cronbach’s alpha" in page(short, {"A": 65})
    assert "Cronbach" not in page(short, {"A": 40})


def test_no_number_of_the_page_looks_like_an_estimate_with_an_error(short: Instrument) -> None:
    text = page(short, {"A": 30, "B": 65, "C": 300})
    assert not re.search(r"\d %? ?\(\d", Reader(text).words)
    assert not re.search(r'alt="[^"]*\d %? ?\(\d', text)
    assert "between 2" in text


def test_mean_and_sd_that_are_too_wide_are_left_out(short: Instrument) -> None:
    assert "too wide to say" in Reader(wide_page(short, 58)).words
    words = Reader(page(short, {"A": 400})).words  # everybody gives each answer: the SD is known, and said
    assert "between" in words
    found = [tuple(map(float, each)) for each in re.findall(r"between (\d\.\d) and (\d\.\d)", words)]
    assert found
    assert all(high - low <= 1 + 1e-9 for low, high in found)


@pytest.mark.parametrize(
    ("n", "says"),
    [
        (8, "Only 8 people answered, and one person of 8 is 12 or 13 points."),
        (10, "Only 10 people answered, and one person of 10 is 10 points."),
    ],
)
def test_below_twelve_the_page_advises_to_talk(short: Instrument, n: int, says: str) -> None:
    words = Reader(page(short, {"A": n})).words
    assert f"{says} With so few we would talk instead of counting." in words
    assert words.count(f"ne person of {n}") == 1


def test_from_twelve_on_it_does_not(short: Instrument) -> None:
    words = Reader(page(short, {"A": 7, "B": 5})).words
    assert "talk instead of counting" not in words
    assert "In the smallest group shown here, one person of 5 is 20 points." in words


def test_a_time_with_few_people_is_named(short: Instrument) -> None:
    words = Reader(page(short, {"A": 8}, ("1", "2"))).words
    assert (
        "Only 8 people answered in wave\u00a01, and" in words
        or "Only 8 people answered in wave 1, and" in words
    )


def test_response_rate_stands_where_the_page_says_how_unsure_it_is(short: Instrument) -> None:
    words = Reader(page(short, {"A": 30}, heads=(40,))).words
    assert "Who answered. Of 40 people 30 answered: 75 %. If everybody" in words
    assert "people 30 answered" not in Reader(page(short, {"A": 30})).words


def test_groups_without_a_head_count_are_spoken_of_only_where_there_are_any(short: Instrument) -> None:
    told = "Of a group that is not in this table, we do not say how many were asked."
    assert told not in Reader(page(short, {"A": 30}, heads=(40,))).words
    assert told in Reader(page(short, {"A": 30, "B": 30}, heads=(40, 31))).words


def test_favourable_is_told_in_the_words_of_the_answers(short: Instrument) -> None:
    labels = short.response_scale.labels
    words = Reader(page(short, {"A": 9})).words
    assert f"Favourable means: “{labels[3]}” or “{labels[4]}”." in words
    assert f"there it means: “{labels[0]}” or “{labels[1]}”." in words
    often = short.response_scale.model_copy(
        update={"labels": ("Never", "Rarely", "Sometimes", "Often", "Very often", "Always")}
    )
    other = Reader(page(short.model_copy(update={"response_scale": often}), {"A": 9})).words
    assert "Favourable means: “Often”, “Very often” or “Always”." in other
    assert "The middle answer" not in other


def test_not_shown_is_explained_only_where_something_is_not(short: Instrument) -> None:
    assert "“Not shown” is a group" not in Reader(page(short, {"A": 9}, ("1", "2"))).words


def test_whose_file_it_is_can_be_asked(short: Instrument) -> None:
    words = Reader(page(short, {"A": 9})).words
    assert "Whoever made this page still has the file with every answer" in words
    assert "some would answer differently" in words


def test_a_wide_table_says_on_a_phone_that_it_goes_on(short: Instrument) -> None:
    text = page(short, {"A": 65, "B": 9}, ("1", "2"))
    captions = re.findall(r"<caption>(.*?)</caption>", text)
    assert all(caption.startswith("<span>") for caption in captions)
    assert any('class="hint"' in caption for caption in captions)


def test_waves_are_shown_apart_with_a_warning(short: Instrument) -> None:
    words = Reader(page(short, {"A": 9}, ("1", "2"))).words
    assert "Wave 1 : 9 people" in words
    assert "The times are not linked" in words
    assert "wave " not in Reader(page(short, {"A": 9})).words.casefold()


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
    numbers = Numbers(found)
    said = {
        group.name: detail_of_rows(numbers.rows(group), group, numbers.appetite) for group in found.groups
    }
    assert said == {"Everyone": "shares in ranges", "A": "which third", "B": "which half"}


def test_more_groups_than_a_page_can_show_stand_in_the_table_beside_it(short: Instrument) -> None:
    assert "There are more groups" not in page(short, {f"Team {place}": 5 for place in range(MOST_GROUPS)})
    text = page(short, {f"Team {place}": 5 for place in range(MOST_GROUPS + 1)})
    assert "There are more groups than fit here: this is everyone. All of them stand in release.csv." in text
    assert f"{5 * MOST_GROUPS + 5} people answered" in text
    assert f"published in {MOST_GROUPS + 1} groups" in text
    assert "Team 7" not in text


def test_of_many_groups_those_outermost_are_shown(short: Instrument) -> None:
    paths = tuple((f"Site {place // 9}", f"Team {place}") for place in range(90))
    groups, plan = np.repeat(np.arange(90), 6), blueprint(short)
    answers = (np.arange(len(groups))[:, None] + np.arange(4)) % 5
    found = release([Wave("", paths, tally(answers, groups, 90, plan))], plan, RiskAppetite())
    text = report_html(found, Source(short, "a plain table", LeftOut((), (), ())), POLICY)
    assert "this is everyone and the outermost groups" in text
    assert "Site 9" in text
    assert "Team 9" not in text
    assert Numbers(found).is_whole
