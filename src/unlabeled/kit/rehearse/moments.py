"""When each question is opened and closed, if nobody presses: the run sheet's own times."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from unlabeled.content.prompts import Prompt, SurveyPrompt
from unlabeled.content.session import Form
from unlabeled.kit.plan import Planned
from unlabeled.kit.planned_session import asked_prompts
from unlabeled.kit.run_sheet import Asked, Block, Entry, run_sheet

_SLACK: Final = "slack"  # the part whose minutes the questionnaire takes


@dataclass(frozen=True)
class Moment:
    """A question, and from when to when it is open: seconds since the session began."""

    prompt: Prompt
    opens: float
    closes: float


def moments(asked: Asked, content: Planned, prompts: Sequence[Prompt]) -> tuple[Moment, ...]:
    """Return the session's questions in their order, and the questionnaire in the minutes of slack.

    On the day a questionnaire has a time of its own. Here it stands in the session, for the report.
    """
    parts = [part.id for part in content.schedule.parts if part.live.get(asked.minutes)]
    sheet = run_sheet(asked, content.schedule, content.session, content.forms)
    blocks = dict(zip(parts, sheet, strict=True))
    named = {prompt.id: prompt for prompt in prompts}
    found = [
        _moment(asked, named[name], _entry(blocks[named[name].part or ""]))
        for name in asked_prompts(asked, content, prompts)
    ]
    survey = next((prompt for prompt in prompts if isinstance(prompt, SurveyPrompt)), None)
    if survey is not None:
        block = blocks.get(_SLACK, sheet[-1])
        found.append(_moment(asked, survey, block.entries[0]))
    return tuple(sorted(found, key=lambda moment: moment.opens))


def _entry(block: Block) -> Entry:
    """Return the row in which people have the phone in their hands."""
    return next((entry for entry in block.entries if entry.form is Form.PHONE), block.entries[0])


def _moment(asked: Asked, prompt: Prompt, entry: Entry) -> Moment:
    opens, closes = ((end - asked.start).total_seconds() for end in (entry.start, entry.end))
    return Moment(prompt, opens, closes)
