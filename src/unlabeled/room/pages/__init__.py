"""The room's pages, put together once: plain HTML with its style and its script inside, words from YAML.

A page is one answer, with the room's state in it, so that on a slow network a phone waits once and not four
times. What may run in it is told by digests in the policy of every response.
"""

from __future__ import annotations

import html
import json
from base64 import b64encode
from dataclasses import dataclass
from hashlib import sha256
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
    """One page, in two halves: between them stands the state of the room.

    Parameters
    ----------
    script, style : str
        The sources in the page's policy that let its own script and style work, and no other.
    """

    path: str
    before: bytes
    after: bytes
    script: str
    style: str

    def body(self, state: bytes) -> bytes:
        """Return the page with `state`, which is JSON, in it."""
        return self.before + _harmless(state.decode()).encode() + self.after


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
        _page("/", "phone", phone, both | words.phone.model_dump(exclude=_IN_THE_PAGE) | shown),
        _page("/wall", "wall", {**shared, "join": words.wall.join}, both | wall | shown),
    )


def _page(path: str, name: str, texts: dict[str, str], words: dict[str, Any]) -> Page:
    filled = {key: text if key.endswith("promised") else html.escape(text) for key, text in texts.items()}
    filled["words"] = _harmless(json.dumps(words, ensure_ascii=False))
    script, style = _read("common.js") + _read(f"{name}.js"), _tokens() + _read("room.css")
    if "</" in script or "</" in style:
        raise ValueError("A script or a style may not hold '</': it would end its own element.")
    before, after = (
        Template(half).substitute(filled, script=script, style=style).encode()
        for half in _read(f"{name}.html").split("$state")
    )
    return Page(path, before, after, _digest(script), _digest(style))


def _harmless(text: str) -> str:
    """Return JSON that ends no element: inside a script only "<" can, and JSON may write it as an escape."""
    return text.replace("<", "\\u003c")


def _digest(text: str) -> str:
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _list(sentences: tuple[str, ...], k: int) -> str:
    return "".join(f"<li>{html.escape(sentence.replace('{k}', str(k)))}</li>" for sentence in sentences)


def _tokens() -> str:
    """Return the tokens as variables: light, and dark where the reader's system is."""
    light, dark = css_variables(look().light), css_variables(look().dark)
    return (
        f":root{{color-scheme:light dark;{css_variables()}{light}}}\n"
        f"@media screen and (prefers-color-scheme:dark){{:root{{{dark}}}}}\n"
    )


def _read(name: str) -> str:
    return (_HERE / name).read_text(encoding="utf-8")
