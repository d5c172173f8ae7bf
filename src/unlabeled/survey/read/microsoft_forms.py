"""Microsoft Forms: a workbook whose first columns tell who answered and when, then one column per question.

Each statement of a Likert question is a column of its own. Several answers, and a ranking, are one cell with
a semicolon after each. A quiz adds "Points - …" and "Feedback - …" beside every question.
"""

from unlabeled.survey.read.dialect import Column, Dialect, Head, Header, Kind
from unlabeled.survey.read.names import folded

_START = frozenset(
    {
        "start time",
        "startzeit",
        "heure de début",
        "hora de inicio",
        "ora di inizio",
        "hora de início",
        "begintijd",
        "開始時刻",
        "开始时间",
        "시작 시간",
        "godzina rozpoczęcia",
        "starttid",
    }
)
_END = frozenset(
    {
        "completion time",
        "fertigstellungszeit",
        "heure de fin",
        "hora de finalización",
        "ora di completamento",
        "hora de conclusão",
        "tijd van voltooien",
        "完了時刻",
        "完成时间",
        "완료 시간",
        "godzina ukończenia",
        "slutförandetid",
    }
)
_OTHERS = frozenset(
    {
        "email",
        "e-mail",
        "adresse de messagerie",
        "correo electrónico",
        "posta elettronica",
        "メール",
        "name",
        "nom",
        "nombre",
        "nome",
        "naam",
        "名前",
        "language",
        "sprache",
        "langue",
        "idioma",
        "言語",
        "last modified time",
        "uhrzeit der letzten änderung",
        "heure de la dernière modification",
        "hora de la última modificación",
        "最終変更時刻",
        "total points",
        "quiz feedback",
        "grade posted time",
    }
)
_FIRST = 9  # the tool's own columns are among so many


def _recognises(head: Head) -> bool:
    names = [folded(name) for name in head[0][:3]]
    return len(names) == 3 and names[0] == "id" and names[1] in _START


def _header(head: Head) -> Header:
    return Header(1, tuple(Column((name,), _kind(name, place)) for place, name in enumerate(head[0])))


def _kind(name: str, place: int) -> Kind:
    own = {"id"} | _START | _END | _OTHERS
    return Kind.ABOUT_A_PERSON if place < _FIRST and folded(name) in own else Kind.QUESTION


MICROSOFT_FORMS = Dialect("microsoft-forms", "Microsoft Forms", _recognises, _header)
