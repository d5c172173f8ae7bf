"""How fast a survey becomes a report, beside what other ways and other tools take.

Every run is a process of its own (`benchmarks/works`); what is compared takes turns, and the median of three
counts. What takes longer than 45 s is not run again, and the note says so. Imports, making up the data and a
tiny first run do not count. Memory is how far it rose above what the data takes.

- The usual way to count is pandas' melt, groupby and unstack.
- The Likert figure begins with answers in memory, ours as codes and plot-likert's as labels, and ends with
  figures of all 20 items: ours counts, goes through the gate, and draws what a notebook shows, with tables.
- Of the attack the two parts are told apart: reading the release's two texts, and the proof.
- acro suppresses cells below k and nothing else, so its teams are large enough that most cells stand;
  τ-ARGUS (pytauargus) also suppresses what could be worked out from totals.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from benchmarks import analyzing
from benchmarks.environment import peer
from benchmarks.rows import Told, faster, growth, memory, part, ratio, together
from benchmarks.runs import Costs, NotRunError, costs, ours
from benchmarks.table import Measurement

PER_TEAM = 12.5


def measurements(quick: bool = False) -> Iterator[Measurement]:
    """Yield each line of the table; `quick`: with few people and no targets, only to see that all works."""
    for each in _measurements(50 if quick else 1):
        yield replace(each, target=None) if quick else each


def _measurements(less: int) -> Iterator[Measurement]:
    yield from analyzing.rows((60, 5_000 // less, 20_000 // less), (3.0, 6.0, None))
    yield analyzing.large(1_000_000 // less)
    yield from _teams([people // less for people in (250_000, 500_000, 1_000_000)])
    yield from _figure([1_000, 30_000 // min(less, 10), 1_000_000 // less])
    yield from _imports()
    yield from _acro([people // min(less, 10) for people in (5_000, 10_000, 20_000)])
    yield from _tauargus([people // min(less, 10) for people in (1_000, 2_000, 4_000)])


def _teams(sizes: Sequence[int]) -> Iterator[Measurement]:
    """Yield counting beside the usual ways, then gate and attacker beside counting."""
    tallies: list[Told] = []
    for people in sizes:
        size = (people, int(people / PER_TEAM))
        ways = {name: ours(f"usual:{name}", *size) for name in ("melt", "means", "nullable-means")}
        told = costs({"tally": ours("ours:tally", *size), **ways})
        tally, melt, means, nullable = (part(told[name]) for name in ("tally", *ways))
        tallies.append(tally)
        what, last = f"Tally, {_short(people)} people", people == sizes[-1]
        yield faster(f"{what}, times as fast as melt + groupby", tally, melt, 20.0 if last else None)
        yield memory(f"{what} ÷ melt + groupby, memory", tally, melt, 0.15 if last else None)
        yield ratio(f"{what} ÷ means alone", tally, means, 1.0 if last else None)
    yield ratio(f"{what} ÷ means of nullable integers", tally, nullable)
    yield growth("Tally, time per doubling", sizes, tallies)
    yield from _disclosure(sizes, tallies)


def _disclosure(sizes: Sequence[int], tallies: Sequence[Told]) -> Iterator[Measurement]:
    gates, attacks = [], []
    for people, tally in zip(sizes, tallies, strict=True):
        teams = int(people / PER_TEAM)
        told = costs({"all": ours("ours:disclosure", people, teams)})["all"]
        gate, attack = part(told, "gate"), part(told, "attack")
        gates.append(gate)
        attacks.append(attack)
        what, last = f"Gate + attacker, {_short(teams)} teams ÷ Tally", people == sizes[-1]
        yield ratio(what, together(gate, attack), tally, 1.0 if last else None)
    yield ratio("  of it the gate", gate, tally)
    yield ratio("  of it the attacker's reading", part(told, "reading"), tally)
    yield ratio("  of it the attacker's proof", part(told, "proof"), tally)
    yield ratio("  not in it: writing the texts", part(told, "writing"), tally)
    yield growth("Gate, time per doubling", sizes, gates)
    yield growth("Attacker, time per doubling", sizes, attacks)


def _figure(sizes: Sequence[int]) -> Iterator[Measurement]:
    every: list[Told] = []
    for people in sizes:
        told = costs({"ours": ours("ours:figure", people), "theirs": peer("plot-likert", people)})
        drawing, theirs = part(told["ours"], "drawing"), part(told["theirs"])
        every.append(together(part(told["ours"], "counting"), drawing))
        what = f"Likert figure, {_short(people)} people"
        if people == sizes[-1]:
            yield faster(f"{what}, times as fast as plot-likert", every[-1], theirs, 20.0)
        else:
            yield ratio(f"{what} ÷ plot-likert", every[-1], theirs, 1.0 if people == sizes[0] else None)
    yield ratio("  of it drawing the release", drawing, theirs)
    yield growth("Likert figure, time per doubling", sizes, every)


def _imports() -> Iterator[Measurement]:
    names = ("pandas", "unlabeled.survey", "unlabeled.survey.*")
    told = costs({name: ours("imports:" + name) for name in names})
    pandas, face, every = (part(told[name]) for name in names)
    yield ratio("import unlabeled.survey ÷ import pandas", face, pandas, 1.2)
    yield ratio("import every module of it ÷ import pandas", every, pandas, 1.2)


def _acro(sizes: Sequence[int]) -> Iterator[Measurement]:
    for people in sizes:
        size = (people, max(people // 100, 2))
        told = costs({"ours": ours("ours:gated", *size), "theirs": peer("acro", *size)})
        yield ratio(f"Tally + gate, {_short(size[1])} teams of 100 ÷ acro", *_of(told, "protect"))


def _tauargus(sizes: Sequence[int]) -> Iterator[Measurement]:
    for people in sizes:
        size = (people, int(people / PER_TEAM))
        told = costs({"ours": ours("ours:protected", *size), "theirs": peer("pytauargus", *size)})
        yield ratio(f"Tally + gate, {_short(size[1])} teams of 12 ÷ τ-ARGUS", *_of(told, "protect"))
    yield ratio("  with texts and attacker", *_of(told, "protect", "attack"))


def _of(told: dict[str, Costs | NotRunError], *parts: str) -> tuple[Told, Told]:
    return together(*(part(told["ours"], name) for name in parts)), part(told["theirs"])


def _short(number: int) -> str:
    if number >= 1_000_000:
        return f"{number / 1_000_000:g}M"
    return f"{number / 1_000:g}k" if number >= 1_000 else str(number)
