"""The deal: which cases come with the label, and in what order all stands."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from unlabeled.exercises.label_off.deal import deal

BLOCKS = (("a", "b", "c", "d"), ("e", "f"))
LINES = ("ask", "advise", "story", "wait")
seeds = st.integers(0, 10**9)


@given(seeds)
def test_half_of_each_block_comes_with_the_label(seed: int) -> None:
    dealt = deal(BLOCKS, seed)
    assert [len(dealt.labelled & set(block)) for block in dealt.blocks] == [2, 1]


@given(seeds)
def test_every_case_and_every_option_is_there_once(seed: int) -> None:
    dealt = deal(BLOCKS, seed)
    assert [sorted(block) for block in dealt.blocks] == [list(block) for block in BLOCKS]
    assert sorted(dealt.shuffled("a", LINES)) == sorted(LINES)


def test_the_same_number_deals_the_same_in_every_version() -> None:
    dealt = deal(BLOCKS, 7)
    assert dealt == deal(BLOCKS, 7)
    assert dealt.blocks == (("d", "a", "c", "b"), ("f", "e"))
    assert dealt.labelled == {"a", "b", "e"}
    assert dealt.shuffled("a", LINES) == ("story", "ask", "advise", "wait")


def test_over_many_learners_each_case_comes_with_the_label_as_often_as_without() -> None:
    counts = Counter(case for seed in range(1000) for case in deal(BLOCKS, seed).labelled)
    assert all(430 < counts[case] < 570 for block in BLOCKS for case in block)


def test_over_many_learners_each_line_stands_first_equally_often() -> None:
    first = Counter(deal(BLOCKS, seed).shuffled("a", LINES)[0] for seed in range(1000))
    assert all(190 < first[line] < 310 for line in LINES)


@pytest.mark.parametrize("block", [(), ("a",), ("a", "b", "c")])
def test_a_block_that_cannot_be_halved_is_refused(block: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="make it even"):
        deal([block], 1)
