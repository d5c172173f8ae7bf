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


def test_a_value_that_could_not_wait_is_kept_like_any_other(sent, memory) -> None:
    text = memory.remember(Text("Your reply"), "a")
    messages = sent(text)
    text._handle_custom_msg({"type": "now", "value": "abc", "stamp": 2}, [])
    assert memory.journal.get("a") == "abc"
    assert messages == [{"type": "stored", "stamp": 2, "kept": True}]


def test_a_value_that_arrives_twice_is_taken_in_once(memory) -> None:
    text = memory.remember(Text("Your reply"), "a")
    text.set_state({"value": "abc", "stamp": 2})
    text._handle_custom_msg({"type": "now", "value": "abc", "stamp": 2}, [])
    assert memory.edits == 1


def test_a_value_that_arrives_twice_does_not_undo_what_became_of_it_meanwhile() -> None:
    text = Text("Your reply")
    text._handle_custom_msg({"type": "now", "value": "abc", "stamp": 2}, [])
    text.value = ""
    text.set_state({"value": "abc", "stamp": 2})
    assert text.value == ""
    text.set_state({"value": "abc", "stamp": 3})
    assert text.value == "abc"


@pytest.mark.parametrize("message", ["now", None, {"type": "other", "value": "abc", "stamp": 2}])
def test_another_message_changes_nothing(message: object) -> None:
    text = Text("Your reply")
    text._handle_custom_msg(message, [])
    assert text.value == ""
