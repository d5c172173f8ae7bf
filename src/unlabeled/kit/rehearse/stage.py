"""A workshop folder of our own, in which every page says that nobody in it is real."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, Final

from unlabeled.content import kit_folder
from unlabeled.content.rehearsal import load_rehearsal_words
from unlabeled.kit.layout import FolderError, default_folder, is_workshop, lay_out

# The questionnaire's id here: no ledger takes a report of this for one of the workshop's own.
QUESTIONNAIRE: Final = "rehearsal"


def source(folder: Path | None) -> Path:
    """Return whose words are rehearsed: a workshop folder's own, or the kit's.

    Raises
    ------
    FolderError
        If a folder was named that is none.
    """
    chosen = (folder or default_folder()).absolute()
    if is_workshop(chosen):
        return chosen
    if folder is not None:
        raise FolderError(f"{folder} is no workshop folder. Leave --folder out to rehearse the kit as it is.")
    return kit_folder()


def set_stage(stage: Path, words_from: Path) -> None:
    """Lay out the workshop of `words_from` in `stage`, and mark what phones, wall, console and report say.

    Nothing of `words_from` is changed, and what somebody keeps there, such as a room, a ledger or a survey's
    answers, is not copied.
    """
    lay_out(stage, words_from)
    data = stage / "data"
    if not (data / "rehearsal.yaml").is_file():  # a folder that was laid out before there were rehearsals
        (data / "rehearsal.yaml").write_bytes((kit_folder() / "data" / "rehearsal.yaml").read_bytes())
    mark = load_rehearsal_words(data / "rehearsal.yaml").mark
    for name, change in _CHANGES.items():
        _rewrite(data / name, mark, change)


def _rewrite(file: Path, mark: str, change: Callable[[dict[str, Any], str], None]) -> None:
    import yaml

    content = yaml.safe_load(file.read_text(encoding="utf-8"))
    change(content, mark)
    file.write_text(yaml.safe_dump(content, allow_unicode=True, sort_keys=False), encoding="utf-8")


def _workshop(content: dict[str, Any], mark: str) -> None:
    content["title"] = f"{mark}: {content['title']}"


def _room(content: dict[str, Any], mark: str) -> None:
    content["phone"]["heading"] = mark
    content["both"]["seats"] = f"{mark}. {content['both']['seats']}"  # under every page, and on the console


def _live(content: dict[str, Any], mark: str) -> None:
    content["clock"]["label"] = f"{mark}: {content['clock']['label']}"
    content["ask"]["title"] = f"{mark}. {content['ask']['title']}"


def _instrument(content: dict[str, Any], mark: str) -> None:
    content["id"] = QUESTIONNAIRE
    content["title"] = f"{mark}: {content['title']}"
    content["invitation"] = f"{mark}. {content['invitation']}"


_CHANGES: Final[Mapping[str, Callable[[dict[str, Any], str], None]]] = {
    "workshop.yaml": _workshop,
    "room.yaml": _room,
    "live.yaml": _live,
    "survey/instrument.yaml": _instrument,
}
