"""Qualtrics: names, then texts in the language of the survey, then `{"ImportId": …}`; or fewer of these rows.

A matrix has one column per statement, its text "Question - Statement". A box of a question with several
answers says so in the third row, by a `choiceId`.
"""

from __future__ import annotations

import json

from unlabeled.survey.read.dialect import Column, Dialect, Head, Header, Kind, after_dashes, distinct
from unlabeled.survey.read.names import folded

_IMPORT = '{"ImportId"'
# The tool's own columns: as they are named in the first row, or with spaces where that row holds texts.
_OWN = frozenset(
    {
        "startdate",
        "enddate",
        "status",
        "responsetype",
        "ipaddress",
        "progress",
        "duration",
        "duration(inseconds)",
        "finished",
        "recordeddate",
        "responseid",
        "responseset",
        "_recordid",
        "recipientlastname",
        "recipientfirstname",
        "recipientemail",
        "externalreference",
        "externaldatareference",
        "locationlatitude",
        "locationlongitude",
        "distributionchannel",
        "userlanguage",
        "emailaddress",
    }
)
_TELLING = frozenset({"startdate", "enddate", "recordeddate", "responseid", "finished", "progress"})
_DATES = frozenset({"startdate", "enddate", "recordeddate"})
_STATUS = frozenset({"status", "responsetype"})
_TRIALS = frozenset({"survey preview", "survey test", "1", "2"})
_ENDS = (" - Selected Choice", " - Text")


def _recognises(head: Head) -> bool:
    if _import_row(head) is not None:
        return True
    return len(_TELLING & {_bare(name) for name in head[0]}) >= 3 or _is_old(head)


def _header(head: Head) -> Header:
    width, found = len(head[0]), _import_row(head)
    has_texts = _has_texts(head)
    texts = head[1] if found == 2 or (found is None and has_texts) else [""] * width
    ids = [_import(cell) for cell in head[found]] if found is not None else [("", False)] * width
    names = head[0]
    if _is_old(head):
        names, texts = head[1], [text.replace("-", " - ") for text in head[1]]
    rows = found + 1 if found is not None else 1 + int(has_texts)
    status = next((place for place, name in enumerate(names) if _bare(name) in _STATUS), None)
    columns = tuple(map(_column, names, texts, ids))
    return Header(rows, columns, None if status is None else (status, _TRIALS))


def _column(name: str, text: str, source: tuple[str, bool]) -> Column:
    import_id, is_choice = source
    question = text
    for end in _ENDS:
        question = question.removesuffix(end)
    names = distinct(name, text, question, *after_dashes(question), *after_dashes(name))
    if {_bare(name), import_id.casefold()} & _OWN:
        return Column(names, Kind.ABOUT_A_PERSON)
    return Column(names, Kind.CHOICE if is_choice else Kind.QUESTION)


def _import_row(head: Head) -> int | None:
    """Return where the row with the ids of an import is, nearly all of it: the second or the third."""
    for row in (1, 2):
        cells = [cell for cell in head[row] if cell] if row < len(head) else []
        if cells and 3 * sum(cell.startswith(_IMPORT) for cell in cells) >= 2 * len(cells):
            return row
    return None


def _import(cell: str) -> tuple[str, bool]:
    """Return the id in a cell of that row, and whether it is one box of several."""
    try:
        found = json.loads(cell)
        return str(found["ImportId"]), "choiceId" in found
    except (ValueError, KeyError, TypeError, RecursionError):
        return "", False


def _has_texts(head: Head) -> bool:
    """Return whether the second row holds texts and no answers: there, dates have digits."""
    if len(head) < 2:
        return False
    cells = {_bare(name): cell.strip() for name, cell in zip(head[0], head[1], strict=True)}
    if _is_old(head):
        return True
    dates = [cells[name] for name in _DATES if cells.get(name)]
    if dates:
        return not any(letter.isdigit() for cell in dates for letter in cell)
    own = cells.get("responseid", "")
    return bool(own) and not any(letter.isdigit() or letter == "_" for letter in own)


def _is_old(head: Head) -> bool:
    """Return whether it is the format before 2017: V1, V2 …, and the names below."""
    return len(head) > 1 and folded(head[0][0]) == "v1" and _bare(head[1][0]) == "responseid"


def _bare(name: str) -> str:
    return folded(name).replace(" ", "")


QUALTRICS = Dialect("qualtrics", "Qualtrics", _recognises, _header)
