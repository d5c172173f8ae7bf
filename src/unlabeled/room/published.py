"""What everybody may see of the questions that were asked: nothing of one before it is closed."""

from __future__ import annotations

from collections.abc import Sequence

from unlabeled.content.prompts import Prompt, SafetyPrompt
from unlabeled.room.answers import Answer
from unlabeled.room.image import Asked, Image, Question
from unlabeled.room.plan import Phase, Plan
from unlabeled.room.shown import Result, result_of, way_to_run


class Published:
    """The results of one room. Those of safety checks live here alone: they are stored nowhere."""

    def __init__(self, plan: Plan, people: int) -> None:
        self._plan, self._people = plan, people
        self._ways: dict[str, Result] = {}

    def keep_way(self, prompt: Prompt, answers: Sequence[Answer]) -> None:
        """Keep the way to run that follows from a safety check; of other prompts nothing."""
        if isinstance(prompt, SafetyPrompt):
            self._ways[prompt.id] = way_to_run(prompt, answers, self._plan.appetite, self._plan.words)

    def result(self, question: Question) -> Result | None:
        """Return what is shown of a question; None until it is closed."""
        if question.asked is not Asked.CLOSED:
            return None
        way, plan = self._ways.get(question.prompt.id), self._plan
        return way or result_of(question.prompt, question.counts, plan.appetite, plan.words, self._people)

    def rows(self, image: Image, phase: Phase) -> list[tuple[Prompt, Phase, Result | None]]:
        """Return every prompt with how far it is and its result; `phase` is that of an open one."""
        asked = {question.prompt.id: question for question in image.questions}
        rows: list[tuple[Prompt, Phase, Result | None]] = []
        for prompt in self._prompts(image.questions):
            question = asked.get(prompt.id)
            if question is None:
                rows.append((prompt, Phase.WAITING, None))
            elif question.asked is Asked.OPEN:
                rows.append((prompt, phase, None))
            else:
                rows.append((prompt, Phase.CLOSED, self.result(question)))
        return rows

    def _prompts(self, asked: Sequence[Question]) -> list[Prompt]:
        """Those of the plan, and before them any that were asked and are no longer in it."""
        planned = {prompt.id for prompt in self._plan.prompts}
        gone = [question.prompt for question in asked if question.prompt.id not in planned]
        as_asked = {question.prompt.id: question.prompt for question in asked}
        return [*gone, *(as_asked.get(prompt.id, prompt) for prompt in self._plan.prompts)]
