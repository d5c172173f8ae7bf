"""Finished tables and releases, as files, attacked together."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Final

from unlabeled.attack.as_json import columns_of_json
from unlabeled.attack.columns import is_release
from unlabeled.attack.doubts import doubts, who_is_everyone
from unlabeled.attack.facts import AttackError, Finding, Publication, Scale
from unlabeled.attack.releases import ReadRelease, read_columns, read_csv
from unlabeled.attack.run import Told, quiet
from unlabeled.attack.several import findings_of_all
from unlabeled.attack.tables import EXAMPLE, is_table, read_table

_MOST: Final = 20_000_000  # bytes of a file


def attack_files(
    files: Sequence[Path],
    scale: Scale,
    k: int = 5,
    total: str | None = None,
    begin: Told = quiet,
    told: Told = quiet,
) -> list[Finding]:
    """Return what can be worked out from all of `files` together.

    Parameters
    ----------
    files : sequence of Path
        Releases of ours and finished tables of other tools, each a publication about the same people.
    scale : Scale
        The bounds of the answers.
    k : int
        Smallest group that may be published.
    total : str, optional
        What the row of everyone is called; All, Total or Everyone unless given.
    begin, told : callable
        Are told what is looked at, and which row of a table was taken as everyone.

    Raises
    ------
    AttackError
        If a file cannot be read.
    """
    publications: list[Publication] = []
    releases: list[tuple[str, ReadRelease]] = []
    for file in files:
        begin(f"Reading {file.name}")
        text = _text(file)
        if file.suffix.casefold() == ".json":
            releases.append((file.name, read_columns(columns_of_json(text), scale, None)))
            continue
        columns = text.split("\n", 1)[0].strip("\r").split(",")
        if is_release(columns):
            releases.append((file.name, read_csv(text, scale, None)))
        elif is_table(_split(text)):
            publications += read_table(text, file.name, scale, total)
        else:
            raise AttackError(
                f"{file.name} is no table of results. It needs columns group, n, and mean or "
                f"one for each answer. {EXAMPLE}"
            )
    if publications:
        told(who_is_everyone(publications))
    return [*doubts(publications, k), *findings_of_all(releases, publications, scale, k, begin)]


def _split(text: str) -> list[str]:
    head = text.split("\n", 1)[0].strip("\r")
    return [cell.strip(' "') for cell in head.split(max(",;\t", key=head.count))]


def _text(file: Path) -> str:
    try:
        if file.stat().st_size > _MOST * 10:
            raise AttackError(f"{file.name} is too large to attack. Give a smaller table.")
        return file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise AttackError(f"{file.name} cannot be read. Give a CSV file in UTF-8.") from None
