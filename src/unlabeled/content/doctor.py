"""What `unlabeled doctor` looks at, and what it says of it."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated, Self

from pydantic import model_validator

from unlabeled.content.braces import sentence
from unlabeled.content.errors import misplaced
from unlabeled.content.folder import data_folder
from unlabeled.content.load import Content, load

_Found = Annotated[str, sentence("found")]


class Group(StrEnum):
    """Who needs it."""

    SESSION = "session"
    ALONE = "alone"
    SURVEY = "survey"
    CHANGE = "change"


class Check(StrEnum):
    """What is looked at, in the order in which it is said."""

    PYTHON = "python"
    OWN = "own"
    PACKAGES = "packages"
    CONTENT = "content"
    EXTENSIONS = "extensions"
    ENABLED = "enabled"
    FOLDER = "folder"
    SPACE = "space"
    BROWSER = "browser"
    PHONES = "phones"
    PORT = "port"
    FONTS = "fonts"
    WAREHOUSE = "warehouse"
    SPARK = "spark"
    GIT = "git"
    MAKE = "make"
    TOOLS = "tools"
    CHROMIUM = "chromium"
    NPM = "npm"
    UV = "uv"
    JAVA = "java"


class CheckWords(Content):
    """What is said of one thing."""

    there: _Found
    lacking: _Found
    get: str


class Groups(Content):
    """Above what each of them needs."""

    session: str
    alone: str
    survey: str
    change: str


class Marks(Content):
    """Before each line: there; missing, so that no session can run; without, and it goes on all the same."""

    there: str
    missing: str
    without: str


class DoctorWords(Content):
    """All that it says."""

    groups: Groups
    marks: Marks
    checks: dict[Check, CheckWords]
    can: str
    cannot: str
    nothing: str

    @model_validator(mode="after")
    def _every_check_has_words(self) -> Self:
        missing = [check for check in Check if check not in self.checks]
        if missing:
            raise misplaced(f"These have no words: {', '.join(missing)}. Add them", "checks")
        return self


def load_doctor_words(file: Path | None = None) -> DoctorWords:
    """Return the words in `file`, or in the data folder in use."""
    return load(file or data_folder() / "doctor.yaml", DoctorWords)
