"""`own-speed` on the screen: a prediction, six sliders and two figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from unlabeled.exercises.fields import Fields
from unlabeled.exercises.own_speed.content import OwnSpeed
from unlabeled.exercises.own_speed.reading import (
    Setting,
    courses,
    describe_alone,
    describe_mandate,
    marks,
    meaning,
    name_setting,
    outcome,
)
from unlabeled.exercises.own_speed.trust import Colleague, Forcing, Mandate
from unlabeled.look import svg
from unlabeled.widgets import FigureView, Paragraph, Prose, Range, Stack, strong
from unlabeled.widgets.beside import Beside
from unlabeled.widgets.prose import Kind

if TYPE_CHECKING:
    import numpy as np

    from unlabeled.exercises.own_speed.drawing import Fan, TrustFigure


class View:
    """The fields of the exercise and what they lead to; `steps` holds one stack of parts for each step.

    Nothing is drawn before the learner has predicted, or has moved something: a prediction comes first.

    Parameters
    ----------
    content : OwnSpeed
        Words and numbers.
    fields : Fields
        Makes remembered fields.
    seed : int
        Where the chances begin.
    """

    def __init__(self, content: OwnSpeed, fields: Fields, seed: int = 1) -> None:
        self._content, self._fields, self._words, self._seed = content, fields, fields.words, seed
        self.predicted = fields.question("predicted", content.predict.asymmetry)
        settings = {key: fields.setting(key, words) for key, words in content.settings.items()}
        self.reliability, self.asymmetry, self.prior, self.frequency, self.weight, self.end = (
            settings.values()
        )
        self._left = {key: settings[key] for key in ("p", "k", "prior")}
        self._ordered = {key: settings[key] for key in ("f", "m", "t")}
        self.meaning, self.outcome, self.found = Prose(live=True), Prose(live=True), Prose()
        self.alone, self.before_alone = FigureView(), Prose()
        self.forced, self.before_forced = FigureView(), Prose()
        self._found: dict[Forcing, str] = {}
        self._figures: dict[str, TrustFigure] = {}
        self._drawn: Setting | None = None  # what the figure of trust left to itself shows
        self.steps = self._steps()
        self._watch()

    def _steps(self) -> dict[str, Stack]:
        explained, rule = Prose([" ".join(self._content.mandate.explained)]), self._content.rule
        left = Stack(*self._left.values())
        ordered = Stack(*self._ordered.values())
        again = Stack(*self._left.values())  # the same fields once more: nobody scrolls up to set them
        again.add_class("u-compact")
        return {
            "predict": Stack(self.predicted, self.meaning),
            "alone": Stack(
                Beside(left, Stack(self.before_alone, self.alone)),
                Prose(
                    [line.format(step=f"{self._content.step:g}") for line in rule.alone], summary=rule.summary
                ),
            ),
            "mandate": Stack(
                explained,
                self.found,
                Beside(Stack(again, ordered), Stack(self.before_forced, self.forced, self.outcome)),
                Prose(rule.mandate, summary=rule.summary),
            ),
        }

    def _watch(self) -> None:
        self.predicted.observe(lambda change: self._follow(change["old"], change["new"]), names="value")
        for field in (*self._left.values(), *self._ordered.values()):
            field.observe(lambda _change: self._draw(), names="value")
        self._say_meaning()
        self._draw()

    def _is_begun(self, fields: dict[str, Range]) -> bool:
        """Return whether somebody moved one of `fields`, if only there and back."""
        moved = any(field.value != self._content.settings[key].start for key, field in fields.items())
        return moved or self._fields.is_kept(*fields)

    def _follow(self, old: float | None, new: float | None) -> None:
        """Say what the predicted k means, and set the k of the model to it unless it was set elsewhere."""
        start = self._content.alone.asymmetry.start
        self._say_meaning()
        before = self.asymmetry.value
        if before in (start, old):
            if new is None:
                self._fields.forget("k")  # a prediction that is taken back leaves nothing behind
            else:
                self.asymmetry.value = new
        if self.asymmetry.value == before:  # else it has drawn by itself
            self._draw()

    def _say_meaning(self) -> None:
        words, k = self._content.predict, self.predicted.value
        if k is None:
            self.meaning.say([Paragraph((words.before,), Kind.QUIET)])
            return
        mine = int(k)
        told = {each: meaning(each, self._content) for each in (*words.others, mine)}
        lines = [
            Paragraph((strong(words.yours.format(**told[each])),), Kind.ITEM)
            if each == mine
            else Paragraph((words.line.format(**told[each]),), Kind.ITEM)
            for each in sorted(told)
        ]
        self.meaning.say([words.repair.format(**told[mine]), words.settles.format(**told[mine]), *lines])

    def _setting(self) -> Setting:
        colleague = Colleague(
            self.reliability.value, self.asymmetry.value, self.prior.value, self._content.step
        )
        return Setting(colleague, Mandate(self.frequency.value, self.weight.value, int(self.end.value)))

    def _draw(self) -> None:
        """Draw what has begun; what has not, or was deleted, is empty and says what will appear."""
        words, setting = self._content.figure, self._setting()
        alone = self.predicted.value is not None or self._is_begun(self._left)
        forced = self._is_begun(self._ordered)
        self.before_alone.say([] if alone else [Paragraph((words.before_alone,), Kind.QUIET)])
        self.before_forced.say([] if forced else [Paragraph((words.before_mandate,), Kind.QUIET)])
        if not alone:
            self.alone.show("", "")
            self._drawn = None
        if not forced:
            self._forget_mandate()
        if not (alone or forced):
            return
        left = Setting(setting.colleague)
        fan = left.fan(self._content, self._chances())
        if alone and left != self._drawn:  # the mandate's sliders leave it as it is
            self._show(self.alone, "alone", left, fan, None)
            self._drawn = left
        if forced:
            self._show(self.forced, "forced", setting, fan, setting.fan(self._content, self._chances()))
            self._say_outcome(setting)

    def _show(self, view: FigureView, name: str, setting: Setting, fan: Fan, forced: Fan | None) -> None:
        from unlabeled.exercises.own_speed.drawing import TrustFigure

        if name not in self._figures:
            self._figures[name] = TrustFigure(self._content.weeks)
        figure = self._figures[name]
        drawn = figure.draw(courses(fan, forced, self._content), marks(setting, self._content))
        alt, table = (
            describe_alone(setting, fan, self._content, self._words)
            if forced is None
            else describe_mandate(setting, fan, forced, self._content, self._words)
        )
        say, words = self._content.figure, self._words
        title = say.title_alone if forced is None else say.title_mandate
        view.show(svg(drawn, crop=False), alt, table, words.numbers, title=title, note=words.toy_model)

    def _forget_mandate(self) -> None:
        self.forced.show("", "")
        self.outcome.say([])
        self._found = {}
        self.found.say([Paragraph((task,), Kind.ITEM) for task in self._content.mandate.tasks])

    def _say_outcome(self, setting: Setting) -> None:
        words = self._content.mandate
        forcing, sentences = outcome(setting, self._content)
        self.outcome.say(sentences)
        self._found[forcing] = name_setting(setting, self._content)
        tasks = zip(words.tasks, (Forcing.MORE, Forcing.LESS), strict=True)
        self.found.say(
            [
                Paragraph((task, " ", self._found.get(wanted, words.not_seen)), Kind.ITEM)
                for task, wanted in tasks
            ]
        )

    def _chances(self) -> np.random.Generator:
        """Return the same chances every time: a moved slider is all that has changed."""
        import numpy as np

        return np.random.default_rng(self._seed)
