"""Cards to sort into columns."""

from typing import Any

import pytest
from traitlets import TraitError

from unlabeled.journal import Journal
from unlabeled.widgets import CardSort, JournalWords, Memory

CARDS = (("goal", "What the goal is"), ("way", "How we get there"), ("pace", "How fast"))
COLUMNS = (("me", "I do"), ("them", "They do"))


@pytest.fixture
def sort(words: JournalWords) -> CardSort:
    return CardSort("Who decides?", CARDS, COLUMNS, words=words.fields.card_sort)


def test_no_card_is_sorted_at_first(sort: CardSort) -> None:
    assert sort.value == {}


def test_cards_are_sorted_by_ids_and_the_rest_may_wait(sort: CardSort) -> None:
    sort.value = {"pace": "them", "goal": "me"}
    assert list(sort.value.items()) == [("goal", "me"), ("pace", "them")]


@pytest.mark.parametrize(
    "bad",
    [{"goal": "nobody"}, {"budget": "me"}, {"goal": ["me"]}, {"goal": None}, {"goal": ""}, ["goal"], None],
)
def test_a_card_or_column_there_is_not_is_refused_and_the_old_columns_stand(sort: CardSort, bad: Any) -> None:
    sort.value = {"goal": "me"}
    with pytest.raises(TraitError):
        sort.set_state({"value": bad, "stamp": 1})
    assert sort.value == {"goal": "me"}


def test_a_card_and_a_column_cannot_share_an_id(words: JournalWords) -> None:
    with pytest.raises(ValueError, match="same id: goal"):
        CardSort("Who decides?", CARDS, [("goal", "The goal does")], words=words.fields.card_sort)


@pytest.mark.parametrize(("cards", "columns"), [((), COLUMNS), (CARDS, ())])
def test_there_is_something_to_sort_and_somewhere_to_put_it(
    words: JournalWords, cards: tuple[tuple[str, str], ...], columns: tuple[tuple[str, str], ...]
) -> None:
    with pytest.raises(ValueError, match="at least one option"):
        CardSort("Who decides?", cards, columns, words=words.fields.card_sort)


def test_a_new_kernel_finds_the_columns_of_the_old_one(
    sort: CardSort, memory: Memory, journal: Journal, words: JournalWords
) -> None:
    memory.remember(sort, "sort").value = {"way": "them"}
    new = CardSort("Who decides?", CARDS, COLUMNS, words=words.fields.card_sort)
    assert Memory(Journal(journal.path)).remember(new, "sort").value == {"way": "them"}


def test_the_page_to_read_names_cards_and_columns(sort: CardSort, memory: Memory) -> None:
    memory.remember(sort, "sort")
    assert memory.options()["sort"] == dict((*CARDS, *COLUMNS))


def test_nothing_sorted_any_more_leaves_no_trace(sort: CardSort, memory: Memory) -> None:
    memory.remember(sort, "sort").value = {"way": "them"}
    sort.value = {}
    assert not memory.journal.path.exists()


def test_its_repr_is_the_same_in_every_session(sort: CardSort) -> None:
    assert repr(sort) == "CardSort('Who decides?')"
