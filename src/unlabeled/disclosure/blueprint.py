"""What the gate must know about a questionnaire: its scales, its items, and which answers are favourable."""

from dataclasses import dataclass


@dataclass(frozen=True)
class ItemPlan:
    """An item's id and whether agreeing with it speaks against what its scale is about."""

    id: str
    reverse_keyed: bool = False


@dataclass(frozen=True)
class ScalePlan:
    """A scale's id and its items."""

    id: str
    items: tuple[ItemPlan, ...]


@dataclass(frozen=True)
class Blueprint:
    """Scales in order, and the labels of the answers, lowest first; `lowest` is the number of the first.

    "Favourable" is the upper half of the answers, after a reverse-keyed item was turned round. With an odd
    number of answers the middle one is neither favourable nor unfavourable.
    """

    scales: tuple[ScalePlan, ...]
    labels: tuple[str, ...]
    lowest: int = 1

    @property
    def items(self) -> tuple[ItemPlan, ...]:
        """All items, in order."""
        return tuple(item for scale in self.scales for item in scale.items)

    @property
    def points(self) -> int:
        """How many answers there are to choose from."""
        return len(self.labels)

    @property
    def no_answer(self) -> int:
        """Place of "no answer" in a table, after the last answer."""
        return self.points

    @property
    def categories(self) -> int:
        """How many categories a person can be in: the answers, and none."""
        return self.points + 1

    @property
    def unfavourable(self) -> range:
        """Places of the unfavourable answers, once keyed."""
        return range(self.points // 2)

    @property
    def favourable(self) -> range:
        """Places of the favourable answers, once keyed."""
        return range(self.points - self.points // 2, self.points)

    @property
    def neutral(self) -> int | None:
        """Place of the middle answer, if there is one."""
        return self.points // 2 if self.points % 2 else None

    def places(self, scale: ScalePlan) -> slice:
        """Return where the items of `scale` stand among all items."""
        start = 0
        for other in self.scales:
            if other == scale:
                return slice(start, start + len(scale.items))
            start += len(other.items)
        raise ValueError(f"The scale '{scale.id}' is not in this questionnaire. Take one of its own")
