"""The words of the journal, of its fields and of what can go wrong with it."""

from pathlib import Path
from typing import Annotated, Self

from pydantic import model_validator

from unlabeled.content import Content, data_folder, load
from unlabeled.content.braces import sentence
from unlabeled.journal import LIMIT, Place, Trouble
from unlabeled.widgets.field_words import FieldWords

_File = Annotated[str, sentence("file")]
_Count = Annotated[str, sentence("count")]
_Size = Annotated[str, sentence("megabytes")]


class PlaceWords(Content):
    """Two of the three facts beside a private field: where it is saved, and who could read it."""

    saved: _File
    readers: str


class TakeWords(Content):
    """Take my journal with me: a file to come back with, or a page to read."""

    open: str
    note: str
    file: str
    page: str
    markdown: str
    taken: _File
    taken_page: _File
    nothing: str


class BringWords(Content):
    """Bring it back."""

    open: str
    note: _Size
    choose: str
    none: str
    one: str
    many: _Count


class DeleteWords(Content):
    """Delete my journal, asked once."""

    open: str
    ask: str
    confirm: str
    keep: str
    done: str
    failed: _File


class ConnectionWords(Content):
    """What stands in red when the session does not answer."""

    lost: dict[Place, str]
    unsaved: str


class ReadWords(Content):
    """Read my page, here in the notebook."""

    open: str
    note: str
    print: str
    close: str


class PartsWords(Content):
    """The parts of the workshop in one line, and the mark beside those in which something stands."""

    label: str
    mark: str
    holds: str


class PrintWords(Content):
    """What the page to read or print says besides the answers."""

    language: str
    heading: str
    note: str
    changed: Annotated[str, sentence("date")]
    empty: str
    elsewhere: str
    between: Annotated[str, sentence("number", "low", "at_low", "high", "at_high")]
    at_end: Annotated[str, sentence("number", "meaning")]


class JournalWords(Content):
    """Everything in `data/journal.yaml`."""

    title: str
    places: dict[Place, PlaceWords]
    names: str
    times: str
    parts: PartsWords
    read: ReadWords
    take: TakeWords
    bring: BringWords
    delete: DeleteWords
    connection: ConnectionWords
    on_disk: dict[Trouble, _File]
    brought: dict[Trouble, _Size]
    kept_aside: _File
    page: PrintWords
    fields: FieldWords

    def privacy(self, place: Place, path: Path) -> str:
        """Return the three facts beside a field, in one line; the file goes by its name only."""
        words = self.places[place]
        return f"{words.saved.format(file=path.name)} {words.readers} {self.names}"

    def facts(self, place: Place, path: Path) -> str:
        """Return the three facts with the whole path of the file, and that times are kept, too."""
        words = self.places[place]
        return f"{words.saved.format(file=shown(path))} {self.times} {words.readers} {self.names}"

    def full(self, limit: int) -> str:
        """Return what a text field says when `limit` characters are reached."""
        return self.fields.full.format(limit=limit)

    def refused(self, kind: Trouble) -> str:
        """Return what is said of a file that cannot be brought back."""
        return self.brought[kind].format(megabytes=LIMIT // 1024**2)

    @model_validator(mode="after")
    def _leaves_nothing_out(self) -> Self:
        needed: dict[str, set[str]] = {
            "places": set(Place),
            "on_disk": set(Trouble),
            "brought": set(Trouble),
        }
        given: dict[str, set[str]] = {name: set(getattr(self, name)) for name in needed}
        needed["connection.lost"], given["connection.lost"] = set(Place), set(self.connection.lost)
        for name, all_of_them in needed.items():
            missing = all_of_them - given[name]
            if missing:
                raise ValueError(f"{name} leaves out {', '.join(sorted(missing))}. Add it")
        return self


def shown(path: Path) -> str:
    """Return `path` as it is shown: the home folder, which names its owner, becomes ~."""
    home = Path.home()
    return f"~/{path.relative_to(home).as_posix()}" if path.is_relative_to(home) else str(path)


def journal_words(file: Path | None = None) -> JournalWords:
    """Return the words in `file`, or in the data folder in use."""
    return load(file or data_folder() / "journal.yaml", JournalWords)
