"""How a first questionnaire is written down: valid YAML, with CHECK wherever it is a guess."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from unlabeled.content.instrument import WAVE_COLUMN
from unlabeled.content.open_checks import CHECK, ORDER, TURNED
from unlabeled.survey.addresses import masked
from unlabeled.survey.draft_left_out import GROUPS, LeftOutColumn, is_group
from unlabeled.survey.read.dialect import Column, Kind
from unlabeled.survey.read.identifiers import identifies
from unlabeled.survey.read.names import folded, plain, untagged

_NUMBER: Final = re.compile(r"[+-]?\d{1,4}")
# Words with which a statement may speak against its title: English, German, French, Spanish, Japanese. A hint
# only: such a statement is marked, and whoever knows the questionnaire decides.
_OTHER_WAY: Final = re.compile(
    r"\b(never|not|no|nobody|none|nothing|cannot|\w+n't|without|lack\w*|hard|hardly|difficult|rarely|seldom"
    r"|only|blam\w+|push\w*|pressur\w+|forc\w+|afraid|fear\w*|anxious|worr\w+|stress\w*|tired|exhaust\w+"
    r"|unsafe|unfair\w*|unable|hid\w*|pretend\w*|ignor\w+|reject\w*|punish\w*|against|problems?|expected to"
    r"|too (much|many|little|few)"
    r"|nicht|nichts|nie|niemals|niemand|kein\w*|ohne|schwer|angst|gedrängt|beschuldigt"
    r"|ne|pas|jamais|personne|sans|aucune?|difficile|peur|nunca|nadie|ningun[oa]?|sin|difícil|miedo)\b"
    r"|\bn'|ない|ません|難し|恐|怖"
)


@dataclass(frozen=True)
class DraftScale:
    """The answers that statements share, lowest first as far as it is known."""

    labels: tuple[str, ...]
    low: int
    is_ordered: bool
    not_copied: int


def draft_yaml(
    tool: str, statements: Sequence[Column], others: Sequence[LeftOutColumn], scale: DraftScale
) -> str:
    """Return the draft: statements as items, other columns as a comment, and CHECK wherever it is a guess."""
    group = _group([each.column for each in others])
    group_name = _text(group) if group and plain(group.name) != WAVE_COLUMN else "team"
    lines = [
        f"# A first draft, begun from an export of {tool}. Settle what each {CHECK} asks, then delete it:",
        "# `unlabeled instrument check` lists what is left.",
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
        "    # Where agreeing speaks against the title: {id: …, text: …, reverse_keyed: true}. Without",
        "    # it, the numbers are wrong. Some that may need it are marked; the others are worth a look.",
        f"    items:  # {CHECK}: is every statement that needs it reverse_keyed?",
        *_item_lines(statements, group_name),
    ]
    rest = [each for each in others if each.column is not group]
    if rest:
        lines += ["# Not taken for items. Name those that people answered in words under open_questions:"]
        lines += [f"#   {_one_line(_text(each.column))} ({each.why})" for each in rest]
    return "\n".join(lines) + "\n"


def _group(others: Sequence[Column]) -> Column | None:
    """Return the column that is likeliest to hold the groups."""
    free = [
        column
        for column in others
        if column.kind is Kind.QUESTION and not identifies(map(plain, column.names))
    ]
    named = [column for column in free if is_group(column)]
    hinted = [c for c in free if any(word in plain(name) for name in c.names for word in GROUPS)]
    return next(iter([*named, *hinted]), None)


def _label_lines(scale: DraftScale) -> list[str]:
    lines = ["  labels:"]
    if not scale.is_ordered:  # an entry, not a comment: a questionnaire with it is refused
        lines.append(f"    - {CHECK}  # {ORDER}: put them lowest first, then delete this line")
    lines += [f"    - {_quoted(label)}" for label in scale.labels]
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
        text = _text(column)
        check = f"  # {CHECK}: {TURNED}" if _OTHER_WAY.search(folded(text)) else ""
        lines.append(f"      - {{id: {name}, text: {_quoted(text)}}}{check}")
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
