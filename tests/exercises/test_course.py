"""A way walked on a wrong heading: against plain geometry, its limits, and values that make no sense."""

from math import hypot, inf, nan, radians, sin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unlabeled.exercises.off_course.course import Course

degrees = st.floats(0, 90)
years = st.floats(0, 50)


def test_a_right_angle_gives_the_sides_of_a_triangle() -> None:
    assert Course(90, 4).detour(3) == pytest.approx(3 + 5 - 4)


def test_nobody_noticing_leaves_the_chord_still_to_walk() -> None:
    assert Course(60, 10).latest == pytest.approx(10)
    assert Course(5, 10).latest == pytest.approx(2 * 10 * sin(radians(2.5)))


def test_the_page_says_what_the_model_gives() -> None:
    months = [12 * Course(5, 10).detour(year) for year in (1, 5, 9, 10)]
    assert months == pytest.approx([0.051, 0.455, 3.577, 10.469], abs=0.001)


@given(degrees, years)
def test_noticing_at_once_costs_nothing(degrees: float, years: float) -> None:
    assert Course(degrees, years).detour(0) == pytest.approx(0, abs=1e-9)


@given(years, years)
def test_no_error_costs_nothing_whenever_anybody_looks(years: float, noticed: float) -> None:
    assert Course(0, years).detour(noticed) == pytest.approx(0, abs=1e-9)


@given(degrees, years)
def test_a_way_of_no_length_cannot_be_missed(degrees: float, noticed: float) -> None:
    course = Course(degrees, 0)
    assert (course.detour(noticed), course.latest, course.half_way) == (0, 0, None)


@given(degrees, years, years, years)
def test_later_never_costs_less(degrees: float, years: float, one: float, other: float) -> None:
    early, late = sorted((one, other))
    course = Course(degrees, years)
    assert course.detour(early) <= course.detour(late) + 1e-9


@given(degrees, years, years)
def test_after_the_end_nothing_more_is_lost(degrees: float, years: float, more: float) -> None:
    course = Course(degrees, years)
    assert course.detour(years + more) == course.latest


@given(st.floats(0.5, 90), st.floats(0.5, 50))
def test_half_way_never_costs_half_and_the_years_do_not_matter_to_its_share(
    degrees: float, years: float
) -> None:
    share = Course(degrees, years).half_way
    assert share is not None
    assert 0 < share < 0.5
    assert share == pytest.approx(Course(degrees, 1).half_way, rel=1e-6)


def test_a_place_lies_as_far_from_the_start_as_was_walked() -> None:
    assert hypot(*Course(33, 10).place(7)) == pytest.approx(7)


@pytest.mark.parametrize(("degrees", "years"), [(-1, 10), (91, 10), (nan, 10), (5, -1), (5, nan)])
def test_what_is_no_course_is_refused_by_name(degrees: float, years: float) -> None:
    with pytest.raises(ValueError, match=r"(degrees|years) is .*Give a number"):
        Course(degrees, years)


@pytest.mark.parametrize("noticed", [-0.5, -inf, nan])
def test_a_year_before_the_start_is_refused(noticed: float) -> None:
    with pytest.raises(ValueError, match="Give a year from 0 on"):
        Course(5, 10).detour(noticed)
