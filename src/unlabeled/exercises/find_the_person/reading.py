"""What a choice comes to: the rows of the figure, whose answers can be worked out, and the sentences."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from unlabeled.disclosure import RiskAppetite
from unlabeled.exercises.find_the_person.attack import Left, counted, left_possible, worked_out
from unlabeled.exercises.find_the_person.content import EVERYONE, OUTSIDE, FindThePerson
from unlabeled.exercises.find_the_person.drawing import Answer, Key, Mark, Row, draw
from unlabeled.exercises.find_the_person.office import Block, Person
from unlabeled.look import Table, svg

if TYPE_CHECKING:
    from unlabeled.exercises.find_the_person.protected import Shown


@dataclass(frozen=True)
class Seen:
    """What one learner has before them: the rows of the figure and the answers that can be worked out."""

    rows: tuple[Row, ...]
    found: Mapping[str, bool]
    said: tuple[str, ...]


def crossed(table: str, content: FindThePerson, guess: int | None) -> Seen:
    """Return what a table by team, by years or by both gives away to anybody who reads it."""
    office = content.office.office
    blocks = {"team": office.by_team, "years": office.by_years, "both": office.by_both}[table]
    found = worked_out(counted(blocks), {})
    rows = tuple(Row(block.name, _exact(block, content), _marks(block.people, found)) for block in blocks)
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
    blocks, left = _by_team(content), _left_by_numbers(ticked, content)
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
    left, told = _left_by_numbers(ticked, content), _own(who, content)
    found = worked_out(left, told)
    rows = _team_rows(_by_team(content), left, ticked, {**found, **told}, content, who)
    block, say = _by_team(content)[_hidden(content)], content.colleague
    filled = {"team": block.name, "name": who, "n": block.n, "others": block.n - 1}
    if who == OUTSIDE:
        words = say.from_outside.format(rest=block.agreeing, **filled)
    else:
        template = say.agreed if told[who] else say.not_agreed
        words = template.format(rest=block.agreeing - told[who], **filled)
    return Seen(rows, found, (words, _found_words(found, content)))


def behind_the_gate(who: str, content: FindThePerson, guess: int | None, appetite: RiskAppetite) -> Seen:
    """Return what the same person can work out from what the gate of the survey publishes."""
    from unlabeled.exercises.find_the_person.protected import left_by_the_gate  # it loads NumPy

    blocks, say = _by_team(content), content.protect
    left, told = left_by_the_gate(blocks, appetite), _own(who, content)
    found = worked_out(left, told)
    groups = _groups(content, appetite)
    rows = tuple(
        Row(name, _gate_words(each, content), _marks(people, {**found, **told}, who))
        for each, name, people in groups
    )
    said = [
        say.group.format(group=name, low=low, high=high, n=len(people))
        for each, name, people in groups
        if not each.is_everyone
        for low, high in [_limits_of(left, people)]
    ]
    said.append(_whoever_words(left, content))
    said.append(say.price.format(team=content.office.hidden))
    if guess is not None:
        said.append(_compared(left, guess, content))
    return Seen(rows, found, tuple(said))


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


def _by_team(content: FindThePerson) -> tuple[Block, ...]:
    return content.office.office.by_team


def _hidden(content: FindThePerson) -> int:
    return next(p for p, block in enumerate(_by_team(content)) if block.name == content.office.hidden)


def _own(who: str, content: FindThePerson) -> dict[str, bool]:
    """Return the answer that `who` knows without any report: their own."""
    return {p.name: p.agrees for p in content.office.office.people if p.name == who}


def _left_by_numbers(ticked: Sequence[str], content: FindThePerson) -> Left:
    """Return what is left possible when the exact counts of everyone and of some teams are printed."""
    blocks = _by_team(content)
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
        rows.append(Row(block.name, words, _marks(block.people, known, who)))
    return tuple(rows)


def _groups(
    content: FindThePerson, appetite: RiskAppetite
) -> tuple[tuple[Shown, str, tuple[Person, ...]], ...]:
    """Return each published group with its name here and its people; everyone's stand with their groups."""
    from unlabeled.exercises.find_the_person.protected import shown

    blocks = _by_team(content)
    published = shown(blocks, tuple(block.agreeing for block in blocks), appetite)
    names = {each.name for each in published}
    pooled = [block for block in blocks if block.name not in names]
    result: list[tuple[Shown, str, tuple[Person, ...]]] = []
    for each in published:
        if each.is_everyone:
            result.append((each, content.figure.everyone, ()))
            continue
        own = [block for block in blocks if block.name == each.name] or pooled
        people = tuple(person for block in own for person in block.people)
        result.append((each, " + ".join(block.name for block in own), people))
    return tuple(result)


def _limits_of(left: Left, people: Sequence[Person]) -> tuple[int, int]:
    """Return the fewest and the most of `people`, who are whole blocks, that may agree."""
    places = [place for place, block in enumerate(left.blocks) if block.people[0] in people]
    sums = [sum(counts[place] for place in places) for counts in left.counts]
    return min(sums), max(sums)


def _gate_words(each: Shown, content: FindThePerson) -> str:
    say = content.figure
    if isinstance(each.value, str) and not each.value[0].isdigit() and not each.is_everyone:
        return say.words.format(value=each.value, n=each.n)
    return say.percent.format(low=f"{each.low:g}", high=f"{each.high:g}", n=each.n)


def _whoever(left: Left, content: FindThePerson) -> int:
    """Return for how many people there is a colleague who can work out their answer."""
    people = content.office.office.people
    found = {name for person in people for name in worked_out(left, {person.name: person.agrees})}
    return len(found)


def _whoever_words(left: Left, content: FindThePerson) -> str:
    count, people, say = _whoever(left, content), len(content.office.names), content.protect
    if count:
        return say.whoever_some.format(count=count, people=people)
    return say.whoever_none.format(people=people)


def _compared(left: Left, guess: int, content: FindThePerson) -> str:
    both = worked_out(counted(content.office.office.by_both), {})
    inside = _whoever(_left_by_numbers(tuple(content.options["printed"]), content), content)
    return content.protect.compared.format(
        guess=guess,
        people=len(content.office.names),
        both=len(both),
        inside=inside,
        now=_whoever(left, content),
    )


def _exact(block: Block, content: FindThePerson) -> str:
    return content.figure.exact.format(agreeing=block.agreeing, n=block.n)


def _marks(people: Sequence[Person], known: Mapping[str, bool], who: str = "") -> tuple[Mark, ...]:
    answers = {True: Answer.AGREES, False: Answer.NOT, None: Answer.OPEN}
    return tuple(Mark(p.name, answers[known.get(p.name)], p.name == who) for p in people)


def _found_words(found: Mapping[str, bool], content: FindThePerson) -> str:
    if not found:
        return content.found.nobody
    people = len(content.office.names)
    return content.found.some.format(count=len(found), people=people, names=_listed(found))


def _listed(names: Sequence[str] | Mapping[str, bool]) -> str:
    return ", ".join(names)
