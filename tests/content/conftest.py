"""What the tests of content share: a YAML file with given content, and our own instrument to spoil."""

from collections.abc import Callable
from pathlib import Path

import pytest

from unlabeled.content import kit_folder

INSTRUMENT = kit_folder() / "data" / "survey" / "instrument.yaml"


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str | bytes], Path]:
    """Return a function that writes a content file and returns where it is."""

    def write(content: str | bytes) -> Path:
        file = tmp_path / "content.yaml"
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
        return file

    return write


@pytest.fixture
def spoilt(write: Callable[[str], Path]) -> Callable[[str, str], Path]:
    """Return a function that replaces one passage of our instrument, which must be there once."""

    def spoilt(passage: str, replacement: str) -> Path:
        text = INSTRUMENT.read_text(encoding="utf-8")
        if text.count(passage) != 1:
            raise LookupError(f"{passage!r} stands {text.count(passage)} times in the instrument")
        return write(text.replace(passage, replacement))

    return spoilt
