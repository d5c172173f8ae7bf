"""How many people each group has, whether they answered or not: from a small table or the instrument."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Final

import numpy as np

from unlabeled.content.instrument import Instrument
from unlabeled.disclosure import Tally, Wave
from unlabeled.disclosure.tree import Path as GroupPath
from unlabeled.survey.errors import UnreadableError
from unlabeled.survey.read.names import folded

_LARGEST: Final = 10_000_000  # bytes
_N: Final = "n"


def with_head_counts(waves: tuple[Wave, ...], instrument: Instrument, file: Path | None) -> tuple[Wave, ...]:
    """Return `waves` with the head counts in `file`, else with those of the instrument; groups of whom nobody
    answered are added, so that nobody finds them by subtraction.

    Raises
    ------
    UnreadableError
        If the table cannot be used, or there is more than one wave: a head count is of one day.
    """
    depth = len(waves[0].paths[0])
    if file is None:
        counts = {tuple(map(folded, each.group)): (each.group, each.n) for each in instrument.head_counts}
        if not counts or len(waves) > 1 or {len(path) for path in counts} != {depth}:
            return waves  # they are about other groups, or another day
    else:
        if len(waves) > 1:
            raise UnreadableError("Head counts are of one time, and there are several waves. Leave them out.")
        counts = _read(file, depth)
    return tuple(_with(wave, counts) for wave in waves)


def _with(wave: Wave, counts: Mapping[GroupPath, tuple[GroupPath, int]]) -> Wave:
    keys = [tuple(map(folded, path)) for path in wave.paths]
    asked = [counts[key][1] if key in counts else None for key in keys]
    if any(n is not None and n < size for n, size in zip(asked, wave.sizes, strict=True)):
        raise UnreadableError(
            "More people of a group answered than its head count says. Correct the head counts, or look for "
            "people who answered twice."
        )
    silent = [counts[key] for key in counts if key not in set(keys)]
    nobody = np.zeros((len(silent), *wave.tally.counts.shape[1:]), dtype=np.int64)
    tally = Tally(np.concatenate([wave.tally.counts, nobody]), wave.tally.moments)
    groups = (*wave.paths, *(path for path, _ in silent))
    return replace(wave, groups=groups, tally=tally, head_counts=(*asked, *(n for _, n in silent)))


def _read(file: Path, depth: int) -> dict[GroupPath, tuple[GroupPath, int]]:
    """Return the head counts in `file`: a column per level of groups, outermost first, and a column `n`."""
    rows = list(csv.reader(io.StringIO(_text(file), newline="")))
    head = [folded(name) for name in rows[0]] if rows else []
    if head.count(_N) != 1 or len(head) not in (1, depth + 1):
        raise UnreadableError(f"{file.name} needs {_columns(depth)}, and one column named n.")
    place = head.index(_N)
    counts: dict[GroupPath, tuple[GroupPath, int]] = {}
    for number, path, n in _rows(file, rows, place, depth):
        key = tuple(map(folded, path))
        if key in counts:
            raise UnreadableError(f"{file.name} names the group in row {number} twice. Add the two up.")
        counts[key] = path, n
    return counts


def _columns(depth: int) -> str:
    if depth == 1:
        return "one column with the names of groups"
    return f"{depth} columns with the names of groups, outermost first"


def _rows(file: Path, rows: list[list[str]], place: int, depth: int) -> Iterator[tuple[int, GroupPath, int]]:
    for number, row in enumerate(rows[1:], start=2):
        if not any(cell.strip() for cell in row):
            continue
        text = row[place].strip() if len(row) == len(rows[0]) else ""
        if not (text.isascii() and text.isdigit()) or len(text) > 9 or int(text) < 1:
            raise UnreadableError(
                f"{file.name} has no whole number of people in row {number}. Write one from 1."
            )
        names = tuple(" ".join(cell.split()) for at, cell in enumerate(row) if at != place)
        yield number, names or ("",) * depth, int(text)


def _text(file: Path) -> str:
    try:
        if file.stat().st_size > _LARGEST:
            raise UnreadableError(f"{file.name} is too large for a table of head counts.")
        return file.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise UnreadableError(f"There is no file {file}. Check its name and folder.") from None
    except UnicodeDecodeError:
        raise UnreadableError(f"{file.name} is not UTF-8 text. Save it as CSV UTF-8.") from None
    except OSError as error:
        raise UnreadableError(f"{file} cannot be opened: {error.strerror}.") from None
