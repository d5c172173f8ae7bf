"""Which column names say that a column identifies people, directly or beside other data."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

_PATTERN = re.compile(
    r"time ?stamp|zeitstempel|horodateur|marca temporal|タイムスタンプ"
    r"|(start|end|submit\w*|recorded|created|stage|completion|last modified) ?(date|time|at)\b"
    r"|(start|fertigstellungs|end|abgabe)zeit|heure de (début|fin)|hora de (inicio|finalización)"
    r"|(開始|完了|変更)時刻"
    r"|e-?mail|correo|courriel|messagerie|メール"
    r"|\bip\b|\bipaddress|phone|mobile|telefon|téléphone|teléfono|電話"
    r"|latitude|longitude|coordinates|user ?agent|\bbrowser\b"
    r"|^(token|access code|zugangscode|code d'accès|código de acceso)$"
    r"|^date( ?time)?$|^location$|^standort$"
    r"|^(your |full |first |last |family |given |sur|user|nick|recipient ?(first|last) ?)?name$"
    r"|^(vor|nach|familien|benutzer|nutzer)?name$|^(votre )?(pré)?nom( de famille| complet)?$"
    r"|^(tu |su )?(nombre|apellidos?)( completo| y apellidos)?$|^(お|氏)?名前$|^氏名$"
    r"|^(respondent|response|participant|person(nel)?|employee|staff|student|user|submission|network|collector"
    r"|teilnehmer|antwort|mitarbeiter)?[ _-]?(id|number|no\.?|nummer)$|^(personal|matrikel)nummer$"
)
# Of these: what is one person's own, best first. Not a name, which two people may share, nor an address of a
# network, nor the number of a submission.
_OWN = (
    re.compile(r"e-?mail|correo|courriel|messagerie|メール|^user ?name$|^(be)?nutzername$"),
    re.compile(
        r"^(respondent|participant|person(nel)?|employee|staff|student|user)?[ _-]?(id|number|no\.?)$"
        r"|^(token|access code|zugangscode|code d'accès|código de acceso)$"
    ),
)
_TIME = re.compile(
    r"time ?stamp|zeitstempel|horodateur|marca temporal|タイムスタンプ"
    r"|(end|submit\w*|recorded|created|completion) ?(date|time|at)\b|^date submitted$"
    r"|fertigstellungszeit|^enddatum$|^datum abgeschickt$|heure de fin|^date de soumission$"
    r"|hora de finalización|^fecha de envío$|完了時刻|^送信日$"
)


def identifies(names: Iterable[str]) -> bool:
    """Return whether one of a column's names, folded, says that it identifies people."""
    return any(_PATTERN.search(name) for name in names)


def person_column(names: Sequence[Sequence[str]], places: Iterable[int]) -> int | None:
    """Return which of the columns at `places` holds what is one person's own, best first."""
    held = sorted(places)
    return next((place for own in _OWN for place in held if any(map(own.search, names[place]))), None)


def time_column(names: Sequence[Sequence[str]], places: Iterable[int]) -> int | None:
    """Return which of the columns at `places` tells when a form was sent."""
    return next((place for place in sorted(places) if any(map(_TIME.search, names[place]))), None)
