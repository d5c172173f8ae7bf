"""What stands on a list, and how far what is not known leaves a share open."""

from __future__ import annotations

from dataclasses import dataclass

_BULLETS = "-–—*•·‣ \t"


def things(text: str) -> tuple[str, ...]:
    """Return the things in `text`, one a line; bullets and blank lines fall away, and nothing counts twice.

    Examples
    --------
    >>> things("- asked early\\n\\n- wrote it down\\n- Asked early")
    ('asked early', 'wrote it down')
    """
    lines = (line.strip(_BULLETS) for line in text.splitlines())
    first_of = {line.casefold(): line for line in reversed([line for line in lines if line])}
    return tuple(reversed(first_of.values()))


@dataclass(frozen=True)
class Listed:
    """How many things stand on the list.

    `never` are those that the learner would never have suggested, `unknown` those that cannot be known
    without asking, `might` those that could have come from the learner.
    """

    never: int
    unknown: int
    might: int

    @property
    def total(self) -> int:
        """All things on the list."""
        return self.never + self.unknown + self.might

    @property
    def bounds(self) -> tuple[float, float]:
        """The least and the greatest share of the list, 0–1, that may be `never`.

        The least if every unknown thing could have come from the learner, the greatest if none of them
        could: never / total and (never + unknown) / total. Nothing narrower follows from the list.
        An empty list leaves everything open.
        """
        if not self.total:
            return 0.0, 1.0
        return self.never / self.total, (self.never + self.unknown) / self.total
