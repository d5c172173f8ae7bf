"""A blank sheet: inches are units, and whatever is drawn on it has a twin in the dark."""

from unlabeled.exercises.sheet import sheet
from unlabeled.look import in_dark, look, svg


def test_a_unit_is_an_inch_and_nothing_stands_on_the_sheet() -> None:
    with sheet(4, 2.5) as (figure, axes):
        assert tuple(figure.get_size_inches()) == (4, 2.5)
        assert (axes.get_xlim(), axes.get_ylim()) == ((0, 4), (0, 2.5))
    assert "<use" not in svg(figure, crop=False)


def test_words_without_a_colour_of_their_own_are_readable_in_the_dark() -> None:
    with sheet(4, 2) as (figure, axes):
        axes.text(1, 1, "here")
    drawn = svg(figure, crop=False)
    assert look().light.ink in drawn
    assert look().dark.ink in in_dark(drawn)
    assert look().light.ink not in in_dark(drawn)


def test_the_look_ends_with_the_sheet() -> None:
    import matplotlib as mpl

    before = mpl.rcParams["text.color"]
    with sheet(4, 2):
        assert mpl.rcParams["text.color"] == look().light.ink
    assert mpl.rcParams["text.color"] == before
