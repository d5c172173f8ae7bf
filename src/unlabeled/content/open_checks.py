"""What a drafted questionnaire leaves open: comments that say CHECK, until somebody has settled them."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from typing import Final

import yaml

CHECK: Final = "CHECK"
ORDER: Final = "in the order of the alphabet"
TURNED: Final = "worded the other way?"
# What a draft says where numbers hang on the answer; a report would be wrong without one of them.
_DECIDE: Final = (TURNED, "reverse_keyed", "Is the scale complete?")
_COMMENT: Final = re.compile(rf"(?<!\S)#+[ \t]*{CHECK}\b:?([^\n]*)")  # its first word


@dataclass(frozen=True)
class OpenCheck:
    """A comment that says CHECK: its line, what it asks, and whether numbers hang on the answer."""

    line: int
    asks: str
    decides: bool


def open_checks(text: str) -> tuple[OpenCheck, ...]:
    """Return every comment in the YAML `text` that says CHECK; what an item says is no comment."""
    if CHECK not in text:
        return ()
    said: list[tuple[int, int]] = []
    with suppress(yaml.YAMLError):  # then it says elsewhere what is wrong
        said = [
            (token.start_mark.index, token.end_mark.index)
            for token in yaml.scan(text, Loader=yaml.SafeLoader)
            if isinstance(token, yaml.ScalarToken)
        ]
    return tuple(
        OpenCheck(
            text.count("\n", 0, found.start()) + 1,
            found[1].strip(),
            any(words in found[0] for words in _DECIDE),
        )
        for found in _COMMENT.finditer(text)
        if not any(start <= found.start() < end for start, end in said)
    )
