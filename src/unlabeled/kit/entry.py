"""One publication: what the ledger keeps of it, and what makes two of them overlap."""

from __future__ import annotations

import csv
import hmac
import io
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any, Final

from unlabeled.kit.examined import Examine

_TWO_NAMES: Final = (
    "A wave of it holds the answers that were published as another wave, in other groups. Give both one name."
)
Cells = tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class KnownWave:
    """A published wave, and by what its input is known again.

    Parameters
    ----------
    wave : str
        Its name.
    column : str
        How the release names it; the same, unless the survey has one wave and its name was given later.
    answers, groups : str
        Keyed digests of everybody's counts, and of the counts by group. A second breakdown of the same people
        has the first in common and not the second.
    """

    wave: str
    column: str
    answers: str
    groups: str


@dataclass(frozen=True)
class KnownGroup:
    """A published group by its public name."""

    wave: str
    group: str
    parent: str
    n: int


@dataclass(frozen=True, repr=False)
class Entry:
    """One publication: when, of what, by which columns, its groups, and every number as it was published."""

    date: str
    instrument: str
    version: str
    by: str
    waves: tuple[KnownWave, ...]
    groups: tuple[KnownGroup, ...]
    release: str

    def __repr__(self) -> str:
        return f"Entry of {len(self.waves)} waves and {len(self.groups)} groups"

    @classmethod
    def of(cls, content: Mapping[str, Any]) -> Entry:
        """Return the entry that `content` describes; raises KeyError, TypeError or ValueError if none."""
        texts = [content[name] for name in ("date", "instrument", "version", "by", "release")]
        waves = tuple(KnownWave(**each) for each in content["waves"])
        groups = tuple(KnownGroup(**each) for each in content["groups"])
        of_waves = [value for each in waves for value in asdict(each).values()]
        of_groups = [value for each in groups for value in (each.wave, each.group, each.parent)]
        if not all(isinstance(text, str) for text in (*texts, *of_waves, *of_groups)):
            raise TypeError("text is expected")
        if not all(type(group.n) is int for group in groups) or len(content) != 7:
            raise ValueError("something else is there")
        date, instrument, version, by, release = texts
        return cls(date, instrument, version, by, waves, groups, release)

    def numbers(self, column: str) -> Cells:
        """Return what was published of the wave that the release calls `column`."""
        rows = csv.reader(io.StringIO(self.release, newline=""))
        at = next(rows).index("wave")
        return tuple(tuple(row[:at] + row[at + 1 :]) for row in rows if row[at] in (column, f"'{column}"))

    def text(self) -> str:
        """Return the entry as text, always the same for the same entry."""
        return json.dumps(asdict(self), ensure_ascii=False, sort_keys=True)


class Verdict(StrEnum):
    """What becomes of a publication."""

    NEW = "new"
    AGAIN = "again"
    OTHER_INPUT = "other input"
    FINDINGS = "findings"


@dataclass(frozen=True)
class Judged:
    """The verdict, the wave that it is about, what the attacker has found, and what is recorded, in words."""

    verdict: Verdict
    wave: str = ""
    findings: tuple[str, ...] = ()
    recorded: str = ""


def judged(entries: Sequence[Entry], new: Entry, examine: Examine) -> Judged:
    """Return whether `new` may be published after `entries`.

    The same wave again with the same numbers tells nothing new. The same wave with other answers would tell
    what was added. Whatever else is about the same people goes through the attacker, all of it together.
    """
    overlapping: dict[int, Entry] = {}
    known = 0
    for wave in new.waves:
        shared = list(_shared(entries, new, wave))
        for _, entry, earlier in shared:
            if earlier.wave == wave.wave and _is_other_input(entry, earlier, new, wave):
                return Judged(Verdict.OTHER_INPUT, wave.wave)
        if any(entry.numbers(old.column) == new.numbers(wave.column) for _, entry, old in shared):
            known += 1
        elif any(old.column != wave.column for _, _, old in shared):
            return Judged(Verdict.FINDINGS, wave.wave, (_TWO_NAMES,))
        else:
            overlapping |= {place: entry for place, entry, _ in shared}
    if known == len(new.waves):
        return Judged(Verdict.AGAIN)
    if overlapping:
        texts = [overlapping[place].release for place in sorted(overlapping)]
        if found := tuple(examine([*texts, new.release])):
            return Judged(Verdict.FINDINGS, findings=found)
    return Judged(Verdict.NEW)


def _shared(entries: Sequence[Entry], new: Entry, wave: KnownWave) -> Iterator[tuple[int, Entry, KnownWave]]:
    """Yield the waves of `entries` that hold the same people as `wave`, by their name or by their answers."""
    for place, entry in enumerate(entries):
        for earlier in entry.waves if entry.instrument == new.instrument else ():
            if earlier.wave == wave.wave or hmac.compare_digest(earlier.answers, wave.answers):
                yield place, entry, earlier


def _is_other_input(entry: Entry, earlier: KnownWave, new: Entry, wave: KnownWave) -> bool:
    if earlier.answers != wave.answers:
        return True
    return entry.by == new.by and earlier.groups != wave.groups
