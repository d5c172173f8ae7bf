"""A desk of one's own for every test."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from unlabeled.exercises.desk import Desk
from unlabeled.journal import Journal, Place
from unlabeled.widgets import Memory


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    """An empty journal."""
    return Journal(tmp_path / "my-journal.json")


@pytest.fixture
def memory(journal: Journal) -> Memory:
    """What remembers answers in one kernel."""
    return Memory(journal)


@pytest.fixture
def lay_out(journal: Journal) -> Callable[[str], Any]:
    """Return the view of an exercise as a kernel that starts now would show it."""

    def lay_out(name: str) -> Any:
        desk = Desk(Memory(journal), Place.THIS_LAPTOP)
        desk.exercise(name)
        return desk.view(name)

    return lay_out
