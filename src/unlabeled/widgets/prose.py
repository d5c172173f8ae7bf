"""Short text, built from data: nothing in it is ever read as markup."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Any

import traitlets as t

from unlabeled.widgets.part import Part, source


class Mark(StrEnum):
    """How a run of text stands out."""

    PLAIN = "plain"
    STRONG = "strong"
    EMPHASIS = "em"
    LINK = "link"


@dataclass(frozen=True)
class Run:
    """Some text in one manner."""

    text: str
    mark: Mark = Mark.PLAIN
    href: str = ""


class Kind(StrEnum):
    """What a paragraph is."""

    PLAIN = "plain"
    HEADING = "heading"
    QUOTE = "quote"
    QUIET = "quiet"
    LABEL = "label"  # quiet, and close to what it is the label of: the next paragraph
    ITEM = "item"  # items that follow one another make one list


@dataclass(frozen=True)
class Paragraph:
    """One paragraph: runs (or plain strings) in their order, and what it is."""

    runs: tuple[Run | str, ...]
    kind: Kind = Kind.PLAIN


def strong(text: str) -> Run:
    """Return `text` in bold."""
    return Run(text, Mark.STRONG)


def emphasis(text: str) -> Run:
    """Return `text` in italics."""
    return Run(text, Mark.EMPHASIS)


def link(text: str, href: str) -> Run:
    """Return `text` as a link to a page on the web, or to a place beside the notebook.

    Raises
    ------
    ValueError
        If `href` could run something: only `https://`, `http://` and addresses without a scheme may stand.
    """
    if not href.startswith(("https://", "http://")) and ":" in href:
        raise ValueError(
            f"A link may start with https:// or http://, or stand beside the notebook: {href!r}."
        )
    return Run(text, Mark.LINK, href)


Words = str | Run | Paragraph | Iterable[str | Run]


class Prose(Part):
    """Paragraphs of text.

    Parameters
    ----------
    paragraphs : str, or iterable of str, Run, Paragraph or runs
        The text; a string is one paragraph.
    live : bool
        Changes are read out (`role=status`): for feedback.
    summary : str
        With it, the text is folded below this line.
    """

    _esm = source("element.js", "prose.js")
    _css = source("part.css", "prose.css")

    paragraphs = t.List(t.Dict()).tag(sync=True)
    live = t.Bool(False).tag(sync=True)

    def __init__(
        self, paragraphs: str | Iterable[Words] = (), *, live: bool = False, summary: str = ""
    ) -> None:
        super().__init__(label=summary, paragraphs=_state(paragraphs), live=live)

    def say(self, paragraphs: str | Iterable[Words]) -> None:
        """Put `paragraphs` in the place of what stands there."""
        self.paragraphs = _state(paragraphs)

    @property
    def text(self) -> str:
        """All words, one paragraph a line."""
        lines = ("".join(run["text"] for run in one["runs"]) for one in self.paragraphs)
        return "\n".join(lines)


def _state(paragraphs: str | Iterable[Words]) -> list[dict[str, Any]]:
    given = [paragraphs] if isinstance(paragraphs, str) else paragraphs
    return [_paragraph(one) for one in given]


def _paragraph(words: Words) -> dict[str, Any]:
    if isinstance(words, Paragraph):
        paragraph = words
    else:
        paragraph = Paragraph((words,) if isinstance(words, str | Run) else tuple(words))
    runs = [run if isinstance(run, Run) else Run(run) for run in paragraph.runs]
    return {"kind": str(paragraph.kind), "runs": [asdict(run) for run in runs]}
