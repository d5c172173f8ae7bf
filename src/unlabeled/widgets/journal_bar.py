"""The learner's way to their journal: where it is, take it along, bring it back, delete it."""

from collections.abc import Mapping
from typing import Any

import traitlets as t

from unlabeled.journal import LIMIT, JournalError, PageWords, Place, Trouble
from unlabeled.look import Host, stylesheet
from unlabeled.widgets.memory import Memory
from unlabeled.widgets.part import Part, source
from unlabeled.widgets.words import JournalWords, shown

_FILE = "my-journal"


class JournalBar(Part):
    """One line that says where answers are kept, and below it what can be done with them.

    While somebody is here it keeps the session awake; when the session does not answer, it says so in red.
    Nothing is ever kept in the browser's storage.

    Parameters
    ----------
    memory : Memory
        The remembered widgets, and through them the journal.
    words : JournalWords
        All that is said.
    place : Place
        Whose computer this is.
    titles : mapping, optional
        Key → title on the page to read; the labels of the remembered widgets come first.
    options : mapping, optional
        Key → id of an option → its text on that page.
    """

    _esm = source("element.js", "connection.js", "save.js", "journal_bar.js")
    _css = source("part.css", "press.css", "journal_bar.css")

    words = t.Dict().tag(sync=True)
    line = t.Unicode().tag(sync=True)  # the three facts
    said = t.Unicode().tag(sync=True)  # what the last request came to
    trouble = t.Unicode().tag(sync=True)  # what is wrong with the journal
    limit = t.Int(LIMIT).tag(sync=True)  # bytes
    every = t.Float(60).tag(sync=True)  # seconds between two signs of life; Binder stops after ten minutes
    answer = t.Float(10).tag(sync=True)  # seconds in which the session should answer
    patience = t.Float(45 * 60).tag(sync=True)  # seconds without a touch until nobody is here

    def __init__(
        self,
        memory: Memory,
        words: JournalWords,
        place: Place,
        *,
        titles: Mapping[str, str] | None = None,
        options: Mapping[str, Mapping[str, str]] | None = None,
    ) -> None:
        self._memory, self._words = memory, words
        self._titles, self._options = dict(titles or {}), dict(options or {})
        sections = {"take", "bring", "delete", "connection"}
        texts = words.model_dump(include=sections) | {"too_large": words.refused(Trouble.TOO_LARGE)}
        texts["connection"]["lost"] = words.connection.lost[place]
        texts["foreign"] = words.refused(Trouble.FOREIGN)
        texts["bring"]["note"] = words.bring.note.format(megabytes=LIMIT // 1024**2)
        super().__init__(label=words.title, words=texts, line=words.facts(place, memory.journal.path))
        memory.observe(lambda _change: self._look(), names="trouble")
        self.on_msg(self._receive)
        memory.refresh()  # another notebook may have brought answers back, or deleted them
        self._look()

    def file(self) -> str:
        """Return the journal to come back with."""
        return self._memory.journal.text()

    def page(self) -> str:
        """Return the journal to read or print."""
        words = self._words.page
        options = self._memory.options() | self._options
        style = stylesheet(Host.PAGE)
        manner = PageWords(words.heading, words.note, words.empty, words.language, style, options)
        titles = self._titles | self._memory.titles() | self._titles  # their order, their words
        return self._memory.journal.page(titles, manner)

    def bring_back(self, text: str) -> None:
        """Take in `text`, a journal that was taken along, and say what came of it."""
        try:
            count = self._memory.journal.bring_back(text)
        except JournalError as error:
            self._say(self._words.refused(error.kind))
            return
        self._memory.refresh()
        words = self._words.bring
        self._look()
        self._say({0: words.none, 1: words.one}.get(count, words.many.format(count=count)))

    def delete(self) -> None:
        """Delete every copy of the journal, and empty the widgets."""
        try:
            self._memory.journal.delete()
        except JournalError as error:
            self._memory.trouble = error
            return
        self._memory.trouble = None
        self._memory.refresh()
        self._look()
        self._say(self._words.delete.done)

    def _take(self, manner: str) -> None:
        """Send the journal to the browser, which saves it: as the `file` to come back with, or the `page`."""
        try:
            if not self._memory.journal.answers():
                self._say(self._words.take.nothing)
                return
            content = self.page() if manner == "page" else self.file()
        except JournalError as error:
            self._memory.trouble = error
            return
        name = f"{_FILE}.html" if manner == "page" else f"{_FILE}.json"
        kind = "text/html" if manner == "page" else "application/json"
        self.send({"type": "file", "name": name, "kind": kind, "content": content})
        taken = self._words.take.taken_page if manner == "page" else self._words.take.taken
        self._say(taken.format(file=name))

    def _receive(self, _widget: object, content: Any, _buffers: object) -> None:
        match content:
            case {"type": "ping", "number": number}:
                self.send({"type": "pong", "number": number})
            case {"type": "take", "manner": "file" | "page" as manner}:
                self._take(manner)
            case {"type": "bring", "text": str(text)}:
                self.bring_back(text)
            case {"type": "delete"}:
                self.delete()

    def _say(self, text: str) -> None:
        """Say what came of a request; the message tells the browser even if the words are the same again."""
        self.said = text
        self.send({"type": "said"})

    def _look(self) -> None:
        """Say what is wrong with the journal, and which files were kept aside."""
        journal, error = self._memory.journal, self._memory.trouble
        said = [self._words.on_disk[error.kind].format(file=shown(journal.path))] if error else []
        said += [self._words.kept_aside.format(file=shown(file)) for file in journal.kept_aside()]
        self.trouble = " ".join(said)
