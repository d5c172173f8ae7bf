"""Answers are loaded, changes are stored, and all can be loaded again."""

import pytest

from unlabeled.journal import Journal, Trouble
from unlabeled.widgets import Checks, Memory, Range, Text


def a_range(maximum: int = 10) -> Range:
    return Range("How free?", minimum=0, maximum=maximum)


def test_a_change_is_in_the_journal_at_once(memory: Memory, journal: Journal) -> None:
    memory.remember(a_range(), "free").value = 3
    assert Journal(journal.path).get("free") == 3


def test_a_new_kernel_finds_the_answers_of_the_old_one(memory: Memory, journal: Journal) -> None:
    memory.remember(Checks("Ticks", [("a", "A"), ("b", "B")]), "ticks").value = ("b",)
    new = Memory(Journal(journal.path))
    assert new.remember(Checks("Ticks", [("a", "A"), ("b", "B")]), "ticks").value == ("b",)


def test_looking_at_a_widget_stores_nothing(memory: Memory, journal: Journal) -> None:
    memory.remember(Range("p", minimum=0, maximum=1, step=0.1, value=0.9), "p")
    memory.refresh()
    assert not journal.path.exists()


def test_an_answer_taken_back_leaves_no_trace(memory: Memory, journal: Journal) -> None:
    text = memory.remember(Text("Your reply"), "reply")
    text.value = "something private"
    text.value = ""
    assert not any(b"private" in file.read_bytes() for file in journal.path.parent.iterdir())


def test_refreshing_shows_what_the_journal_holds_now(memory: Memory, journal: Journal) -> None:
    slider = memory.remember(a_range(), "free")
    slider.value = 3
    Journal(journal.path).set("free", 7)
    memory.refresh()
    assert slider.value == 7


def test_refreshing_after_a_deletion_brings_back_the_first_state(memory: Memory, journal: Journal) -> None:
    slider = memory.remember(Range("p", minimum=0, maximum=1, step=0.1, value=0.9), "p")
    slider.value = 0.2
    journal.delete()
    memory.refresh()
    assert slider.value == 0.9
    assert not journal.path.exists()


def test_a_field_that_comes_up_during_a_refresh_lets_nothing_be_stored(
    memory: Memory, journal: Journal
) -> None:
    slider = Range("p", minimum=0, maximum=1, step=0.1, value=0.9)
    slider.observe(lambda _change: memory.remember(Text("Why?"), "why"), names="value")
    memory.remember(slider, "p").value = 0.2
    journal.delete()
    memory.refresh()
    assert not journal.path.exists()


def test_a_cell_that_runs_again_stores_by_its_new_widget_only(memory: Memory, journal: Journal) -> None:
    old = memory.remember(a_range(), "free")
    new = memory.remember(a_range(), "free")
    new.value = 4
    old.value = 9
    assert journal.get("free") == 4


def test_an_answer_that_does_not_fit_any_more_stays_in_the_journal(memory: Memory, journal: Journal) -> None:
    journal.set("free", 9)
    assert memory.remember(a_range(maximum=5), "free").value is None
    assert journal.get("free") == 9


def test_an_unusable_journal_is_told_and_nothing_breaks(memory: Memory, journal: Journal) -> None:
    journal.path.write_text('{"name": "other"}', encoding="utf-8")
    slider = memory.remember(a_range(), "free")
    slider.value = 3
    assert memory.trouble is not None
    assert memory.trouble.kind is Trouble.FOREIGN


def test_the_trouble_ends_with_the_next_answer_that_is_stored(memory: Memory, journal: Journal) -> None:
    journal.path.write_text('{"name": "other"}', encoding="utf-8")
    slider = memory.remember(a_range(), "free")
    journal.path.unlink()
    slider.value = 3
    assert memory.trouble is None


@pytest.mark.parametrize("key", ["free", "02/free"])
def test_a_widget_knows_what_it_is_remembered_under(memory: Memory, key: str) -> None:
    assert memory.remember(a_range(), key).key == key
