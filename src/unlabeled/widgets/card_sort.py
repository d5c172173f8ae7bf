"""Cards to sort into columns."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

import traitlets as t

from unlabeled.widgets.field_words import CardSortWords
from unlabeled.widgets.options import Option, as_state
from unlabeled.widgets.part import Field, source


class CardSort(Field):
    """Cards to sort; `value` maps the id of each sorted card to the id of its column.

    Cards that are not sorted stand in a place of their own, before the columns, and not in `value`. A card
    moves by its menu, by dragging (touch: by the handle), or by keyboard on the handle. Within a column
    cards keep the order in which they were given: it means nothing.

    Parameters
    ----------
    label : str
        The question.
    cards, columns : iterable of Option or tuple
        Id and text. All ids differ, also those of a card and of a column: a journal names both.
    value : mapping
        Id of a card → id of a column.
    words : CardSortWords
        All that is said.
    help : str
        A line below the label.
    """

    _esm = source("element.js", "delivery.js", "group.js", "drag.js", "carry.js", "card_sort.js")
    _css = source("part.css", "options.css", "group.css", "carry.css", "card_sort.css")

    cards = t.List(t.Dict()).tag(sync=True)
    columns = t.List(t.Dict()).tag(sync=True)
    value = t.Dict().tag(sync=True)
    words = t.Dict().tag(sync=True)

    def __init__(
        self,
        label: str,
        cards: Iterable[Option | tuple[str, ...]],
        columns: Iterable[Option | tuple[str, ...]],
        *,
        value: Mapping[str, str] = MappingProxyType({}),
        words: CardSortWords,
        help: str = "",  # noqa: A002  # the word that ipywidgets and HTML readers know
    ) -> None:
        on_cards, on_columns = as_state(cards), as_state(columns)
        shared = {one["id"] for one in on_cards} & {one["id"] for one in on_columns}
        if shared:
            raise ValueError(f"A card and a column have the same id: {', '.join(sorted(shared))}.")
        state = {"cards": on_cards, "columns": on_columns, "words": words.model_dump()}
        super().__init__(label=label, value=dict(value), help=help, **state)

    @property
    def options(self) -> list[dict[str, str]]:
        """Everything with an id and a text, so that a journal can name it."""
        return [*self.cards, *self.columns]

    def checked(self, value: Any) -> Any:
        """Return `value` in the order of the cards, if it names only cards and columns there are."""
        cards, columns = [one["id"] for one in self.cards], [one["id"] for one in self.columns]
        for names, allowed in ((value, cards), (value.values(), columns)):
            if any(one not in allowed for one in names):
                raise t.TraitError(f"{self!r} allows {', '.join(allowed)}.")
        return {card: value[card] for card in cards if card in value}
