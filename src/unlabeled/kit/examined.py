"""What the attacker says of several publications that hold the same people: the one place that asks it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from unlabeled.attack import Scale
    from unlabeled.content.instrument import Instrument
    from unlabeled.disclosure import RiskAppetite

# The texts of publications, as they were written to release.csv; back come findings in words, none if nothing
# can be worked out. What could not be resolved in time is a finding too.
Examine: TypeAlias = Callable[[Sequence[str]], Sequence[str]]

NOT_KNOWN: Final = (
    "How many people are in a group of one publication and in a group of the other at once is not known. It "
    "may be few, and then the two groups give them away. Publish one breakdown of the same people, not two."
)


def examiner(instrument: Instrument, appetite: RiskAppetite) -> Examine:
    """Return what examines publications of a survey with this questionnaire, under this policy."""
    from unlabeled.attack import Scale

    scale = Scale(instrument.response_scale.low, instrument.response_scale.high)
    turned = frozenset(item.id for item in instrument.items if item.reverse_keyed)

    def examine(publications: Sequence[str]) -> Sequence[str]:
        return tuple(_findings(publications, scale, turned, appetite))

    return examine


def _findings(
    publications: Sequence[str], scale: Scale, turned: frozenset[str], appetite: RiskAppetite
) -> Iterator[str]:
    """Yield what can be worked out from all `publications` together, in words."""
    from unlabeled.attack import AttackError, attack_texts, lie_in_one_another

    try:
        if not lie_in_one_another(publications):
            yield NOT_KNOWN
        for finding in attack_texts(publications, scale, appetite.k, turned, appetite.share_end):
            yield str(finding)
    except AttackError as error:
        yield str(error)
