"""Which column is which item: by id or text, or as a mapping says; each item has one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from unlabeled.content.instrument import Instrument
from unlabeled.survey.errors import UnreadableError
from unlabeled.survey.read.dialect import Column, Kind
from unlabeled.survey.read.mapping import Mapping, place_of
from unlabeled.survey.read.names import listed, plain


@dataclass(frozen=True)
class Found:
    """The columns, their names as they are compared, and what the mapping says about them."""

    columns: tuple[Column, ...]
    names: tuple[tuple[str, ...], ...]
    mapped: dict[str, int]
    ignored: frozenset[int]

    def open_to_items(self, place: int) -> bool:
        return self.columns[place].kind is Kind.QUESTION and place not in self.ignored


def find(columns: tuple[Column, ...], instrument: Instrument, mapping: Mapping) -> Found:
    """Return the columns with what the mapping says about them.

    Raises
    ------
    UnreadableError
        If the mapping names a column or an item that there is not.
    """
    names = tuple(tuple(map(plain, column.names)) for column in columns)
    ignored = frozenset(place_of(name, columns) for name in mapping.ignore)
    return Found(columns, names, _mapped(columns, instrument, mapping), ignored)


def item_places(found: Found, instrument: Instrument) -> list[int]:
    """Return the place of each item's column.

    Raises
    ------
    UnreadableError
        If an item has no column or two, or a column is that of two items.
    """
    places = _places(found, instrument)
    _refuse_missing([item_id for item_id, found_at in places.items() if not found_at], instrument)
    for item_id, found_at in places.items():
        if len(found_at) > 1:
            called = listed([found.columns[place].name for place in found_at])
            raise UnreadableError(
                f"Item '{item_id}' has {len(found_at)} columns, by its id or its text: {called}. Remove "
                "all but one, or say which it is: --mapping YAML."
            )
    at = [found_at[0] for found_at in places.values()]
    if len(set(at)) < len(at):
        raise UnreadableError(
            "One column has the names of two items. Say which column belongs to which item: --mapping YAML."
        )
    return at


def _places(found: Found, instrument: Instrument) -> dict[str, list[int]]:
    """Return where each item may be: where the mapping says, or else wherever its id or text stands."""
    places = {
        item.id: [found.mapped[item.id]] if item.id in found.mapped else [] for item in instrument.items
    }
    given = set(found.mapped.values())
    wanted = {
        name: item.id
        for item in instrument.items
        for name in (item.id.replace("_", ""), item.id, plain(item.text))
        if item.id not in found.mapped
    }
    for place, names in enumerate(found.names):
        if place not in given and found.open_to_items(place):
            for item_id in {wanted[name] for name in names if name in wanted}:
                places[item_id].append(place)
    return places


def _mapped(columns: tuple[Column, ...], instrument: Instrument, mapping: Mapping) -> dict[str, int]:
    """Return the columns that the mapping gives to items."""
    ids = [item.id for item in instrument.items]
    for wanted in mapping.items.values():
        if wanted not in ids:
            raise UnreadableError(
                f"The mapping names an item '{wanted}' that '{instrument.title}' does not have. "
                f"Its items are: {listed(ids)}."
            )
        if list(mapping.items.values()).count(wanted) > 1:
            raise UnreadableError(f"The mapping gives item '{wanted}' two columns. Keep one.")
    return {wanted: place_of(name, columns) for name, wanted in mapping.items.items()}


def _refuse_missing(missing: Sequence[str], instrument: Instrument) -> None:
    if len(missing) == len(instrument.items):
        raise UnreadableError(
            f"No column of this file is an item of '{instrument.title}'. Name the items' columns by their "
            "ids or texts, or give the questionnaire that was asked: --instrument YAML. "
            "`unlabeled instrument draft FILE` begins one."
        )
    if missing:
        raise UnreadableError(
            f"{len(missing)} of the {len(instrument.items)} items of '{instrument.title}' have no column: "
            f"{listed(missing)}. Name their columns by id or text, say which they are: --mapping YAML, or "
            "give the questionnaire that was asked: --instrument YAML."
        )
