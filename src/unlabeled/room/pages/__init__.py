"""The room's pages, put together once: plain HTML, small scripts, one stylesheet, words from YAML."""

from __future__ import annotations

import html
import json
from dataclasses import dataclass
from pathlib import Path
from string import Template
from typing import Any

from unlabeled.content.room import RoomWords
from unlabeled.look import css_variables, look

_HERE = Path(__file__).parent
_IN_THE_PAGE = {
    "leave",
    "promises",
    "promised",
    "not_promised_heading",
    "not_promised",
}  # no script writes these


@dataclass(frozen=True)
class Page:
    """One thing that is served as it is."""

    path: str
    media_type: str
    body: bytes


def pages(words: RoomWords, title: str, k: int) -> tuple[Page, ...]:
    """Return all that the room serves.

    Parameters
    ----------
    words : RoomWords
        The words on the pages.
    title : str
        The workshop's name.
    k : int
        From how many answers on something is shown.
    """
    both = words.both.model_dump()
    shared = {"title": title, "no_script": words.both.no_script}
    phone = {
        **shared,
        "heading": words.phone.heading,
        "leave": words.phone.leave,
        "promises": words.phone.promises,
        "promised": _list(words.phone.promised, k),
        "not_promised_heading": words.phone.not_promised_heading,
        "not_promised": _list(words.phone.not_promised, k),
    }
    shown = {"answer": words.shown.answer, "share": words.shown.share}
    wall = words.wall.model_dump()
    return (
        _page("/", "phone.html", phone, both | words.phone.model_dump(exclude=_IN_THE_PAGE) | shown),
        _page("/wall", "wall.html", {**shared, "join": words.wall.join}, both | wall | shown),
        _file("/common.js"),
        _file("/phone.js"),
        _file("/wall.js"),
        Page("/look.css", "text/css", (_tokens() + _read("room.css")).encode()),
    )


def _page(path: str, file: str, texts: dict[str, str], words: dict[str, Any]) -> Page:
    filled = {name: text if name.endswith("promised") else html.escape(text) for name, text in texts.items()}
    # Inside a script element only "<" can do harm; JSON may write it as an escape.
    filled["words"] = json.dumps(words, ensure_ascii=False).replace("<", "\\u003c")
    return Page(path, "text/html", Template(_read(file)).substitute(filled).encode())


def _list(sentences: tuple[str, ...], k: int) -> str:
    return "".join(f"<li>{html.escape(sentence.replace('{k}', str(k)))}</li>" for sentence in sentences)


def _file(path: str) -> Page:
    return Page(path, "text/javascript", _read(path.removeprefix("/")).encode())


def _tokens() -> str:
    """Return the tokens as variables: light, and dark where the reader's system is."""
    light, dark = css_variables(look().light), css_variables(look().dark)
    return (
        f":root{{color-scheme:light dark;{css_variables()}{light}}}\n"
        f"@media screen and (prefers-color-scheme:dark){{:root{{{dark}}}}}\n"
    )


def _read(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")
