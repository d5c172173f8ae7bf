"""Every exercise there is, read from `data/exercises/` and found by its id."""

from functools import lru_cache
from pathlib import Path
from typing import Annotated, Self

from pydantic import Field, model_validator

from unlabeled.content import data_folder, load
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
    files = page_files(folder or data_folder() / "exercises")
    return tuple(_page(file, file.stat().st_mtime_ns, file.stat().st_size) for file in files)


def page_files(folder: Path) -> list[Path]:
    """Return the files in `folder` that hold a page, in the order of the notebooks."""
    return [*sorted(folder.glob("[0-9][0-9]-*.yaml")), *folder.glob(f"{CLOSE}.yaml")]


@lru_cache(maxsize=64)
def _page(file: Path, _changed: int, _size: int) -> Page:
    """Return the page in `file`, read again only once it was changed: every cell asks for it."""
    return load(file, Page)


def load_words(folder: Path | None = None) -> Words:
    """Return the words that all exercises share."""
    return load((folder or data_folder() / "exercises") / "words.yaml", Words)


def find_page(number: str, folder: Path | None = None) -> Page:
    """Return the page of the notebook with this `number`, for example "02"."""
    pages = load_pages(folder)
    for page in pages:
        if page.id == number:
            return page
    raise LookupError(f"There is no notebook '{number}'. There are: {', '.join(page.id for page in pages)}.")


def find_exercise(name: str, folder: Path | None = None) -> tuple[Page, AnyExercise]:
    """Return the exercise called `name` and the page that it stands on."""
    found = {exercise.id: (page, exercise) for page in load_pages(folder) for exercise in page.exercises}
    if name not in found:
        raise LookupError(f"There is no exercise '{name}'. There are: {', '.join(found)}.")
    return found[name]
