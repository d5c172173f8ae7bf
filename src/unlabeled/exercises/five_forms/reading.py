"""What the ratings come to: the figure, its words and numbers, and the sentences below it."""

from __future__ import annotations

from unlabeled.exercises.five_forms.content import FiveForms
from unlabeled.exercises.five_forms.drawing import Caption, draw
from unlabeled.exercises.five_forms.gaps import Rated, widest
from unlabeled.look import Table, svg

Forms = dict[str, Rated]


def picture(forms: Forms, content: FiveForms) -> str:
    """Return the figure of `forms` as SVG text."""
    say, names = content.figure, _names(content)
    caption = Caption(say.received, say.given, say.low, say.high)
    return svg(draw(tuple((names[key], rated) for key, rated in forms.items()), caption), crop=False)


def describe(forms: Forms, content: FiveForms) -> tuple[str, Table]:
    """Return the figure in words, and its numbers."""
    say, names = content.figure, _names(content)
    cells = tuple((names[key], f"{rated.received:g}", f"{rated.given:g}") for key, rated in forms.items())
    rows = (say.alt_row.format(name=name, received=one, given=other) for name, one, other in cells)
    return say.alt.format(rows=" ".join(rows)), Table(say.caption, say.head, cells)


def findings(forms: Forms, guess: str, content: FiveForms) -> tuple[str, ...]:
    """Return what the ratings say, and the guess beside it."""
    say, names, found = content.findings, _names(content), widest(forms)
    if not found:
        return (say.none,)
    guessed = say.as_guessed if guess in found else say.otherwise.format(guess=names[guess])
    if len(found) > 1:
        return say.tie.format(names=", ".join(names[key] for key in found)), guessed
    more = say.more_given if forms[found[0]].gap > 0 else say.more_wanted
    return more.format(name=names[found[0]]), guessed


def _names(content: FiveForms) -> dict[str, str]:
    return {form.id: form.name for form in content.forms}
