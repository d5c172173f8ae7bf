"""`label-off` on the screen: a guess, the cases as they were dealt, two figures and a question."""

from __future__ import annotations

import secrets
from collections import Counter
from fractions import Fraction
from typing import TYPE_CHECKING

import traitlets as t

from unlabeled.exercises.fields import Fields
from unlabeled.exercises.label_off.content import Case, LabelOff
from unlabeled.exercises.label_off.deal import Deal, deal
from unlabeled.exercises.label_off.reading import Reading
from unlabeled.exercises.label_off.shift import Count, Line, Pick, Shift
from unlabeled.widgets import Choice, FigureView, Paragraph, Press, Prose, Stack, strong
from unlabeled.widgets.prose import Kind

if TYPE_CHECKING:
    import numpy as np

_SEEDS = 1_000_000
_APART = "1.6rem 0 0 0"  # a case stands nearer to its own lines than to those before it


class Dealt(t.HasTraits):  # type: ignore[misc]  # traitlets is not typed for mypy
    """The number that a learner's cases were dealt with; None until the first line is picked.

    It is kept in the journal like an answer, so that the same cases come with the label at the next visit.
    """

    value = t.Int(None, allow_none=True)
    label = t.Unicode()
    kept = True


class View:
    """The fields of the exercise and what they lead to; `steps` holds one stack of parts for each step.

    Each case has two fields, one with the label and one without; the deal decides which is shown. So a line
    never counts under another heading than the one it was picked under, whatever journal is brought back.

    Parameters
    ----------
    content : LabelOff
        Words and cases.
    fields : Fields
        Makes remembered fields.
    seed : int
        Where the chances of the second figure begin; "deal again" goes on from there.
    """

    def __init__(self, content: LabelOff, fields: Fields, seed: int = 1) -> None:
        self._content, self._words, self._seed = content, fields.words, seed
        self._next = 1 + secrets.randbelow(_SEEDS)
        self._deal = Deal((), frozenset(), 0)
        self.dealt = Dealt(label=content.cases.dealt)
        fields.memory.remember(self.dealt, f"{fields.prefix}/dealt")
        predict, chance, options = content.predict, content.chance, content.options
        self.predicted = fields.choice("predicted", predict.label, options["predicted"].items())
        self.lines = {
            (case.id, labelled): self._asks(fields, case, labelled)
            for block in content.blocks
            for case in block
            for labelled in (True, False)
        }
        self.count = fields.choice("count", chance.label, options["count"].items())
        self.again = Press(chance.again, quiet=True)
        self.gain = fields.text("gain", content.gain.question)
        self.before, self.before_chance = Prose(), Prose()
        self.figure, self.chances = FigureView(), FigureView()
        self.finding, self.verdict, self.said = Prose(live=True), Prose(live=True), Prose()
        self.note = Prose()
        self._drawn: tuple[Shift | None, Counter[Fraction]] = (None, Counter())
        self.steps = self._steps()
        self._watch()

    def _asks(self, fields: Fields, case: Case, labelled: bool) -> Choice:
        label = self._content.cases.next_line.format(name=case.name)
        return fields.choice(case.key(labelled=labelled), label, case.options.items())

    def _steps(self) -> dict[str, Stack]:
        return {
            "predict": Stack(self.predicted),
            "first": Stack(),
            "second": Stack(),
            "reveal": Stack(self.before, self.figure, self.finding, self.note),
            "chance": Stack(self.before_chance, self.chances, self.again, self.verdict, self.count),
            "gain": Stack(self.said, self.gain),
        }

    def _watch(self) -> None:
        self.dealt.observe(lambda _change: self._lay_out(), names="value")
        for line in self.lines.values():
            line.observe(lambda _change: self._keep_deal(), names="value")
        for field in (self.predicted, self.count):
            field.observe(lambda _change: self._draw(), names="value")
        self.again.on_press(self._deal_again)
        self._lay_out()

    def _lay_out(self) -> None:
        """Show the cases as they were dealt; if nothing changed, nothing on the page moves."""
        dealt = deal([[case.id for case in block] for block in self._content.blocks], self._number)
        if self._deal == dealt:
            return
        self._deal = dealt
        cases = {case.id: case for block in self._content.blocks for case in block}
        for name, block in zip(("first", "second"), self._deal.blocks, strict=True):
            shown = [part for case in block for part in self._show_case(cases[case], self._deal)]
            self.steps[name].children = shown
        self._draw()

    def _show_case(self, case: Case, dealt: Deal) -> tuple[Prose, Choice]:
        words, labelled = self._content.cases, case.id in dealt.labelled
        choice = self.lines[case.id, labelled]
        texts = {option["id"]: option for option in choice.options}
        choice.options = [texts[line] for line in dealt.shuffled(case.id, map(str, Line))]
        frame = (strong(words.labelled),) if labelled else (words.plain,)
        head = Paragraph((strong(case.name), f" · {words.sender}"), Kind.QUIET)
        letter = Prose([head, Paragraph(frame), Paragraph((case.message,), Kind.QUOTE)])
        letter.layout = {"margin": _APART}
        return letter, choice

    @property
    def _number(self) -> int:
        """The number that the cases are dealt with: the one in the journal, or else the next one."""
        return self._next if self.dealt.value is None else int(self.dealt.value)

    def _keep_deal(self) -> None:
        """Remember the deal with the first line that is picked, and forget it with the last."""
        picked = any(line.value is not None for line in self.lines.values())
        if picked != (self.dealt.value is not None):
            self._next = self._number
            self.dealt.value = self._next if picked else None
        self._draw()

    def _picks(self) -> tuple[Pick, ...]:
        return tuple(
            Pick(case, place, case in self._deal.labelled, Line(value))
            for place, block in enumerate(self._deal.blocks)
            for case in block
            if (value := self.lines[case, case in self._deal.labelled].value) is not None
        )

    def _draw(self) -> None:
        """Draw what has begun; what has not, or was deleted, is empty and says what will appear."""
        picks, count = self._picks(), Count(self.count.value or Count.USUAL)
        self._say_lines(picks)
        shift = Shift.of(picks, count)
        if shift is None or self.predicted.value is None:
            self._say_before(one_sided=bool(picks) and self.predicted.value is not None)
            return
        reading = Reading(self._content, self._words, picks, count, shift)
        self.before.say([])
        self.before_chance.say([])
        say, numbers = self._content.figure, self._words.numbers
        alt, table = reading.describe_lines()
        self.figure.show(reading.lines(), alt, table, numbers, title=say.title, note=say.few)
        expected = {option.id: option.text for option in self._content.predict.options}
        recalled = self._content.predict.recalled.format(expected=expected[self.predicted.value])
        self.finding.say([*reading.finding(), recalled])
        self.note.say(_quiet(self._content.note))
        self._draw_chance(reading)

    def _draw_chance(self, reading: Reading) -> None:
        """Draw the deals; those of other lines are gone, and the first ten are there without a press."""
        if self._drawn[0] != reading.shift:
            self._drawn = (reading.shift, reading.shift.draw(self._content.chance.deals, self._chances(0)))
        drawn = self._drawn[1]
        self.again.disabled = drawn.total() >= self._content.chance.most
        say, words = self._content.figure, self._words
        alt, table = reading.describe_chance(drawn)
        around = {"title": say.title_chance, "note": words.toy_model}
        self.chances.show(reading.chance(drawn), alt, table, words.numbers, **around)
        self.verdict.say(reading.verdict_of_chance())

    def _deal_again(self) -> None:
        shift, drawn = self._drawn
        if shift is not None:
            more = shift.draw(self._content.chance.deals, self._chances(drawn.total()))
            self._drawn = (shift, drawn + more)
            self._draw()

    def _say_before(self, *, one_sided: bool) -> None:
        words = self._content.figure
        self._drawn = (None, Counter())
        self.again.disabled = True
        for part in (self.before, self.before_chance):
            part.say(_quiet(words.one_sided if one_sided else words.before))
        for part in (self.finding, self.verdict, self.note):
            part.say([])
        for figure in (self.figure, self.chances):
            figure.show("", "")

    def _say_lines(self, picks: tuple[Pick, ...]) -> None:
        words = self._content.gain
        cases = {case.id: case for block in self._content.blocks for case in block}
        said = [str(getattr(cases[pick.case].lines, pick.line)) for pick in picks if pick.labelled]
        quoted = [Paragraph((text,), Kind.QUOTE) for text in said]
        head = Paragraph((words.head,), Kind.HEADING)
        self.said.say([head, *quoted] if quoted else _quiet(words.before))

    def _chances(self, drawn: int) -> np.random.Generator:
        """Return the chances of the next deals, which are the same after a restart."""
        import numpy as np

        return np.random.default_rng([self._seed, drawn])


def _quiet(text: str) -> list[Paragraph]:
    return [Paragraph((text,), Kind.QUIET)]
