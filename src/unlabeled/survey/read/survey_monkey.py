"""SurveyMonkey: two rows above the answers: the question, and "Response", a row of a matrix, or an option.

The question stands only above the first of its columns. Columns that the tool writes about a person have
nothing below their name. A question with several answers has one column per option, which repeats it where it
was chosen.
"""

from unlabeled.survey.read.dialect import Column, Dialect, Head, Header, Kind, distinct
from unlabeled.survey.read.names import folded

_RESPONDENT = frozenset(
    {
        "respondentid",
        "teilnehmerid",
        "befragtenid",
        "iddurépondant",
        "idderépondant",
        "iddelencuestado",
        "iddeencuestado",
        "idrispondente",
        "回答者id",
    }
)
_OWN = frozenset(
    {
        "collectorid",
        "startdate",
        "enddate",
        "datecreated",
        "datemodified",
        "ipaddress",
        "emailaddress",
        "firstname",
        "lastname",
    }
)


def _recognises(head: Head) -> bool:
    names = [_bare(name) for name in head[0]]
    return names[0] in _RESPONDENT and (len(set(names) & _OWN) >= 2 or _has_second(head))


def _header(head: Head) -> Header:
    if not _has_second(head):
        return Header(1, tuple(Column(distinct(name), _own(name, "x")) for name in head[0]))
    questions, parts = head[0], head[1]
    columns, question = [], ""
    for place, (name, part) in enumerate(zip(questions, parts, strict=True)):
        question = name.strip() or question
        alone = bool(name.strip()) and (place + 1 == len(questions) or bool(questions[place + 1].strip()))
        if alone:  # below it stands "Response", in some language, or the only row of a matrix
            columns.append(
                Column(distinct(name, part if folded(part) != folded(name) else ""), _own(name, part))
            )
        else:
            columns.append(Column(distinct(f"{question} [{part.strip()}]", part)))
    return Header(2, tuple(columns))


def _own(name: str, part: str) -> Kind:
    bare = _bare(name)
    if bare.startswith("custom"):  # whoever sent the survey filled it in: often with the team
        return Kind.QUESTION
    return Kind.QUESTION if part.strip() and bare not in _OWN | _RESPONDENT else Kind.ABOUT_A_PERSON


def _has_second(head: Head) -> bool:
    """Return whether a second row of names stands above the answers, with nothing below the tool's own."""
    if len(head) < 2:
        return False
    return (
        not any(
            part.strip()
            for name, part in zip(head[0], head[1], strict=True)
            if _bare(name) in _OWN | _RESPONDENT
        )
        and not head[1][0].strip()
    )


def _bare(name: str) -> str:
    return "".join(letter for letter in folded(name) if letter.isalnum())


SURVEY_MONKEY = Dialect("surveymonkey", "SurveyMonkey", _recognises, _header)
