"""Parts below one another."""

from unlabeled.widgets import Press, Prose, Stack


def test_parts_stand_in_their_order() -> None:
    stack = Stack(Prose("Read."), Press("Go"))
    assert repr(stack) == "Stack(Prose('Read.'), Press('Go'))"
