"""A short questionnaire, and files made of text."""

from collections.abc import Callable
from pathlib import Path

import pytest

from unlabeled.content.instrument import Instrument, load_instrument
from unlabeled.survey.read import read
from unlabeled.survey.responses import Responses

from . import google_forms

ReadText = Callable[..., Responses]


@pytest.fixture
def short(tmp_path: Path) -> Instrument:
    file = tmp_path / "short.yaml"
    file.write_text(google_forms.INSTRUMENT, encoding="utf-8")
    return load_instrument(file)


@pytest.fixture
def read_text(tmp_path: Path, short: Instrument) -> ReadText:
    """Read a text as if it were an export; groups are in `team` unless said otherwise."""

    def make(text: str | bytes, by: str | None = None) -> Responses:
        file = tmp_path / "export.csv"
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return read(file, short, by)

    return make
