"""Damage exports at random, read them, and watch: sentences only, in bounded time, with nobody in them.

`make fuzz` does it for ten minutes. Cells that identify people or are in their own words hold canaries, which
no message, name of a column or draft may repeat. The same seed makes the same files.
"""

from __future__ import annotations

import faulthandler
import random
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from unlabeled.content import ContentError
from unlabeled.content.instrument import Instrument
from unlabeled.survey.draft import draft
from unlabeled.survey.errors import UnreadableError
from unlabeled.survey.read import counted, load_mapping, read
from unlabeled.survey.read.export import FORMATS
from unlabeled.survey.read.open import open_table

from .exports import CANARIES, EXPORTS, TALLY, Export

SECONDS_A_FILE: Final = 20
_PIECES: Final = (
    *rb'" , ; [ ] < &#0; {"ImportId" 5 - =1+1 999999999999'.split(),
    *(b"\t", b"\r", b"\n", b"\r\n", b"\0", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\xc3"),
    *(b"5 - ", b"e\xcc\x81", b"\xe2\x80\xae"),
)


class FuzzError(AssertionError):
    """Something that must never happen did, with a certain file."""


def damaged(data: bytes, draw: random.Random) -> bytes:
    """Return `data` after a few small accidents."""
    out = bytearray(data)
    for _ in range(draw.choice((1, 1, 2, 3, 8, 40))):
        draw.choice(_ACCIDENTS)(out, draw)
    return bytes(out)


def _insert(out: bytearray, draw: random.Random) -> None:
    place = draw.randrange(len(out) + 1)
    out[place:place] = draw.choice(_PIECES)


def _flip(out: bytearray, draw: random.Random) -> None:
    if out:
        out[draw.randrange(len(out))] = draw.randrange(256)


def _cut(out: bytearray, draw: random.Random) -> None:
    start = draw.randrange(len(out) + 1)
    del out[start : start + draw.choice((1, 3, 20, 300, len(out)))]


def _repeat(out: bytearray, draw: random.Random) -> None:
    start = draw.randrange(len(out) + 1)
    piece = out[start : start + draw.choice((1, 10, 200))]
    place = draw.randrange(len(out) + 1)
    out[place:place] = piece * draw.choice((1, 2, 50))


def _drop_line(out: bytearray, draw: random.Random) -> None:
    lines = out.split(b"\n")
    del lines[draw.randrange(len(lines))]
    out[:] = b"\n".join(lines)


def _swap_lines(out: bytearray, draw: random.Random) -> None:
    lines = out.split(b"\n")
    one, two = draw.randrange(len(lines)), draw.randrange(len(lines))
    lines[one], lines[two] = lines[two], lines[one]
    out[:] = b"\n".join(lines)


def _recode(out: bytearray, draw: random.Random) -> None:
    text = out.decode("utf-8", "replace")
    out[:] = text.encode(draw.choice(("utf-16", "utf-16-le", "utf-16-be", "cp1252", "utf-8-sig")), "replace")


_ACCIDENTS: Final[Sequence[Callable[[bytearray, random.Random], None]]] = (
    _insert, _insert, _flip, _flip, _cut, _repeat, _drop_line, _swap_lines, _recode,
)  # fmt: skip


def run(seconds: float, seed: int, folder: Path) -> int:
    """Read damaged files for so long, and return how many they were.

    Raises
    ------
    FuzzError
        With the first file that failed, which then lies in `folder`.
    """
    sources = [(export, export.instrument(), export.file(folder).read_bytes()) for export in EXPORTS]
    tally = (EXPORTS[0], EXPORTS[0].instrument(), TALLY.read_bytes())
    sources += [tally] * 4
    end, number = time.monotonic() + seconds, 0
    while time.monotonic() < end:
        draw = random.Random(f"{seed}/{number}")
        export, instrument, data = draw.choice(sources)
        file = folder / f"damaged-{number % 2}{Path(export.path).suffix}"
        file.write_bytes(damaged(data, draw))
        began = time.monotonic()
        faulthandler.dump_traceback_later(SECONDS_A_FILE, exit=True)
        try:
            _try(file, export, instrument, draw)
        except FuzzError:
            raise
        except BaseException as error:
            raise FuzzError(f"{file} (seed {seed}/{number}): {type(error).__name__}") from error
        finally:
            faulthandler.cancel_dump_traceback_later()
        if time.monotonic() - began > SECONDS_A_FILE / 2:
            raise FuzzError(f"{file} (seed {seed}/{number}) took too long")
        number += 1
    return number


def _try(file: Path, export: Export, instrument: Instrument, draw: random.Random) -> None:
    tool = draw.choice((None, None, None, *FORMATS))
    by = draw.choice((export.by, export.by, None, "", "team"))
    said = [_said(lambda: _read(file, export, instrument, by, tool))]
    if tool != "tally":
        said.append(_said(lambda: draft(file, tool)))
    names = _names(file, export)
    for text in said:
        found = [canary for canary in CANARIES if canary in text.casefold() and canary not in names]
        if found:
            raise FuzzError(f"{file}: {found[0]} is repeated")


def _names(file: Path, export: Export) -> str:
    """Return what stands where this export has its names: a cell that an accident moved there is a name."""
    rows = 1
    if "two-rows" in export.path or export.tool == "SurveyMonkey":
        rows = 2
    if "three-rows" in export.path or "2017" in export.path:
        rows = 3
    try:
        return " ".join(cell for row in open_table(file).head[:rows] for cell in row).casefold()
    except UnreadableError:
        return ""


def _read(file: Path, export: Export, instrument: Instrument, by: str | None, tool: str | None) -> str:
    if counted(file, instrument, tool) is not None:
        return ""
    return repr(read(file, instrument, by, tool=tool, mapping=load_mapping(export.mapping_file)))


def _said(attempt: Callable[[], str]) -> str:
    """Return what an attempt gives or says in an error."""
    try:
        return attempt()
    except (UnreadableError, ContentError) as error:
        return str(error)
