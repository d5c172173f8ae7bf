"""The works that claims rest on: a reader for our own `data/references.bib`, one field a line.

It reads what that file is written in, not all of BibTeX: no macros, no `@string`, no field over two lines.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Annotated, Any

from pydantic import Field, StringConstraints, ValidationError

from unlabeled.content.errors import ContentError, sentence
from unlabeled.content.folder import data_folder
from unlabeled.content.load import Content
from unlabeled.content.text import text_of

_START = re.compile(r"@(?P<type>[a-z]+)\{(?P<key>[a-z]+\d{4}[a-z]?),")
_FIELD = re.compile(r"\s+(?P<name>[a-z]+)\s*=\s*\{(?P<value>.*)\},?")

Doi = Annotated[str, StringConstraints(pattern=r"^10\.\d{4,9}/[^\s\"<>]*[^\s\"<>.,;]$")]


class Reference(Content):
    """One work; `kind`, `finding` and `limit` say what it can carry, `doi` is only there where confirmed."""

    type: str
    key: str
    author: str
    year: int = Field(ge=1800, le=2100)
    title: str
    kind: str
    finding: str
    limit: str
    confirmed: str
    unconfirmed: str | None = None
    doi: Doi | None = None
    journal: str | None = None
    volume: str | None = None
    number: str | None = None
    pages: str | None = None
    booktitle: str | None = None
    editor: str | None = None
    publisher: str | None = None
    address: str | None = None
    howpublished: str | None = None
    note: str | None = None

    @property
    def surnames(self) -> str:
        """The authors as they are named in a sentence: `Malhotra & Murnighan`, `De Jong et al.`."""
        names = [name.split(",")[0].strip() for name in self.author.split(" and ")]
        if "others" in names or len(names) > 3:
            return f"{names[0]} et al."
        return " & ".join([", ".join(names[:-1]), names[-1]] if names[1:] else names)

    @property
    def printed_in(self) -> str:
        """Where it was printed: journal, volume, issue and pages, or book and publisher, as far as known."""
        volume = f"{self.volume or ''}{f'({self.number})' if self.number else ''}"
        book = f"In {self.editor.replace(' and ', ' & ')} (eds.), {self.booktitle}" if self.editor else None
        parts = (self.journal, book, volume, self.pages, self.publisher, self.howpublished)
        return ", ".join(part for part in parts if part)


def load_references(file: Path | None = None) -> Mapping[str, Reference]:
    """Return the works in `file` (default: `references.bib` in the data folder in use) by their key.

    Raises
    ------
    ContentError
        If a line, a field or a key is not as the file's head describes; names file, line and field.
    """
    works, mistakes = examine_references(file or data_folder() / "references.bib")
    if mistakes:
        raise mistakes[0]
    return works


def examine_references(file: Path) -> tuple[Mapping[str, Reference], tuple[ContentError, ...]]:
    """Return the works in `file` that can be used, by their key, and every mistake in it."""
    works: dict[str, Reference] = {}
    mistakes: list[ContentError] = []
    try:
        text = text_of(file)
    except ContentError as error:
        return works, (error,)
    for entry in _entries(file, text, mistakes):
        if entry.key in works:
            mistakes.append(
                ContentError(file, "This key stands here twice. Keep one.", entry.key, entry.line)
            )
            continue
        try:
            works[entry.key] = Reference.model_validate(entry.fields)
        except ValidationError as error:
            mistakes += [_mistake(file, entry, each) for each in error.errors(include_url=False)]
    return MappingProxyType(works), tuple(mistakes)


@dataclass
class _Entry:
    """The fields of one work as they stand in the file, and the line of each."""

    line: int
    fields: dict[str, str]
    lines: dict[str, int] = field(default_factory=dict)

    @property
    def key(self) -> str:
        return self.fields["key"]


def _entries(file: Path, text: str, mistakes: list[ContentError]) -> Iterator[_Entry]:
    """Yield each work in `text`; what is none joins `mistakes`. Only comments may stand between works."""
    entry: _Entry | None = None
    for number, line in enumerate(text.splitlines(), start=1):
        start, found = _START.fullmatch(line), _FIELD.fullmatch(line)
        if start:
            if entry:
                mistakes.append(_endless(file, entry))
            entry = _Entry(number, start.groupdict())
        elif found and entry and found["name"] not in entry.fields:
            entry.fields[found["name"]] = _plain(found["value"])
            entry.lines[found["name"]] = number
        elif line == "}" and entry:
            yield entry
            entry = None
        elif entry or (line.strip() and not line.startswith("%")):
            problem = "Write one 'field = {value},' a line, each field once."
            mistakes.append(ContentError(file, problem, entry.key if entry else "", number))
    if entry:
        mistakes.append(_endless(file, entry))


def _endless(file: Path, entry: _Entry) -> ContentError:
    return ContentError(file, "This entry has no end. Close it with '}' on a line.", entry.key, entry.line)


def _mistake(file: Path, entry: _Entry, error: Any) -> ContentError:
    place = ".".join((entry.key, *map(str, error["loc"])))
    line = entry.lines.get(str(error["loc"][0]), entry.line) if error["loc"] else entry.line
    return ContentError(file, sentence(error), place, line)


def _plain(value: str) -> str:
    return value.replace("{", "").replace("}", "").replace("--", "–")
