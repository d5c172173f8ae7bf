"""One option out of several."""

import pytest
from traitlets import TraitError

from unlabeled.widgets import Choice, Option

OPTIONS = (("ask", "Ask a question"), Option("wait", "Wait", "Say nothing yet."))


def test_nothing_is_chosen_at_first() -> None:
    assert Choice("Your next line?", OPTIONS).value is None


def test_an_option_is_chosen_by_its_id_and_can_be_taken_back() -> None:
    choice = Choice("Your next line?", OPTIONS, value="ask")
    choice.value = None
    assert choice.value is None


@pytest.mark.parametrize("bad", ["Ask a question", "", 1])
def test_what_is_no_option_is_refused_and_the_old_choice_stands(bad: object) -> None:
    choice = Choice("Your next line?", OPTIONS, value="wait")
    with pytest.raises(TraitError):
        choice.set_state({"value": bad, "stamp": 1})
    assert choice.value == "wait"


@pytest.mark.parametrize("options", [(), (("a", "A"), ("a", "B"))])
def test_options_need_ids_that_differ(options: tuple[tuple[str, str], ...]) -> None:
    with pytest.raises(ValueError, match="ids that differ"):
        Choice("Your next line?", options)


def test_a_note_reaches_the_browser_with_its_option() -> None:
    assert Choice("Your next line?", OPTIONS).options[1]["note"] == "Say nothing yet."


def test_its_repr_is_the_same_in_every_session() -> None:
    assert repr(Choice("Your next line?", OPTIONS)) == "Choice('Your next line?')"
