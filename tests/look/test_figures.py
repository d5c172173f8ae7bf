"""Figures: equal numbers give equal bytes, dark is light with its colours exchanged, words come along."""

import re

import matplotlib.pyplot as plt
import pytest

from unlabeled.look import Table, figure_html, figure_style, in_dark, look, svg


@pytest.fixture
def drawing() -> str:
    with plt.rc_context(figure_style()):
        figure, axes = plt.subplots(figsize=(4, 2))
        axes.plot([0, 1], [1, 0], color=look().light.first)
        axes.set_title("A line")
    text = svg(figure)
    plt.close(figure)
    return text


def test_the_same_numbers_give_the_same_bytes() -> None:
    def draw() -> str:
        with plt.rc_context(figure_style()):
            figure, axes = plt.subplots()
            axes.fill_between([0, 1], [0, 0], [1, 2])
        text = svg(figure)
        plt.close(figure)
        return text

    assert draw() == draw()


def test_a_drawing_holds_no_date(drawing: str) -> None:
    assert "<dc:date>" not in drawing


def test_the_dark_twin_holds_no_light_paper_and_the_same_shapes(drawing: str) -> None:
    dark = in_dark(drawing)
    assert look().light.paper in drawing
    assert look().light.paper not in dark
    assert look().dark.first in dark
    assert re.findall(r' d="[^"]+"', dark) == re.findall(r' d="[^"]+"', drawing)


def test_the_words_for_a_figure_are_escaped_and_on_both_images(drawing: str) -> None:
    page = figure_html(drawing, 'Falls from "1" to <0>')
    assert page.count('alt="Falls from &quot;1&quot; to &lt;0&gt;"') == 2


def test_the_table_is_folded_below_its_figure(drawing: str) -> None:
    page = figure_html(drawing, "Words", Table("A caption", ("Step", "Value"), (("0", "1"), ("1", "<0>"))))
    assert page.index("<img") < page.index("<details>") < page.index("<table")
    assert '<th scope="row">1</th><td>&lt;0&gt;</td>' in page
