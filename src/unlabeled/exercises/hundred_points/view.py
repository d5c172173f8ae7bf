"""`hundred-points` on the screen: up to four splits, two guesses before the figures, and a model to break."""

from __future__ import annotations

from unlabeled.exercises.fields import Fields
from unlabeled.exercises.hundred_points.content import HundredPoints
from unlabeled.exercises.hundred_points.reading import (
    Three,
    between,
    columns,
    distances,
    facts,
    findings,
    is_beyond_me,
    is_in_the_middle,
    name_setting,
    nearest,
    to_everybody,
)
from unlabeled.exercises.hundred_points.weights import APART_ENOUGH, Split
from unlabeled.widgets import Allocation, FigureView, Paragraph, Prose, Stack
from unlabeled.widgets.prose import Kind


class View:
    """The fields of the exercise and what they lead to; `steps` holds one stack of parts for each step.

    Nothing is drawn before both guesses are made. What a neighbour says is typed in here and goes nowhere.

    Parameters
    ----------
    content : HundredPoints
        Words and numbers.
    fields : Fields
        Makes remembered fields.
    """

    def __init__(self, content: HundredPoints, fields: Fields) -> None:
        self._content, self._words = content, fields.words
        options, titles = content.options, content.titles
        self._fields = fields
        self.me, self.advice, self.heard = (self._asks(key) for key in ("me", "advice", "heard"))
        self.tried = self._asks("tried", content.limits.help)
        self.asker = fields.choice("asker", titles["asker"], options["asker"].items())
        self.guess = fields.question("guess", content.guess)
        self.nearer = fields.choice("nearer", titles["nearer"], options["nearer"].items())
        self.nearest = fields.choice("nearest", titles["nearest"], options["nearest"].items())
        self.situation, self.nothing_to_hear = Prose(live=True), Prose()
        self.bars, self.before_bars, self.said = FigureView(), Prose(), Prose(live=True)
        self.apart, self.before_apart, self.finding = FigureView(), Prose(), Prose(live=True)
        self.everybody, self.before_everybody, self.nearest_one = FigureView(), Prose(), Prose(live=True)
        self.found, self.stands = Prose(), Prose(live=True)
        self._heard = Stack(self.heard)
        self._asked = self.asker.value  # who asked last; the choice may have been taken back since
        self._begun: dict[str, int] = {}  # the advice that stands in the field to try things out, untouched
        self._seen: dict[str, str] = {}  # the task → the first setting that met it, in this session
        self.steps = self._steps()
        self._watch()

    def _asks(self, key: str, hint: str = "") -> Allocation:
        criteria = [(each.id, each.name, each.note) for each in self._content.criteria]
        return self._fields.allocation(key, self._content.titles[key], criteria, hint=hint)

    def _steps(self) -> dict[str, Stack]:
        rule = self._content.rule
        return {
            "me": Stack(Prose([Paragraph((self._content.dilemma,), Kind.QUOTE)]), self.me),
            "advice": Stack(self.asker, self.situation, self.advice),
            "predict": Stack(self.guess, self.nearer),
            "heard": Stack(self.nothing_to_hear, self._heard),
            "bars": Stack(self.before_bars, self.bars, self.said),
            "distances": Stack(
                self.before_apart, self.apart, self.finding, Prose(rule.lines, summary=rule.summary)
            ),
            "others": Stack(self.nearest, self.before_everybody, self.everybody, self.nearest_one),
            "limits": Stack(self.found, self.tried, self.stands),
        }

    def _watch(self) -> None:
        self.asker.observe(lambda change: self._ask_anew(change["new"]), names="value")
        compared = (self.me, self.asker, self.advice, self.guess, self.nearer, self.heard)
        for field in (self.me, self.asker, self.heard):  # what was found holds between these two only
            field.observe(lambda _change: self._seen.clear(), names="value")
        self.advice.observe(lambda _change: self._begin_tried(), names="value")
        for field in compared:
            field.observe(lambda _change: self._draw(), names="value")
        self.nearest.observe(lambda _change: self._show_everybody(), names="value")
        self.tried.observe(lambda _change: self._show_tried(self._three()), names="value")
        self._begin_tried()
        self._draw()

    def _begin_tried(self) -> None:
        """Let what is tried out begin at the advice, unless somebody moved it; there, it is no answer."""
        start, is_untouched = dict(self.advice.value), self.tried.value in ({}, self._begun)
        self._fields.begin("tried", start)
        self._begun = start
        if is_untouched and self.tried.value != start:
            self._fields.forget("tried")

    def _ask_anew(self, now: str | None) -> None:
        """Open both guesses again when somebody else asks: nobody's weights are shown before a guess."""
        if now is None:
            return
        if self._asked not in (None, now):
            self.guess.value = self.nearer.value = None
        self._asked = now

    def _draw(self) -> None:
        three = self._three()
        self._show_asker()
        self._show_bars(three)
        self._show_distances(three)
        self._show_everybody()
        self._show_tried(three)

    def _split(self, field: Allocation) -> Split | None:
        return self._content.split(field.value) if field.value else None

    def _three(self) -> Three | None:
        """Return the three splits, once they are all there and both guesses are made."""
        me, advice, neighbour = self._split(self.me), self._split(self.advice), self._content.neighbour
        if me is None or advice is None or None in (self.guess.value, self.nearer.value):
            return None
        if self.asker.value == neighbour.id:
            heard = self._split(self.heard)
            return None if heard is None else Three(me, advice, heard, neighbour.name, neighbour.column)
        for asker in self._content.askers:
            if asker.id == self.asker.value:
                return Three(me, advice, self._content.split(asker.weights), asker.name, asker.name)
        return None

    def _show_asker(self) -> None:
        content, told = self._content, {each.id: each.situation for each in self._content.askers}
        is_neighbour = self.asker.value == content.neighbour.id
        if self.asker.value is None:
            self.situation.say(_quiet(content.before_asked))
        elif is_neighbour:
            self.situation.say(content.neighbour.situation)
        else:
            self.situation.say([Paragraph((told[self.asker.value],), Kind.QUOTE)])
        self.nothing_to_hear.say([] if is_neighbour else _quiet(content.nothing_to_hear))
        self._heard.layout.display = None if is_neighbour else "none"

    def _show_bars(self, three: Three | None) -> None:
        say, says = self._content.bars, {each.id: each.says for each in self._content.askers}
        if three is None:
            waits = say.before_heard if self._waits_to_hear() else say.before
            self.before_bars.say(_quiet(waits))
            self.bars.show("", "")
            self.said.say([])
            return
        self.before_bars.say([])
        drawing, alt, table = columns(three, self._content)
        self.bars.show(drawing, alt, table, self._words.numbers, title=say.title)
        told = says.get(self.asker.value or "")
        self.said.say([Paragraph((told,), Kind.QUOTE)] if told else [])

    def _waits_to_hear(self) -> bool:
        """Return whether what the neighbour says is all that is missing."""
        there = all((self.me.value, self.advice.value, self.nearer.value)) and self.guess.value is not None
        return there and self.asker.value == self._content.neighbour.id

    def _show_distances(self, three: Three | None) -> None:
        say = self._content.distances
        if three is None or self.guess.value is None or self.nearer.value is None:
            self.before_apart.say(_quiet(say.before))
            self.apart.show("", "")
            self.finding.say([])
            return
        self.before_apart.say([])
        drawing, alt, table = distances(between(three, self._content), self._content, self._words)
        around = {"title": say.title, "note": self._words.toy_model}
        self.apart.show(drawing, alt, table, self._words.numbers, **around)
        self.finding.say(findings(three, int(self.guess.value), self.nearer.value, self._content))

    def _show_everybody(self) -> None:
        say, advice, guess = self._content.others, self._split(self.advice), self.nearest.value
        if advice is None or guess is None:
            self.before_everybody.say(_quiet(say.before))
            self.everybody.show("", "")
            self.nearest_one.say([])
            return
        self.before_everybody.say([])
        rows = to_everybody(self._split(self.me), advice, self._content)
        drawing, alt, table = distances(rows, self._content, self._words)
        around = {"title": say.title, "note": self._words.toy_model}
        self.everybody.show(drawing, alt, table, self._words.numbers, **around)
        self.nearest_one.say(nearest(advice, guess, self._content))

    def _show_tried(self, three: Three | None) -> None:
        say, tried = self._content.limits, self._split(self.tried)
        middle = say.middle.format(low=f"{say.low:g}", high=f"{say.high:g}", far=say.far)
        if three is None or three.apart < APART_ENOUGH:
            them = three.name if three else self._content.nearer.theirs
            self.stands.say(_quiet(say.before.format(least=APART_ENOUGH, them=them)))
        elif tried is None:
            self.stands.say([])
        else:
            self.stands.say(say.stands.format(**facts(tried, three)))
            setting, is_moved = name_setting(tried, three, self._content), self.tried.value != self._begun
            if is_moved and is_in_the_middle(tried, three, self._content):
                self._seen.setdefault(middle, setting)
            if is_moved and is_beyond_me(tried, three):
                self._seen.setdefault(say.beyond, setting)
        tasks = (middle, say.beyond)
        self.found.say(
            [Paragraph((task, " ", self._seen.get(task, say.not_seen)), Kind.ITEM) for task in tasks]
        )


def _quiet(text: str) -> list[Paragraph]:
    return [Paragraph((text,), Kind.QUIET)]
