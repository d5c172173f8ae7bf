"""A room's life: a prompt is opened, answered and closed, and what follows is shown once."""

from __future__ import annotations

import secrets
from dataclasses import replace
from typing import Any, Final

from unlabeled.content.prompts import Prompt
from unlabeled.room.answers import answer_to, shows_results
from unlabeled.room.ballots import Ballots, Seats, an_id, same_text
from unlabeled.room.counts import sealed_counts
from unlabeled.room.image import Asked, Image, Question
from unlabeled.room.plan import Phase, Plan
from unlabeled.room.published import Published
from unlabeled.room.refusals import Reason, Refusal
from unlabeled.room.shown import Result

LEAST_PEOPLE: Final = 8  # below this head count no result is shown in the room


class Room:
    """One room of one process. What changes the file comes in pairs: what to write, and then that it is."""

    def __init__(self, plan: Plan, image: Image) -> None:
        self.plan, self.image = plan, image
        self.epoch = secrets.token_hex(8)  # another one tells phones that this process has forgotten them
        self.version = 0
        self._seats = Seats(image.people, plan.key)
        self._ballots = Ballots()
        self._closing = False
        self._published = Published(plan, image.people)

    # What phones do

    def join(self, sent_seat: Any, code: Any, proof: Any) -> str:
        """Seat a phone; return its proof. Seats are counted for everybody, ballots never."""
        seat = an_id(sent_seat)
        self.refuse_code(code)
        before = len(self._seats)
        shown = None if proof is None else an_id(proof)
        own = self._seats.join(seat, shown, locked=self.image.locked)
        self.version += len(self._seats) - before
        return own

    def refuse_code(self, code: Any) -> None:
        """Refuse a code that is not the room's, in the same time for every wrong one."""
        if not same_text(code, self.plan.code):
            raise Refusal(Reason.WRONG_CODE)

    def cast(self, q: Any, sent_ballot: Any, sent_seat: Any, sent_answer: Any) -> None:
        """Take a ballot, or a change of one. The answer is checked before anything is remembered.

        Raises
        ------
        Refusal
            If the question is not open, the seat unknown or used, or the answer is none.
        """
        ballot, question = an_id(sent_ballot), self._open()
        seat = None if sent_seat is None else an_id(sent_seat)
        if question is None or q != question.prompt.id or self._closing:
            raise Refusal(Reason.NOT_OPEN)
        answer = answer_to(question.prompt, sent_answer)
        if ballot in self._ballots:
            self._ballots.change(ballot, answer)
        elif seat is None:  # a change of a ballot that this process has never seen
            raise Refusal(Reason.UNKNOWN_SEAT)
        else:
            self._ballots.cast(ballot, self._seats.known(seat), answer)

    def knows_ballot(self, ballot: Any) -> bool:
        """Return whether this ballot was cast for the open question."""
        return isinstance(ballot, str) and ballot in self._ballots

    def known_seat(self, seat: Any) -> bytes | None:
        """Return what is remembered of a seat that has joined; None if it has not."""
        try:
            return self._seats.known(an_id(seat))
        except Refusal:
            return None

    # What the facilitator does

    def begin_open(self, q: Any) -> Image:
        """Return what is to be written so that `q` is open; `end_open` then shows it.

        Raises
        ------
        Refusal
            If there is no such prompt, it was asked before, another is open, or too few people are here.
        """
        prompt = next((prompt for prompt in self.plan.prompts if prompt.id == q), None)
        if prompt is None:
            raise Refusal(Reason.NO_SUCH_PROMPT)
        if self.image.has_asked(prompt):
            raise Refusal(Reason.ASKED_BEFORE)
        if self._open() is not None:
            raise Refusal(Reason.ANOTHER_OPEN)
        if shows_results(prompt) and self.image.people < LEAST_PEOPLE:
            raise Refusal(Reason.TOO_FEW_PEOPLE, least=LEAST_PEOPLE)
        return self.image.asking(prompt)

    def begin_close(self, q: Any) -> Image:
        """Stop taking ballots and return what is to be written; `end_close` then shows it.

        Raises
        ------
        Refusal
            If `q` is not open.
        """
        question = self._open()
        if question is None or question.prompt.id != q or self._closing:
            raise Refusal(Reason.NOT_OPEN)
        self._closing = True
        self.version += 1
        return self.image.closing(
            sealed_counts(question.prompt, list(self._ballots.answers()), self.plan.appetite)
        )

    def lock(self, *, locked: bool) -> Image:
        """Return what is to be written so that new seats are refused, or taken again."""
        return replace(self.image, locked=locked)

    def end_open(self, written: Image) -> None:
        """Show what is written: a question that is open, or a lock."""
        self.image = written
        self.version += 1

    def end_close(self, written: Image) -> None:
        """Show what is written, and forget every answer."""
        question = self._open()
        if question is not None:
            self._published.keep_way(question.prompt, list(self._ballots.answers()))
        self.image = written
        self._ballots = Ballots()
        self._closing = False
        self.version += 1

    def undo_close(self) -> None:
        """Take ballots again: the file could not be written. Nothing was shown."""
        self._closing = False
        self.version += 1

    # What is seen

    @property
    def phase(self) -> Phase:
        """Where the room is."""
        last = self.image.last
        if last is None:
            return Phase.WAITING
        if last.asked is Asked.CLOSED:
            return Phase.CLOSED
        return Phase.CLOSING if self._closing else Phase.OPEN

    @property
    def current(self) -> Question | None:
        """The question that is open, or was last."""
        return self.image.last

    @property
    def seats(self) -> int:
        """How many phones have joined."""
        return len(self._seats)

    def results(self) -> list[tuple[Prompt, Phase, Result | None]]:
        """Return every prompt with how far it is and, once it is closed, what everybody may see of it."""
        return self._published.rows(self.image, self.phase)

    def result(self, question: Question) -> Result | None:
        """Return what is shown of a question; None until it is closed."""
        return self._published.result(question)

    def _open(self) -> Question | None:
        last = self.image.last
        return last if last is not None and last.asked is Asked.OPEN else None
