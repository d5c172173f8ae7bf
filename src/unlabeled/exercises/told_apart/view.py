"""`told-apart` on the screen: a guess, one pair of groups, and the settings to change."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from unlabeled.exercises.fields import Fields
from unlabeled.exercises.told_apart.content import ToldApart
from unlabeled.exercises.told_apart.groups import Help
from unlabeled.exercises.told_apart.reading import Pair, describe, name_setting, picture, reading, stands_out
from unlabeled.widgets import FigureView, Paragraph, Press, Prose, Stack, strong
from unlabeled.widgets.prose import Kind

if TYPE_CHECKING:
    import numpy as np


class View:
    """The fields of the exercise and what they lead to; `steps` holds one stack of parts for each step.

    Nothing is drawn before the learner has guessed, or has moved a setting: a prediction comes first.

    Parameters
    ----------
    content : ToldApart
        Words and numbers.
    fields : Fields
        Makes remembered fields.
    seed : int
        Where the chances begin; "draw again" moves on to the next.
    """

    def __init__(self, content: ToldApart, fields: Fields, seed: int = 1) -> None:
        self._content, self._fields, self._words = content, fields, fields.words
        self._seeds = {"look": seed, "change": seed}
        self.guess = fields.question("guess", content.guess)
        self._starts = {name: words.start for name, words in content.moved.items()}
        self.settings = {name: fields.setting(name, words) for name, words in content.moved.items()}
        self.before = {step: Prose() for step in self._seeds}
        self.figures = {step: FigureView() for step in self._seeds}
        self.said = {step: Prose(live=True) for step in self._seeds}
        self.again = {step: Press(content.figure.again, quiet=True) for step in self._seeds}
        self.found = Prose()
        self._stood_out: Pair | None = None  # the latest setting that met the first task
        self._lost: Pair | None = None  # and one with more others, in which it is lost again
        self.steps = self._steps()
        self._watch()

    def _steps(self) -> dict[str, Stack]:
        content = self._content
        numbers = {name: f"{start:g}" for name, start in self._starts.items()}
        explained = Prose([line.format(**numbers) for line in content.explained])
        shown = {
            step: (self.before[step], self.figures[step], self.said[step], self.again[step])
            for step in self._seeds
        }
        return {
            "guess": Stack(explained, self.guess),
            "look": Stack(*shown["look"]),
            "change": Stack(self.found, *self.settings.values(), *shown["change"]),
        }

    def _watch(self) -> None:
        self.guess.observe(lambda _change: self._look(), names="value")
        for field in self.settings.values():
            field.observe(lambda _change: self._change(), names="value")
        for step, draw in (("look", self._look), ("change", self._change)):
            self.again[step].on_press(partial(self._draw_again, step, draw))
        self._look()
        self._change()

    def _draw_again(self, step: str, draw: Callable[[], None]) -> None:
        self._seeds[step] += 1
        draw()

    def _look(self) -> None:
        """Draw one pair as the explanation has it, once there is a guess."""
        guess = self.guess.value
        self._show("look", None if guess is None else self._starts, guess)

    def _change(self) -> None:
        """Draw one pair as the sliders stand, once one of them was moved, if only there and back."""
        now = {name: field.value for name, field in self.settings.items()}
        begun = now != self._starts or self._fields.is_kept(*now)
        self._show("change", now if begun else None, None)
        self._find(now if begun else None)

    def _find(self, numbers: dict[str, float] | None) -> None:
        """Keep what was found on the page; nothing is kept where nothing is set, or all was deleted."""
        if numbers is None:
            self._stood_out = self._lost = None
        else:
            pair = Pair(_help(numbers), int(numbers["people"]), 0, 0)
            first = self._stood_out
            if stands_out(pair, self._content):
                self._stood_out = pair
            elif first is not None and not pair.is_same and pair.help.others > first.help.others:
                self._lost = pair
        self.found.say(
            [
                Paragraph((task, " ", strong(self._named(pair))), Kind.ITEM)
                for task, pair in zip(self._content.tasks, (self._stood_out, self._lost), strict=True)
            ]
        )

    def _named(self, pair: Pair | None) -> str:
        return self._content.not_seen if pair is None else name_setting(pair, self._content)

    def _show(self, step: str, numbers: dict[str, float] | None, guess: float | None) -> None:
        content, figure = self._content, self.figures[step]
        self.again[step].disabled = numbers is None
        if numbers is None:
            say = content.figure
            before = say.before_look if step == "look" else say.before_change
            self.before[step].say([Paragraph((before,), Kind.QUIET)])
            self.said[step].say([])
            figure.show("", "")
            return
        pair = Pair.of(_help(numbers), int(numbers["people"]), self._chances(step))
        alt, table = describe(pair, content, self._words)
        self.before[step].say([])
        around = {"title": content.figure.title, "note": self._words.toy_model}
        figure.show(picture(pair, content), alt, table, self._words.numbers, **around)
        self.said[step].say(reading(pair, content, None if guess is None else int(guess)))

    def _chances(self, step: str) -> np.random.Generator:
        """Return the same chances until "draw again": a moved slider is then all that has changed."""
        import numpy as np

        return np.random.default_rng(self._seeds[step])


def _help(numbers: dict[str, float]) -> Help:
    return Help(numbers["alone"] / 100, int(numbers["others"]), numbers["strength"] / 100)
