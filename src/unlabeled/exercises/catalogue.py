"""Every exercise there is, read from `data/exercises/` and found by its id."""

import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Self, TypeVar

from pydantic import Field, model_validator

from unlabeled.content import ContentError, data_folder, load
from unlabeled.content.text import text_of
from unlabeled.exercises.advice_ledger.content import AdviceLedger
from unlabeled.exercises.ask_first.content import AskFirst
from unlabeled.exercises.consulting_round.content import ConsultingRound
from unlabeled.exercises.content import CLOSE, Notebook
from unlabeled.exercises.find_the_person.content import FindThePerson
from unlabeled.exercises.five_forms.content import FiveForms
from unlabeled.exercises.hundred_points.content import HundredPoints
from unlabeled.exercises.label_off.content import LabelOff
from unlabeled.exercises.letting_go.content import LettingGo
from unlabeled.exercises.off_course.content import OffCourse
from unlabeled.exercises.one_promise.content import OnePromise
from unlabeled.exercises.own_speed.content import OwnSpeed
from unlabeled.exercises.ownership_card.content import OwnershipCard
from unlabeled.exercises.real_choice.content import RealChoice
from unlabeled.exercises.their_success.content import TheirSuccess
from unlabeled.exercises.three_invitations.content import ThreeInvitations
from unlabeled.exercises.told_apart.content import ToldApart
from unlabeled.exercises.words import Words
from unlabeled.exercises.would_move.content import WouldMove

AnyExercise = Annotated[
    ThreeInvitations
    | OwnSpeed
    | LettingGo
    | LabelOff
    | AskFirst
    | TheirSuccess
    | ToldApart
    | AdviceLedger
    | ConsultingRound
    | FiveForms
    | OffCourse
    | OwnershipCard
    | HundredPoints
    | RealChoice
    | FindThePerson
    | WouldMove
    | OnePromise,
    Field(discriminator="kind"),
]

F = TypeVar("F")


class Page(Notebook):
    """One notebook with its exercises."""

    exercises: tuple[AnyExercise, ...]

    @model_validator(mode="after")
    def _minutes_suffice(self) -> Self:
        needed = sum(exercise.minutes for exercise in self.exercises)
        if needed > self.minutes:
            raise ValueError(f"The exercises take {needed} minutes, the notebook has {self.minutes}")
        return self


def load_pages(folder: Path | None = None) -> tuple[Page, ...]:
    """Return all pages in `folder` (default: `exercises/` in the data folder in use), in order."""
    return tuple(_page_in(file) for file in page_files(folder or data_folder() / "exercises"))


def readable_pages() -> tuple[Page, ...]:
    """Return the pages in the data folder in use, in order, without those whose file has a mistake."""
    pages = []
    for file in page_files(data_folder() / "exercises"):
        with suppress(ContentError):
            pages.append(_page_in(file))
    return tuple(pages)


def page_files(folder: Path) -> list[Path]:
    """Return the files in `folder` that hold a page, in the order of the notebooks."""
    return [*sorted(folder.glob("[0-9][0-9]-*.yaml")), *folder.glob(f"{CLOSE}.yaml")]


def _page_in(file: Path) -> Page:
    try:
        found = file.stat()
    except OSError:  # a link that leads nowhere
        return load(file, Page)
    return _page(file, found.st_mtime_ns, found.st_size)


@lru_cache(maxsize=64)
def _page(file: Path, _changed: int, _size: int) -> Page:
    """Return the page in `file`, read again only once it was changed: every cell asks for it."""
    return load(file, Page)


def load_words(folder: Path | None = None) -> Words:
    """Return the words that all exercises share."""
    return load((folder or data_folder() / "exercises") / "words.yaml", Words)


def find_page(number: str, folder: Path | None = None) -> Page:
    """Return the page of the notebook with this `number`, for example "02"; no other page matters."""
    files = page_files(folder or data_folder() / "exercises")
    own_first = sorted(files, key=lambda file: file.stem.partition("-")[0] != number)
    found = _first(own_first, lambda page: page if page.id == number else None)
    if found is None:
        there = ", ".join(page.id for page in load_pages(folder))
        raise LookupError(f"There is no notebook '{number}'. There are: {there}.")
    return found


def find_exercise(name: str, folder: Path | None = None) -> tuple[Page, AnyExercise]:
    """Return the exercise called `name` and the page that it stands on; no other page matters."""
    files = page_files(folder or data_folder() / "exercises")
    own_first = sorted(files, key=lambda file: not seems_to_hold(file, name))
    found = _first(
        own_first, lambda page: next(((page, each) for each in page.exercises if each.id == name), None)
    )
    if found is None:
        there = ", ".join(each.id for page in load_pages(folder) for each in page.exercises)
        raise LookupError(f"There is no exercise '{name}'. There are: {there}.")
    return found


def _first(files: Iterable[Path], find: Callable[[Page], F | None]) -> F | None:
    """Return what `find` finds first; a page that cannot be read only matters if no other page has it."""
    trouble: ContentError | None = None
    for file in files:
        try:
            found = find(_page_in(file))
        except ContentError as error:
            trouble = trouble or error
            continue
        if found is not None:
            return found
    if trouble is not None:
        raise trouble
    return None


def seems_to_hold(file: Path, exercise: str) -> bool:
    """Return whether `file` seems to hold `exercise`, without reading it as YAML, which may fail."""
    try:
        text = text_of(file)
    except ContentError:
        return False
    return bool(re.search(rf"\bid: *['\"]?{re.escape(exercise)}(?![\w-])", text))
