"""What was found, in words: of which group, what can be worked out, from what, and what to change."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from typing import Final

from unlabeled.attack.combine import Combined
from unlabeled.attack.facts import Finding, Leak, Publication, Scale

_COUNTS: Final = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_IN_NO_GROUP: Final = "who are in no group"


def in_words(case: Combined, found: Iterable[Leak], publication: Publication, k: int) -> Iterator[Finding]:
    """Yield each leak as a sentence. None quotes a person: a bound is about a group or anybody in it."""
    for leak in found:
        atom = case.problem.atoms[leak.atom]
        assuming = f", {case.assuming}" if case.assuming else ""
        from_what = f"{assuming}, from {_sources(case, leak, publication)}."
        if leak.kind in ("contradiction", "time"):
            yield _unresolved(leak, publication, case)
            continue
        n = atom.n
        if n == 1 and atom.name.endswith(_IN_NO_GROUP) and _is_exact_share(leak):
            agreed = "agreed" if leak.low else "did not agree"
            says = f"The one person in no group {agreed}{from_what}"
            yield Finding(atom.name, publication.item, publication.wave, says, _rule(case, leak, k))
            continue
        head = f"{atom.name} ({n}) {'is' if _one(atom.name) else 'are'} not shown, yet"
        if atom.shown:
            head = f"In {atom.name} ({n})"
        yield Finding(
            atom.name,
            publication.item,
            publication.wave,
            f"{head} {_what(leak, n, atom.shown)}{from_what}{_all_known(leak, n, case.problem.scale)}",
            _rule(case, leak, k),
        )


def _all_known(leak: Leak, n: int, scale: Scale) -> str:
    """Return what each of a group answered, where that is known: "The four are two 4 and two 5"."""
    if n < 2 or scale.parts > 1 or not leak.counts:
        return ""
    answers = [*map(_number, scale.values), "without an answer"]
    told = [f"{_in_words(count)} {answers[place]}" for place, count in enumerate(leak.counts) if count]
    of = " and ".join([", ".join(told[:-1]), told[-1]] if len(told) > 1 else told)
    return f" The {_in_words(n)} are {of}."


def _in_words(count: int) -> str:
    return _COUNTS[count] if count < len(_COUNTS) else str(count)


def _is_exact_share(leak: Leak) -> bool:
    return leak.kind == "share" and leak.low == leak.high and leak.knower is None


def withheld_for_answers(publication: Publication, k: int) -> Iterator[Finding]:
    """Yield groups that are withheld though they are large enough: then it may be for what they answered.

    Where a smaller group is withheld too, a large one may be hidden to protect it; that follows from sizes.
    """
    hidden = {name: group.n for name, group in publication.groups.items() if not group.numbers}
    if any(n is None or n < k for n in hidden.values()):
        return
    shown = [group.n for group in publication.groups.values() if group.numbers and group.n]
    for name, n in hidden.items():
        if n is not None and shown and n >= min(shown):
            yield Finding(
                name,
                publication.item,
                publication.wave,
                f"{name} ({n}) is withheld in {publication.label}, yet a group of {min(shown)} is shown: "
                "that it is withheld tells of its answers, such as that all agree.",
                "Let what is shown depend on the number of people alone.",
            )


def _one(name: str) -> bool:
    return not name.startswith("those ") and " and " not in name


def _what(leak: Leak, n: int, shown: bool) -> str:
    who = "" if leak.knower is None else " to one who knows their own answer"
    if leak.kind == "answer" and math.isnan(leak.low):
        return f"it is known{who} that nobody answered"
    limits = f"be {_number(leak.low)}"
    if leak.high > leak.low:
        limits = f"lie between {_number(leak.low)} and {_number(leak.high)}"
    if leak.kind == "mean":
        subject = "the mean" if shown else "its mean" if n > 1 else "that answer"
        others = "the mean of the others" if leak.knower is not None else subject
        return f"{others} must {limits}{who}"
    if leak.kind == "share":
        return f"the share who agree must {limits} %{who}"
    if leak.knower is None:
        return f"any answer must {limits}"
    joined = " or " if leak.high - leak.low == 1 else " to "
    ends = joined.join(dict.fromkeys((_number(leak.low), _number(leak.high))))
    return f"somebody who knows their own answer learns that every other is {ends}"


def _number(value: float) -> str:
    return f"{round(value, 2):g}"


def _sources(case: Combined, leak: Leak, publication: Publication) -> str:
    files = " and ".join(dict.fromkeys(case.sources))
    touching = {atom for fact in case.problem.facts for atom in fact.atoms}
    others = [case.problem.atoms[atom] for atom in touching - {leak.atom} if case.problem.atoms[atom].shown]
    total = publication.total is not None and any(len(fact.atoms) > 1 for fact in case.problem.facts)
    parts = [publication.total_name] if total else []
    if others and (total or len(case.sources) > 1):
        parts.append("the other group" if len(others) == 1 else f"the {len(others)} other groups")
    what = " and ".join(parts) or "its own numbers"
    return f"{what} ({files})"


def _rule(case: Combined, leak: Leak, k: int) -> str:
    atom = case.problem.atoms[leak.atom]
    if case.assuming:
        return "Publish one breakdown of the same people, not two."
    if not atom.shown and len(set(case.sources)) > 1:
        return f"Publish no second time for fewer than {k} who come or go, or show less of both."
    if not atom.shown:
        if atom.n >= k:
            return "Show less of the total, or of the groups beside it."
        return f"Put what is not shown together until there are {k}, or show less of the total."
    if any(len(fact.atoms) > 1 and leak.atom in fact.atoms for fact in case.problem.facts):
        return "Show less of everyone beside their groups, or less of groups of this size."
    return f"Show less of a group of {atom.n}: thirds or wider steps, ends left open, no mean."


def _unresolved(leak: Leak, publication: Publication, case: Combined) -> Finding:
    files = " and ".join(dict.fromkeys(case.sources))
    if leak.kind == "contradiction":
        says = f"These numbers contradict one another ({files});"
        rule = "check n, the scale, and whether blanks were left out."
        return Finding("", publication.item, publication.wave, says, rule)
    says = f"It was not decided in time what {files} gives away of {case.problem.atoms[leak.atom].name}."
    return Finding(
        case.problem.atoms[leak.atom].name,
        publication.item,
        publication.wave,
        says,
        "Show fewer groups, or less.",
    )
