"""Parts below one another, and beside one another."""

import pytest

from unlabeled.widgets import Columns, Press, Prose, Stack


@pytest.mark.parametrize("kind", [Stack, Columns])
def test_parts_stand_in_their_order(kind: type[Stack | Columns]) -> None:
    parts = (Prose("Read."), Press("Go"))
    assert kind(*parts).children == parts


@pytest.mark.parametrize("kind", [Stack, Columns])
def test_its_repr_says_nothing_of_its_parts(kind: type[Stack | Columns]) -> None:
    assert repr(kind(Prose("Something private."))) == f"{kind.__name__}()"
