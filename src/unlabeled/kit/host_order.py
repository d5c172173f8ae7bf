"""What a session with a room is for: as it was given, as a person says when asked, or as usual."""

from __future__ import annotations

import sys
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from unlabeled.content.host import AskedFor
from unlabeled.content.session import Usual
from unlabeled.kit.plan import WrongPlanError, asked_for
from unlabeled.kit.run_sheet import FEWEST, MOST, Asked
from unlabeled.room.image import Image


@dataclass(frozen=True)
class HostOrder:
    """What `host` is asked to do.

    Parameters
    ----------
    people : str, optional
        The head count: as many as there are seats.
    minutes : str, optional
        45, 90 or 180. Where neither people nor minutes are given, a terminal is asked; the usual otherwise.
    start : str, optional
        Clock time, as 09:30; within the last five minutes unless given.
    mode : str, optional
        `in-person`, `remote` or `hybrid`.
    way : str, optional
        `alone`, `pairs` or `together`, as a safety check before the day says.
    port : int, optional
        The room's port; 8765 or a free one unless given.
    browser : bool
        Whether to open the console. `UNLABELED_NO_BROWSER=1` in the environment overrules it.
    folder : Path, optional
        The workshop folder, as for `open`.
    new : bool
        A new room, though there is one from before.
    bind, address : str
        As for `room`.
    """

    people: str | None = None
    minutes: str | None = None
    start: str | None = None
    mode: str | None = None
    way: str | None = None
    port: int | None = None
    browser: bool = True
    folder: Path | None = None
    new: bool = False
    bind: str = ""
    address: str = ""


def session_of(order: HostOrder, usual: Usual, now: datetime) -> Asked:
    """Return what the run sheet is made for; what was not given is as usual.

    Raises
    ------
    ValueError
        If something is not possible.
    """
    if order.port is not None and not 1 <= order.port <= 65535:
        raise ValueError(f"{order.port} is no port. Choose one between 1024 and 65535, or leave --port out.")
    return asked_for(
        order.start or f"{now - timedelta(minutes=now.minute % 5):%H:%M}",
        order.minutes or str(usual.minutes),
        order.people or str(usual.people),
        order.mode or usual.mode,
        f"{now:%Y-%m-%d}",
        room=True,
        way=order.way,
    )


@dataclass(frozen=True)
class Questions:
    """What a person at a terminal is asked, once.

    Parameters
    ----------
    words : AskedFor
        How it is asked.
    usual : Usual
        What an empty answer means.
    now : datetime
        When the session begins unless it was given.
    ask : callable
        Shows a question and returns what was typed.
    """

    words: AskedFor
    usual: Usual
    now: datetime
    ask: Callable[[str], str] = input

    def complete(self, order: HostOrder, kept: Image | None) -> HostOrder:
        """Return the order with people and minutes in it.

        A room that was used goes on with its own head count, which was promised to those who joined; `kept`
        is what is written of it.
        """
        sys.stdout.write(f"{self.words.lead}\n\n")
        kept = None if order.new else kept
        goes_on = kept is not None and bool(kept.questions) and self._goes_on(kept.people)
        if kept is not None and goes_on:
            order = replace(order, people=str(kept.people))
        else:
            people = self._number(
                self.words.people, self.usual.people, lambda given: replace(order, people=given)
            )
            is_other = kept is not None and (bool(kept.questions) or people != str(kept.people))
            order = replace(order, people=people, new=order.new or is_other)
        minutes = self._number(
            self.words.minutes, self.usual.minutes, lambda given: replace(order, minutes=given)
        )
        sys.stdout.write("\n")
        return replace(order, minutes=minutes)

    def _goes_on(self, people: int) -> bool:
        """Ask whether a room goes on; one for more people than a session can have is left alone."""
        if not FEWEST <= people <= MOST:
            return False
        return self._answer(self.words.go_on.format(people=people)).lower() not in self.words.new

    def _number(self, question: str, usual: int, order: Callable[[str], HostOrder]) -> str:
        """Ask until a session can be made of the answer."""
        while True:
            answer = self._answer(question.format(usual=usual)) or str(usual)
            try:
                session_of(order(answer), self.usual, self.now)
            except WrongPlanError as error:
                sys.stdout.write(f"{error}\n")
            else:
                return answer

    def _answer(self, question: str) -> str:
        try:
            return self.ask(f"{question} ").strip()
        except EOFError:  # nobody types any more
            sys.stdout.write("\n")
            return ""


def as_before(order: HostOrder, kept: Image | None) -> HostOrder:
    """Return the order with the head count of the room that goes on, or for a new room.

    A room in which nothing was asked is left for another head count, as it is where somebody is asked.

    Raises
    ------
    ValueError
        If something was asked in it, and the order is for another head count.
    """
    if kept is None or order.new:
        return order
    if order.people is None:
        return replace(order, people=str(kept.people))
    if int(order.people) == kept.people:
        return order
    if kept.questions:
        raise ValueError(
            f"There is a room from before, for {kept.people} people, and questions were asked in it. "
            "Leave --people out to go on with it, or begin a new one: --new."
        )
    return replace(order, new=True)
