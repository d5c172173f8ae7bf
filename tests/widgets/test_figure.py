"""A figure that can be replaced."""

import pytest

from unlabeled.look import Table, look
from unlabeled.widgets import FigureView

TABLE = Table("Trust", ("week", "trust"), (("1", "0.3"),))


def test_a_drawing_comes_with_its_dark_twin_its_words_and_its_numbers() -> None:
    figure = FigureView()
    figure.show(f'<svg fill="{look().light.ink}"/>', "A line going up.", TABLE, "The numbers")
    assert figure.dark == f'<svg fill="{look().dark.ink}"/>'
    assert figure.label == "A line going up."
    assert [list(row) for row in figure.table["rows"]] == [["1", "0.3"]]


def test_a_new_drawing_without_numbers_takes_the_old_ones_away() -> None:
    figure = FigureView()
    figure.show("<svg/>", "One.", TABLE, "The numbers")
    figure.show("<svg/>", "Two.")
    assert figure.table is None


def test_a_drawing_its_words_and_its_numbers_travel_in_one_message(monkeypatch: pytest.MonkeyPatch) -> None:
    figure, messages = FigureView(), []
    monkeypatch.setattr(figure, "_send", lambda message, buffers=None: messages.append(message["state"]))
    figure.show("<svg/>", "One.", TABLE, "The numbers", title="Trust", note="A toy.")
    assert [set(state) for state in messages] == [
        {"light", "dark", "label", "table", "summary", "title", "note"}
    ]


def test_a_table_needs_the_line_that_it_folds_below() -> None:
    with pytest.raises(ValueError, match="summary"):
        FigureView().show("<svg/>", "One.", TABLE)


def test_its_repr_holds_no_word_of_what_it_shows() -> None:
    figure = FigureView()
    figure.show("<svg/>", "A line going up.")
    assert repr(figure) == "FigureView()"
