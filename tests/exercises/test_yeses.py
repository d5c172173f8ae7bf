"""The model of an invitation: who comes, and what a yes is worth."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unlabeled.exercises.three_invitations.yeses import attendance


def test_where_a_no_is_free_those_who_would_rather_not_stay_away() -> None:
    meeting = attendance(12, 4, 1.0)
    assert (meeting.come, meeting.reluctant, meeting.meant) == (8, 0, 1.0)


def test_where_no_cannot_be_said_all_come_and_a_yes_says_least() -> None:
    meeting = attendance(12, 4, 0.0)
    assert meeting.people == (8, 4, 0)
    assert meeting.meant == pytest.approx(8 / 12)


@pytest.mark.parametrize("freedom", [0.0, 0.3, 1.0])
def test_where_everybody_wants_to_come_every_yes_is_worth_the_same(freedom: float) -> None:
    assert attendance(12, 0, freedom).meant == 1.0


def test_where_nobody_wants_to_and_a_no_is_free_there_is_no_yes_to_read() -> None:
    meeting = attendance(12, 12, 1.0)
    assert meeting.people == (0, 0, 12)
    assert meeting.meant is None


@given(st.integers(1, 40), st.integers(0, 40), st.floats(0, 1))
def test_people_always_add_up_to_those_invited(invited: int, rather_not: int, freedom: float) -> None:
    people = attendance(invited, min(rather_not, invited), freedom).people
    assert sum(people) == invited
    assert min(people) >= 0


@given(st.integers(1, 12), st.floats(0, 1), st.floats(0, 1))
def test_the_freer_a_no_the_fewer_come_and_the_more_a_yes_means(
    rather_not: int, one: float, other: float
) -> None:
    less, more = (attendance(13, rather_not, freedom) for freedom in sorted((one, other)))
    assert more.come <= less.come
    assert (more.meant or 0) >= (less.meant or 0)


@pytest.mark.parametrize("wrong", [(0, 0, 0.5), (12, 13, 0.5), (12, -1, 0.5), (12, 4, 1.5), (12, 4, -0.1)])
def test_an_impossible_meeting_is_refused(wrong: tuple[int, int, float]) -> None:
    with pytest.raises(ValueError, match=r"Give a number|Invite at least"):
        attendance(*wrong)
