"""What a setting comes to: courses of trust for the figure, its words and numbers, and what forcing did."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from unlabeled.exercises.own_speed.content import OwnSpeed
from unlabeled.exercises.own_speed.drawing import Course, Fan, Marks
from unlabeled.exercises.own_speed.trust import (
    VISIBLE,
    Colleague,
    Forcing,
    Mandate,
    compare,
    expected,
    kept_to_repair,
    runs,
    settling_point,
)
from unlabeled.exercises.words import Words
from unlabeled.look import Table

if TYPE_CHECKING:
    import numpy as np

MIDDLING = 0.5  # where one broken promise takes what k kept ones give
_TABLE_ROWS = 4


@dataclass(frozen=True)
class Setting:
    """All numbers of the model at one moment; without a mandate, trust is left to itself."""

    colleague: Colleague
    mandate: Mandate | None = None

    def fan(self, content: OwnSpeed, rng: np.random.Generator) -> Fan:
        """Return the fan of as many runs as `content` asks for."""
        many = runs(self.colleague, self.mandate, content.weeks, content.runs, rng)
        return Fan.of(many, expected(self.colleague, self.mandate, content.weeks))


def meaning(asymmetry: int, content: OwnSpeed) -> dict[str, str]:
    """Return what k = `asymmetry` comes to in the model, to fill the sentences of the prediction with."""
    words, step = content.predict, content.step
    return {
        "k": str(asymmetry),
        "middling": str(kept_to_repair(MIDDLING, asymmetry, step)),
        "high": str(kept_to_repair(words.high_trust, asymmetry, step)),
        "high_trust": f"{words.high_trust:g}",
        "trust": number(settling_point(words.reliability, asymmetry)),
    }


def marks(setting: Setting, content: OwnSpeed) -> Marks:
    """Return the words of the figure for `setting`."""
    say, settles = content.figure, setting.colleague.settles_at
    mandate = setting.mandate
    ends = mandate is not None and mandate.is_there and mandate.end < content.weeks
    return Marks(
        weeks=say.weeks,
        settles=say.settles.format(trust=number(settles)),
        settles_at=settles,
        ends=say.ends,
        ends_at=mandate.end if mandate and ends else None,
    )


def courses(fan: Fan, forced: Fan | None, content: OwnSpeed) -> tuple[Course, ...]:
    """Return what is drawn: trust left to itself and, if there is one, trust under a mandate."""
    alone = Course(fan, content.figure.alone)
    return (alone,) if forced is None else (alone, Course(forced, content.figure.forced))


def describe_alone(setting: Setting, fan: Fan, content: OwnSpeed, words: Words) -> tuple[str, Table]:
    """Return the figure of trust left to itself in words, and its numbers."""
    say, last = content.figure, content.weeks
    certain = setting.colleague.reliability in (0, 1)  # then no promise is left to chance
    alt = (say.alt_alone_certain if certain else say.alt_alone).format(
        prior=number(setting.colleague.prior),
        weeks=last,
        mean=number(fan.mean[last]),
        low=number(fan.low[last]),
        high=number(fan.high[last]),
        settles=number(setting.colleague.settles_at),
    )
    rows = tuple(
        (str(week), number(fan.low[week]), number(fan.mean[week]), number(fan.high[week]))
        for week in _weeks(last)
    )
    return f"{alt} {words.toy_model}", Table(say.caption.format(runs=content.runs), say.head_alone, rows)


def describe_mandate(
    setting: Setting, fan: Fan, forced: Fan, content: OwnSpeed, words: Words
) -> tuple[str, Table]:
    """Return the figure of both courses in words, and its numbers."""
    say, last = content.figure, content.weeks
    alt = say.alt_mandate.format(
        weeks=last,
        end=setting.mandate.end if setting.mandate else 0,
        alone=number(fan.mean[last]),
        forced=number(forced.mean[last]),
    )
    rows = tuple((str(week), number(fan.mean[week]), number(forced.mean[week])) for week in _weeks(last))
    return f"{alt} {words.toy_model}", Table(say.caption.format(runs=content.runs), say.head_mandate, rows)


def outcome(setting: Setting, content: OwnSpeed) -> tuple[Forcing, tuple[str, ...]]:
    """Return what forcing did in `setting`, and the sentences that say it."""
    say, weeks, mandate = content.mandate, content.weeks, setting.mandate
    if mandate is None:
        return Forcing.NOTHING_FORCED, (say.nothing_forced,)
    forcing = compare(setting.colleague, mandate, weeks)
    if forcing is Forcing.NOTHING_FORCED:
        return forcing, (say.nothing_forced,)
    if forcing is Forcing.STILL_ON:
        return forcing, (say.still_on,)
    alone, forced = (expected(setting.colleague, each, weeks) for each in (None, mandate))
    templates = {Forcing.MORE: say.more, Forcing.LESS: say.less, Forcing.SAME: say.same}
    ending = say.end_of_mandate.format(
        before=number(forced[mandate.end]), after=number(forced[mandate.end + 1])
    )
    said = templates[forcing].format(
        weeks=weeks, forced=number(forced[-1]), alone=number(alone[-1]), visible=number(VISIBLE)
    )
    return forcing, (ending, said)


def name_setting(setting: Setting, content: OwnSpeed) -> str:
    """Return the numbers of `setting` and what it led to, in one line."""
    c, m, weeks = setting.colleague, setting.mandate, content.weeks
    if m is None:
        return content.mandate.not_seen
    return content.mandate.setting.format(
        p=f"{c.reliability:g}",
        k=f"{c.asymmetry:g}",
        prior=f"{c.prior:g}",
        f=f"{m.frequency:g}",
        m=f"{m.weight:g}",
        t=m.end,
        forced=number(expected(c, m, weeks)[-1]),
        alone=number(expected(c, None, weeks)[-1]),
    )


def number(trust: float) -> str:
    """Return trust or a share with two decimals."""
    return f"{trust:.2f}"


def _weeks(last: int) -> tuple[int, ...]:
    return tuple(round(last * part / _TABLE_ROWS) for part in range(_TABLE_ROWS + 1))
