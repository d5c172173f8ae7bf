"""Points to give to options, which always add up."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from traitlets import TraitError

from unlabeled.journal import Journal
from unlabeled.widgets import Allocation, JournalWords, Memory

OPTIONS = (("pay", "Pay"), ("place", "Place"), ("people", "People"))


def split(words: JournalWords, **changes: Any) -> Allocation:
    return Allocation("Split the points", OPTIONS, words=words.fields.allocation, **changes)


def test_nothing_is_given_at_first(words: JournalWords) -> None:
    assert split(words).value == {}


def test_a_split_can_be_given_and_taken_back(words: JournalWords) -> None:
    field = split(words, value={"people": 60, "pay": 40, "place": 0})
    assert list(field.value.items()) == [("pay", 40), ("place", 0), ("people", 60)]
    field.value = {}
    assert field.value == {}


@pytest.mark.parametrize(
    "bad",
    [
        {"pay": 100},
        {"pay": 40, "place": 40, "people": 40},
        {"pay": 40, "place": 40, "people": 10},
        {"pay": 105, "place": -5, "people": 0},
        {"pay": 41, "place": 39, "people": 20},
        {"pay": 50.0, "place": 50.0, "people": 0.0},
        {"pay": True, "place": 99, "people": 0},
        {"pay": "100", "place": 0, "people": 0},
        {"pay": 50, "place": 50, "time": 0},
        {"pay": 50, "place": 50, "people": 0, "time": 0},
        {"pay": 50, "place": 50, "people": None},
        [40, 40, 20],
        None,
    ],
)
def test_what_does_not_add_up_is_refused_and_the_old_split_stands(words: JournalWords, bad: Any) -> None:
    old = {"pay": 20, "place": 20, "people": 60}
    field = split(words, value=old)
    with pytest.raises(TraitError):
        field.set_state({"value": bad, "stamp": 1})
    assert field.value == old


# The words are frozen, so that all examples may share them; the first widget of a process takes its time.
@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(points=st.lists(st.integers(-2, 14), min_size=3, max_size=3))
def test_every_value_that_is_held_adds_up(words: JournalWords, points: list[int]) -> None:
    field = split(words, total=12, step=2)
    try:
        field.value = dict(zip(("pay", "place", "people"), points, strict=True))
    except TraitError:
        assert field.value == {}
    else:
        assert sum(field.value.values()) == 12


@pytest.mark.parametrize("bad", [{"step": 0}, {"step": -5}, {"step": 30}, {"total": 0}, {"total": 3}])
def test_points_that_cannot_all_be_given_are_refused(words: JournalWords, bad: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="multiple"):
        split(words, **bad)


def test_a_single_option_takes_them_all(words: JournalWords) -> None:
    one = Allocation("All of it", OPTIONS[:1], value={"pay": 100}, words=words.fields.allocation)
    assert one.value == {"pay": 100}


def test_a_new_kernel_finds_the_split_of_the_old_one(
    words: JournalWords, memory: Memory, journal: Journal
) -> None:
    memory.remember(split(words), "split").value = {"pay": 40, "place": 0, "people": 60}
    new = Memory(Journal(journal.path)).remember(split(words), "split")
    assert new.value == {"pay": 40, "place": 0, "people": 60}


def test_a_split_over_other_options_stays_in_the_journal_and_is_not_shown(
    words: JournalWords, memory: Memory, journal: Journal
) -> None:
    journal.set("split", {"pay": 100})
    assert memory.remember(split(words), "split").value == {}
    assert journal.get("split") == {"pay": 100}


def test_its_repr_is_the_same_in_every_session(words: JournalWords) -> None:
    assert repr(split(words)) == "Allocation('Split the points')"
