"""Rows of dots: as many as there are, apart from one another, and left of the words beside them."""

from itertools import pairwise

import pytest
from matplotlib.figure import Figure
from matplotlib.lines import Line2D

from unlabeled.exercises.dots import TEXT, WIDTH, Row, draw

KINDS = ("made it", "", "did not")


def dots(figure: Figure) -> list[Line2D]:
    """Return what is drawn of one row, the three kinds in it; what follows is the key."""
    return [each for each in figure.get_children() if isinstance(each, Line2D)][:3]


def across(lines: list[Line2D]) -> list[float]:
    return [float(x) for line in lines for x in line.get_xdata()]  # type: ignore[union-attr]  # plain lists


@pytest.mark.parametrize("people", [(0, 0, 0), (1, 0, 0), (12, 3, 5), (20, 10, 10), (0, 0, 40)])
def test_dots_are_as_many_as_asked_for_and_do_not_touch(people: tuple[int, int, int]) -> None:
    figure = draw((Row("Without", people, ("", "beside")),), KINDS)
    drawn = dots(figure)
    assert [len(across([line])) for line in drawn] == list(people)
    places = across(drawn)
    gaps = [72 * (right - left) for left, right in pairwise(places)]
    assert all(gap > line.get_markersize() for gap in gaps for line in drawn)
    beside = next(text for text in figure.texts if text.get_text() == "beside")
    assert all(place < beside.get_position()[0] for place in places)


def test_kinds_without_a_name_are_not_in_the_key() -> None:
    figure = draw((Row("Without", (1, 0, 1), ("", "")),), KINDS)
    assert [text.get_text() for text in figure.texts][-2:] == ["made it", "did not"]


def test_the_words_can_be_read_320_pixels_wide() -> None:
    assert TEXT * 320 / (72 * WIDTH) >= 11
