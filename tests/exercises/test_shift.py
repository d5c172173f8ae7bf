"""The shift between asking and telling, and what dealing the label by chance would have made of it."""

from collections import Counter
from fractions import Fraction
from itertools import combinations, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from unlabeled.exercises.label_off.shift import Count, Line, Pick, Shift

TELL, ASK, STORY, WAIT = Line.ADVISE, Line.ASK, Line.STORY, Line.WAIT


def picks(on: tuple[Line, ...], off: tuple[Line, ...], block: int = 0) -> list[Pick]:
    lines = [(line, True) for line in on] + [(line, False) for line in off]
    return [Pick(f"{block}-{place}", block, label, line) for place, (line, label) in enumerate(lines)]


def found(given: list[Pick], count: Count = Count.USUAL) -> Shift:
    shift = Shift.of(given, count)
    assert shift is not None
    return shift


def dealt_one_by_one(shift: Shift) -> Counter[Fraction]:
    """Every deal of the label, written out: the oracle for the counted ones."""
    blocks = sorted(set(shift.blocks))
    places = [[at for at, block in enumerate(shift.blocks) if block == each] for each in blocks]
    halves = [combinations(here, sum(shift.labelled[at] for at in here)) for here in places]
    seen = Counter[Fraction]()
    for chosen in product(*halves):
        on = {at for half in chosen for at in half}
        told = sum(shift.told[at] for at in on)
        rest = len(shift.told) - len(on)
        seen[Fraction(told, len(on)) - Fraction(sum(shift.told) - told, rest)] += 1
    return seen


lines = st.sampled_from(Line)
hands = st.lists(st.tuples(lines, st.booleans(), st.integers(0, 1)), max_size=8).map(
    lambda given: [Pick(str(at), block, label, line) for at, (line, label, block) in enumerate(given)]
)


def test_nothing_answered_has_no_shift() -> None:
    assert Shift.of([]) is None


@pytest.mark.parametrize("labelled", [True, False])
def test_lines_of_one_kind_only_have_no_shift(labelled: bool) -> None:
    only = (TELL, ASK, WAIT)
    assert Shift.of(picks(only, ()) if labelled else picks((), only)) is None


def test_shift_is_the_share_with_the_label_minus_the_share_without() -> None:
    shift = found(picks((TELL, STORY, ASK), (ASK, WAIT, TELL)))
    assert (shift.on, shift.off) == ((2, 3), (1, 3))
    assert shift.exact == Fraction(1, 3)
    assert (shift.estimate.low, shift.estimate.high) == pytest.approx((-0.3158006844, 0.7177751119))


@pytest.mark.parametrize("line", list(Line))
def test_lines_that_are_all_the_same_shift_nothing_however_the_label_falls(line: Line) -> None:
    shift = found(picks((line,) * 3, (line,) * 3))
    assert shift.exact == 0
    assert shift.deals == {Fraction(0): 20}
    assert shift.as_far == (20, 20)
    assert shift.estimate.low < -0.5 < 0.5 < shift.estimate.high


def test_a_tie_is_no_shift_though_chance_could_have_made_one() -> None:
    shift = found(picks((TELL, ASK), (TELL, ASK)))
    assert shift.exact == 0
    assert shift.deals == {Fraction(-1): 1, Fraction(0): 4, Fraction(1): 1}


def test_the_farthest_shift_in_four_cases_comes_twice_in_six_deals() -> None:
    assert found(picks((TELL, TELL), (ASK, ASK))).as_far == (2, 6)


def test_the_label_is_dealt_again_inside_each_block_only() -> None:
    shift = found(picks((TELL, TELL), (ASK, ASK), 0) + picks((TELL,), (ASK,), 1))
    assert sum(shift.deals.values()) == 6 * 2
    assert shift.as_far == (2, 12)


@given(hands, st.sampled_from(Count))
def test_counted_deals_are_those_that_writing_all_out_gives(hand: list[Pick], count: Count) -> None:
    shift = Shift.of(hand, count)
    if shift is not None:
        assert dict(shift.deals) == dict(dealt_one_by_one(shift))
        assert shift.exact in shift.deals
        assert shift.estimate.value == pytest.approx(float(shift.exact))


@given(hands)
def test_the_order_of_the_lines_changes_nothing(hand: list[Pick]) -> None:
    there, back = Shift.of(hand), Shift.of(hand[::-1])
    assert (there is None) == (back is None)
    if there and back:
        assert (there.exact, there.deals, there.as_far) == (back.exact, back.deals, back.as_far)


def test_a_story_can_be_counted_as_leaving_the_word() -> None:
    hand = picks((STORY, ASK), (ASK, WAIT))
    assert found(hand).exact == Fraction(1, 2)
    assert found(hand, Count.STORY_LEAVES).exact == 0


def test_waiting_can_be_left_out_and_may_leave_nothing_to_compare() -> None:
    assert found(picks((TELL, WAIT), (ASK, WAIT)), Count.WAIT_LEFT_OUT).on == (1, 1)
    assert Shift.of(picks((TELL, ASK), (WAIT, WAIT)), Count.WAIT_LEFT_OUT) is None


def test_drawn_deals_are_possible_ones_and_come_about_as_often_as_they_should() -> None:
    shift = found(picks((TELL, ASK), (TELL, ASK)))
    drawn = shift.draw(6000, np.random.default_rng(1))
    assert set(drawn) <= set(shift.deals)
    assert drawn.total() == 6000
    assert drawn[Fraction(1)] == pytest.approx(1000, abs=150)


def test_the_same_chances_draw_the_same_deals() -> None:
    shift = found(picks((TELL, ASK), (TELL, ASK)))
    assert shift.draw(10, np.random.default_rng(3)) == shift.draw(10, np.random.default_rng(3))
