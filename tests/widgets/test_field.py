"""The browser learns what became of a value, and of no other."""

import pytest
from traitlets import TraitError

from unlabeled.widgets import Text


def test_a_value_that_was_taken_in_is_acknowledged(sent) -> None:
    text = Text("Your reply")
    messages = sent(text)
    text.set_state({"value": "abc", "stamp": 3})
    assert messages == [{"type": "stored", "stamp": 3, "kept": True}]


def test_a_value_that_was_refused_is_not_said_to_be_kept(sent) -> None:
    text = Text("Your reply", limit=2)
    messages = sent(text)
    with pytest.raises(TraitError):
        text.set_state({"value": "abc", "stamp": 3})
    assert messages == [{"type": "stored", "stamp": 3, "kept": False}]


def test_a_value_that_could_not_be_stored_is_not_said_to_be_kept(sent, memory) -> None:
    memory.journal.path.write_text("{}", encoding="utf-8")
    text = memory.remember(Text("Your reply"), "a")
    messages = sent(text)
    text.set_state({"value": "abc", "stamp": 1})
    assert messages == [{"type": "stored", "stamp": 1, "kept": False}]
