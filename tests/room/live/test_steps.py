"""What comes next follows from the room alone."""

from __future__ import annotations

import pytest

from unlabeled.room.live.steps import Does, another, current, next_step
from unlabeled.room.plan import Phase
from unlabeled.room.seen import Asking, Seen
from unlabeled.room.shown import Result

PLANNED = ("a", "b", "c")
NAMES = ("c", "a", "b", "extra")  # the room's own order is another one


def seen(phases: dict[str, Phase], current: str | None = None) -> Seen:
    prompts = tuple(
        Asking(
            name,
            "choice",
            f"Title {name}",
            f"Text {name}?",
            phases.get(name, Phase.WAITING),
            Result("done") if phases.get(name) is Phase.CLOSED else None,
        )
        for name in NAMES
    )
    return Seen("http://127.0.0.1:1/", "CODE", Phase.WAITING, 3, 12, False, current, prompts)


def does(found: Seen, chosen: str | None = None) -> tuple[Does, str | None]:
    step = next_step(found, PLANNED, chosen)
    return step.does, step.prompt.id if step.prompt else None


def test_first_is_the_first_of_the_plan() -> None:
    assert does(seen({})) == (Does.OPEN, "a")


def test_what_is_open_is_closed_next_whatever_was_chosen() -> None:
    assert does(seen({"a": Phase.OPEN}, "a"), "c") == (Does.CLOSE, "a")


def test_while_it_is_being_closed_there_is_nothing_to_press() -> None:
    assert does(seen({"a": Phase.CLOSING}, "a")) == (Does.WAIT, "a")


def test_next_comes_after_the_last_that_was_asked_so_what_was_left_out_stays_out() -> None:
    assert does(seen({"b": Phase.CLOSED}, "b")) == (Does.OPEN, "c")


def test_prompt_outside_the_plan_moves_nothing() -> None:
    assert does(seen({"a": Phase.CLOSED, "extra": Phase.CLOSED}, "extra")) == (Does.OPEN, "b")


def test_after_the_last_of_the_plan_nothing_is_offered_by_itself() -> None:
    assert does(seen({"c": Phase.CLOSED}, "c")) == (Does.NOTHING, None)


def test_what_was_chosen_comes_first_until_it_was_asked() -> None:
    assert does(seen({"c": Phase.CLOSED}, "c"), "a") == (Does.OPEN, "a")
    assert does(seen({"a": Phase.CLOSED}, "a"), "a") == (Does.OPEN, "b")


@pytest.mark.parametrize(("now", "then"), [("a", "b"), ("c", "extra"), ("extra", "a"), (None, "a")])
def test_another_goes_round_those_of_the_plan_first(now: str | None, then: str) -> None:
    assert another(seen({}), PLANNED, now) == then


def test_there_is_no_other_when_one_is_left_or_none() -> None:
    last = dict.fromkeys(("a", "b", "extra"), Phase.CLOSED)
    assert another(seen(last, "b"), PLANNED, "c") is None
    assert another(seen({**last, "c": Phase.CLOSED}, "c"), PLANNED, None) is None


def test_current_is_what_the_room_says_and_not_the_last_of_a_list() -> None:
    found = current(seen({"a": Phase.CLOSED, "b": Phase.CLOSED}, "a"))
    assert found is not None
    assert found.id == "a"
