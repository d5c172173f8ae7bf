"""What can be worked out from a publication: held against going through every single way to answer."""

from collections.abc import Callable, Hashable, Sequence
from itertools import combinations, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from unlabeled.disclosure import RiskAppetite
from unlabeled.exercises.find_the_person.attack import Counts, Left, counted, left_possible, worked_out
from unlabeled.exercises.find_the_person.office import Block, Office, Person, make_up
from unlabeled.exercises.find_the_person.protected import left_by_the_gate, shown

GATE = RiskAppetite()
NAMES = [f"P{number}" for number in range(30)]


def team(name: str, answers: Sequence[bool], first: int = 0) -> Block:
    people = (Person(NAMES[first + place], name, "", agrees) for place, agrees in enumerate(answers))
    return Block(name, tuple(people))


def teams(*answers: Sequence[bool]) -> tuple[Block, ...]:
    starts = [sum(map(len, answers[:place])) for place in range(len(answers))]
    return tuple(
        team(f"T{place}", each, start)
        for place, (each, start) in enumerate(zip(answers, starts, strict=True))
    )


def by_going_through_all(
    blocks: Sequence[Block], publish: Callable[[Counts], Hashable], told: dict[str, bool]
) -> dict[str, bool]:
    """Return whose answer follows, by trying all 2^n ways in which all of them may have answered."""
    people = [person for block in blocks for person in block.people]
    seen = publish(tuple(block.agreeing for block in blocks))
    possible: dict[str, set[bool]] = {person.name: set() for person in people}
    for answers in product((False, True), repeat=len(people)):
        of = dict(zip(possible, answers, strict=True))
        counts = tuple(sum(of[person.name] for person in block.people) for block in blocks)
        if all(of[name] == answer for name, answer in told.items()) and publish(counts) == seen:
            for name, answer in of.items():
                possible[name].add(answer)
    return {name: min(way) for name, way in possible.items() if len(way) == 1 and name not in told}


def sums(places: Sequence[Sequence[int]]) -> Callable[[Counts], Hashable]:
    return lambda counts: tuple(sum(counts[place] for place in each) for each in places)


ANSWERS = st.lists(st.lists(st.booleans(), min_size=1, max_size=4), min_size=1, max_size=3)


@given(answers=ANSWERS, printed=st.data())
def test_it_finds_exactly_those_whose_answer_is_the_same_in_every_possible_case(
    answers: list[list[bool]], printed: st.DataObject
) -> None:
    blocks = teams(*answers)
    groups = [places for n in range(1, len(blocks) + 1) for places in combinations(range(len(blocks)), n)]
    publish = sums(printed.draw(st.lists(st.sampled_from(groups), max_size=3)))
    people = [person for block in blocks for person in block.people]
    insiders = printed.draw(st.lists(st.sampled_from(people), max_size=2, unique=True))
    told = {person.name: person.agrees for person in insiders}
    found = worked_out(left_possible(blocks, publish), told)
    assert found == by_going_through_all(blocks, publish, told)


@given(answers=ANSWERS)
def test_counts_of_every_row_are_the_same_as_asking_for_each_row(answers: list[list[bool]]) -> None:
    blocks = teams(*answers)
    every = left_possible(blocks, lambda counts: counts)
    assert counted(blocks) == every


def test_a_hidden_team_follows_from_the_whole_and_the_others() -> None:
    blocks = teams([True, False, True, True, False], [True, True, True, False])
    left = left_possible(blocks, sums([(0, 1), (0,)]))
    assert left.limits(1) == (3, 3)
    assert worked_out(left, {}) == {}
    assert worked_out(left, {"P8": False}) == {"P5": True, "P6": True, "P7": True}
    assert worked_out(left, {"P5": True}) == {}


def test_what_contradicts_the_publication_finds_nobody() -> None:
    assert worked_out(counted(teams([True, True])), {"P0": False}) == {}


def test_the_gate_attack_finds_what_going_through_every_answer_finds() -> None:
    for answers in ([True] * 5, [True, False] * 3 + [True], [False] * 7):
        blocks = teams(answers, [True, False, True])

        def publish(counts: Counts, blocks: tuple[Block, ...] = blocks) -> Hashable:
            return shown(blocks, counts, GATE)

        for person in (*blocks[0].people[:1], *blocks[1].people):
            told = {person.name: person.agrees}
            found = worked_out(left_by_the_gate(blocks, GATE), told)
            assert found == by_going_through_all(blocks, publish, told) == {}


@pytest.mark.parametrize("sizes", [(9, 8, 4), (5, 5), (6, 3, 2), (7, 4), (5, 5, 5, 4), (16, 4), (12, 9, 1)])
def test_behind_the_gate_nobody_is_found_by_anybody_whatever_they_answered(sizes: tuple[int, ...]) -> None:
    cases = list(product(*(range(n + 1) for n in sizes)))
    blank = teams(*([False] * n for n in sizes))
    like: dict[Hashable, set[Counts]] = {}
    for counts in cases:
        like.setdefault(shown(blank, counts, GATE), set()).add(counts)
    for counts in cases:
        blocks = teams(
            *([True] * agree + [False] * (n - agree) for n, agree in zip(sizes, counts, strict=True))
        )
        left = Left(blocks, frozenset(like[shown(blocks, counts, GATE)]))
        insiders = [
            {},
            *({p.name: p.agrees} for block in blocks for p in (block.people[0], block.people[-1])),
        ]
        assert not any(worked_out(left, told) for told in insiders), counts


def test_what_the_gate_leaves_of_a_group_is_a_range_of_three_counts_for_its_people() -> None:
    blocks = teams([True] * 9, [True] * 8, [True] * 4)
    left = left_by_the_gate(blocks, GATE)
    assert left.limits(0) == (6, 9)
    assert (left.limits(1), left.limits(2)) == ((4, 8), (0, 4))


def test_a_group_below_five_alone_is_not_published() -> None:
    blocks = teams([True, True, False, True])
    assert shown(blocks, (3,), GATE) == ()
    assert len(left_by_the_gate(blocks, GATE).counts) == 5


def test_the_same_seed_makes_the_same_office_and_another_seed_another() -> None:
    def office(seed: int) -> Office:
        rng = np.random.default_rng(seed)
        return make_up(NAMES[:12], {"A": 8, "B": 4}, ("new", "old"), 0.5, rng)

    assert office(1) == office(1) != office(2)
    assert [block.n for block in office(1).by_team] == [8, 4]
    assert sum(block.n for block in office(1).by_both) == sum(block.n for block in office(1).by_years) == 12


@pytest.mark.parametrize("names", [NAMES[:11], [*NAMES[:11], NAMES[0]]])
def test_an_office_needs_one_name_for_each_person(names: list[str]) -> None:
    with pytest.raises(ValueError, match="11 different names for 12 people"):
        make_up(names, {"A": 8, "B": 4}, ("new", "old"), 0.5, np.random.default_rng(1))
