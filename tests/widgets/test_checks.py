"""Any number of options."""

import pytest
from traitlets import TraitError

from unlabeled.widgets import Checks

OPTIONS = (("reason", "Gives a reason"), ("choice", "Leaves a choice"))


def test_nothing_is_ticked_at_first() -> None:
    assert Checks("The message", OPTIONS).value == ()


def test_ticks_are_held_once_each_and_in_the_order_of_the_options() -> None:
    checks = Checks("The message", OPTIONS)
    checks.set_state({"value": ["choice", "reason", "choice"], "stamp": 1})
    assert checks.value == ("reason", "choice")


@pytest.mark.parametrize("bad", [["reason", "other"], [1], [{}], "reason", 3])
def test_what_is_no_option_is_refused_and_the_old_ticks_stand(bad: object) -> None:
    checks = Checks("The message", OPTIONS, value=["reason"])
    with pytest.raises(TraitError):
        checks.set_state({"value": bad, "stamp": 1})
    assert checks.value == ("reason",)


def test_its_repr_is_the_same_in_every_session() -> None:
    assert repr(Checks("The message", OPTIONS)) == "Checks('The message')"
