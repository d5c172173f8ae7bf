"""The works that claims rest on: a reader for our own `data/references.bib`, one field a line.

It reads what that file is written in, not all of BibTeX: no macros, no `@string`, no field over two lines.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Annotated

from pydantic import Field, StringConstraints, ValidationError

from unlabeled.content.errors import ContentError
from unlabeled.content.folder import data_folder
from unlabeled.content.load import Content

_START = re.compile(r"@(?P<type>[a-z]+)\{(?P<key>[a-z]+\d{4}[a-z]?),")
_FIELD = re.compile(r"\s+(?P<name>[a-z]+)\s*=\s*\{(?P<value>.*)\},?")

Doi = Annotated[str, StringConstraints(pattern=r"^10\.\d{4,9}/[^\s\"<>]+$")]


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
    file = file or data_folder() / "references.bib"
    if not file.is_file():
        raise ContentError(file, f"There is no such file in {file.parent.name}/. Restore it.")
    works: dict[str, Reference] = {}
    for line, fields in _entries(file):
        if fields["key"] in works:
            raise ContentError(file, "This key stands here twice. Keep one.", fields["key"], line)
        works[fields["key"]] = _reference(file, line, fields)
    return MappingProxyType(works)


def _entries(file: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """Yield each entry's first line and fields; between entries only comments and empty lines may stand."""
    fields: dict[str, str] = {}
    begun = 0
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
        start, field = _START.fullmatch(line), _FIELD.fullmatch(line)
        if start and not fields:
            fields, begun = start.groupdict(), number
        elif field and fields and field["name"] not in fields:
            fields[field["name"]] = _plain(field["value"])
        elif line == "}" and fields:
            yield begun, fields
            fields = {}
        elif fields or (line.strip() and not line.startswith("%")):
            raise ContentError(file, "Write one 'field = {value},' a line, each field once.", line=number)
    if fields:
        raise ContentError(file, "This entry has no end. Close it with '}' on a line.", fields["key"], begun)


def _plain(value: str) -> str:
    return value.replace("{", "").replace("}", "").replace("--", "–")


def _reference(file: Path, line: int, fields: dict[str, str]) -> Reference:
    try:
        return Reference.model_validate(fields)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        field = ".".join((fields["key"], *map(str, first["loc"])))
        raise ContentError(file, f"{first['msg']}. Correct this field.", field, line) from None
