"""The words that every page of the workshop shares."""

from pathlib import Path
from typing import Annotated

from unlabeled.content.braces import sentence
from unlabeled.content.folder import data_folder
from unlabeled.content.load import Content, load


class View(Content):
    """Strings of the workshop view in JupyterLab."""

    run_all: str
    show_code: str
    hide_code: str
    next: str
    previous: str
    parts: str
    progress: Annotated[str, sentence("number", "total", "title", "minutes")]


class Way(Content):
    """Words of the table of contents: heading, sentence, column heads, and a question for each part."""

    title: str
    lead: Annotated[str, sentence("minutes")]
    page: str
    minutes: str
    asks: dict[str, str]


class Workshop(Content):
    """The workshop's name, and the words around every part of it."""

    title: str
    subtitle: str
    view: View
    way: Way


def load_workshop(file: Path | None = None) -> Workshop:
    """Return the words in `file`, or in the data folder in use."""
    return load(file or data_folder() / "workshop.yaml", Workshop)
