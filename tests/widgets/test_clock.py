"""The clock: what it is given, and that it asks and is answered."""

from collections.abc import Callable
from typing import Any

from unlabeled.content.live import load_live_words
from unlabeled.widgets import Clock, Slot

WORDS = load_live_words().clock.model_dump()
SLOT = Slot(1_000, 2_000, "Terms", "To open", "spoken", "Read it aloud.", "Ten seconds.", "Leave it out.")


def test_rows_and_words_reach_the_browser() -> None:
    clock = Clock([SLOT], WORDS)
    assert clock.get_state()["slots"][0]["cue"] == "Ten seconds."
    assert clock.label == WORDS["label"]


def test_every_look_is_answered_after_what_it_asks_for(sent: Callable[[Any], list[dict[str, Any]]]) -> None:
    clock, seen = Clock([], WORDS), []
    messages = sent(clock)
    clock.on_look(lambda: seen.append(len(messages)))
    clock._receive(clock, {"type": "look"}, [])
    assert seen == [0]
    assert messages == [{"type": "here"}]


def test_what_it_does_not_know_is_left_alone(sent: Callable[[Any], list[dict[str, Any]]]) -> None:
    clock = Clock([], WORDS)
    messages = sent(clock)
    for content in ({"type": "press"}, {}, None, "look"):
        clock._receive(clock, content, [])
    assert messages == []
