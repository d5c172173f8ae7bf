"""How often something may be sent. Never by address: everybody behind one router has the same."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Final

from unlabeled.room.refusals import Reason, Refusal

_BURST: Final = 5
_PER_SECOND: Final = 1.0
_WRONG_BURST: Final = 20


class Buckets:
    """A bucket for each key: `burst` at once, then so many per second.

    Parameters
    ----------
    clock : callable
        Seconds, from any beginning.
    most : int
        How many keys are remembered; beyond, all begin anew, which refuses nobody.
    """

    def __init__(
        self,
        clock: Callable[[], float],
        burst: int = _BURST,
        per_second: float = _PER_SECOND,
        most: int = 10_000,
    ) -> None:
        self._clock, self._burst, self._per_second, self._most = clock, burst, per_second, most
        self._left: dict[Hashable, tuple[float, float]] = {}

    def take(self, key: Hashable, reason: Reason = Reason.TOO_FAST) -> None:
        """Take one from the bucket of `key`; refuse if it is empty."""
        now = self._clock()
        left, since = self._left.get(key, (float(self._burst), now))
        left = min(self._burst, left + (now - since) * self._per_second)
        if left < 1:
            raise Refusal(reason)
        if len(self._left) >= self._most and key not in self._left:
            self._left.clear()
        self._left[key] = (left - 1, now)

    def forget(self) -> None:
        """Forget all keys."""
        self._left.clear()


class Limits:
    """The limits of one room: for seats, for changes of ballots, and for wrong codes all together."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self.seats = Buckets(clock)
        self.ballots = Buckets(clock)
        self._wrong = Buckets(clock, burst=_WRONG_BURST)

    def wrong_code(self) -> None:
        """Count a code that was wrong. It is asked only then: a right code never waits for the wrong ones."""
        self._wrong.take("all", Reason.TOO_MANY)

    def forget(self) -> None:
        """Forget who sent how much; with a question, its ballots end."""
        self.seats.forget()
        self.ballots.forget()
