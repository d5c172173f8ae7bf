"""`three-invitations` on the screen: fields, one figure a step, and what follows from the numbers."""

from __future__ import annotations

from unlabeled.exercises.fields import Fields
from unlabeled.exercises.three_invitations.content import Invitation, ThreeInvitations
from unlabeled.exercises.three_invitations.reading import Answered, describe, finding, picture
from unlabeled.widgets import FigureView, Paragraph, Prose, Stack, strong
from unlabeled.widgets.prose import Kind

VERSION = "version"


class View:
    """The fields of the exercise and what they lead to; `steps` holds one stack of parts for each step.

    The message that is chosen to be written again is where the learner's version begins, and no answer.

    Parameters
    ----------
    content : ThreeInvitations
        Words and numbers.
    fields : Fields
        Makes remembered fields.
    """

    def __init__(self, content: ThreeInvitations, fields: Fields) -> None:
        self._content, self._fields, self._words = content, fields, fields.words
        self._messages = {each.id: each.message for each in content.invitations}
        rewrite, own, titles = content.rewrite, content.own, content.titles
        asked = [*(each.id for each in content.invitations), VERSION, own.invitation.id]
        self.freedom = {
            key: fields.question(f"freedom/{key}", content.freedom, titles[f"freedom/{key}"]) for key in asked
        }
        self.guess = fields.question("guess", content.asked)
        self.which = fields.choice("which", rewrite.which, content.options["which"].items())
        self.version = fields.text("version", rewrite.text, start=self._chosen())
        self.costs = fields.checks("costs", rewrite.costs_label, content.options["costs"].items())
        self.change = fields.text("change", own.change)
        self.ways, self.finding = Prose(live=True), Prose(live=True)
        self.figures = {step: (Prose(), FigureView()) for step in ("reveal", "rewrite", "own")}
        self._shown: dict[str, tuple[Answered, ...]] = {}
        self.steps = self._steps()
        self._watch()

    def _steps(self) -> dict[str, Stack]:
        content, own = self._content, self._content.own.invitation
        asked = [part for each in content.invitations for part in (letter(each), self.freedom[each.id])]
        version = (self.which, self.version, self.costs, self.ways, self.freedom[VERSION])
        return {
            "predict": Stack(*asked),
            "reveal": Stack(self.guess, *self.figures["reveal"], self.finding, Prose(quiet(content.model))),
            "rewrite": Stack(*version, *self.figures["rewrite"]),
            "own": Stack(letter(own), self.freedom[own.id], *self.figures["own"], self.change),
            "terms": Stack(Prose([Paragraph((line,), Kind.ITEM) for line in content.terms])),
        }

    def _watch(self) -> None:
        for each in (*self.freedom.values(), self.guess):
            each.observe(lambda _change: self._draw(), names="value")
        self.which.observe(lambda _change: self._begin_version(), names="value")
        self.costs.observe(lambda _change: self._name_ways(), names="value")
        self._draw()
        self._name_ways()

    def _begin_version(self) -> None:
        """Copy the chosen message, if any, to the field, unless the learner has begun to write there."""
        untouched = self.version.value.strip() in ("", *self._messages.values())
        self._fields.begin("version", self._chosen())
        if untouched:
            self._fields.forget("version")

    def _chosen(self) -> str:
        return self._messages.get(self.which.value, "")

    def _name_ways(self) -> None:
        rewrite = self._content.rewrite
        ticked = [each for each in rewrite.costs if each.id in self.costs.value]
        lines = [Paragraph((rewrite.way.format(cost=each.cost, way=each.way),), Kind.ITEM) for each in ticked]
        self.ways.say(lines or quiet(rewrite.nothing_ticked))

    def _rows(self, *more: str) -> tuple[Answered, ...]:
        content = self._content
        names = {each.id: each.name for each in content.invitations}
        names |= {VERSION: content.rewrite.name, content.own.invitation.id: content.own.invitation.name}
        ids = [*(each.id for each in content.invitations), *more]
        if self.guess.value is None:
            return ()
        return tuple(
            Answered.of(names[key], self.freedom[key].value, content.invited, int(self.guess.value))
            for key in ids
            if self.freedom[key].value is not None
        )

    def _draw(self) -> None:
        content = self._content
        own = content.own.invitation.id
        rows = self._rows()
        self.finding.say(finding(rows, content) if len(rows) > 1 else [])
        self._show("reveal", rows, content.figure.before)
        version = self.freedom[VERSION].value is not None
        self._show("rewrite", self._rows(VERSION) if version else (), content.rewrite.before)
        workshop = self.freedom[own].value is not None
        self._show("own", self._rows(VERSION, own) if workshop else (), content.own.before)

    def _show(self, step: str, rows: tuple[Answered, ...], before: str) -> None:
        words, figure = self.figures[step]
        if self._shown.get(step) == rows:
            return  # a slider redraws only the figures that it changes
        self._shown[step] = rows
        if not rows:
            figure.show("", "")
            words.say(quiet(before))
            return
        words.say([])
        alt, table = describe(rows, self._content, self._words)
        drawing = picture(rows, self._content)
        note = self._words.below(drawing)
        figure.show(drawing, alt, table, self._words.numbers, title=self._content.figure.title, note=note)


def letter(invitation: Invitation) -> Prose:
    """Return the message as it reached somebody."""
    head = Paragraph((strong(invitation.name), f" · {invitation.sender}"), Kind.QUIET)
    return Prose([head, Paragraph((invitation.message,), Kind.QUOTE)])


def quiet(text: str) -> list[Paragraph]:
    """Return `text` as one quiet paragraph."""
    return [Paragraph((text,), Kind.QUIET)]
