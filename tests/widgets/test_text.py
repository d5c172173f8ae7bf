"""A field to write in."""

import pytest
from traitlets import TraitError

from unlabeled.widgets import Text


def test_what_is_written_is_held_as_it_is() -> None:
    text = Text("Your reply")
    text.set_state({"value": "שלום\n👩🏽‍🚀", "stamp": 1})
    assert text.value == "שלום\n👩🏽‍🚀"


@pytest.mark.parametrize("bad", ["x" * 11, 3, None])
def test_what_does_not_fit_is_refused_and_the_old_text_stands(bad: object) -> None:
    text = Text("Your reply", value="before", limit=10)
    with pytest.raises(TraitError):
        text.set_state({"value": bad, "stamp": 1})
    assert text.value == "before"


def test_a_refused_text_is_not_repeated_in_the_error() -> None:
    with pytest.raises(TraitError) as refused:
        Text("Your reply", value="something private", limit=10)
    assert "private" not in str(refused.value)


def test_half_a_surrogate_pair_becomes_a_sign_that_can_be_sent() -> None:
    assert Text("Your reply", value="a\ud83db").value == "a\ufffdb"


def test_its_repr_holds_the_question_and_not_the_answer() -> None:
    assert repr(Text("Your reply", value="something private")) == "Text('Your reply')"
