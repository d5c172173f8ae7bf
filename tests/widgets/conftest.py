"""Fixtures for widgets without a browser."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from unlabeled.journal import Journal
from unlabeled.widgets import JournalWords, Memory, journal_words

ROOT = Path(__file__).parents[2]


@pytest.fixture
def words() -> JournalWords:
    return journal_words(ROOT / "data" / "journal.yaml")


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return Journal(tmp_path / "my-journal.json")


@pytest.fixture
def memory(journal: Journal) -> Memory:
    return Memory(journal)


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> Callable[[Any], list[dict[str, Any]]]:
    """Return the list that collects what a widget sends to its browser: `messages = sent(widget)`."""

    def sent(widget: Any) -> list[dict[str, Any]]:
        messages: list[dict[str, Any]] = []
        monkeypatch.setattr(widget, "send", lambda content, buffers=None: messages.append(content))
        return messages

    return sent
