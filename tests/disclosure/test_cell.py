"""What a published number stands for: enough head counts, and the same ones from either side."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unlabeled.disclosure.cell import Band, Cell, added, band, ranged, stepped

STEPS = st.sampled_from([(10, 20, 0), (5, 5, 0), (10, 10, 0), (25, 25, 0)])
# Moved by half a step at most, of 100 people or more.
MOVED = st.sampled_from([(5, 5, 1), (5, 5, 2), (10, 10, 5), (25, 25, 12)])
SIZES_AND_STEPS = st.tuples(st.integers(5, 400), STEPS) | st.tuples(st.integers(100, 400), MOVED)
Sized = tuple[int, tuple[int, int, int]]


@pytest.mark.parametrize("n", range(5, 15))
def test_unanimity_one_dissenter_and_two_look_alike_in_a_small_group(n: int) -> None:
    assert len({band(n, count) for count in (n, n - 1, n - 2)}) == 1
    assert len({band(n, count) for count in (0, 1, 2)}) == 1


def test_group_of_five_is_shown_in_halves_because_a_third_of_it_is_too_little() -> None:
    words = [band(5, count).value for count in range(6)]
    assert words == [Band.LESS_THAN_HALF] * 3 + [Band.MORE_THAN_HALF] * 3


def test_group_of_eight_is_shown_in_thirds() -> None:
    words = [band(8, count).value for count in range(9)]
    assert words == [Band.THIRD_OR_LESS] * 3 + [Band.IN_BETWEEN] * 3 + [Band.TWO_THIRDS_OR_MORE] * 3


def test_ends_of_a_share_are_left_open() -> None:
    assert [stepped(20, count, 10, 20).value for count in (0, 4, 5, 6, 10, 15, 16, 20)] == [
        "20 or less",
        "20 or less",
        30,
        30,
        50,
        70,
        "80 or more",
        "80 or more",
    ]


@given(SIZES_AND_STEPS, st.data())
def test_cell_holds_exactly_the_counts_that_are_published_as_it(sized: Sized, data: st.DataObject) -> None:
    n, steps = sized
    count = data.draw(st.integers(0, n))
    cell = stepped(n, count, *steps)
    assert cell.low <= count <= cell.high
    same = [other for other in range(n + 1) if stepped(n, other, *steps) == cell]
    assert same == list(range(cell.low, cell.high + 1))


@given(SIZES_AND_STEPS, st.data())
def test_share_and_its_complement_tell_the_same(sized: Sized, data: st.DataObject) -> None:
    n, steps = sized
    count = data.draw(st.integers(0, n))
    one, other = stepped(n, count, *steps), stepped(n, n - count, *steps)
    assert (other.low, other.high) == (n - one.high, n - one.low)


@given(SIZES_AND_STEPS, st.data())
def test_printed_limits_hold_the_count_and_are_no_finer_than_the_value(
    sized: Sized, data: st.DataObject
) -> None:
    n, steps = sized
    count = data.draw(st.integers(0, n))
    cell = stepped(n, count, *steps)
    assert cell.shown_low <= 100 * count / n <= cell.shown_high
    assert cell.shown_low % steps[0] == cell.shown_high % steps[0] == 0


def test_sum_of_cells_says_between_where_a_single_number_would_pretend() -> None:
    assert added([band(8, 8), band(9, 0)], 10) == Cell(17, 6, 11, "between 30 and 70", 30, 70)


@pytest.mark.parametrize("step", [1, 5, 10, 25])
def test_number_is_the_middle_of_its_limits_and_never_an_end_of_its_range(step: int) -> None:
    for n in range(5, 90, 7):
        cells = [ranged(n, low, high, step) for low in range(n + 1) for high in range(low, n + 1)]
        for cell in cells:
            if not isinstance(cell.value, str):
                assert 2 * cell.value == cell.shown_low + cell.shown_high
    assert ranged(60, 20, 21, 25).value == "between 25 and 50"


@given(SIZES_AND_STEPS, st.data())
def test_number_of_a_step_is_the_middle_of_its_limits(sized: Sized, data: st.DataObject) -> None:
    n, steps = sized
    cell = stepped(n, data.draw(st.integers(0, n)), *steps)
    if not isinstance(cell.value, str):
        assert 2 * cell.value == cell.shown_low + cell.shown_high
