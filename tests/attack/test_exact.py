"""The search and the solver against going through every table."""

import time

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from unlabeled.attack import enumerated
from unlabeled.attack.enumerated import every_table
from unlabeled.attack.exact import leaks
from unlabeled.attack.facts import Atom, Fact, Number, Problem, Scale

SCALE = Scale(1, 3)
UNIT = [tuple(float(place == other) for other in range(3)) for place in range(3)]


@st.composite
def problems(draw: st.DrawFn) -> Problem:
    """Two or three small groups, some numbers of each, and a total: all true of some table."""
    tables = draw(st.lists(st.lists(st.integers(0, 2), min_size=3, max_size=3), min_size=2, max_size=3))
    tables = [table if sum(table) else [1, 0, 0] for table in tables]
    weights = [*UNIT, SCALE.values]
    facts = []
    for atoms in [*((place,) for place in range(len(tables))), tuple(range(len(tables)))]:
        for weight in draw(st.lists(st.sampled_from(weights), max_size=2, unique=True)):
            value = sum(np.dot(tables[atom], weight) for atom in atoms)
            room = draw(st.sampled_from([0, 1]))
            facts.append(Fact(atoms, Number(weight, value - room, value + room)))
    atoms = tuple(Atom(f"T{place}", sum(table), False) for place, table in enumerate(tables))
    return Problem(atoms, SCALE, tuple(facts))


@given(problems())
@settings(max_examples=40)
def test_solver_finds_what_going_through_all_tables_finds(problem: Problem) -> None:
    by_hand = leaks(problem, 5, 1e6)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(enumerated, "every_table", lambda _problem: None)
        assert leaks(problem, 5, 1e6) == by_hand


@given(problems())
@settings(max_examples=40)
def test_every_table_is_every_table(problem: Problem) -> None:
    found = every_table(problem)
    assert found is not None
    assert len(np.unique(found, axis=0)) == len(found)
    assert (found.sum(axis=2) == [atom.n for atom in problem.atoms]).all()


def test_too_many_tables_are_not_gone_through() -> None:
    problem = Problem((Atom("T", 400, True),), Scale(1, 7), ())
    start = time.monotonic()
    assert every_table(problem) is None
    assert time.monotonic() - start < 60  # there are more tables than seconds since the world began


def test_not_decided_in_time_counts_as_found() -> None:
    fact = Fact((0, 1), Number(Scale(1, 5).values, 300, 420))
    problem = Problem((Atom("T", 60, True), Atom("U", 60, True)), Scale(1, 5), (fact,))
    assert [leak.kind for leak in leaks(problem, 5, 0)] == ["time"]


def test_numbers_that_nobody_can_have_given_count_as_found() -> None:
    fact = Fact((0,), Number(UNIT[0], 4, 4))
    problem = Problem((Atom("T", 3, True),), SCALE, (fact,))
    assert [leak.kind for leak in leaks(problem, 5, 1e6)] == ["contradiction"]
