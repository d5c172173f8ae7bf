"""Figures: marks are where the published limits are, and no finer."""

import re
from pathlib import Path

import numpy as np
import pytest

from unlabeled.content.instrument import Instrument
from unlabeled.disclosure import Release, RiskAppetite, Wave, release
from unlabeled.survey.drawing import WIDTH
from unlabeled.survey.plot import everyone_figure, groups_figure
from unlabeled.survey.policy import blueprint
from unlabeled.survey.tabulate import tally


def made(short: Instrument, sizes: dict[str, int], agree: dict[str, int]) -> Release:
    """The first `agree` people of a group strongly agree with everything, the others strongly disagree."""
    groups = np.repeat(np.arange(len(sizes)), list(sizes.values()))
    answers = np.concatenate([np.repeat([4, 0], [agree[name], n - agree[name]]) for name, n in sizes.items()])
    plan = blueprint(short)
    counted = tally(np.tile(answers[:, None], 4), groups, len(sizes), plan)
    return release([Wave("", tuple(sizes), counted)], plan, RiskAppetite())


def bars(drawing: str) -> list[tuple[float, float]]:
    """Left and right end of each filled bar that has a width."""
    found = re.findall(r'<rect x="([\d.]+)" y="[\d.]+" width="([\d.]+)" height="[\d.]+" fill="#', drawing)
    return [(float(x), float(x) + float(width)) for x, width in found if float(width)]


def written(drawing: str) -> list[str]:
    return re.findall(r">([^<]+)</text>", drawing)


def test_band_is_drawn_as_an_outlined_third_and_as_no_bar_up_to_a_point(short: Instrument) -> None:
    figure = everyone_figure(made(short, {"A": 9}, {"A": 8}), "", short.scales[0])
    top, turned = bars(figure.drawing)
    assert top == (pytest.approx(0.67 * WIDTH, abs=1), pytest.approx(WIDTH, abs=1))
    assert figure.drawing.count('stroke-width="1.5"') == 2
    assert turned == (pytest.approx(0, abs=1), pytest.approx(0.33 * WIDTH, abs=1))


def test_drawing_of_eight_is_the_same_for_unanimity_and_two_dissenters(short: Instrument) -> None:
    drawings = {
        everyone_figure(made(short, {"A": 8}, {"A": count}), "", short.scales[0]).drawing
        for count in (8, 7, 6)
    }
    assert len(drawings) == 1


def test_diverging_bars_reach_to_the_published_limits_on_either_side(short: Instrument) -> None:
    figure = everyone_figure(made(short, {"A": 30}, {"A": 18}), "", short.scales[0])
    sure, unsure, left_sure, left_unsure = bars(figure.drawing)[:4]
    half = WIDTH / 2
    assert sure == (pytest.approx(half), pytest.approx(1.5 * half))
    assert unsure == (pytest.approx(1.5 * half), pytest.approx(1.7 * half))
    assert left_sure == (pytest.approx(0.7 * half), pytest.approx(half))
    assert left_unsure == (pytest.approx(0.5 * half), pytest.approx(0.7 * half))


def test_number_over_a_bar_comes_with_the_limits_that_are_drawn(short: Instrument) -> None:
    figure = everyone_figure(made(short, {"A": 30}, {"A": 18}), "", short.scales[0])
    assert "60 % (50–70) favourable" in written(figure.drawing)
    assert figure.table.rows[0][1] == "60 % (50–70)"


def test_each_group_has_its_share_in_words_and_ticks_of_its_own_detail(short: Instrument) -> None:
    sizes = {"Five": 5, "Nine": 9, "Thirty": 30, "Twenty": 20}
    found = made(short, sizes, {"Five": 5, "Nine": 2, "Thirty": 18, "Twenty": 10})
    figure = groups_figure(found, "", short.scales[0])
    assert figure is not None
    words = written(figure.drawing)
    behind = {name: words[words.index(name) + 2] for name in sizes}
    assert behind == {
        "Five": "more than half",
        "Nine": "a third or less",
        "Thirty": "60 % (50–70)",
        "Twenty": "50 % (40–60)",
    }
    top = figure.drawing.split(">Five<")[1].split(">I am pushed.<")[0]
    rows = [figure.drawing.split(f">{name}<")[1].split("<rect")[0].count("<line") for name in sizes]
    assert rows == [4, 5, 3, 3]  # a line with two ends, and one tick, two ticks or none
    assert top.count('stroke-width="1.5"') == len(sizes)


def test_groups_are_drawn_by_alphabet_with_their_n(short: Instrument) -> None:
    found = made(short, {"Quarry": 9, "Harbour": 6}, {"Quarry": 1, "Harbour": 6})
    figure = groups_figure(found, "", short.scales[0])
    assert figure is not None
    words = written(figure.drawing)
    assert [word for word in words if word in ("Harbour", "Quarry")][:2] == ["Harbour", "Quarry"]
    assert words[words.index("Harbour") + 1] == "n = 6"
    assert figure.table.rows[0][:3] == ("Harbour", "6", "two thirds or more")


def test_there_is_no_figure_of_groups_where_there_are_none(short: Instrument) -> None:
    assert groups_figure(made(short, {"A": 9}, {"A": 3}), "", short.scales[0]) is None


@pytest.mark.parametrize(
    "name", ["<script>alert(1)</script>", "فريق البحر", "👩‍🚀 crew", "x" * 5000, "设计团队" * 9, "$\\frac$"]
)
def test_any_name_can_be_drawn(short: Instrument, name: str, tmp_path: Path) -> None:
    from xml.etree import ElementTree

    figure = groups_figure(made(short, {name: 9, "B": 9}, {name: 3, "B": 4}), "", short.scales[0])
    assert figure is not None
    ElementTree.fromstring(figure.drawing)
    assert "<script" not in figure.html


def test_figure_has_words_for_those_who_cannot_see_it(short: Instrument) -> None:
    html = everyone_figure(made(short, {"A": 9}, {"A": 3}), "", short.scales[0]).html
    assert html.count('alt="Pace: how everyone (n = 9) answered 2 statements.') == 2
    assert "<table" in html
