"""The codebook: what each column of a survey file holds, written from the instrument."""

from collections.abc import Sequence

from unlabeled.content.instrument import WAVE_COLUMN, Instrument, Item, ResponseScale, Scale


def codebook(instrument: Instrument) -> str:
    """Return the codebook of `instrument` as Markdown.

    Parameters
    ----------
    instrument : Instrument
        Any questionnaire.

    Returns
    -------
    str
        What it is, what people are told, the answers and their numbers, each scale with its items and the
        direction they count in, the open questions, and the columns of a file. Ends with a line break.
    """
    parts = [
        f"# Codebook: {instrument.title}",
        "*Generated from the instrument by `make built`; change the instrument, not this file.*",
        f"Instrument `{instrument.id}`, version {instrument.version}.",
        *([instrument.about] if instrument.about else []),
        "## What people are told",
        *_told(instrument),
        "## How to ask",
        _how_to_ask(instrument),
        "## Answers",
        _answers(instrument.response_scale),
        "## Statements",
        *(part for scale in instrument.scales for part in _scale(scale, instrument.response_scale)),
        *_open_questions(instrument),
        "## Columns of a file",
        _columns(instrument),
    ]
    return "\n\n".join(parts) + "\n"


def _told(instrument: Instrument) -> list[str]:
    """Return the words for who answers; what becomes of people's own words is said before they write."""
    told = [f"> {instrument.invitation}"]
    if not instrument.open_questions:
        return told
    if instrument.invitation_with_comments is None:
        return [*told, "If comments may be shown (`--comments`), say so here, before anybody writes."]
    return [
        *told,
        "If comments may be shown (`--comments`), say this instead:",
        f"> {instrument.invitation_with_comments}",
    ]


def _how_to_ask(instrument: Instrument) -> str:
    column = "`, `".join(instrument.levels)
    steps = (
        "Switch off the collection of e-mail addresses, and ask for no name, age, role or tenure.",
        f"Begin with one question whose title is `{column}`, and offer the groups as a list to choose from. "
        'Any other title works too; then say `--by "the title"`.',
        "Copy each statement below as the title of a question with the answers below, in their order. "
        "Make none of them required: somebody who leaves one empty has answered.",
        "Show the words above on the first page, and say who owns the file, who reads the result, and when.",
    )
    lines = "\n".join(f"{number}. {step}" for number, step in enumerate(steps, 1))
    return f"In Google Forms, or any tool that exports a CSV file:\n\n{lines}"


def _table(header: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> str:
    lines = [header, tuple("---" for _ in header), *rows]
    return "\n".join(f"| {' | '.join(map(_cell, line))} |" for line in lines)


def _cell(text: str) -> str:
    """Return `text` on one line, with bars that do not end the cell."""
    return " ".join(text.split()).replace("|", "\\|")


def _answers(points: ResponseScale) -> str:
    rows = [(str(value), label) for value, label in zip(points.values, points.labels, strict=True)]
    return _table(("Value", "Answer"), rows) + "\n\nAn empty cell means that the statement was left empty."


def _scale(scale: Scale, points: ResponseScale) -> list[str]:
    turned = any(item.reverse_keyed for item in scale.items)
    rule = f"Reversed statements count as {points.low + points.high} minus the value.\n\n" if turned else ""
    rows = [(f"`{item.id}`", item.text, _direction(item)) for item in scale.items]
    heading = f"### {scale.title} (`{scale.id}`)"
    return [heading, scale.about, rule + _table(("Column", "Statement", "Counts"), rows)]


def _direction(item: Item) -> str:
    return "reversed" if item.reverse_keyed else "as answered"


def _open_questions(instrument: Instrument) -> list[str]:
    if not instrument.open_questions:
        return []
    rows = [(f"`{question.id}`", question.text) for question in instrument.open_questions]
    return [
        "## Open questions",
        "Answered in people's own words. The answers are no part of a report; with `--comments`, a person "
        "may show some of them on a page beside it.",
        _table(("Column", "Question"), rows),
    ]


def _columns(instrument: Instrument) -> str:
    points, questions = instrument.response_scale, instrument.open_questions
    rows = [
        (f"`{WAVE_COLUMN}`", "which time people were asked", "a whole number; the column may be left out"),
        *((f"`{level}`", "the group a person belongs to", "text, or empty") for level in instrument.levels),
        (
            _span([item.id for item in instrument.items]),
            "statements",
            f"{points.low} to {points.high}, or empty",
        ),
    ]
    if questions:
        rows.append((_span([question.id for question in questions]), "open questions", "text, or empty"))
    return _table(("Column", "Holds", "Values"), rows)


def _span(columns: list[str]) -> str:
    """Return the first and last of neighbouring columns, and how many they are."""
    return f"`{columns[0]}`" if len(columns) == 1 else f"`{columns[0]}` to `{columns[-1]}` ({len(columns)})"
