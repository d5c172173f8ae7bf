"""The minutes of the workshop."""

from collections.abc import Callable
from pathlib import Path

import pytest

from unlabeled.content import ContentError, kit_folder
from unlabeled.content.schedule import Schedule, load_schedule

FILE = kit_folder() / "data" / "schedule.yaml"


@pytest.fixture
def schedule() -> Schedule:
    return load_schedule(FILE)


@pytest.mark.parametrize("length", [45, 90, 180])
def test_the_parts_of_each_plan_add_up_to_its_length(schedule: Schedule, length: int) -> None:
    assert sum(part.live.get(length, 0) for part in schedule.parts) == length


def test_parts_have_ids_of_their_own(schedule: Schedule) -> None:
    ids = [part.id for part in schedule.parts]
    assert len(ids) == len(set(ids))


def test_every_part_with_a_notebook_says_how_long_it_takes_alone(schedule: Schedule) -> None:
    assert schedule.notebooks
    assert [part.id for part in schedule.notebooks if part.solo is None] == []


def test_a_part_may_lie_outside_the_room_and_only_the_reading_of_results_does(schedule: Schedule) -> None:
    outside = [part.id for part in schedule.notebooks if not any(part.live.values())]
    assert outside == ["07"]
    order = [part.id for part in schedule.notebooks]
    assert order.index("06") < order.index("07") < order.index("close")


@pytest.mark.parametrize("length", [45, 90, 180])
def test_a_plan_that_is_a_minute_off_is_refused(write: Callable[[str], Path], length: int) -> None:
    lengths = {45: 45, 90: 90, 180: 180} | {length: length + 1}
    file = write(f"unpiloted: true\nparts:\n  - {{id: all, title: All, live: {lengths}}}")
    with pytest.raises(
        ContentError, match=f"line 2, parts: The {length}-minute plan adds up to {length + 1}"
    ):
        load_schedule(file)


def test_a_plan_of_another_length_is_refused(write: Callable[[str], Path]) -> None:
    file = write("unpiloted: true\nparts:\n  - {id: all, title: All, live: {60: 60}}")
    with pytest.raises(ContentError, match=r"line 3, parts\.0\.live\.60") as raised:
        load_schedule(file)
    assert "45, 90 or 180" in raised.value.problem
