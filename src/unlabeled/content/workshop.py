"""The words that every page of the workshop shares."""

from pathlib import Path

from pydantic import field_validator

from unlabeled.content.folder import data_folder
from unlabeled.content.load import Content, load

PROGRESS_FIELDS = {"number": 1, "total": 2, "title": "Terms", "minutes": 20}


class View(Content):
    """Strings of the workshop view in JupyterLab."""

    run_all: str
    show_code: str
    hide_code: str
    next: str
    previous: str
    parts: str
    progress: str

    @field_validator("progress")
    @classmethod
    def _only_known_places(cls, progress: str) -> str:
        try:
            progress.format(**PROGRESS_FIELDS)
        except (KeyError, IndexError, ValueError):
            allowed = ", ".join(f"{{{name}}}" for name in PROGRESS_FIELDS)
            raise ValueError(f"Only {allowed} may stand in braces") from None
        return progress


class Way(Content):
    """Words of the table of contents: heading, sentence, column heads, and a question for each part."""

    title: str
    lead: str
    page: str
    minutes: str
    asks: dict[str, str]

    @field_validator("lead")
    @classmethod
    def _only_minutes(cls, lead: str) -> str:
        try:
            lead.format(minutes=100)
        except (KeyError, IndexError, ValueError):
            raise ValueError("Only {minutes} may stand in braces") from None
        return lead


class Workshop(Content):
    """The workshop's name, and the words around every part of it."""

    title: str
    subtitle: str
    view: View
    way: Way


def load_workshop(file: Path | None = None) -> Workshop:
    """Return the words in `file`, or in the data folder in use."""
    return load(file or data_folder() / "workshop.yaml", Workshop)
