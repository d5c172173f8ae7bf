"""What is left behind the protection: its rows, whose answers can still be worked out, and its price."""

from __future__ import annotations

from collections.abc import Sequence

from unlabeled.disclosure import RiskAppetite
from unlabeled.exercises.find_the_person.attack import Left, counted, worked_out
from unlabeled.exercises.find_the_person.content import FindThePerson
from unlabeled.exercises.find_the_person.drawing import Row
from unlabeled.exercises.find_the_person.office import Person
from unlabeled.exercises.find_the_person.protected import Shown, left_by_the_gate, shown
from unlabeled.exercises.find_the_person.reading import Seen, by_team, left_by_numbers, marks, own_answer


def behind_the_gate(who: str, content: FindThePerson, guess: int | None, appetite: RiskAppetite) -> Seen:
    """Return what the same person can work out from what the gate of the survey publishes."""
    blocks, say = by_team(content), content.protect
    left, told = left_by_the_gate(blocks, appetite), own_answer(who, content)
    found = worked_out(left, told)
    groups = _groups(content, appetite)
    rows = tuple(
        Row(name, _gate_words(each, content), marks(people, {**found, **told}, who))
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
    if guess is None:
        return Seen(rows, found, tuple(said))
    said.append(say.compared.format(guess=guess, people=len(content.office.names)))
    return Seen(rows, found, tuple(said), _compared(left, content))


def _groups(
    content: FindThePerson, appetite: RiskAppetite
) -> tuple[tuple[Shown, str, tuple[Person, ...]], ...]:
    """Return each published group with its name here and its people; everyone's stand with their groups."""
    blocks = by_team(content)
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


def _compared(left: Left, content: FindThePerson) -> tuple[str, ...]:
    both = worked_out(counted(content.office.office.by_both), {})
    inside = _whoever(left_by_numbers(tuple(content.options["printed"]), content), content)
    numbers = {"both": len(both), "inside": inside, "now": _whoever(left, content)}
    return tuple(line.format(**numbers) for line in content.protect.compared_with)
