"""Publication as a property: whatever people do, in whatever order, results follow from counts and n."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from unlabeled.room.image import Asked, Image
from unlabeled.room.life import Room
from unlabeled.room.plan import Phase
from unlabeled.room.refusals import Reason, Refusal
from unlabeled.room.shown import result_of

from .house import APPETITE, PROMPTS, WORDS, hexes, plan

PEOPLE = 9
CODE = "ABCDEFGH"
SHORT = tuple(prompt for prompt in PROMPTS if prompt.kind != "survey")


def valid(prompt: Any, number: int) -> Any:
    if number == 0:
        return None
    if prompt.kind == "ranking":
        return [(number + place) % len(prompt.options) for place in range(len(prompt.options))]
    return number % len(prompt.answers)


@dataclass
class Person:
    """What a phone knows."""

    seat: str
    proof: str | None = None
    epoch: str = ""
    answers: dict[str, Any] = field(default_factory=dict)


class ARoom(RuleBasedStateMachine):
    """A room beside a plain account of who answers what; after each step both must tell the same."""

    def __init__(self) -> None:
        super().__init__()
        self.file = Image(APPETITE.k, PEOPLE)
        self.room = Room(plan(prompts=SHORT), self.file)
        self.people: dict[int, Person] = {}
        self.shown: dict[str, Any] = {}
        self.lost = False

    @property
    def asked(self) -> Any:
        question = self.file.last
        return question.prompt if question and question.asked is Asked.OPEN else None

    def arrived(self, q: str) -> list[Any]:
        """The answers that this process has: those of phones that sent to it."""
        here = (one for one in self.people.values() if one.epoch == self.room.epoch)
        return [one.answers[q] for one in here if q in one.answers]

    @rule(who=st.integers(0, PEOPLE + 2))
    def join(self, who: int) -> None:
        one = self.people.get(who) or Person(hexes(f"seat {who}"))
        try:
            one.proof = self.room.join(one.seat, CODE, one.proof)
        except Refusal as refusal:
            assert refusal.reason in (Reason.LOCKED, Reason.FULL)
            assert refusal.reason is not Reason.LOCKED or (self.file.locked and one.proof is None)
            return
        self.people[who] = one
        again = one.epoch != self.room.epoch
        one.epoch = self.room.epoch
        if again and self.asked and self.asked.id in one.answers:  # its page sends again by itself
            self._cast(who, one.answers[self.asked.id])

    def _cast(self, who: int, answer: Any) -> None:
        one, q = self.people[who], self.asked.id
        self.room.cast(q, hexes(f"ballot {who} {q}"), one.seat, answer)
        one.answers[q] = answer

    @precondition(lambda self: self.asked and self.people)
    @rule(data=st.data())
    def answer_or_change(self, data: st.DataObject) -> None:
        who = data.draw(st.sampled_from(sorted(self.people)))
        if self.people[who].epoch == self.room.epoch:
            self._cast(who, valid(self.asked, data.draw(st.integers(0, 6))))

    @precondition(lambda self: self.asked and self.people)
    @rule(data=st.data())
    def a_second_ballot_is_refused(self, data: st.DataObject) -> None:
        who = data.draw(st.sampled_from(sorted(self.people)))
        one, q = self.people[who], self.asked.id
        if q in one.answers and one.epoch == self.room.epoch:
            with pytest.raises(Refusal) as no:
                self.room.cast(q, hexes(f"another of {who}"), one.seat, None)
            assert no.value.reason is Reason.ANSWERED

    @rule(locked=st.booleans())
    def lock(self, locked: bool) -> None:
        self.file = self.room.lock(locked=locked)
        self.room.end_open(self.file)

    @rule(prompt=st.sampled_from(SHORT))
    def open(self, prompt: Any) -> None:
        before = {question.prompt.id for question in self.file.questions}
        try:
            image = self.room.begin_open(prompt.id)
        except Refusal as refusal:
            assert refusal.reason in (Reason.ASKED_BEFORE, Reason.ANOTHER_OPEN)
            assert prompt.id in before or self.asked
            return
        assert prompt.id not in before
        self.file = image
        self.room.end_open(image)

    @precondition(lambda self: self.asked)
    @rule(fails=st.booleans())
    def close(self, fails: bool) -> None:
        prompt, arrived = self.asked, self.arrived(self.asked.id)
        image = self.room.begin_close(prompt.id)
        if fails:
            self.room.undo_close()
            return
        self.file = image
        self.room.end_close(image)
        self._check(prompt, arrived)

    def _check(self, prompt: Any, arrived: list[Any]) -> None:
        question = self.file.last
        assert question is not None
        if len(arrived) < APPETITE.k or prompt.kind == "safety":
            assert question.counts is None
        else:
            assert question.counts is not None
            assert sum(question.counts.values()) == len(arrived) * (
                len(prompt.options) if prompt.kind == "ranking" else 1
            ) - (len(prompt.options) - 1) * arrived.count(None) * (prompt.kind == "ranking")
        result = self.room.result(question)
        assert result is not None
        if len(arrived) < APPETITE.k and prompt.kind != "safety":
            assert result.says == "Nothing to show for this one."
            assert result.lines == ()
        self.shown[prompt.id] = result

    @rule()
    def crash_and_start_anew(self) -> None:
        self.room = Room(plan(prompts=SHORT), self.file)

    @invariant()
    def nothing_of_answers_is_seen_while_a_question_is_open(self) -> None:
        for prompt, phase, result in self.room.results():
            if phase is not Phase.CLOSED:
                assert result is None
            elif prompt.kind != "safety":  # a way to run is stored nowhere
                assert result == self.shown[prompt.id]

    @invariant()
    def no_more_seats_than_people(self) -> None:
        assert self.room.seats <= PEOPLE


TestARoom = ARoom.TestCase
TestARoom.settings = settings(max_examples=60, stateful_step_count=50, deadline=None)


def shown(prompt: Any, counts: dict[str, int]) -> Any:
    return result_of(prompt, counts, APPETITE, WORDS.shown)


@given(st.lists(st.integers(0, 5), min_size=5, max_size=14), st.sampled_from(range(5)))
def test_unanimity_one_dissenter_and_two_look_alike(answers: list[int], place: int) -> None:
    prompt = next(one for one in PROMPTS if one.kind == "agreement" and len(one.labels) == 5)
    n = len(answers)
    pages = set()
    for others in ([], [0], [0, 0], [4], [1, 4]):
        if len(others) <= n:
            agreeing = [3] * (n - sum(other < 3 for other in others))
            counts = {str(each): 0 for each in range(5)} | {"passed": 0}
            for each in [*agreeing, *(other for other in others if other < 3)]:
                counts[str(each)] += 1
            pages.add(shown(prompt, counts))
    assert len(pages) == 1


@pytest.mark.parametrize(
    ("sizes", "lines", "says"),
    [
        ((5, 14), 1, "Between 5 and 14 people answered."),
        ((15, 49, 50, 58, 77), 2, "Between 15 and 77 people answered."),
        ((56, 61, 78, 300), 5, "50 people or more answered."),
    ],
)
def test_a_statement_tells_of_n_no_more_than_its_detail_does(
    sizes: tuple[int, ...], lines: int, says: str
) -> None:
    """Of 58 each answer would be in steps of 25 points, so the gate shows shares, as of 15 to 49."""
    prompt = next(one for one in PROMPTS if one.kind == "agreement" and len(one.labels) == 5)
    for n in sizes:
        counts = {str(place): n // 5 + (place < n % 5) for place in range(5)} | {"passed": 0}
        result = shown(prompt, counts)
        assert (len(result.lines), result.says.startswith(says)) == (lines, True), n


@pytest.mark.parametrize("kind", ["agreement", "choice"])
def test_no_more_people_are_said_to_have_answered_than_there_are_seats(kind: str) -> None:
    prompt = next(one for one in PROMPTS if one.kind == kind)
    places = prompt.labels if kind == "agreement" else prompt.answers
    counts = {str(place): 0 for place in range(len(places))} | {"0": 11, "passed": 0}
    said = {people: result_of(prompt, counts, APPETITE, WORDS.shown, people) for people in (12, 50)}
    assert "and 12 people answered" in said[12].says
    assert said[12].lines == said[50].lines
    assert said[50] == shown(prompt, counts)


@pytest.mark.parametrize("n", range(5, 15))
def test_detail_of_few_follows_from_n_alone(n: int) -> None:
    prompt = next(one for one in PROMPTS if one.kind == "choice")
    seen = {
        (result.says, len(result.lines), result.note)
        for table in product(range(n + 1), repeat=4)
        if sum(table) <= n
        for result in [
            shown(
                prompt, {str(place): count for place, count in enumerate(table)} | {"passed": n - sum(table)}
            )
        ]
    }
    assert len(seen) == 1


@pytest.mark.parametrize("kind", ["agreement", "choice", "number", "ranking"])
def test_four_answers_are_not_shown_even_from_a_file_that_has_them(kind: str) -> None:
    prompt = next(one for one in PROMPTS if one.kind == kind)
    if kind == "ranking":
        counts = {
            f"{one.id}@{place + 1}": 0 for one in prompt.options for place in range(len(prompt.options))
        }
        counts |= {f"{one.id}@{place + 1}": 4 for place, one in enumerate(prompt.options)}
    else:
        counts = {str(place): 0 for place in range(len(prompt.answers))} | {"0": 4}
    assert shown(prompt, counts | {"passed": 0}).says == "Nothing to show for this one."


def test_results_need_eight_people_and_a_safety_check_does_not() -> None:
    room = Room(plan(), Image(5, 7))
    with pytest.raises(Refusal, match="fewer than 8 people"):
        room.begin_open("did_you_choose")
    assert room.begin_open("how_to_run").last is not None


def test_safety_check_gives_a_way_and_leaves_nothing() -> None:
    ways = {}
    for careful in range(10):
        room = Room(plan(), Image(5, 9))
        room.end_open(room.begin_open("how_to_run"))
        for who in range(9):
            seat = hexes(f"seat {who}")
            room.join(seat, CODE, None)
            room.cast("how_to_run", hexes(f"ballot {who}"), seat, None if who < careful else 0)
        image = room.begin_close("how_to_run")
        room.end_close(image)
        assert image.last is not None
        assert image.last.counts is None
        result = room.result(image.last)
        assert result is not None
        ways[careful] = result.lines[0].label
        again = Room(plan(), image)
        assert again.result(image.last) == type(result)(WORDS.shown.way_gone)
    assert ways[0] == ways[1] == ways[2] == PROMPTS[0].ways.together
    assert ways[9] == ways[8] == ways[7] == PROMPTS[0].ways.alone


def test_few_answers_to_a_safety_check_give_the_most_careful_way() -> None:
    room = Room(plan(), Image(5, 9))
    room.end_open(room.begin_open("how_to_run"))
    room.end_close(room.begin_close("how_to_run"))
    assert room.current is not None
    result = room.result(room.current)
    assert result is not None
    assert result.lines[0].label == PROMPTS[0].ways.alone
