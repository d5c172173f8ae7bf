"""An order of preference."""

from typing import Any

import pytest
from traitlets import TraitError

from unlabeled.journal import Journal
from unlabeled.widgets import JournalWords, Memory, Ranking

ROWS = (("news", "How bad news reaches me"), ("credit", "Who gets the credit"), ("quiet", "Quiet"))


@pytest.fixture
def ranking(words: JournalWords) -> Ranking:
    return Ranking("What matters most?", ROWS, words=words.fields.ranking)


def test_nothing_is_answered_at_first(ranking: Ranking) -> None:
    assert ranking.value == ()


def test_an_order_can_be_given_and_taken_back(ranking: Ranking) -> None:
    ranking.value = ("quiet", "news", "credit")
    ranking.value = ()
    assert ranking.value == ()


def test_the_order_given_at_first_can_be_the_answer(words: JournalWords) -> None:
    order = tuple(row[0] for row in ROWS)
    assert Ranking("Most?", ROWS, value=order, words=words.fields.ranking).value == order


@pytest.mark.parametrize(
    "bad",
    [
        ["news"],
        ["news", "news", "quiet"],
        ["news", "credit", "noise"],
        ["news", "credit", "quiet", "quiet"],
        [["news"], {}, 1],
        "news",
        None,
    ],
)
def test_what_does_not_hold_every_id_once_is_refused_and_the_old_order_stands(
    ranking: Ranking, bad: Any
) -> None:
    ranking.value = ("quiet", "news", "credit")
    with pytest.raises(TraitError):
        ranking.set_state({"value": bad, "stamp": 1})
    assert ranking.value == ("quiet", "news", "credit")


def test_a_single_row_can_be_ranked(words: JournalWords) -> None:
    assert Ranking("Most?", ROWS[:1], value=["news"], words=words.fields.ranking).value == ("news",)


def test_a_new_kernel_finds_the_order_of_the_old_one(
    ranking: Ranking, memory: Memory, journal: Journal, words: JournalWords
) -> None:
    memory.remember(ranking, "rank").value = ("quiet", "news", "credit")
    new = Ranking("What matters most?", ROWS, words=words.fields.ranking)
    assert Memory(Journal(journal.path)).remember(new, "rank").value == ("quiet", "news", "credit")


def test_an_order_of_other_rows_stays_in_the_journal_and_is_not_shown(
    memory: Memory, journal: Journal, words: JournalWords
) -> None:
    journal.set("rank", ["news", "credit"])
    assert memory.remember(Ranking("Most?", ROWS, words=words.fields.ranking), "rank").value == ()
    assert journal.get("rank") == ["news", "credit"]


def test_an_order_that_is_taken_back_leaves_no_trace(ranking: Ranking, memory: Memory) -> None:
    memory.remember(ranking, "rank").value = ("quiet", "news", "credit")
    ranking.value = ()
    assert not memory.journal.path.exists()


def test_its_repr_is_the_same_in_every_session(ranking: Ranking) -> None:
    assert repr(ranking) == "Ranking('What matters most?')"
