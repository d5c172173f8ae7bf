"""Adding and subtracting: from publications of one item to the smallest groups that can be worked out.

Groups of one name with different n in several publications are taken to be nested: those in both, and those
who came or left. What a total counts beyond the groups that are listed is a group as well.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from unlabeled.attack.facts import Atom, AttackError, Fact, Group, Problem, Publication, Scale


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
        problem = _family_problem(family, scale)
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
    """Return the publications, a group in the parts that another one shows of it: by its name and n."""
    found: list[Publication] = []
    for publication in publications:
        shown = {name: inner for each in publications for name, inner in each.inner.items()}
        sizes = {name: group.n for each in publications for name, group in each.groups.items()}
        groups, inner = dict(publication.groups), dict(publication.inner)
        for name in [name for name in groups if name in shown and shown[name].group.n == groups[name].n]:
            inner[name] = replace(shown[name], group=groups.pop(name))
            groups |= {part: Group(sizes[part]) for part in inner[name].parts}
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


class _Atoms:
    """Atoms as they are found: for each name its nested layers, innermost first."""

    def __init__(self) -> None:
        self.layers: dict[str, dict[int, int]] = {}
        self.atoms: list[Atom] = []

    def add(self, name: str, sizes: set[int], shown: set[int]) -> None:
        self.layers[name], held = {}, 0
        for n in sorted(sizes - {0}):
            words = name if not held else f"those by whom {name} ({n}) and {name} ({held}) differ"
            self.layers[name][n] = len(self.atoms)
            self.atoms.append(Atom(words, n - held, not held and n in shown))
            held = n

    def within(self, name: str, n: int) -> tuple[int, ...]:
        return tuple(atom for size, atom in self.layers.get(name, {}).items() if size <= n)


def _family_problem(family: Sequence[Publication], scale: Scale) -> Problem:
    listed = [_with_sizes(each) for each in family]
    names = sorted({name for groups in listed for name in groups})
    atoms = _Atoms()
    sizes: dict[str, set[int]] = {}
    for name in names:
        found = [groups[name] for groups in listed if name in groups]
        sizes[name] = {group.n for group in found if group.n is not None}
        atoms.add(name, sizes[name], {group.n for group in found if group.numbers and group.n})
    used = [_sizes_in(groups, sizes) for groups in listed]
    _add_others(atoms, family, used)
    facts: list[Fact] = []
    for publication, groups, within in zip(family, listed, used, strict=True):
        for name, group in groups.items():
            facts += (Fact(atoms.within(name, group.n or 0), number) for number in group.numbers)
        for inner in publication.inner.values():
            held = tuple(atom for name in inner.parts for atom in atoms.within(name, groups[name].n or 0))
            facts += (Fact(held, number) for number in inner.group.numbers)
        total = publication.total
        if total is not None and total.n is not None:
            whole = tuple(atom for name, n in within.items() for atom in atoms.within(name, n))
            rest = total.n - sum(within.values())
            whole += atoms.within(_others(publication), rest)
            facts += (Fact(whole, number) for number in total.numbers)
    skips = any(len(fact.number.weights) > len(scale.values) for fact in facts)
    return Problem(tuple(atoms.atoms), scale, tuple(facts), skips)


def _with_sizes(publication: Publication) -> dict[str, Group]:
    """Return the groups with their sizes: one that is not printed follows from the total; several merge."""
    groups = dict(publication.groups)
    unknown = [name for name, group in groups.items() if group.n is None]
    for name in unknown:
        del groups[name]
    total = publication.total
    if unknown and total is not None and total.n is not None:
        rest = total.n - sum(group.n or 0 for group in groups.values())
        groups[" and ".join(unknown)] = Group(max(rest, 0))
    return groups


def _sizes_in(groups: dict[str, Group], sizes: dict[str, set[int]]) -> dict[str, int]:
    """Return how many people of each name are counted by a total: of one that is not listed, the fewest."""
    if not groups:
        return {name: max(each) for name, each in sizes.items() if each}
    return {name: group.n for name, group in groups.items() if group.n is not None}


def _others(publication: Publication) -> str:
    return f"those of {publication.total_name} who are in no group"


def _add_others(atoms: _Atoms, family: Sequence[Publication], used: Sequence[dict[str, int]]) -> None:
    rests: dict[str, set[int]] = {}
    for publication, within in zip(family, used, strict=True):
        if publication.total is None or publication.total.n is None:
            continue
        rest = publication.total.n - sum(within.values())
        if rest < 0:
            raise AttackError(
                f"In {publication.label}, {publication.total_name} counts fewer people than its groups. "
                "Check n."
            )
        rests.setdefault(_others(publication), set()).add(rest)
    for name, sizes in rests.items():
        atoms.add(name, sizes, sizes if not any(used) else set())


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
