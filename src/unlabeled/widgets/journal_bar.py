"""The learner's way to their journal: where it is, read it, take it along, bring it back, delete it."""

from collections.abc import Collection, Sequence
from typing import Any

import traitlets as t

from unlabeled.journal import (
    LIMIT,
    Asked,
    Chapter,
    JournalError,
    PageWords,
    Place,
    Reading,
    Section,
    Trouble,
    as_html,
    as_markdown,
    read,
)
from unlabeled.look import Host, stylesheet
from unlabeled.widgets.memory import Memory
from unlabeled.widgets.part import Part, source
from unlabeled.widgets.words import JournalWords, shown

_FILE = "my-journal"
_KINDS = {  # how it is taken along: ending and kind of the file
    "file": ("json", "application/json"),
    "page": ("html", "text/html"),
    "markdown": ("md", "text/markdown"),
}


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
    chapters : sequence of Chapter, optional
        All that the workshop asks, in order: the frame of the page to read.
    beside : collection of str, optional
        Notebooks beside this one, by their file names without ending: their parts become links.
    """

    _esm = source("element.js", "connection.js", "save.js", "my_page.js", "journal_bar.js")
    _css = source("part.css", "press.css", "journal_bar.css", "my_page.css")

    words = t.Dict().tag(sync=True)
    line = t.Unicode().tag(sync=True)  # the three facts
    parts = t.List(t.Dict()).tag(sync=True)  # title of each part, and its notebook if that can be opened
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
        chapters: Sequence[Chapter] = (),
        beside: Collection[str] = (),
    ) -> None:
        self._memory, self._words, self._chapters = memory, words, tuple(chapters)
        sections = {"parts", "read", "take", "bring", "delete", "connection"}
        texts = words.model_dump(include=sections) | {"too_large": words.refused(Trouble.TOO_LARGE)}
        texts["connection"]["lost"] = words.connection.lost[place]
        texts["foreign"] = words.refused(Trouble.FOREIGN)
        texts["bring"]["note"] = words.bring.note.format(megabytes=LIMIT // 1024**2)
        texts["empty"] = words.page.empty
        parts = [
            {"title": each.title, "notebook": each.notebook if each.notebook in beside else ""}
            for each in self._chapters
        ]
        line = words.facts(place, memory.journal.path)
        super().__init__(label=words.title, words=texts, line=line, parts=parts)
        memory.observe(lambda _change: self._look(), names="trouble")
        self.on_msg(self._receive)
        memory.refresh()  # another notebook may have brought answers back, or deleted them
        self._holds = self._parts_that_hold()
        memory.observe(lambda _change: self._mark(), names="edits")
        self._look()

    def file(self) -> str:
        """Return the journal to come back with."""
        return self._memory.journal.text()

    def page(self) -> str:
        """Return the journal as an HTML page to read or print."""
        return as_html(self.reading(), self._page_words())

    def markdown(self) -> str:
        """Return the journal as Markdown."""
        return as_markdown(self.reading(), self._page_words())

    def reading(self) -> Reading:
        """Return the journal in words, in the order of the workshop."""
        known = {key for chapter in self._chapters for key in chapter.keys}
        options = self._memory.options()
        here = {
            key: Asked(title, options.get(key, {}))
            for key, title in self._memory.titles().items()
            if key not in known
        }
        words = self._page_words()
        chapters = (*self._chapters, Chapter(words.elsewhere, (Section("", here),)))
        return read(self._memory.journal.answers(), chapters, words)

    def _page_words(self) -> PageWords:
        return PageWords(**self._words.page.model_dump(), style=stylesheet(Host.PAGE))

    def bring_back(self, text: str) -> None:
        """Take in `text`, a journal that was taken along, and say what came of it."""
        try:
            self._memory.journal.answers()
        except JournalError:  # it is the journal here that is in the way, and not that file
            self._say(self._words.refused(Trouble.UNREADABLE))
            return
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
            self._say(self._words.delete.failed.format(file=shown(self._memory.journal.path)))
            return
        self._memory.trouble = None
        self._memory.refresh()
        self._look()
        self._say(self._words.delete.done)

    def _take(self, manner: str) -> None:
        """Send the journal to the browser, which saves it: to come back with, or to read."""
        make = {"file": self.file, "page": self.page, "markdown": self.markdown}[manner]
        try:
            if not self._memory.journal.answers():
                self._say(self._words.take.nothing)
                return
            content = make()
        except JournalError as error:
            self._memory.trouble = error
            return
        ending, kind = _KINDS[manner]
        name = f"{_FILE}.{ending}"
        self.send({"type": "file", "name": name, "kind": kind, "content": content})
        taken = self._words.take.taken if manner == "file" else self._words.take.taken_page
        self._say(taken.format(file=name))

    def _read(self, manner: str) -> None:
        """Send the journal in words: to be read in the notebook, or as the page that is printed.

        A message, and no part of the widget's state: a notebook that is saved never holds an answer.
        """
        try:
            if manner == "print":
                self.send({"type": "print", "content": self.page()})
            else:
                self.send({"type": "page", **self.reading().as_state()})
        except JournalError as error:
            self._memory.trouble = error

    def _parts_that_hold(self) -> list[bool]:
        """Return, for each part, whether something stands in it."""
        try:
            kept = self._memory.journal.answers().keys()
        except JournalError:
            return [False for _ in self._chapters]
        return [bool(chapter.keys & kept) for chapter in self._chapters]

    def _mark(self, *, asked: bool = False) -> None:
        """Tell the browser in which parts something stands, if it asked or if that has changed.

        A message, for the same reason; and of the other parts nothing is said.
        """
        holds = self._parts_that_hold()
        if asked or holds != self._holds:
            self._holds = holds
            self.send({"type": "parts", "holds": holds})

    def _receive(self, _widget: object, content: Any, _buffers: object) -> None:
        match content:
            case {"type": "ping", "number": number}:
                self.send({"type": "pong", "number": number})
            case {"type": "parts"}:
                self._mark(asked=True)
            case {"type": "read", "manner": "here" | "print" as manner}:
                self._read(manner)
            case {"type": "take", "manner": "file" | "page" | "markdown" as manner}:
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
