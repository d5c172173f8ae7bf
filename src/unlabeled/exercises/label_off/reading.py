"""What the picked lines come to: the figures, their words and numbers, and the sentences below them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from fractions import Fraction

from unlabeled.exercises.label_off.content import LabelOff
from unlabeled.exercises.label_off.drawing import Row, Scale, draw_chance, draw_lines
from unlabeled.exercises.label_off.shift import Count, Pick, Shift, Side
from unlabeled.exercises.words import Words
from unlabeled.look import Table, svg


@dataclass(frozen=True)
class Reading:
    """Everything that is read out of one learner's lines."""

    content: LabelOff
    words: Words
    picks: tuple[Pick, ...]
    count: Count
    shift: Shift

    def lines(self) -> str:
        """Return the figure of lines and shift as SVG text."""
        say, shift = self.content.figure, self.shift
        rows = (
            self._row(say.labelled, shift.on, labelled=True),
            self._row(say.plain, shift.off, labelled=False),
        )
        sides = {self.count.side(pick.line) for pick in self.picks} | {Side.TELLS, Side.LEAVES}
        kinds = {side: name for side, name in self._side_names().items() if side in sides}
        return svg(draw_lines(rows, shift.estimate, self._scale(), kinds, say.fits), crop=False)

    def describe_lines(self) -> tuple[str, Table]:
        """Return the figure of lines in words, and the lines behind it."""
        say, sides, names = self.content.figure, self._side_names(), self.content.lines
        found, (on, of_on), (off, of_off) = self.shift.estimate, self.shift.on, self.shift.off
        alt = say.alt.format(
            on=on,
            of_on=of_on,
            off=off,
            of_off=of_off,
            shift=points(found.value),
            low=points(found.low),
            high=points(found.high),
        )
        cases = {case.id: case.name for block in self.content.blocks for case in block}
        rows = tuple(
            (
                cases[pick.case],
                say.labelled if pick.labelled else say.plain,
                str(getattr(names, pick.line)),
                sides[self.count.side(pick.line)],
            )
            for pick in self.picks
        )
        return f"{alt} {say.few}", Table(say.caption, say.head, rows)

    def chance(self, drawn: Counter[Fraction]) -> str:
        """Return the figure of the deals in `drawn` as SVG text."""
        say = self.content.figure
        piles = {float(value): drawn[value] for value in self.shift.deals if drawn[value]}
        names = (say.as_far, say.less_far, say.any_deal)
        return svg(draw_chance(piles, float(self.shift.exact), self._scale(), names), crop=False)

    def describe_chance(self, drawn: Counter[Fraction]) -> tuple[str, Table]:
        """Return the figure of deals in words, and its numbers."""
        say, deals, ways = self.content.figure, drawn.total(), self.shift.deals
        parts = "; ".join(
            say.alt_drawn.format(shift=points(value), times=drawn[value]) for value in ways if drawn[value]
        )
        alt = say.alt_chance.format(shift=points(self.shift.exact), deals=deals, drawn=parts)
        rows = tuple((points(value), str(number), str(drawn[value])) for value, number in ways.items())
        caption = say.caption_chance.format(deals=deals, ways=sum(ways.values()))
        return f"{alt} {self.words.toy_model}", Table(caption, say.head_chance, rows)

    def finding(self) -> tuple[str, str]:
        """Return what the lines say, and what else fits so few."""
        say, shift, found = self.content.findings, self.shift, self.shift.estimate
        (on, of_on), (off, of_off) = shift.on, shift.off
        if len(set(shift.told)) == 1:
            said = (say.all_tell if on else say.none_tells).format(of=of_on + of_off)
        else:
            template = say.same if not shift.exact else say.more if shift.exact > 0 else say.less
            said = template.format(
                on=on, of_on=of_on, off=off, of_off=of_off, shift=points(abs(shift.exact)).lstrip("+")
            )
        interval = say.interval.format(low=points(found.low), high=points(found.high))
        none = say.holds_none if found.low <= 0 <= found.high else say.holds_no_none
        return said, f"{interval} {none}"

    def verdict_of_chance(self) -> str:
        """Return what dealing the label in every possible way would have shown."""
        say, deals = self.content.findings, self.shift.deals
        ways = sum(deals.values())
        if len(deals) == 1:
            return say.no_deal
        if not self.shift.exact:
            return say.any_shift.format(moved=ways - deals[Fraction(0)], ways=ways)
        return say.as_far.format(far=self.shift.as_far[0], ways=ways)

    def _row(self, name: str, share: tuple[int, int], *, labelled: bool) -> Row:
        sides = sorted(
            (self.count.side(pick.line) for pick in self.picks if pick.labelled is labelled),
            key=list(self._side_names()).index,
        )
        return Row(name, tuple(sides), self.content.figure.share.format(tells=share[0], of=share[1]))

    def _side_names(self) -> dict[Side, str]:
        say = self.content.figure
        return {Side.TELLS: say.tells, Side.LEAVES: say.leaves, Side.LEFT_OUT: say.left_out}

    def _scale(self) -> Scale:
        say = self.content.figure
        yours = say.yours.format(shift=points(self.shift.exact))
        return Scale(say.towards_leaving, say.towards_telling, yours)


def points(shift: Fraction | float) -> str:
    """Return `shift` in points of 100, with its sign.

    Examples
    --------
    >>> [points(each) for each in (1 / 3, -0.5, 0.001)]
    ['+33', '−50', '0']
    """
    rounded = round(100 * float(shift))
    return f"{rounded:+d}".replace("-", "−") if rounded else "0"
