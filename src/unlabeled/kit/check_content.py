"""`unlabeled check-content DIR`: say all that is wrong in a workshop folder's content, and change nothing."""

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Final

from unlabeled.content import ContentError
from unlabeled.content.doctor import DoctorWords
from unlabeled.content.host import HostWords
from unlabeled.content.instrument import Instrument
from unlabeled.content.live import LiveWords
from unlabeled.content.load import Content, Examined, examine
from unlabeled.content.made_up import MadeUp
from unlabeled.content.prompts import Prompts
from unlabeled.content.references import examine_references
from unlabeled.content.rehearsal import RehearsalWords
from unlabeled.content.risk_appetite import RiskAppetitePolicy
from unlabeled.content.room import RoomWords
from unlabeled.content.schedule import Schedule
from unlabeled.content.session import Session
from unlabeled.content.sheets import SheetWords
from unlabeled.content.workshop import Workshop
from unlabeled.exercises.catalogue import Page, page_files
from unlabeled.exercises.words import Words
from unlabeled.kit.check_session import prompt_mistakes, session_mistakes, sheet_mistakes
from unlabeled.kit.check_together import Shown, mistakes_together, shown_in
from unlabeled.kit.start import program, quoted
from unlabeled.look.tokens import Look
from unlabeled.survey.policy import risk_appetite
from unlabeled.widgets import JournalWords

_POLICY: Final = "survey/risk-appetite.yaml"
_PROMPTS: Final = "prompts.yaml"
# Every YAML file that the workshop reads, beside its schedule and the pages of its notebooks.
MODELS: Final[Mapping[str, type[Content]]] = MappingProxyType(
    {
        "workshop.yaml": Workshop,
        "journal.yaml": JournalWords,
        "look.yaml": Look,
        _PROMPTS: Prompts,
        "room.yaml": RoomWords,
        "live.yaml": LiveWords,
        "host.yaml": HostWords,
        "doctor.yaml": DoctorWords,
        "rehearsal.yaml": RehearsalWords,
        "exercises/words.yaml": Words,
        "survey/instrument.yaml": Instrument,
        "survey/made-up.yaml": MadeUp,
        _POLICY: RiskAppetitePolicy,
    }
)
_SCHEDULE: Final = "schedule.yaml"  # these are read beside them: they are compared with the pages
_SESSION: Final = "session.yaml"
_SHEETS: Final = "sheets.yaml"
_COMPARED: Final = (_SCHEDULE, _SESSION, _SHEETS)


class NoContentError(ValueError):
    """A folder whose content cannot be checked: one sentence that says why and what to do."""


@dataclass(frozen=True)
class Checked:
    """What was read, and every mistake in it, file by file and line by line."""

    yaml_files: int
    works: int
    exercises: int
    notebooks: int | None  # None: they lie beside the folder that was given
    mistakes: tuple[ContentError, ...]


def check_content(folder: Path) -> int:
    """Check the content in `folder` and print what is wrong. Return 0, 1 with findings, 2 for bad input."""
    try:
        checked = check(folder)
    except NoContentError as error:
        sys.stderr.write(f"{error}\n")
        return 2
    for mistake in checked.mistakes:
        sys.stdout.write(f"{line_of(mistake)}\n")
    if checked.mistakes:
        number = len(checked.mistakes)
        sys.stdout.write(
            f"\nFound {things(number)} to mend. Check again afterwards: some rules compare whole files.\n"
        )
        return 1
    sys.stdout.write(f"All content is fine: {_counts(checked)}.\n")
    return 0


def things(number: int) -> str:
    """Return `number` in words, for what is to mend."""
    return "one thing" if number == 1 else f"{number} things"


def check(folder: Path) -> Checked:
    """Return what is wrong in `folder`: a workshop folder, or its `data/`. Nothing outside it is read.

    A link counts as what it leads to, as it does for the exercises.

    Raises
    ------
    NoContentError
        If there is no such folder, or no content in it.
    """
    data = _data_in(folder)
    files = {name: examine(data / name, model) for name, model in MODELS.items()}
    schedule, session = examine(data / _SCHEDULE, Schedule), examine(data / _SESSION, Session)
    sheets = examine(data / _SHEETS, SheetWords)
    pages = [examine(file, Page) for file in page_files(data / "exercises")]
    works, in_works = examine_references(data / "references.bib")
    notebooks = _notebooks_in(folder, data)
    mistakes = [mistake for each in files.values() for mistake in each.mistakes]
    mistakes += [mistake for page in pages for mistake in page.mistakes]
    mistakes += [
        *schedule.mistakes,
        *session.mistakes,
        *sheets.mistakes,
        *in_works,
        *_too_lax(files[_POLICY]),
        *_unread(data),
    ]
    mistakes += mistakes_together(schedule, pages, works, notebooks)
    mistakes += [*session_mistakes(session, schedule, pages), *sheet_mistakes(sheets, pages)]
    mistakes += prompt_mistakes(files[_PROMPTS], schedule)
    order = sorted(mistakes, key=lambda one: (str(one.file), one.line or 0, one.field))
    exercises = sum(len(page.content.exercises) for page in pages if page.content)
    count = None if notebooks is None else len(notebooks)
    return Checked(len(files) + len(_COMPARED) + len(pages), len(works), exercises, count, tuple(order))


def _data_in(folder: Path) -> Path:
    if not folder.exists():
        command = f"{program()} start {quoted(str(folder), os.name)}"
        raise NoContentError(f"There is no folder {folder}. Lay one out first: {command}")
    if not folder.is_dir():
        raise NoContentError(f"{folder} is a file. Give the workshop folder that it lies in.")
    for data in (folder / "data", folder):
        if any((data / name).is_file() for name in (*MODELS, *_COMPARED)):
            return data
    raise NoContentError(
        f"{folder} holds no content of a workshop. Give the folder that `unlabeled start` laid out."
    )


def _notebooks_in(folder: Path, data: Path) -> list[Shown] | None:
    """Return what each notebook shows; None where only `data/` was given, and notebooks lie outside of it."""
    if data == folder:
        return None
    return [shown_in(file) for file in sorted((folder / "notebooks").glob("*.ipynb"))]


def _too_lax(policy: Examined[Content]) -> list[ContentError]:
    """Return what the gate itself refuses in a policy that is well written."""
    if policy.content is None:
        return []
    try:
        risk_appetite(policy.file)
    except ContentError as error:
        named = next((name for name in policy.values if error.problem.startswith(f"{name} ")), None)
        return [policy.mistake(error.problem, *([named] if named else []))]
    return []


def _unread(data: Path) -> list[ContentError]:
    """Return each YAML file that nothing reads: most likely its name is mistyped."""
    known = {data / name for name in (*MODELS, *_COMPARED)} | set(page_files(data / "exercises"))
    problem = "Nothing reads a file of this name. Give it the name that it had, or remove it."
    return [
        ContentError(file, problem)
        for end in ("yaml", "yml", "bib")
        for file in sorted(data.rglob(f"*.{end}"))
        if file not in known and file != data / "references.bib" and not _is_hidden(file, data)
    ]


def _is_hidden(file: Path, data: Path) -> bool:
    return any(step.startswith(".") for step in file.relative_to(data).parts)


def line_of(mistake: ContentError) -> str:
    """Return `mistake` as one line for a terminal; its file as it is found from where the command runs."""
    parts = [mistake.file.as_posix()]
    parts += [f"line {mistake.line}"] if mistake.line else []
    parts += [mistake.field] if mistake.field else []
    line = f"{', '.join(parts)}: {mistake.problem}"
    return "".join(
        letter if letter.isprintable() else "?" for letter in line
    )  # nothing that a terminal obeys


def _counts(checked: Checked) -> str:
    said = f"{checked.yaml_files} YAML files, {checked.exercises} exercises, {checked.works} works"
    if checked.notebooks is None:
        return f"{said}; notebooks lie outside this folder and were not looked at"
    return f"{said}, {checked.notebooks} notebooks"
