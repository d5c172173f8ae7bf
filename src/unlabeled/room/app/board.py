"""The board that phones and the wall look at: one text for everybody, written once for each version."""

from __future__ import annotations

import asyncio
import json
from typing import Any, Final

from starlette.types import Receive, Scope, Send

from unlabeled.content.prompts import NumberPrompt, Prompt, RankingPrompt, SurveyPrompt
from unlabeled.room.answers import questionnaire
from unlabeled.room.life import Room

HEARTBEAT: Final = 15.0  # seconds
_TOGETHER: Final = 0.25  # seconds in which seats that are taken are told together


class Board:
    """What everybody sees. Who waits is told of a change at once, of joins a moment later."""

    def __init__(self, room: Room, heartbeat: float) -> None:
        self._room, self._heartbeat = room, heartbeat
        self._later: asyncio.TimerHandle | None = None
        self._changed = asyncio.Event()
        self.ending = False
        self._write()

    @property
    def text(self) -> bytes:
        """The state as JSON."""
        return self._text

    def tell(self) -> None:
        """Show what the room is now."""
        if self._later is not None:
            self._later.cancel()
            self._later = None
        self._write()
        self._changed.set()
        self._changed = asyncio.Event()

    def tell_soon(self) -> None:
        """Show it within a moment: five hundred people who join would else be told of each other singly."""
        if self._later is None:
            self._later = asyncio.get_running_loop().call_later(_TOGETHER, self.tell)

    def end(self) -> None:
        """Tell everybody that the room ends."""
        self.ending = True
        self.tell()

    async def stream(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the whole state, and again whenever it changes, with a beat in between, until the end."""
        head = [(b"content-type", b"text/event-stream; charset=utf-8"), (b"x-accel-buffering", b"no")]
        await send({"type": "http.response.start", "status": 200, "headers": head})
        gone = asyncio.ensure_future(_gone(receive))
        told = -1
        try:
            while not gone.done() and not self.ending:
                changed = self._changed
                if told != self._version:
                    told = self._version
                    await _piece(send, self._event)
                waiting = asyncio.ensure_future(changed.wait())
                done, _ = await asyncio.wait(
                    (gone, waiting), timeout=self._heartbeat, return_when=asyncio.FIRST_COMPLETED
                )
                waiting.cancel()
                if not done:
                    await _piece(send, b"event: beat\ndata:\n\n")
            if self.ending:
                await _piece(send, b"event: closing\ndata:\n\n")
            await send({"type": "http.response.body", "body": b""})
        finally:
            gone.cancel()

    def _write(self) -> None:
        self._version = self._room.version
        state = {"ending": True} if self.ending else state_of(self._room)
        self._text = json.dumps(state, ensure_ascii=False, separators=(",", ":")).encode()
        name = f"{self._room.epoch}-{self._version}".encode()
        self._event = b"id: " + name + b"\nevent: state\ndata: " + self._text + b"\n\n"


async def _piece(send: Send, body: bytes) -> None:
    await send({"type": "http.response.body", "body": body, "more_body": True})


async def _gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


def state_of(room: Room) -> dict[str, Any]:
    """Return what everybody sees of `room`: of an open question that it is open, and no more."""
    question = room.current
    result = room.result(question) if question else None
    return {
        "epoch": room.epoch,
        "version": room.version,
        "phase": room.phase.value,
        "seats": room.seats,
        "locked": room.image.locked,
        "prompt": prompt_json(question.prompt) if question else None,
        "result": result.as_json() if result else None,
    }


def prompt_json(prompt: Prompt) -> dict[str, Any]:
    """Return what a phone needs to ask a prompt."""
    asked: dict[str, Any] = {
        "id": prompt.id,
        "kind": prompt.kind,
        "text": prompt.text,
        "help": prompt.help or "",
    }
    if isinstance(prompt, SurveyPrompt):
        survey = questionnaire(prompt)
        return asked | {
            "invitation": survey.invitation_in_room or survey.invitation,
            "items": [item.text for item in survey.items],
            "answers": list(survey.response_scale.labels),
        }
    asked["answers"] = list(prompt.answers)
    if isinstance(prompt, NumberPrompt):
        ends = {"at_low": prompt.at_low or str(prompt.low), "at_high": prompt.at_high or str(prompt.high)}
        return asked | {"low": prompt.low, "high": prompt.high, "bands": list(prompt.bands)} | ends
    if isinstance(prompt, RankingPrompt):
        return asked | {"count": len(prompt.options)}
    return asked
