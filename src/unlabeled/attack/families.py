"""Publications of the same groups as one problem.

Its atoms are those who are in all of them, those who came or left, and those whom only a total counts.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from unlabeled.attack.facts import Atom, AttackError, Fact, Group, Number, Problem, Publication, Scale


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


def family_problem(family: Sequence[Publication], scale: Scale) -> Problem:
    """Return what several publications of the same groups say, of the smallest groups that they make."""
    listed = [_with_sizes(each) for each in family]
    atoms, sizes = _Atoms(), _sizes(listed)
    for name in sorted(sizes):
        of_name = [groups[name] for groups in listed if name in groups]
        atoms.add(name, sizes[name], {group.n for group in of_name if group.numbers and group.n})
    used = [_sizes_in(groups, sizes) for groups in listed]
    _add_others(atoms, family, used)
    said = zip(family, listed, used, strict=True)
    facts = [fact for each in said for fact in _facts(atoms, *each)]
    skips = any(len(fact.number.weights) > len(scale.values) for fact in facts)
    return Problem(tuple(atoms.atoms), scale, tuple(_once(facts)), skips)


def _facts(
    atoms: _Atoms, publication: Publication, groups: dict[str, Group], counted: dict[str, int]
) -> Iterator[Fact]:
    """Yield every number of a publication with the atoms that it counts."""
    for name, group in groups.items():
        held = atoms.within(name, group.n or 0)
        yield from (Fact(held, number) for number in group.numbers)
    for inner in publication.inner.values():
        held = tuple(atom for name in inner.parts for atom in atoms.within(name, groups[name].n or 0))
        yield from (Fact(held, number) for number in inner.group.numbers)
    total = publication.total
    if total is not None and total.n is not None:
        whole = tuple(atom for name, n in counted.items() for atom in atoms.within(name, n))
        whole += atoms.within(_others(publication), total.n - sum(counted.values()))
        yield from (Fact(whole, number) for number in total.numbers)


def _once(facts: Sequence[Fact]) -> Iterator[Fact]:
    """Yield one fact for all that count the same of the same people: within the limits of all."""
    found: dict[tuple[tuple[int, ...], tuple[float, ...]], Number] = {}
    for fact in facts:
        key = tuple(sorted(fact.atoms)), fact.number.weights
        other = found.get(key, fact.number)
        low, high = max(other.low, fact.number.low), min(other.high, fact.number.high)
        found[key] = replace(fact.number, low=low, high=high)
    yield from (Fact(atoms, number) for (atoms, _), number in found.items())


def _sizes(listed: Sequence[dict[str, Group]]) -> dict[str, set[int]]:
    found: dict[str, set[int]] = {}
    for groups in listed:
        for name, group in groups.items():
            found.setdefault(name, set()).update(() if group.n is None else (group.n,))
    return found


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
