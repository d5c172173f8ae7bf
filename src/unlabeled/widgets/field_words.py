"""The words of the fields: what is read, and what is read out."""

from typing import Annotated

from unlabeled.content import Content
from unlabeled.content.braces import sentence

_Text = Annotated[str, sentence("text")]
_Place = Annotated[str, sentence("text", "place", "count")]
_Column = Annotated[str, sentence("text", "column")]
_Points = Annotated[str, sentence("points", "total")]


class RankingWords(Content):
    """Words of an order of preference.

    Attributes
    ----------
    first, last : str
        The two ends of the list.
    unset, keep, clear : str
        What is said of "not answered", the button that takes the order as it stands, and the way back.
    handle, keys : str
        The name of a row's handle, and how it is used by keyboard; both are read out.
    up, down : str
        The names of a row's two buttons.
    taken, place, back : str
        What is said of a row that is picked up, that stands at a place, and whose move was taken back.
    """

    first: str
    last: str
    unset: str
    keep: str
    clear: str
    handle: _Text
    keys: str
    up: _Text
    down: _Text
    taken: _Place
    place: _Place
    back: _Place


class CardSortWords(Content):
    """Words of cards to sort.

    Attributes
    ----------
    unsorted : str
        The place where all cards stand at first.
    empty : str
        What stands in a place without cards.
    clear : str
        The way back to nothing sorted.
    handle, keys, menu : str
        The names of a card's handle and menu, and how the handle is used by keyboard; all are read out.
    taken, place, back : str
        What is said of a card that is picked up, that stands in a place, and whose move was taken back.
    """

    unsorted: str
    empty: str
    clear: str
    handle: _Text
    keys: str
    menu: _Text
    taken: _Column
    place: _Column
    back: _Column


class AllocationWords(Content):
    """Words of points to give.

    Attributes
    ----------
    amount : str
        What is read out for one option.
    left, stays : str
        What is said while points are left; and, if there is an answer already, what becomes of it.
    over : str
        What is said when somebody wants to give more than is left.
    given : str
        What is said when all are given.
    clear : str
        The way back to nothing given.
    """

    amount: _Points
    left: _Points
    stays: str
    over: str
    given: _Points
    clear: str


class FieldWords(Content):
    """Words that fields of all exercises share."""

    clear: str
    full: Annotated[str, sentence("limit")]
    ranking: RankingWords
    card_sort: CardSortWords
    allocation: AllocationWords
