"""The figure of a result: bars from limit to limit, and words as they are."""

from __future__ import annotations

import re

import pytest
import segno
from matplotlib.text import Text

from unlabeled.look import look, svg
from unlabeled.room.live.drawing import TEXT, code_svg, result_figure
from unlabeled.room.shown import Line

LINES = (Line("Agree", "about 60 %", 55, 65), Line("Costs $5 to $6", "20 % or less", 0, 20))


def test_a_bar_reaches_from_the_lower_to_the_upper_limit() -> None:
    (axes,) = result_figure(LINES).axes
    bars = [(bar.get_x(), bar.get_width()) for bar in axes.patches]
    assert bars == [(0, 100), (55, 10), (0, 100), (0, 20)]


def test_words_are_drawn_as_they_are_and_large_enough() -> None:
    figure = result_figure(LINES)
    texts = [text for text in figure.findobj(Text) if text.get_text()]
    assert {text.get_text() for text in texts} == {"Agree", "about 60 %", "Costs $5 to $6", "20 % or less"}
    assert min(text.get_fontsize() for text in texts) >= TEXT


def test_long_labels_are_broken_and_nothing_leaves_the_picture() -> None:
    figure = result_figure((Line("word " * 30, "between 25 and 75 %", 25, 75),))
    figure.canvas.draw()
    edges = figure.bbox
    for text in figure.findobj(Text):
        if text.get_text():
            box = text.get_window_extent()
            assert edges.x0 - 1 <= box.x0
            assert box.x1 <= edges.x1 + 1


def test_only_colours_with_a_dark_twin_are_used() -> None:
    used = set(re.findall(r"#[0-9a-f]{6}", svg(result_figure(LINES), crop=False)))
    assert used <= set(dict(look().light).values())


@pytest.mark.parametrize("link", ["http://192.168.1.7:8765/#ABCDEFGH", "https://room.example/team/#ABCDEFGH"])
def test_code_holds_the_link_square_by_square_with_a_quiet_edge(link: str) -> None:
    drawing = code_svg(link)
    matrix = segno.make(link, error="m", micro=False).matrix
    squares = {(int(x) - 4, int(y) - 4) for x, y in re.findall(r"M(\d+) (\d+)h1v1", drawing)}
    assert squares == {(x, y) for y, row in enumerate(matrix) for x, bit in enumerate(row) if bit}
