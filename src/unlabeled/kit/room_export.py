"""`unlabeled room export`: what a closed room showed as page and table, and its tally for the analyst."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from unlabeled.content import ContentError
from unlabeled.content.risk_appetite import risk_appetite_file
from unlabeled.content.room import RoomWords, load_room_words
from unlabeled.kit.analyze import ANALYST
from unlabeled.kit.host_room import kept_in, room_folder
from unlabeled.kit.pages import page
from unlabeled.kit.results import ResultsError, check_results_folder, write_results
from unlabeled.kit.stopped import INTERRUPTED, stopped
from unlabeled.survey.policy import risk_appetite

if TYPE_CHECKING:
    from unlabeled.room.image import Image

PAGE: Final = "shown.html"
TABLE: Final = "shown.csv"


class RoomExportError(Exception):
    """There is nothing that could be written; the sentence says why and what to do.

    Parameters
    ----------
    code : int
        1 if it is not possible now, 2 if what was given is no room.
    """

    def __init__(self, says: str, code: int) -> None:
        self.code = code
        super().__init__(says)


def room_export(folder: Path, out: Path) -> int:
    """Write what the room in `folder` showed to a new folder, and what is for the analyst alone below it.

    Parameters
    ----------
    folder : Path
        The folder of a room that is closed.
    out : Path
        The folder to make. It must not exist yet, or be empty.

    Returns
    -------
    int
        0 done; 1 not now: the room is open, or nothing was closed in it; 2 bad input, said in a sentence;
        130 interrupted. Only 0 has written.
    """
    try:
        check_results_folder(out)
        texts, notes = _texts(_image(folder))
        write_results(out, texts)
    except RoomExportError as error:
        sys.stderr.write(f"{error}\n")
        return error.code
    except (ContentError, ResultsError) as error:
        sys.stderr.write(f"{error}\n")
        return 2
    except KeyboardInterrupt:
        sys.stderr.write(stopped(out))
        return INTERRUPTED
    sys.stdout.write(f"What the room showed, and no more: {out / PAGE} and {out / TABLE}\n{notes}")
    if any(name.startswith(ANALYST) for name in texts):
        sys.stdout.write(f"Not for sharing, for whoever makes the report: {out / ANALYST}\n")
    return 0


def _image(folder: Path) -> Image:
    """Return the room in `folder`, which nobody has open."""
    from unlabeled.room.folder import TOKEN_FILE, FolderError, held
    from unlabeled.room.seal import FILE, SealError, read

    if not ((folder / FILE).is_file() and (folder / TOKEN_FILE).is_file()):  # holding it would make one
        raise RoomExportError(_none_in(folder), 2)
    try:
        with held(folder):
            image = read(folder)
    except FolderError as error:
        raise RoomExportError(str(error), 1) from None
    except SealError as error:
        raise RoomExportError(str(error), 2) from None
    if image is None:  # gone since we looked
        raise RoomExportError(_none_in(folder), 2)
    return image


def _none_in(folder: Path) -> str:
    """Say that there is no room, and where one is that `unlabeled host` opened, if it lies near by."""
    for near in (folder.parent / "workshop", folder):
        if kept_in(room := room_folder(near, new=False)) is not None:
            return f"There is no room in {folder}. There is one in {room}: --folder {room}"
    return f"There is no room in {folder}. Give the room's folder: --folder DIR."


def _texts(image: Image) -> tuple[dict[str, str], str]:
    """Return the files by name, and what else there is to say."""
    from unlabeled.room.exported import shown_csv, shown_questions
    from unlabeled.room.image import Asked

    words = load_room_words()
    appetite = replace(risk_appetite(risk_appetite_file()), k=image.k)
    if not image.is_shown_under(appetite):
        raise RoomExportError(
            "This room was opened under another policy. Put its risk-appetite.yaml back: the same answers "
            "shown in two details tell more than either.",
            2,
        )
    questions = shown_questions(image, appetite, words.shown)
    if not questions:
        raise RoomExportError("No question was closed in this room, so there is nothing to write.", 1)
    last = image.last
    is_open = words.exported.open.format(title=last.prompt.title) if last and last.asked is Asked.OPEN else ""
    public = {
        PAGE: page("room-shown.html.jinja", words=words, questions=questions, is_open=is_open),
        TABLE: shown_csv(questions),
    }
    return public | _for_the_analyst(image, words), f"{is_open}\n" if is_open else ""


def _for_the_analyst(image: Image, words: RoomWords) -> dict[str, str]:
    """Return the tallies of sealed questionnaires, with what forbids to share them."""
    from unlabeled.room.tally_file import tallies

    found = tallies(image)
    if not found:
        return {}
    readme = words.exported.not_for_sharing.format(files=", ".join(found))
    return {f"{ANALYST}/README.txt": readme} | {f"{ANALYST}/{name}": text for name, text in found.items()}
