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


def test_the_dark_twin_holds_no_light_colour_and_the_same_shapes(drawing: str) -> None:
    dark = in_dark(drawing)
    assert look().light.first in drawing
    assert look().light.first not in dark
    assert look().dark.first in dark
    assert re.findall(r' d="[^"]+"', dark) == re.findall(r' d="[^"]+"', drawing)


def test_a_drawing_has_no_ground_of_its_own_so_that_it_prints_on_white(drawing: str) -> None:
    assert look().light.paper not in drawing
    assert 'style="fill: none' in drawing


def test_where_no_stylesheet_is_read_a_figure_brings_its_ground(drawing: str) -> None:
    page = figure_html(drawing, "Words")
    assert page.count(f"background:{look().light.paper}") == 1
    assert page.count(f"background:{look().dark.paper}") == 1


def test_the_words_for_a_figure_are_escaped_and_on_both_images(drawing: str) -> None:
    page = figure_html(drawing, 'Falls from "1" to <0>')
    assert page.count('alt="Falls from &quot;1&quot; to &lt;0&gt;"') == 2


def test_the_table_is_folded_below_its_figure(drawing: str) -> None:
    page = figure_html(drawing, "Words", Table("A caption", ("Step", "Value"), (("0", "1"), ("1", "<0>"))))
    assert page.index("<img") < page.index("<details>") < page.index("<table")
    assert '<th scope="row">1</th><td>&lt;0&gt;</td>' in page
