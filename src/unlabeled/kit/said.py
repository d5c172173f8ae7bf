"""What the functions for notebooks give back: texts and tables that show themselves calmly."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    import pandas as pd

    from unlabeled.kit.entry import Entry

_HEAD: Final = ("Wave", "Date", "Group", "n")


@dataclass(frozen=True)
class Lines:
    """Findings or mistakes, each one a sentence; true if there are any.

    Parameters
    ----------
    found : tuple of str
        The sentences.
    otherwise : str
        What to say if there are none.
    """

    found: tuple[str, ...]
    otherwise: str

    def __bool__(self) -> bool:
        return bool(self.found)

    def __len__(self) -> int:
        return len(self.found)

    def __iter__(self) -> Iterator[str]:
        return iter(self.found)

    def __repr__(self) -> str:
        return "\n".join(self.found or (self.otherwise,))

    def _repr_html_(self) -> str:
        return "".join(f"<p>{escape(line)}</p>" for line in self.found or (self.otherwise,))


@dataclass(frozen=True)
class Draft:
    """A first questionnaire as YAML, and what to say of the file that it was written to."""

    text: str
    written: str = ""

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return self.written or self.text

    def _repr_html_(self) -> str:
        return f"<p>{escape(self.written)}</p>" if self.written else f"<pre>{escape(self.text)}</pre>"


@dataclass(frozen=True)
class Published:
    """What was published: waves, dates, groups and their n."""

    entries: tuple[Entry, ...]

    def __repr__(self) -> str:
        rows = self._rows()
        return "\n".join(" | ".join(map(str, row)) for row in (_HEAD, *rows)) if rows else _nothing_yet()

    def _repr_html_(self) -> str:
        from unlabeled.look import Table, table_html

        rows = tuple(tuple(map(str, row)) for row in self._rows())
        return table_html(Table("What was published.", _HEAD, rows)) if rows else f"<p>{_nothing_yet()}</p>"

    def table(self) -> pd.DataFrame:
        """Return the same as a frame."""
        import pandas as pd

        return pd.DataFrame(self._rows(), columns=list(_HEAD))

    def _rows(self) -> list[tuple[str, str, str, int]]:
        return [
            (group.wave, entry.date, group.group, group.n) for entry in self.entries for group in entry.groups
        ]


def _nothing_yet() -> str:
    from unlabeled.kit.listed import NOTHING_YET

    return NOTHING_YET.rstrip()
