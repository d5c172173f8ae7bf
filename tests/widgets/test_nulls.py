"""None and null, where no JSON lies between Python and a script."""

import pytest

from unlabeled.widgets import Range, nulls


class Null:
    """Stands for JavaScript's null."""


NULL = Null()


@pytest.fixture
def in_a_page(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(nulls, "_null", NULL)


@pytest.fixture
def slider() -> Range:
    return Range("How long?", minimum=0, maximum=10)


@pytest.mark.usefixtures("in_a_page")
def test_in_a_page_not_answered_reaches_the_script_as_null(slider: Range) -> None:
    assert slider.get_state()["value"] is NULL


@pytest.mark.usefixtures("in_a_page")
def test_in_a_page_null_from_the_script_takes_an_answer_back(slider: Range) -> None:
    slider.value = 3
    slider.set_state({"value": NULL})
    assert slider.value is None


def test_with_a_server_nothing_is_exchanged(slider: Range) -> None:
    assert slider.get_state()["value"] is None


def test_nulls_are_found_however_deep_they_lie() -> None:
    state = {"a": [None, {"b": None}], "c": (1, None), "d": 0, "e": "", "f": False}
    there = nulls.exchanged(state, None, NULL)
    assert there == {"a": [NULL, {"b": NULL}], "c": [1, NULL], "d": 0, "e": "", "f": False}
    assert nulls.exchanged(there, NULL, None) == {**state, "c": [1, None]}
