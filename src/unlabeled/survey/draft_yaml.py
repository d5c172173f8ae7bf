"""How a first questionnaire is written down: valid YAML, with CHECK wherever it is a guess."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from unlabeled.content.instrument import WAVE_COLUMN
from unlabeled.survey.addresses import masked
from unlabeled.survey.read.dialect import Column
from unlabeled.survey.read.names import folded, plain, untagged

_NUMBER: Final = re.compile(r"\d{1,4}")
_GROUPS: Final = ("team", "group", "department", "gruppe", "abteilung", "équipe", "equipo", "チーム")


@dataclass(frozen=True)
class DraftScale:
    """The answers that statements share, lowest first as far as it is known."""

    labels: tuple[str, ...]
    low: int
    is_ordered: bool
    not_copied: int


def draft_yaml(tool: str, statements: Sequence[Column], others: Sequence[Column], scale: DraftScale) -> str:
    """Return the draft: statements as items, other columns as a comment, and CHECK wherever it is a guess."""
    group = next(
        (c for c in others if any(word in plain(name) for name in c.names for word in _GROUPS)), None
    )
    group_name = _text(group) if group and plain(group.name) != WAVE_COLUMN else "team"
    lines = [
        f"# A first draft, begun from an export of {tool}. CHECK every line before you use it.",
        "# Answers were copied where several columns share them; no other cell of the export is in here.",
        "id: my_survey  # CHECK: a short name",
        "title: My survey  # CHECK",
        'version: "1"',
        "invitation: What people were told.  # CHECK: copy the words they saw",
        "response_scale:",
        f"  low: {scale.low}",
        *_label_lines(scale),
        f"group_column: {_quoted(group_name)}  # CHECK: the column with the groups",
        "scales:  # CHECK: one scale for each idea; items that are read together belong together",
        "  - id: all_items",
        "    title: All items  # CHECK",
        "    about: What these items are about.  # CHECK",
        "    items:  # CHECK: add `reverse_keyed: true` where agreeing speaks against the title",
        *_item_lines(statements, group_name),
    ]
    rest = [_text(column) for column in others if column is not group]
    if rest:
        lines += ["# Not taken for items. Name those that people answered in words under open_questions:"]
        lines += [f"#   {_one_line(name)}" for name in rest]
    return "\n".join(lines) + "\n"


def _label_lines(scale: DraftScale) -> list[str]:
    check = "" if scale.is_ordered else "  # CHECK: put them in order, lowest first; it is not known here"
    lines = [f"  labels:{check}", *(f"    - {_quoted(label)}" for label in scale.labels)]
    if scale.not_copied:
        answers = (
            "One more answer stands" if scale.not_copied == 1 else f"{scale.not_copied} more answers stand"
        )
        lines.append(
            f"  # CHECK: {answers} in these columns, too seldom to be copied. Is the scale complete?"
        )
    if all(map(_NUMBER.fullmatch, scale.labels)):
        lines.append("  # CHECK: write the words that the numbers stood for")
    return lines


def _item_lines(statements: Sequence[Column], group: str) -> list[str]:
    taken, lines = {WAVE_COLUMN, "all_items", group, "my_survey"}, []
    for number, column in enumerate(statements, 1):
        code = folded(column.name)
        known = re.fullmatch(r"[a-z][a-z0-9_]{0,39}", code)
        name = code if known and code not in taken else f"item_{number}"
        while name in taken:
            name += "_"
        taken.add(name)
        lines.append(f"      - {{id: {name}, text: {_quoted(_text(column))}}}")
    return lines


def _text(column: Column) -> str:
    """Return the shortest name that still tells what was asked: a row of a matrix, a text and no code."""
    texts = [name for name in column.names if " " in name.strip()] or list(column.names)
    return masked(untagged(min(texts, key=len)).strip().removesuffix(" *"))


def _one_line(text: str) -> str:
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())[:200]


def _quoted(text: str) -> str:
    """Return `text` as a YAML text in quotation marks."""
    return '"' + _one_line(text).replace("\\", "\\\\").replace('"', '\\"') + '"'
