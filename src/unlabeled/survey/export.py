"""A release as files for a spreadsheet and for programs, and the account of the rules that it passed."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, astuple, dataclass, field, fields
from functools import cache
from typing import Any, Final, TypeAlias

from unlabeled import __version__
from unlabeled.content.instrument import Instrument
from unlabeled.disclosure import Release, Row, Status
from unlabeled.disclosure.rows import Rows
from unlabeled.survey.responses import LeftOut, Quality
from unlabeled.survey.rules import RULES, SCOPE
from unlabeled.survey.words import few_words

COLUMNS: Final = tuple(field.name for field in fields(Row))
_GROUP, _ABOUT, _PRINTED, _TAIL = COLUMNS[:3], COLUMNS[3:7], COLUMNS[7:10], COLUMNS[10:]
# A spreadsheet runs a cell that begins with one of these. OWASP's remedy: an apostrophe before it.
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
_TEXTS: Final = frozenset({"wave", "group", "parent", "scale", "item", "category"})


@dataclass(frozen=True)
class Source:
    """What a release was made from, as far as it may be told; `quality` only to whoever runs the command."""

    instrument: Instrument
    tool: str
    left_out: LeftOut
    quality: Quality = field(default_factory=Quality)


def release_csv(release: Release) -> str:
    """Return the rows as CSV. A text that a spreadsheet would run as a formula begins with an apostrophe."""
    return "".join([_line(COLUMNS), *_texts(release.rows, _csv_part, ",", "\n")])


def release_json(release: Release) -> str:
    """Return the same rows as JSON: numbers as numbers, text as it is, null where there is nothing."""
    page = _json({"columns": COLUMNS, "rows": []})
    texts = [text for text in _texts(release.rows, _json_part, ",\n", "\n  },\n") if text]
    if not texts:
        return page
    head, tail = page.split("[]")
    last = texts.pop().removesuffix(",\n")
    return "".join([f"{head}[\n", *texts, last, f"\n ]{tail}"])


_Part: TypeAlias = Callable[[Sequence[str], Sequence[object]], str]


def _texts(rows: Rows, part: _Part, between: str, end: str) -> Iterator[str]:
    """Yield the rows of each group as text. Their parts return in many; each is written by `part` once."""
    about = cache(lambda line: part(_ABOUT, line) + between)
    printed = [part(_PRINTED, each) + between for each in rows.prints]
    for place, group in enumerate(rows.groups):
        head = part(_GROUP, (group.wave, group.name, group.parent)) + between
        tail = part(_TAIL, (group.n, Status.SHOWN)) + end
        yield "".join([f"{head}{about(line)}{printed[value]}{tail}" for line, value in rows.of(place)])
    for row in rows.withheld:
        yield part(COLUMNS, astuple(row)) + end


def _csv_part(names: Sequence[str], values: Sequence[object]) -> str:
    return _line([_cell(*pair) for pair in zip(names, values, strict=True)])[:-1]


def _json_part(names: Sequence[str], values: Sequence[object]) -> str:
    texts = (json.dumps(value, ensure_ascii=False) for value in values)
    lines = ",\n".join(f'   "{name}": {text}' for name, text in zip(names, texts, strict=True))
    return f"  {{\n{lines}" if names[0] == COLUMNS[0] else lines


def _line(values: Sequence[object]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow(values)
    return line.getvalue()


def audit_json(release: Release, source: Source) -> str:
    """Return under which policy and rules the release was made.

    Of the survey it holds the names and sizes of the published groups. Columns that were not read are only
    counted: in a survey about colleagues their names may be people's.
    """
    left_out, instrument = source.left_out, source.instrument
    return _json(
        {
            "unlabeled": __version__,
            "instrument": {"id": instrument.id, "version": instrument.version, "title": instrument.title},
            "read_as": source.tool,
            "columns_not_read": {
                "identify_people": len(left_out.identifiers),
                "in_their_own_words": len(left_out.in_words),
                "not_in_the_instrument": len(left_out.others),
            },
            "empty_rows": few_words(left_out.empty_rows, release.appetite),
            "sent_again": few_words(left_out.repeats, release.appetite),
            "policy": asdict(release.appetite),
            "rules": RULES,
            "groups": [
                {"wave": group.wave, "group": group.name, "n": group.n, "detail": group.detail}
                for group in release.groups
            ],
            "withholds": release.withholds,
            "covers": SCOPE,
        }
    )


def _cell(name: str, value: object) -> object:
    if name in _TEXTS and isinstance(value, str) and value.startswith(_FORMULA):
        return f"'{value}"
    return "" if value is None else value


def _json(content: dict[str, Any]) -> str:
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"
