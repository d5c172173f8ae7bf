"""Comments on their way through a person: a list to mark, read again, and the page of what is approved."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from unlabeled.look import Host, stylesheet
from unlabeled.survey.comments import Question, in_order
from unlabeled.survey.errors import UnreadableError
from unlabeled.survey.redact import cleaned, redacted

TO_APPROVE: Final = "comments-to-approve.txt"
_QUESTION: Final = "## "
_LINE: Final = re.compile(r"\[([^\]]{0,3})\](.*)")
_YES, _NO = frozenset({"x", "✓", "×"}), frozenset({""})
_HEAD: Final = """\
NOT FOR SHARING. Nobody has read these comments yet.

Were people told, before they wrote, that comments may be shown? If not, mark none, and delete this file.

Read each line. Would anybody know who wrote it, or whom it is about: by a name, a role, an event, a way of
writing? Then leave it as it is, or take those words out. Mark what may be shown to everybody: put an x
between its brackets, [x]. Save the file as text in UTF-8. Then run: unlabeled comments DIR

Names, addresses and telephone numbers were taken out where they were recognised. Do not rely on it.
The order is not that of the file. If fewer than {least} lines of a question are marked, none of them is
shown; that is no reason to mark one more.
"""


def to_approve(questions: Sequence[Question], least: int) -> str:
    """Return the list that a person goes through."""
    parts = [_HEAD.format(least=least)]
    for question in questions:
        parts.append(f"{_QUESTION}{cleaned(question.title)}\n")
        parts.append("".join(f"[ ] {text}\n" for text in question.texts))
    return "\n".join(parts)


def approved(text: str, least: int) -> tuple[Question, ...]:
    """Return what is marked in the list, question by question; one with fewer than `least` marks not at all.

    What a person has written into a line goes through the patterns again.

    Raises
    ------
    UnreadableError
        If a line is neither marked nor unmarked. Names its number and quotes nothing.
    """
    titles: list[str] = []
    texts: list[list[str]] = []
    for number, line in enumerate(text.splitlines(), 1):
        if line.startswith(_QUESTION):
            titles.append(line.removeprefix(_QUESTION).strip())
            texts.append([])
        elif texts and line.strip():
            texts[-1] += _marked(line.strip(), number)
    return tuple(
        Question(title, in_order(title, said))
        for title, said in zip(titles, texts, strict=True)
        if len(said) >= least
    )


def _marked(line: str, number: int) -> list[str]:
    found = _LINE.fullmatch(line)
    mark = found[1].strip().casefold() if found else None
    if found is None or mark not in _YES | _NO:
        raise UnreadableError(
            f"Line {number} of {TO_APPROVE} begins with neither [ ] nor [x]. Correct it; nothing was written."
        )
    said = redacted(found[2])
    return [said] if mark in _YES and said else []


def comments_html(questions: Sequence[Question], title: str) -> str:
    """Return the page of approved comments: like the report, and without any number."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    pages = Environment(
        loader=PackageLoader("unlabeled.survey", "."),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return pages.get_template("comments.html.jinja").render(
        title=title, questions=questions, stylesheet=stylesheet(Host.PAGE)
    )
