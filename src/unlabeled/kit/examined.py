"""What the attacker says of several publications that hold the same people: the one place that asks it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from unlabeled.content.instrument import Instrument
    from unlabeled.disclosure import RiskAppetite

# The texts of publications, as they were written to release.csv; back come findings in words, none if nothing
# can be worked out. What could not be resolved in time is a finding too.
Examine: TypeAlias = Callable[[Sequence[str]], Sequence[str]]

NOT_KNOWN: Final = (
    "How many people are in a group of one publication and in a group of the other at once is not known. It "
    "may be few, and then the two groups give them away. Publish one breakdown of the same people, not two."
)


def examiner(
    instrument: Instrument, appetite: RiskAppetite, begin: Callable[[str], None] = lambda _words: None
) -> Examine:
    """Return what examines publications of a survey with this questionnaire, under this policy.

    `begin` is told what is looked at.
    """
    from unlabeled.attack import AttackError, Scale, attack_texts, lie_in_one_another

    scale = Scale(instrument.response_scale.low, instrument.response_scale.high)
    turned = frozenset(item.id for item in instrument.items if item.reverse_keyed)

    def examine(publications: Sequence[str]) -> Sequence[str]:
        try:
            if not lie_in_one_another(publications):
                return (NOT_KNOWN,)
            found = attack_texts(publications, scale, appetite.k, turned, appetite.share_end, begin)
        except AttackError as error:
            return (str(error),)
        return tuple(map(str, found))

    return examine
