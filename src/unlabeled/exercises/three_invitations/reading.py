"""What the answers come to: rows of the figure, its words and its numbers, and the one finding below it."""

from __future__ import annotations

from dataclasses import dataclass
from math import floor

from unlabeled.exercises.dots import Row, draw
from unlabeled.exercises.three_invitations.content import ThreeInvitations
from unlabeled.exercises.three_invitations.yeses import Attendance, attendance
from unlabeled.exercises.words import Words
from unlabeled.look import Table, drawn


@dataclass(frozen=True)
class Answered:
    """One invitation whose freedom was given: its name, how free (0–100), and who comes."""

    name: str
    freedom: int
    rather_not: int
    meeting: Attendance

    @classmethod
    def of(cls, name: str, freedom: float, invited: int, rather_not: int) -> Answered:
        """Return the row for one answer."""
        return cls(name, int(freedom), rather_not, attendance(invited, rather_not, freedom / 100))

    @property
    def come(self) -> int:
        """Whole people who come."""
        return sum(self.meeting.people[:2])

    @property
    def meant(self) -> int:
        """Of ten yeses, how many mean yes; 0 where nobody comes."""
        return floor(10 * (self.meeting.meant or 0) + 0.5)


def picture(rows: tuple[Answered, ...], content: ThreeInvitations) -> str:
    """Return the figure of `rows` as SVG text; "" where this place cannot draw."""
    say = content.figure
    kinds = (say.willing, say.reluctant, say.away)
    lines = tuple(Row(row.name, row.meeting.people, _beside(row, content)) for row in rows)
    return drawn(lambda: draw(lines, kinds))


def _beside(row: Answered, content: ThreeInvitations) -> tuple[str, str]:
    say = content.figure
    if not row.come:
        return say.nobody, say.nothing_meant
    return say.come.format(come=row.come), say.meant.format(meant=row.meeting.people[0], come=row.come)


def describe(rows: tuple[Answered, ...], content: ThreeInvitations, words: Words) -> tuple[str, Table]:
    """Return the figure in words, and the numbers behind it."""
    say = content.figure
    sentences = (
        (say.alt_row if row.come else say.alt_nobody).format(
            name=row.name,
            come=row.come,
            invited=content.invited,
            reluctant=row.meeting.people[1],
            meant=row.meeting.people[0],
        )
        for row in rows
    )
    cells = tuple(
        (row.name, str(row.freedom), str(row.come), str(row.meeting.people[1]), _beside(row, content)[1])
        for row in rows
    )
    caption = say.caption.format(invited=content.invited, rather_not=rows[0].rather_not)
    alt = f"{say.alt.format(rows=' '.join(sentences))} {words.toy_model}"
    return alt, Table(caption, say.head, cells)


def finding(rows: tuple[Answered, ...], content: ThreeInvitations) -> str:
    """Return the sentence that the numbers of two or more rows call for."""
    say, rather_not = content.findings, rows[0].rather_not
    if rather_not == 0:
        return say.all_willing
    if rather_not == content.invited:
        return say.nobody_willing
    if len({row.freedom for row in rows}) == 1:
        return say.all_same
    fullest = min(rows, key=lambda row: row.freedom)
    clearest = max(rows, key=lambda row: row.freedom)
    if fullest.meant == clearest.meant and abs(fullest.come - clearest.come) <= 1:
        return say.hardly.format(fullest=fullest.name, clearest=clearest.name)
    return say.differ.format(
        fullest=fullest.name,
        come=fullest.come,
        invited=content.invited,
        clearest=clearest.name,
        meant=clearest.meant,
    )
