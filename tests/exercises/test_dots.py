"""Rows of dots: one figure, laid out once, that shows whatever it is given last."""

from matplotlib.lines import Line2D

from unlabeled.exercises.dots import Row, draw
from unlabeled.look import svg

KINDS = ("came", "", "stayed away")
FEW = (Row("Monday", (2, 0, 1), ("2 came", "of 3")), Row("Friday", (0, 0, 3), ("nobody came", "")))
MANY = (Row("Monday", (25, 5, 10), ("25 came", "of 40")), Row("Friday", (40, 0, 0), ("all came", "")))


def drawing(rows: tuple[Row, ...]) -> str:
    return svg(draw(rows, KINDS), crop=False)


def test_a_figure_shows_nothing_of_what_stood_there_before() -> None:
    first = drawing(FEW)
    assert drawing(MANY) != first
    assert drawing(FEW) == first


def test_each_person_is_a_dot_of_their_kind() -> None:
    lines = draw(MANY, KINDS).get_children()
    dots = [len(line.get_xdata()) for line in lines if isinstance(line, Line2D)]
    assert dots == [25, 5, 10, 40, 0, 0, 1, 1]  # row by row, and the two of the key


def test_other_kinds_or_another_number_of_rows_are_a_figure_of_their_own() -> None:
    assert draw(FEW, KINDS) is not draw(FEW[:1], KINDS)
    assert draw(FEW, KINDS) is not draw(FEW, ("came", "half", "stayed away"))
