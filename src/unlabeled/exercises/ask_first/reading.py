"""What two guesses come to: the figure, its words and numbers, and the sentences below it."""

from __future__ import annotations

from dataclasses import dataclass
from math import factorial

from unlabeled.exercises.ask_first.content import AskFirst, Persona, Way
from unlabeled.exercises.ask_first.drawing import Mark, Scale, draw
from unlabeled.exercises.ask_first.orders import (
    at_least_as_near,
    distance,
    expected_by_chance,
    orders_by_distance,
    pairs,
)
from unlabeled.look import Table, svg
from unlabeled.widgets import Paragraph, strong
from unlabeled.widgets.prose import Kind


@dataclass(frozen=True)
class Guess:
    """An order, most important first, and how sure somebody was of it, 0 to 100."""

    order: tuple[str, ...]
    sure: float


@dataclass(frozen=True)
class Reading:
    """Two guesses at one person's own order, before asking and after."""

    content: AskFirst
    own: tuple[str, ...]
    first: Guess
    again: Guess

    @property
    def far(self) -> tuple[int, int]:
        """How many pairs stand in another order than in their own: before asking, and after."""
        return distance(self.first.order, self.own), distance(self.again.order, self.own)

    def picture(self) -> str:
        """Return the figure as SVG text."""
        say, (first, again) = self.content.figure, self.far
        scale = Scale(say.far, say.sure, say.low, say.high, say.reversed, say.by_chance, say.same)
        before, after = Mark(self.first.sure, first, say.first), Mark(self.again.sure, again, say.again)
        return svg(draw(before, after, orders_by_distance(len(self.own)), scale), crop=False)

    def describe(self) -> tuple[str, Table]:
        """Return the figure in words, and the orders behind it."""
        say, (first, again) = self.content.figure, self.far
        sure = f"{self.first.sure:g}", f"{self.again.sure:g}"
        alt = say.alt.format(
            pairs=pairs(len(self.own)),
            sure_first=sure[0],
            first=first,
            sure_again=sure[1],
            again=again,
            expected=f"{self._expected:g}",
        )
        texts, orders = self._texts(), (self.own, self.first.order, self.again.order)
        rows = [(texts[one], *(str(order.index(one) + 1) for order in orders)) for one in self.own]
        return alt, Table(say.caption, say.head, (*rows, (say.row_sure, "–", *sure), *self._counted()))

    def _counted(self) -> tuple[tuple[str, ...], ...]:
        """Return the rows of the table that count pairs, and how chance would do."""
        say, things, far = self.content.figure, len(self.own), (0, *self.far)
        near = (str(at_least_as_near(each, things)) for each in far)
        chance = f"{self._expected:g}"
        return (
            (say.row_far.format(pairs=pairs(things)), *map(str, far)),
            (say.row_near.format(orders=factorial(things)), *near),
            (say.row_chance, "–", chance, chance),
        )

    def their_order(self) -> str:
        """Return the sentence that names their own order."""
        texts = self._texts()
        return self.content.findings.theirs.format(order=" · ".join(texts[one] for one in self.own))

    def question(self) -> str:
        """Return a question about what moved between the two orders."""
        say, (first, again) = self.content.findings, self.far
        if not first and not again:
            return say.there_before
        surer, nearer = self.again.sure > self.first.sure, again < first
        if surer:
            return say.surer_and_nearer if nearer else say.surer_no_nearer
        return say.nearer_no_surer if nearer else say.neither

    @property
    def _expected(self) -> float:
        return float(expected_by_chance(len(self.own)))

    def _texts(self) -> dict[str, str]:
        return {each.id: each.text for each in self.content.preferences}


def conversation(asked: tuple[str, ...], persona: Persona, content: AskFirst) -> list[Paragraph]:
    """Return the questions that were asked with their answers, or why there is nothing to read."""
    if not asked:
        return [Paragraph((content.ask.before,), Kind.QUIET)]
    if len(asked) > content.ask.most:
        return [Paragraph((content.ask.too_many.format(most=content.ask.most),), Kind.QUIET)]
    texts = {each.id: each.text for each in content.questions}
    said = [(texts[one], persona.answers[one]) for one in asked]
    return [
        part
        for question, answer in said
        for part in (Paragraph((question,), Kind.QUIET), Paragraph((answer,), Kind.QUOTE))
    ]


def sorted_out(
    placed: dict[str, str], asked: tuple[str, ...], persona: Persona, content: AskFirst
) -> list[Paragraph]:
    """Return, for each question that was sorted, how it was meant; and which of those asked suggested."""
    say = content.sort
    if not placed:
        return [Paragraph((say.before,), Kind.QUIET)]
    lines = [
        Paragraph((strong(question.text), " ", say.meant[question.way].format(why=question.why)), Kind.ITEM)
        for question in content.questions
        if question.id in placed
    ]
    return [*lines, *_of_those_asked(asked, persona, content), Paragraph((say.open,))]


def _of_those_asked(asked: tuple[str, ...], persona: Persona, content: AskFirst) -> list[Paragraph]:
    if not 0 < len(asked) <= content.ask.most:
        return []
    say = content.sort
    found = [each.text for each in content.questions if each.id in asked and each.way is Way.SUGGESTS]
    if not found:
        return [Paragraph((say.none.format(name=persona.name),))]
    return [Paragraph((say.some.format(name=persona.name, questions=" ".join(found)),))]
