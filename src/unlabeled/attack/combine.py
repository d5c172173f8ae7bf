"""Adding and subtracting: from publications of one item to the smallest groups that can be worked out.

Groups of one name with different n in several publications are taken to be nested: those in both, and those
who came or left. What a total counts beyond the groups that are listed is a group as well.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from unlabeled.attack.facts import Atom, Fact, Group, Inner, Problem, Publication, Scale
from unlabeled.attack.families import family_problem


@dataclass(frozen=True)
class Combined:
    """One problem, which of its atoms matter, and on what assumption, in words."""

    problem: Problem
    sources: tuple[str, ...]
    targets: tuple[int, ...]
    assuming: str = ""

    def finer(self) -> Problem:
        """Return the same problem for means that may lie between the answers."""
        scale = self.problem.scale.finer()
        facts = []
        for fact in self.problem.facts:  # weights of a mean are the answers, less a constant
            first = fact.number.weights[0] - scale.low
            weights = tuple(value + first for value in scale.values)
            facts.append(replace(fact, number=replace(fact.number, weights=weights)))
        return replace(self.problem, scale=scale, facts=tuple(facts))

    def without_skips(self) -> Problem:
        """Return the same problem for who knows that everybody answered."""
        return replace(self.problem, skips=False)


def combined(publications: Sequence[Publication], scale: Scale, k: int) -> Iterator[Combined]:
    """Yield every problem that several publications of one item make."""
    families = _families(_in_parts(_as_totals(publications)))
    for family in families:
        problem = family_problem(family, scale)
        for part in _components(problem):
            targets = tuple(range(len(part.atoms)))
            yield Combined(part, tuple(each.label for each in family), targets)
    for place, one in enumerate(families):
        for other in families[place + 1 :]:
            yield from _nested(one, other, scale, k)


def _as_totals(publications: Sequence[Publication]) -> list[Publication]:
    """Return the publications; one that shows everyone alone is a total, if another shows their groups."""
    totals = {each.total_name for each in publications if each.total is not None and each.groups}
    return [
        replace(each, groups={}, total=each.groups[each.total_name])
        if each.groups.keys() == {each.total_name} and each.total_name in totals
        else each
        for each in publications
    ]


def _in_parts(publications: Sequence[Publication]) -> list[Publication]:
    """Return the publications, a group in the innermost parts that any shows of it: by its name and n."""
    shown = {name: inner for each in publications for name, inner in each.inner.items()}
    sizes = {name: group.n for each in publications for name, group in each.groups.items()}

    def innermost(name: str, n: int | None) -> Iterator[str]:
        inner = shown.get(name)
        if inner is None or inner.group.n != n:
            yield name
            return
        for part in inner.parts:
            yield from innermost(part, sizes[part])

    found: list[Publication] = []
    for publication in publications:
        groups, inner = dict(publication.groups), {}
        for name, group in publication.groups.items():
            parts = tuple(innermost(name, group.n))
            if parts != (name,):
                inner[name] = Inner(groups.pop(name), parts)
                groups |= {part: groups.get(part, Group(sizes[part])) for part in parts}
        for name, each in publication.inner.items():
            parts = tuple(part for held in each.parts for part in innermost(held, sizes[held]))
            inner[name] = Inner(each.group, parts)
        found.append(replace(publication, groups=groups, inner=inner))
    return found


def _families(publications: Sequence[Publication]) -> list[list[Publication]]:
    """Return the publications by breakdown: those that share a group's name; a total alone joins all."""
    families: list[list[Publication]] = []
    for publication in (each for each in publications if each.groups):
        touching = [f for f in families if any(publication.groups.keys() & each.groups.keys() for each in f)]
        families = [f for f in families if f not in touching]
        families.append([*(each for family in touching for each in family), publication])
    alone = [each for each in publications if not each.groups]
    return [[*family, *alone] for family in families] or ([alone] if alone else [])


def _components(problem: Problem) -> Iterator[Problem]:
    """Yield the parts that no number connects: an answer in one tells nothing about another."""
    label = list(range(len(problem.atoms)))

    def root(atom: int) -> int:
        while label[atom] != atom:
            label[atom] = atom = label[label[atom]]
        return atom

    for fact in problem.facts:
        for atom in fact.atoms[1:]:
            label[root(atom)] = root(fact.atoms[0])
    parts: dict[int, list[int]] = {}
    for atom in range(len(problem.atoms)):
        parts.setdefault(root(atom), []).append(atom)
    facts: dict[int, list[Fact]] = {}
    for fact in problem.facts:
        if fact.atoms:
            facts.setdefault(root(fact.atoms[0]), []).append(fact)
    for first, atoms in parts.items():
        if first in facts:  # of people in no number, nothing can be worked out
            new = {atom: place for place, atom in enumerate(atoms)}
            moved = (Fact(tuple(new[atom] for atom in f.atoms), f.number) for f in facts[first])
            inside = tuple(problem.atoms[atom] for atom in atoms)
            yield Problem(inside, problem.scale, tuple(moved), problem.skips)


def _nested(
    one: Sequence[Publication], other: Sequence[Publication], scale: Scale, k: int
) -> Iterator[Combined]:
    """Yield, for two breakdowns of the same people, every group that may be another one plus a few.

    Who is in which group is known to everybody there, if not to us: so it is enough that it may be.
    """
    for left in one:
        for right in other:
            for name, group in _all_groups(left):
                for second, bigger in _all_groups(right):
                    (few, small), (many, large) = sorted(
                        ((name, group), (second, bigger)), key=lambda pair: pair[1].n or 0
                    )
                    if not (small.n and large.n and small.numbers and large.numbers):
                        continue
                    if 0 < large.n - small.n < k:
                        facts = (*(Fact((0,), each) for each in small.numbers),)
                        facts += (*(Fact((0, 1), each) for each in large.numbers),)
                        words = f"those of {many} ({large.n}) who are not in {few} ({small.n})"
                        atoms = (Atom(few, small.n, True), Atom(words, large.n - small.n, False))
                        skips = any(len(f.number.weights) > len(scale.values) for f in facts)
                        problem = Problem(atoms, scale, facts, skips)
                        assuming = f"if all of {few} belong to {many}"
                        yield Combined(problem, (left.label, right.label), (1,), assuming)


def _all_groups(publication: Publication) -> list[tuple[str, Group]]:
    inner = [(name, each.group) for name, each in publication.inner.items()]
    return [*publication.groups.items(), *inner]
