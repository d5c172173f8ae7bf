"""Rows of dots: as many as there are, apart from one another, and left of the words beside them."""

from itertools import pairwise

import pytest
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from unlabeled.exercises.dots import TEXT, WIDTH, Row, draw
from unlabeled.exercises.three_invitations import drawing as invitations

KINDS = ("made it", "", "did not")


def dots(axes: Axes, rows: int) -> list[Line2D]:
    """Return what is drawn of the rows, three kinds in each; what follows is the key."""
    return list(axes.lines[: 3 * rows])


def across(lines: list[Line2D]) -> list[float]:
    return [float(x) for line in lines for x in line.get_xdata()]  # type: ignore[union-attr]  # plain lists


@pytest.mark.parametrize("people", [(0, 0, 0), (1, 0, 0), (12, 3, 5), (20, 10, 10), (0, 0, 40)])
def test_dots_are_as_many_as_asked_for_and_do_not_touch(people: tuple[int, int, int]) -> None:
    axes = draw((Row("Without", people, ("", "beside")),), KINDS).axes[0]
    drawn = dots(axes, 1)
    assert [len(across([line])) for line in drawn] == list(people)
    places = across(drawn)
    gaps = [72 * (right - left) for left, right in pairwise(places)]
    assert all(gap > line.get_markersize() for gap in gaps for line in drawn)
    beside = next(text for text in axes.texts if text.get_text() == "beside")
    assert all(place < beside.get_position()[0] for place in places)


def test_the_dots_of_many_who_are_invited_do_not_touch_either() -> None:
    row = invitations.Row("To all", (30, 5, 5), ("40 come", ""))
    drawn = dots(invitations.draw((row,), ("wants to come", "comes", "said no")).axes[0], 1)
    places = across(drawn)
    assert len(places) == 40
    assert 72 * (places[1] - places[0]) > drawn[0].get_markersize()


def test_kinds_without_a_name_are_not_in_the_key() -> None:
    axes = draw((Row("Without", (1, 0, 1), ("", "")),), KINDS).axes[0]
    assert [text.get_text() for text in axes.texts if text.get_text() in KINDS and text.get_text()] == [
        "made it",
        "did not",
    ]


def test_the_words_can_be_read_320_pixels_wide() -> None:
    assert TEXT * 320 / (72 * WIDTH) >= 11
    assert invitations.TEXT * 320 / (72 * invitations.WIDTH) >= 11
