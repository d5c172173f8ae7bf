"""The session itself: everybody comes, answers, goes; questions are opened and closed; then it is over."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from itertools import count
from random import Random
from typing import Any, Final

from unlabeled.content.prompts import Prompt
from unlabeled.kit.rehearse.browsers import Browsers
from unlabeled.kit.rehearse.moments import Moment
from unlabeled.kit.rehearse.pace import Pace
from unlabeled.kit.rehearse.people import Act, Habit, Person, act
from unlabeled.kit.rehearse.phones import HttpPhone, Phone, name_of
from unlabeled.kit.rehearse.tasks import beside, first_of
from unlabeled.kit.rehearse.watch import Watch
from unlabeled.room.host import HostError, RoomHost, Trouble

_ARRIVING: Final = 120.0  # seconds of the session in which people come
_GONE: Final = 10.0  # seconds of the session without a network
_THINKS_AGAIN: Final = 8.0  # seconds of the session until somebody sends another answer
_SLOW: Final = 25.0  # seconds of ours: on a busy machine, so long a question waits for those who are at it
_TRIES: Final = 20
_TURN: Final = 0.3


@dataclass(frozen=True)
class Play:
    """What is played.

    Parameters
    ----------
    link : str
        The room's, for phones.
    prompts : tuple of Prompt
        All that the room can be asked; somebody may ask another one than planned.
    moments : tuple of Moment
        What is asked, and when each is open.
    lasts : float
        Seconds of the session.
    people : tuple of Person
        Who comes.
    surveys : tuple of tuple of int or None
        The questionnaire of each of them; empty where there is none.
    pace : Pace
        How fast.
    seed : int
        The same gives the same.
    by_itself : bool
        Whether questions are opened and closed at their moments; else somebody presses "Next".
    """

    link: str
    prompts: tuple[Prompt, ...]
    moments: tuple[Moment, ...]
    lasts: float
    people: tuple[Person, ...]
    surveys: tuple[tuple[int | None, ...], ...]
    pace: Pace
    seed: int
    by_itself: bool


async def played(
    play: Play, room: RoomHost, keep: Callable[[], bool], made: Browsers | None, of_browsers: int
) -> None:
    """Play a session to its end.

    Parameters
    ----------
    play : Play
        What is played.
    room : RoomHost
        The facilitator's side of the room.
    keep : callable
        Keeps room and console going; false once the room was closed. Called in a thread, now and then.
    made : Browsers, optional
        Where to open phones.
    of_browsers : int
        How many of the phones are in a browser.
    """
    watch = Watch(room, len(play.people))
    phones = [
        await _phone(play, person, made if person.number < of_browsers else None) for person in play.people
    ]
    began = asyncio.get_running_loop().time()
    lives = [_live(play, watch, person, phone) for person, phone in zip(play.people, phones, strict=True)]
    end = _by_itself(play, watch, room, began) if play.by_itself else _until_the_last_is_closed(play, watch)
    async with beside([watch.look(), *lives]):
        await first_of(end, _kept(keep))


async def _phone(play: Play, person: Person, made: Browsers | None) -> Phone:
    name = name_of(person.number, play.seed)
    return HttpPhone(play.link, name) if made is None else await made.phone(play.link, name)


async def _live(play: Play, watch: Watch, person: Person, phone: Phone) -> None:
    """Do what somebody does in a session."""
    survey = play.surveys[person.number] if play.surveys else ()
    chance = Random(f"{play.seed} {person.number} comes")  # noqa: S311
    if person.habit is not Habit.LATE:
        await asyncio.sleep(play.pace.ours(chance.uniform(0, _ARRIVING)))
        await phone.come()
    named = {prompt.id: prompt for prompt in play.prompts}
    for place in count():  # until it is over
        name = await watch.opened(place)
        does = act(person, place, named[name], survey, play.seed)
        if does is not None:
            await first_of(_answer(play, phone, named[name], does), watch.until_closed(name))
        watch.settle(person.number, name)
        await watch.until_closed(name)
        await _between(person, phone, place)


async def _between(person: Person, phone: Phone, place: int) -> None:
    """Come late, or leave."""
    if person.habit is Habit.LATE and place == 0:
        await phone.come()
    if person.habit is Habit.LEAVES and place == 1:
        await phone.leave()


async def _answer(play: Play, phone: Phone, prompt: Prompt, does: Act) -> None:
    first, *more = does.answers
    ours = play.pace.ours
    await asyncio.gather(
        phone.answer(prompt, first, ours(does.takes)),
        *([_cut_off(phone, ours(does.takes / 2), ours(does.takes / 2 + _GONE))] if does.offline else []),
    )
    for answer in more:
        await phone.answer(prompt, answer, play.pace.ours(_THINKS_AGAIN))


async def _cut_off(phone: Phone, after: float, seconds: float) -> None:
    """Take the network away for so long, or until somebody gives up."""
    await asyncio.sleep(after)
    try:
        await phone.network(there=False)
        await asyncio.sleep(seconds)
    finally:
        await phone.network(there=True)


async def _by_itself(play: Play, watch: Watch, room: RoomHost, began: float) -> None:
    """Open and close each question at its moment, and end with the run sheet."""

    async def until(seconds: float) -> None:
        await asyncio.sleep(began + play.pace.ours(seconds) - asyncio.get_running_loop().time())

    for moment in play.moments:
        name = moment.prompt.id
        await until(moment.opens)
        await _asked(partial(room.open, name))
        await until(moment.closes)
        with suppress(TimeoutError):
            await asyncio.wait_for(watch.until_settled(name), _SLOW)
        await _asked(partial(room.close, name))
    await until(play.lasts)


async def _asked(do: Callable[[], Any]) -> None:
    """Press once. Somebody may have done so already; a room that is just being started is asked again."""
    for _ in range(_TRIES):
        try:
            await asyncio.to_thread(do)
            return
        except HostError as error:
            if error.trouble is Trouble.REFUSED:
                return
        await asyncio.sleep(_TURN)


async def _until_the_last_is_closed(play: Play, watch: Watch) -> None:
    await watch.until_closed(play.moments[-1].prompt.id)


async def _kept(keep: Callable[[], bool]) -> None:
    while await asyncio.to_thread(keep):
        await asyncio.sleep(_TURN)
