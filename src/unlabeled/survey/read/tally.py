"""A room's tally: counts that were never anything else. JSON, written by a room when it seals its survey.

```
{"format": "unlabeled.tally", "version": 1,
 "instrument": {"id": "short", "version": "1"},
 "questions": ["pace_1", "pace_2"],
 "answers": ["Disagree", "Agree"],
 "waves": [
  {"name": "",
   "groups": ["Alder", "Birch"],
   "counts": [[[2, 3, 0], [1, 4, 0]], [[4, 1, 1], [3, 3, 0]]],
   "moments": [{"scale": "pace", "n": 10, "sums": [14, 17], "cross_products": [[22, 23], [23, 31]]}]}]}
```

`counts` are by group, question and answer, "no answer" last. `moments` are sums over everybody who answered a
whole scale, of the numbers of the answers, with reversed questions turned round.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

import numpy as np
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from unlabeled.content.instrument import Instrument
from unlabeled.disclosure import Moments, Tally, Wave
from unlabeled.survey.addresses import is_address, is_telephone
from unlabeled.survey.errors import UnreadableError

FORMAT: Final = "unlabeled.tally"
VERSION: Final = 1
_LARGEST: Final = 64 << 20  # bytes
_MOST: Final = 1 << 40  # so that no sum leaves what 64 bits hold


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class _Of(_Strict):
    id: str
    version: str


class _Moments(_Strict):
    scale: str
    n: int = Field(ge=0, le=_MOST)
    sums: list[int]
    cross_products: list[list[int]]


class _Wave(_Strict):
    name: str
    groups: list[str]
    counts: list[list[list[int]]]
    moments: list[_Moments]


class _File(_Strict):
    format: str
    version: int
    instrument: _Of
    questions: list[str]
    answers: list[str]
    waves: list[_Wave] = Field(min_length=1)


def is_tally(start: bytes) -> bool:
    """Return whether a file that begins with `start` says that it is a tally."""
    return start.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{") and f'"{FORMAT}"'.encode() in start


def read_tally(file: Path, instrument: Instrument) -> tuple[Wave, ...]:
    """Return the waves in a room's tally.

    Raises
    ------
    UnreadableError
        If it is no tally, of another questionnaire, or its counts do not fit one another.
    """
    content = _content(file)
    _refuse_other(file, content, instrument)
    try:
        return tuple(_wave(wave, content, instrument) for wave in content.waves)
    except ValueError as error:  # the words are our own: Tally and Moments say what does not fit
        raise UnreadableError(f"{file.name} does not hold together. {error}") from None


def tally_json(waves: Sequence[Wave], instrument: Instrument) -> str:
    """Return tallies as the text of a file that `read_tally` reads."""
    content = {
        "format": FORMAT,
        "version": VERSION,
        "instrument": {"id": instrument.id, "version": instrument.version},
        "questions": [item.id for item in instrument.items],
        "answers": list(instrument.response_scale.labels),
        "waves": [_written(wave, instrument) for wave in waves],
    }
    return json.dumps(content, ensure_ascii=False) + "\n"


def _written(wave: Wave, instrument: Instrument) -> dict[str, Any]:
    moments = zip(instrument.scales, wave.tally.moments, strict=True)
    return {
        "name": wave.name,
        "groups": list(wave.groups),
        "counts": wave.tally.counts.tolist(),
        "moments": [
            {
                "scale": scale.id,
                "n": each.n,
                "sums": each.sums.tolist(),
                "cross_products": each.cross_products.tolist(),
            }
            for scale, each in moments
        ],
    }


def _content(file: Path) -> _File:
    try:
        if file.stat().st_size > _LARGEST:
            raise UnreadableError(f"{file.name} is far larger than a tally. Seal the survey again.")
        return _File.model_validate_json(file.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise UnreadableError(f"{file} cannot be opened: {error.strerror}. Check its permissions.") from None
    except ValidationError as error:
        place = ".".join(map(str, error.errors(include_input=False)[0]["loc"]))
        where = f" The first mistake is at {place}." if place else ""
        raise UnreadableError(f"{file.name} is no tally of version {VERSION}.{where} Seal again.") from None
    except ValueError:  # no UTF-8
        raise UnreadableError(f"{file.name} is no tally. Seal the survey again.") from None


def _refuse_other(file: Path, content: _File, instrument: Instrument) -> None:
    if (content.format, content.version) != (FORMAT, VERSION):
        raise UnreadableError(
            f"{file.name} is no tally of version {VERSION}. Read it with a newer unlabeled."
        )
    same = (content.instrument.id, content.instrument.version) == (instrument.id, instrument.version)
    if not same or content.questions != [item.id for item in instrument.items]:
        raise UnreadableError(
            f"{file.name} is a tally of another questionnaire than '{instrument.title}', or of another "
            "version. Give the one that was asked: --instrument YAML."
        )
    if content.answers != list(instrument.response_scale.labels):
        raise UnreadableError(f"{file.name} has other answers than '{instrument.title}'. Seal again.")
    if any(is_address(name) or is_telephone(name) for wave in content.waves for name in wave.groups):
        raise UnreadableError(f"{file.name} has groups that are called by an address or a telephone number.")


def _wave(wave: _Wave, content: _File, instrument: Instrument) -> Wave:
    shape = (len(wave.groups), len(content.questions), len(content.answers) + 1)
    counts = _whole(wave.counts, shape)
    if len(set(wave.groups)) < len(wave.groups) or not wave.groups:
        raise ValueError("Its groups have no names of their own. Tabulate again.")
    if [each.scale for each in wave.moments] != [scale.id for scale in instrument.scales]:
        raise ValueError("Its moments are of other scales. Tabulate again.")
    moments = []
    for each, scale in zip(wave.moments, instrument.scales, strict=True):
        items = len(scale.items)
        moments.append(
            Moments(each.n, _whole(each.sums, (items,)), _whole(each.cross_products, (items, items)))
        )
        _refuse_impossible(moments[-1], instrument)
    return Wave(wave.name, tuple(wave.groups), Tally(counts, tuple(moments)))


def _whole(numbers: Any, shape: tuple[int, ...]) -> Any:
    """Return nested lists as an array of the one shape that fits."""
    try:
        array = np.array(numbers, dtype=np.int64).reshape(shape)
    except (ValueError, OverflowError):
        raise ValueError("Its counts are not by group, question and answer. Tabulate again.") from None
    if (np.abs(array) > _MOST).any():
        raise ValueError("Its counts are larger than any survey. Tabulate again.")
    return array


def _refuse_impossible(moments: Moments, instrument: Instrument) -> None:
    low, high = instrument.response_scale.low, instrument.response_scale.high
    if (moments.sums < moments.n * low).any() or (moments.sums > moments.n * high).any():
        raise ValueError("Its sums are not those of answers on this scale. Tabulate again.")
