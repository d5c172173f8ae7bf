"""A button."""

import pytest

from unlabeled.widgets import Press


def test_every_press_calls_every_callback() -> None:
    button, calls = Press("Draw again"), []
    button.on_press(lambda: calls.append("one"))
    button.on_press(lambda: calls.append("two"))
    button._handle_custom_msg({"type": "press"}, [])
    button.press()
    assert calls == ["one", "two", "one", "two"]


def test_a_disabled_button_does_nothing_whoever_presses() -> None:
    button, calls = Press("Draw again"), []
    button.on_press(lambda: calls.append("called"))
    button.disabled = True
    button._handle_custom_msg({"type": "press"}, [])
    assert calls == []


def test_other_messages_are_no_press() -> None:
    button, calls = Press("Draw again"), []
    button.on_press(lambda: calls.append("called"))
    for content in ({}, {"type": "ping"}, "press", None):
        button._handle_custom_msg(content, [])
    assert calls == []


def test_its_repr_is_the_same_in_every_session() -> None:
    assert repr(Press("Draw again")) == "Press()"


def test_what_it_gives_is_sent_to_the_browser_to_be_saved(monkeypatch: pytest.MonkeyPatch) -> None:
    button, sent = Press("Keep it"), []
    monkeypatch.setattr(button, "send", sent.append)
    button.give("mine.txt", "text/plain", "words")
    assert sent == [{"type": "file", "name": "mine.txt", "kind": "text/plain", "content": "words"}]
