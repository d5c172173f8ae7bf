"""Lay out a workshop folder, and refresh it later without touching what its owner changed."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path, PurePath

from unlabeled import __version__
from unlabeled.kit.digest import file_digest

RECORD = ".unlabeled.json"  # what was laid out, so that a changed file can be told from an old one
PARTS = ("notebooks", "data", "facilitator")
# All that travels of data/: a team keeps the answers to its own survey there, under whatever name.
_CONTENT = (".yaml", ".bib", ".md")
_SAMPLE = "data/survey/sample.csv"


class FolderError(ValueError):
    """A folder that cannot become a workshop folder: one sentence that says why and what to do."""


@dataclass(frozen=True)
class LaidOut:
    """What was done: files written, and files left alone because somebody changed them."""

    folder: Path
    written: tuple[str, ...]
    left_alone: tuple[str, ...]


@dataclass
class _Plan:
    write: list[str] = field(default_factory=list)
    leave: list[str] = field(default_factory=list)
    record: dict[str, str] = field(default_factory=dict)


def is_workshop(folder: Path) -> bool:
    """Return whether `folder` was laid out by `lay_out`."""
    return (folder / RECORD).is_file()


def default_folder() -> Path:
    """Return the folder where none is named: the working directory if it is one, else `workshop` in it."""
    here = Path()
    return here if is_workshop(here) else here / "workshop"


def lay_out(folder: Path, kit: Path) -> LaidOut:
    """Lay out the workshop of `kit` in `folder`, or bring what is there up to date.

    A file that its owner changed is left alone. Everything is copied beside its place first and moved there
    at the end, so that a full disk or an interruption leaves no half-written folder.

    Parameters
    ----------
    folder : Path
        A new folder, an empty one, or one that was laid out before.
    kit : Path
        Folder with `notebooks/`, `data/` and `facilitator/`.

    Raises
    ------
    FolderError
        If `folder` cannot be used.
    """
    _refuse(folder, kit)
    plan = _plan(folder, kit)
    try:
        if plan.write or plan.record != _read_record(folder):
            _carry_out(plan, folder, kit)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise FolderError(
            f"The workshop could not be written to {folder} ({reason}). Choose another place."
        ) from error
    return LaidOut(folder, tuple(plan.write), tuple(plan.leave))


def _refuse(folder: Path, kit: Path) -> None:
    if folder.exists() and not folder.is_dir():
        raise FolderError(f"{folder} is a file. Give the name of a new or an empty folder.")
    if not folder.absolute().parent.is_dir():
        raise FolderError(
            f"There is no folder {folder.absolute().parent}. Make it first, or choose another place."
        )
    if folder.is_dir() and folder.samefile(kit):
        raise FolderError(
            f"{folder} is the kit itself. Choose another folder, such as {folder / 'workshop'}."
        )
    if folder.is_dir() and not is_workshop(folder) and any(_visible(folder)):
        raise FolderError(f"{folder} already holds other things. Give the name of a new or an empty folder.")


def _visible(folder: Path) -> Iterator[Path]:
    return (entry for entry in folder.iterdir() if not entry.name.startswith("."))


def _plan(folder: Path, kit: Path) -> _Plan:
    plan, known = _Plan(), _read_record(folder)
    for name in _kit_files(kit):
        target, new = folder / name, file_digest(kit / name)
        if not target.exists():
            plan.write.append(name)
        elif not target.is_file() or (now := file_digest(target)) not in (new, known.get(name)):
            plan.leave.append(name)
            new = known.get(name, "")
        elif now != new:
            plan.write.append(name)
        plan.record[name] = new
    return plan


def _kit_files(kit: Path) -> list[str]:
    names = (file.relative_to(kit) for part in PARTS for file in (kit / part).rglob("*") if file.is_file())
    return sorted(
        name.as_posix()
        for name in names
        if not any(step.startswith((".", "__")) for step in name.parts) and not _is_private(name)
    )


def _is_private(name: PurePath) -> bool:
    """Return whether `name` may hold somebody's answers: a journal, or what lies beside the content."""
    is_content = name.suffix in _CONTENT or name.as_posix() == _SAMPLE
    return name.match("my-journal*") or (name.parts[0] == "data" and not is_content)


def _read_record(folder: Path) -> dict[str, str]:
    try:
        files = json.loads((folder / RECORD).read_text(encoding="utf-8"))["files"]
        return {str(name): str(digest) for name, digest in files.items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}  # without a record every file that differs counts as changed, and is left alone


def _carry_out(plan: _Plan, folder: Path, kit: Path) -> None:
    record = json.dumps({"version": __version__, "files": plan.record}, indent=1, ensure_ascii=False) + "\n"
    with _staging(folder if folder.is_dir() else folder.absolute().parent) as staged:
        for name in plan.write:
            (staged / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(kit / name, staged / name)
        (staged / RECORD).write_text(record, encoding="utf-8")
        if not folder.is_dir():
            staged.rename(folder)
            return
        for name in (*plan.write, RECORD):
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            (staged / name).replace(folder / name)


@contextmanager
def _staging(beside: Path) -> Iterator[Path]:
    """Give a folder on the same disk; whatever is still in it afterwards goes."""
    private = Path(tempfile.mkdtemp(prefix=".unlabeled-", dir=beside))
    try:
        staged = private / "new"  # the outer folder is readable by its owner only, this one as usual
        staged.mkdir()
        yield staged
    finally:
        shutil.rmtree(private, ignore_errors=True)
