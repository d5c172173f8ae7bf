"""`find-the-person` on the screen: a guess, three ways to find somebody, and the protection."""

from __future__ import annotations

from unlabeled.disclosure import RiskAppetite
from unlabeled.exercises.fields import Fields
from unlabeled.exercises.find_the_person.content import FindThePerson
from unlabeled.exercises.find_the_person.reading import (
    Seen,
    as_colleague,
    crossed,
    describe,
    picture,
    subtracted,
)
from unlabeled.widgets import Choice, FigureView, Paragraph, Prose, Stack
from unlabeled.widgets.prose import Kind

SHOWING = ("cross", "subtract", "colleague", "protect")


class View:
    """The fields of the exercise and what they lead to; `steps` holds one stack of parts for each step.

    Nothing is drawn before the learner has chosen something in that step.

    Parameters
    ----------
    content : FindThePerson
        Words, and the office.
    fields : Fields
        Makes remembered fields.
    """

    def __init__(self, content: FindThePerson, fields: Fields) -> None:
        self._content, self._words = content, fields.words
        asked, options = content.titles, content.options

        def choice(key: str) -> Choice:
            return fields.choice(key, asked[key], options[key].items())

        self.guess = fields.question("guess", content.asked)
        self.table = choice("table")
        self.printed = fields.checks("printed", asked["printed"], options["printed"].items())
        self.who, self.protection = choice("who"), choice("protection")
        self.before = {step: Prose() for step in SHOWING}
        self.figures = {step: FigureView() for step in SHOWING}
        self.said = {step: Prose(live=True) for step in SHOWING}
        self.steps = self._steps()
        self._watch()

    def _watch(self) -> None:
        follows = {
            self.guess: (self._draw_crossed, self._draw_protected),
            self.table: (self._draw_crossed,),
            self.printed: (self._draw_subtracted,),
            self.who: (self._draw_colleague, self._draw_protected),
            self.protection: (self._draw_protected,),
        }
        for field, draws in follows.items():
            for draw in draws:
                field.observe(lambda _change, draw=draw: draw(), names="value")
        for draw in (self._draw_crossed, self._draw_subtracted, self._draw_colleague, self._draw_protected):
            draw()

    def _steps(self) -> dict[str, Stack]:
        made = self._content.office
        teams = ", ".join(f"{team} ({people})" for team, people in made.teams.items())
        numbers = {"people": len(made.names), "teams": teams, "statement": made.statement}
        explained = Prose([line.format(**numbers) for line in self._content.explained])
        shown = {step: (self.before[step], self.figures[step], self.said[step]) for step in SHOWING}
        return {
            "predict": Stack(explained, self.guess),
            "cross": Stack(self.table, *shown["cross"]),
            "subtract": Stack(self.printed, *shown["subtract"]),
            "colleague": Stack(self.who, *shown["colleague"]),
            "protect": Stack(self.protection, *shown["protect"]),
        }

    def _draw_crossed(self) -> None:
        content, table = self._content, self.table.value
        seen = crossed(table, content, self._guessed()) if table else None
        self._show("cross", seen, content.cross.title, content.figure.before_cross)

    def _draw_subtracted(self) -> None:
        content, ticked = self._content, self.printed.value
        seen = subtracted(ticked, content) if ticked else None
        self._show("subtract", seen, content.subtract.title, content.figure.before_subtract)

    def _draw_colleague(self) -> None:
        content, who = self._content, self.who.value
        seen = as_colleague(who, content) if who else None
        self._show("colleague", seen, content.colleague.title, content.figure.before_colleague)

    def _draw_protected(self) -> None:
        content, who, protection = self._content, self.who.value, self.protection.value
        seen, title = None, ""
        if who and protection == "on":
            from unlabeled.exercises.find_the_person.behind import behind_the_gate  # it loads NumPy

            seen = behind_the_gate(who, content, self._guessed(), RiskAppetite())
            title = content.protect.title_on
        elif who and protection:
            seen, title = as_colleague(who, content), content.protect.title_off
        self._show("protect", seen, title, content.figure.before_protect)

    def _guessed(self) -> int | None:
        return None if self.guess.value is None else int(self.guess.value)

    def _show(self, step: str, seen: Seen | None, title: str, before: str) -> None:
        figure = self.figures[step]
        if seen is None:
            self.before[step].say([Paragraph((before,), Kind.QUIET)])
            self.said[step].say([])
            figure.show("", "")
            return
        alt, table = describe(seen, self._content)
        self.before[step].say([])
        figure.show(picture(seen, self._content), alt, table, self._words.numbers, title=title)
        self.said[step].say([*seen.said, *(Paragraph((line,), Kind.ITEM) for line in seen.listed)])
