"""What a learner answered is in no output that a notebook file could keep."""

from collections.abc import Callable, Iterator
from typing import Any

import ipywidgets
import pytest
from traitlets import TraitError

from unlabeled.widgets import Checks, Choice, Range, Text

SECRET = "a line that is nobody else's"
EXERCISES = ("three-invitations", "own-speed", "letting-go", "find-the-person", "would-move")


def widgets_in(shown: ipywidgets.Widget) -> Iterator[ipywidgets.Widget]:
    yield shown
    for child in getattr(shown, "children", ()):
        yield from widgets_in(child)


def answer(field: ipywidgets.Widget) -> bool:
    """Answer `field` with something else than what stands there; return whether it can be answered."""
    match field:
        case Text():
            field.value = f"{SECRET}?\n{SECRET}"
        case Range():
            field.value = field.minimum if field.value == field.maximum else field.maximum
        case Choice():
            field.value = field.options[-1]["id"]
        case Checks():
            field.value = [option["id"] for option in field.options]
        case _:
            return False
    return True


def kept_of(shown: list[ipywidgets.Widget]) -> list[tuple[str, str]]:
    """Return what a notebook file keeps of each widget when it is shown."""
    return [(repr(each), str(each._repr_mimebundle_())) for each in shown]


@pytest.mark.parametrize("name", EXERCISES)
def test_answers_change_nothing_of_what_a_file_keeps_of_a_widget(
    lay_out: Callable[[str], Any], name: str
) -> None:
    view = lay_out(name)
    shown = [each for step in view.steps.values() for each in widgets_in(step)]
    before = kept_of(shown)
    assert sum(map(answer, shown)) >= 2
    assert SECRET not in str(kept_of(shown))
    assert kept_of(shown) == before


def wrong_for(field: ipywidgets.Widget) -> Any:
    match field:
        case Text():
            return SECRET * 1000
        case Range():
            return 123454321.0
        case Choice():
            return SECRET
        case Checks():
            return (SECRET,)
    return None


@pytest.mark.parametrize("name", EXERCISES)
def test_a_refused_answer_is_not_quoted(lay_out: Callable[[str], Any], name: str) -> None:
    fields = [each for step in lay_out(name).steps.values() for each in widgets_in(step)]
    for field in fields:
        if (wrong := wrong_for(field)) is None:
            continue
        with pytest.raises(TraitError, match="allows") as refused:
            field.checked(wrong)
        assert SECRET not in str(refused.value)
        assert "123454321" not in str(refused.value)
