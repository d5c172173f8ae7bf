"""What a learner answered is their own: in no output of a notebook, in no error, and gone when taken back."""

from collections.abc import Callable, Iterator
from typing import Any

import ipywidgets
import pytest
from traitlets import TraitError

from unlabeled.exercises.catalogue import load_pages, load_words
from unlabeled.exercises.desk import Desk
from unlabeled.exercises.fields import Fields
from unlabeled.journal import Journal, Place
from unlabeled.widgets import (
    Allocation,
    CardSort,
    Checks,
    Choice,
    Memory,
    Range,
    Ranking,
    Text,
    journal_words,
)

SECRET = "a line that is nobody else's"
EXERCISES = [exercise.id for page in load_pages() for exercise in page.exercises]
LayOut = Callable[[str], Any]
every_exercise = pytest.mark.parametrize("name", EXERCISES)


def widgets_in(shown: ipywidgets.Widget) -> Iterator[ipywidgets.Widget]:
    yield shown
    for child in getattr(shown, "children", ()):
        yield from widgets_in(child)


def shown_by(view: Any) -> list[ipywidgets.Widget]:
    """Return every widget of every step, once."""
    return list({id(each): each for step in view.steps.values() for each in widgets_in(step)}.values())


def answer(field: ipywidgets.Widget) -> bool:
    """Answer `field` with something else than what stands there; return whether it can be answered."""
    match field:
        case Text():
            field.value = f"{SECRET}?\n{SECRET}"
        case Range():
            field.value = field.minimum if field.value == field.maximum else field.maximum
        case Choice():
            field.value = field.options[-1]["id"]
        case Checks():
            field.value = [option["id"] for option in field.options]
        case Ranking():
            field.value = [option["id"] for option in reversed(field.options)]
        case CardSort():
            field.value = {card["id"]: field.columns[-1]["id"] for card in field.cards}
        case Allocation():
            given, *others = (option["id"] for option in field.options)
            field.value = {given: field.total} | dict.fromkeys(others, 0)
        case _:
            return False
    return True


def take_back(field: ipywidgets.Widget) -> bool:
    """Take back what was answered, as the field offers it; a model's slider asks nothing, and stays."""
    match field:
        case Text():
            field.value = ""
        case Range() if field.unset:
            field.value = None
        case Choice():
            field.value = None
        case Checks() | Ranking():
            field.value = ()
        case CardSort() | Allocation():
            field.value = {}
        case _:
            return False
    return True


def kept_of(shown: list[ipywidgets.Widget]) -> list[tuple[str, str]]:
    """Return what a notebook file keeps of each widget when it is shown."""
    return [(repr(each), str(each._repr_mimebundle_())) for each in shown]


@every_exercise
def test_answers_change_nothing_of_what_a_file_keeps_of_a_widget(lay_out: LayOut, name: str) -> None:
    shown = shown_by(lay_out(name))
    before = kept_of(shown)
    assert sum(map(answer, shown)) >= 2
    assert SECRET not in str(kept_of(shown))
    assert kept_of(shown) == before


@every_exercise
def test_no_field_is_left_out_of_these_tests(lay_out: LayOut, name: str) -> None:
    fields = [each for each in shown_by(lay_out(name)) if each.has_trait("key")]
    assert fields
    assert [each.key for each in fields if not answer(each)] == []


def wrong_for(field: ipywidgets.Widget) -> Any:
    match field:
        case Text():
            return SECRET * 1000
        case Range():
            return 123454321.0
        case Choice():
            return SECRET
        case Checks() | Ranking():
            return (SECRET,)
        case CardSort():
            return {SECRET: SECRET}
        case Allocation():
            return {option["id"]: 123454321 for option in field.options}
    return None


def check_that_it_is_not_quoted(field: ipywidgets.Widget, wrong: Any) -> None:
    with pytest.raises(TraitError, match="allows") as refused:
        field.checked(wrong)
    assert SECRET not in str(refused.value)
    assert "123454321" not in str(refused.value)


@every_exercise
def test_a_refused_answer_is_not_quoted(lay_out: LayOut, name: str) -> None:
    fields = [each for each in shown_by(lay_out(name)) if wrong_for(each) is not None]
    assert fields
    for field in fields:
        check_that_it_is_not_quoted(field, wrong_for(field))


@pytest.fixture
def fields(memory: Memory) -> Fields:
    """Makes the kinds of field that exercises may have."""
    return Fields(memory, "99/some", load_words(), journal_words(), "Saved here.")


@pytest.fixture
def every_kind(fields: Fields) -> list[ipywidgets.Widget]:
    """An order, cards and points: kinds of field that an edition of the workshop may do without."""
    options, columns = [("a", "One"), ("b", "Two")], [("c", "Left"), ("d", "Right")]
    return [
        fields.ranking("order", "In order", options),
        fields.card_sort("cards", "Sort", options, columns),
        fields.allocation("points", "Give", options),
    ]


def test_orders_cards_and_points_are_private_too(
    every_kind: list[ipywidgets.Widget], journal: Journal
) -> None:
    before = kept_of(every_kind)
    assert all(map(answer, every_kind))
    assert kept_of(every_kind) == before
    assert len(journal.answers()) == 3
    assert all(map(take_back, every_kind))
    assert not journal.path.exists()


def test_refused_orders_cards_and_points_are_not_quoted(every_kind: list[ipywidgets.Widget]) -> None:
    order, cards, points = every_kind
    for field, wrong in [
        *((field, wrong_for(field)) for field in every_kind),
        (order, (SECRET, "a")),
        (cards, {"a": SECRET}),
        (points, {SECRET: 100, "a": 0}),
        (points, {"a": 95, "b": 0}),
    ]:
        check_that_it_is_not_quoted(field, wrong)


@every_exercise
def test_opening_an_exercise_writes_nothing(lay_out: LayOut, journal: Journal, name: str) -> None:
    lay_out(name)
    assert list(journal.path.parent.iterdir()) == []


@every_exercise
def test_what_is_answered_and_taken_back_leaves_nothing_behind(
    lay_out: LayOut, journal: Journal, name: str
) -> None:
    asked = [each for each in shown_by(lay_out(name)) if can_be_taken_back(each)]
    for field in asked:
        answer(field)
    assert journal.answers()
    for field in reversed(asked):
        take_back(field)
    assert list(journal.path.parent.iterdir()) == []


def can_be_taken_back(field: ipywidgets.Widget) -> bool:
    return take_back(field)  # nothing was answered yet, so that this changes nothing


def test_opening_the_whole_workshop_writes_nothing(memory: Memory, journal: Journal) -> None:
    desk = Desk(memory, Place.THIS_LAPTOP)
    desk.journal_bar()
    for name in EXERCISES:
        desk.exercise(name)
    assert list(journal.path.parent.iterdir()) == []


@pytest.mark.parametrize("place", Place)
@every_exercise
def test_the_line_on_privacy_stands_beside_every_field_to_write_in(
    memory: Memory, name: str, place: Place
) -> None:
    desk = Desk(memory, place)
    texts = [each for each in shown_by(desk.view(name)) if isinstance(each, Text)]
    line = journal_words().privacy(place, memory.journal.path)
    assert journal_words().places[place].readers in line
    assert all(each.privacy == line for each in texts)


def test_there_are_fields_to_write_in(lay_out: LayOut) -> None:
    texts = [each for name in EXERCISES for each in shown_by(lay_out(name)) if isinstance(each, Text)]
    assert len(texts) > 10
