"""Options to pick from."""

from collections.abc import Iterable
from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Option:
    """One option: the id that is kept, the text that is read, and a longer note below it."""

    id: str
    text: str
    note: str = ""


def as_state(options: Iterable["Option | tuple[str, ...]"]) -> list[dict[str, str]]:
    """Return `options` (or tuples of id, text and note) as what a browser is sent.

    Raises
    ------
    ValueError
        If there is none, or two have the same id.
    """
    made = [one if isinstance(one, Option) else Option(*one) for one in options]
    ids = [one.id for one in made]
    if not ids or len(set(ids)) < len(ids):
        raise ValueError(f"Options need ids that differ, and at least one option; these are {ids}.")
    return [asdict(one) for one in made]
