"""The words of a rehearsal."""

from pathlib import Path
from typing import Annotated

from unlabeled.content.braces import sentence
from unlabeled.content.folder import data_folder
from unlabeled.content.load import Content, load


class RehearsalWords(Content):
    """All that `unlabeled rehearse` says; `mark` stands on every page."""

    mark: str
    begins: Annotated[str, sentence("minutes", "lasts", "people")]
    with_browsers: Annotated[str, sentence("browsers", "people")]
    without_browsers: str
    by_itself: str
    by_you: str
    your_seat: str
    closes: str
    over: str
    report: Annotated[str, sentence("file")]
    too_few: str
    no_survey: str
    not_closed: str
    stopped: str


def load_rehearsal_words(file: Path | None = None) -> RehearsalWords:
    """Return the words in `file`, or in the data folder in use."""
    return load(file or data_folder() / "rehearsal.yaml", RehearsalWords)
