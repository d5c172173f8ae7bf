"""What a choice comes to: the rows of the figure, whose answers can be worked out, and the sentences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from unlabeled.exercises.find_the_person.attack import Left, counted, left_possible, worked_out
from unlabeled.exercises.find_the_person.content import EVERYONE, OUTSIDE, FindThePerson
from unlabeled.exercises.find_the_person.drawing import Answer, Key, Mark, Row, draw
from unlabeled.exercises.find_the_person.office import Block, Person
from unlabeled.look import Table, svg


@dataclass(frozen=True)
class Seen:
    """What one learner has before them: the rows of the figure and the answers that can be worked out."""

    rows: tuple[Row, ...]
    found: Mapping[str, bool]
    said: tuple[str, ...]
    listed: tuple[str, ...] = ()


def crossed(table: str, content: FindThePerson, guess: int | None) -> Seen:
    """Return what a table by team, by years or by both gives away to anybody who reads it."""
    office = content.office.office
    blocks = {"team": office.by_team, "years": office.by_years, "both": office.by_both}[table]
    found = worked_out(counted(blocks), {})
    rows = tuple(Row(block.name, _exact(block, content), marks(block.people, found)) for block in blocks)
    return Seen(rows, found, tuple(_crossed_words(blocks, found, content, guess)))


def _crossed_words(
    blocks: Sequence[Block], found: Mapping[str, bool], content: FindThePerson, guess: int | None
) -> list[str]:
    said = [_found_words(found, content)]
    if guess is not None:
        said = [f"{content.found.guess.format(guess=guess)} {said[0]}"]
    alone = [p.name for block in blocks if block.n == 1 for p in block.people]
    alike = [name for name in found if name not in alone]
    if alone:
        said.append(content.found.alone.format(names=_listed(alone)))
    if alike:
        said.append(content.found.alike.format(names=_listed(alike)))
    return said


def subtracted(ticked: Sequence[str], content: FindThePerson) -> Seen:
    """Return what the printed numbers give away to anybody: the whole, and teams that are large enough."""
    blocks, left = by_team(content), left_by_numbers(ticked, content)
    found = worked_out(left, {})
    rows = _team_rows(blocks, left, ticked, found, content)
    hidden = _hidden(content)
    low, high = left.limits(hidden)
    block, say = blocks[hidden], content.subtract
    if low < high:
        words = say.open.format(team=block.name, low=low, high=high, n=block.n)
    else:
        everyone = content.office.office.everyone
        words = say.derived.format(
            all=everyone.agreeing,
            people=everyone.n,
            taken=" + ".join(str(each.agreeing) for each in blocks if each is not block),
            rest=low,
            n=block.n,
            team=block.name,
        )
    return Seen(rows, found, (words, _found_words(found, content)))


def as_colleague(who: str, content: FindThePerson) -> Seen:
    """Return what somebody can work out who takes their own answer away as well."""
    ticked = tuple(content.options["printed"])
    left, told = left_by_numbers(ticked, content), own_answer(who, content)
    found = worked_out(left, told)
    rows = _team_rows(by_team(content), left, ticked, {**found, **told}, content, who)
    block, say = by_team(content)[_hidden(content)], content.colleague
    filled = {"team": block.name, "name": who, "n": block.n, "others": block.n - 1}
    if who == OUTSIDE:
        words = say.from_outside.format(rest=block.agreeing, **filled)
    else:
        template = say.agreed if told[who] else say.not_agreed
        words = template.format(rest=block.agreeing - told[who], **filled)
    return Seen(rows, found, (words, _found_words(found, content)))


def picture(seen: Seen, content: FindThePerson) -> str:
    """Return the figure of `seen` as SVG text."""
    say = content.figure
    return _drawn(seen.rows, Key(say.agrees, say.not_agrees, say.open))


@lru_cache(maxsize=8)
def _drawn(rows: tuple[Row, ...], key: Key) -> str:
    """Return the figure of `rows`, drawn once: where the guess moves, only the words change."""
    return svg(draw(rows, key), crop=False)


def describe(seen: Seen, content: FindThePerson) -> tuple[str, Table]:
    """Return the figure in words, and the numbers behind it."""
    say, people = content.figure, len(content.office.names)
    alt = say.alt.format(people=people, found=len(seen.found), rows=len(seen.rows))
    rows = tuple((row.name, row.said, _known(row, content)) for row in seen.rows)
    return alt, Table(say.caption.format(statement=content.office.statement), say.head, rows)


def _known(row: Row, content: FindThePerson) -> str:
    known = [mark.name for mark in row.people if mark.answer is not Answer.OPEN and not mark.is_you]
    return _listed(known) if known else content.figure.nobody


def by_team(content: FindThePerson) -> tuple[Block, ...]:
    """Return one block of people for each team."""
    return content.office.office.by_team


def _hidden(content: FindThePerson) -> int:
    return next(p for p, block in enumerate(by_team(content)) if block.name == content.office.hidden)


def own_answer(who: str, content: FindThePerson) -> dict[str, bool]:
    """Return the answer that `who` knows without any report: their own."""
    return {p.name: p.agrees for p in content.office.office.people if p.name == who}


def left_by_numbers(ticked: Sequence[str], content: FindThePerson) -> Left:
    """Return what is left possible when the exact counts of everyone and of some teams are printed."""
    blocks = by_team(content)
    places = [
        tuple(place for place, block in enumerate(blocks) if name in (EVERYONE, block.name))
        for name in ticked
    ]
    return left_possible(
        blocks, lambda counts: tuple(sum(counts[place] for place in each) for each in places)
    )


def _team_rows(
    blocks: Sequence[Block],
    left: Left,
    ticked: Sequence[str],
    known: Mapping[str, bool],
    content: FindThePerson,
    who: str = "",
) -> tuple[Row, ...]:
    say, rows = content.figure, []
    if EVERYONE in ticked:
        rows.append(Row(say.everyone, _exact(content.office.office.everyone, content)))
    for place, block in enumerate(blocks):
        low, high = left.limits(place)
        if block.name in ticked:
            words = _exact(block, content)
        elif low == high:
            words = say.worked_out.format(agreeing=low, n=block.n)
        else:
            words = say.hidden.format(low=low, high=high, n=block.n)
        rows.append(Row(block.name, words, marks(block.people, known, who)))
    return tuple(rows)


def _exact(block: Block, content: FindThePerson) -> str:
    return content.figure.exact.format(agreeing=block.agreeing, n=block.n)


def marks(people: Sequence[Person], known: Mapping[str, bool], who: str = "") -> tuple[Mark, ...]:
    """Return a mark for each of `people`: what is known of their answer, and whether it is `who`."""
    answers = {True: Answer.AGREES, False: Answer.NOT, None: Answer.OPEN}
    return tuple(Mark(p.name, answers[known.get(p.name)], p.name == who) for p in people)


def _found_words(found: Mapping[str, bool], content: FindThePerson) -> str:
    if not found:
        return content.found.nobody
    people = len(content.office.names)
    return content.found.some.format(count=len(found), people=people, names=_listed(found))


def _listed(names: Sequence[str] | Mapping[str, bool]) -> str:
    return ", ".join(names)
