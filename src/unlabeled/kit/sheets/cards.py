"""What hangs on the wall or lies on the table: the terms, the rules of the round, the facilitator's cards."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from unlabeled.content.folder import kit_folder, workshop_folder
from unlabeled.content.text import text_of
from unlabeled.exercises.consulting_round.content import ConsultingRound
from unlabeled.exercises.three_invitations.content import ThreeInvitations
from unlabeled.kit.sheets.blocks import Leaf, Listed, Printed, Side
from unlabeled.kit.sheets.desk import Desk

CARDS = "cards"
_TURN = "<hr />\n"  # a line --- in a card: what follows is on the back
_LINK = ("link_open", "link_close")
_MUCH = 1500  # characters; less is set large, to lie at the door


def leaves(desk: Desk) -> Iterator[Leaf]:
    """Yield a page for each card."""
    words = desk.words.cards
    terms, rules = desk.exercise(ThreeInvitations).terms, desk.exercise(ConsultingRound).rules
    for title, items in ((words.terms, terms), (words.round, rules)):
        yield Leaf(CARDS, title, (Side((), (Listed(items),)),), private=False)
    for name in words.files:
        sides = markdown(text_of(_card(name))).split(_TURN)
        yield Leaf(CARDS, "", tuple(_side(html) for html in sides), private=False)


def _side(html: str) -> Side:
    return Side((), (Printed(html),), close=len(html) > _MUCH)


def _card(name: str) -> Path:
    """Return the card in the folder in use, or the kit's own."""
    own = workshop_folder() / "facilitator" / name
    return own if own.is_file() else kit_folder() / "facilitator" / name


def markdown(text: str) -> str:
    """Return Markdown as HTML: tables too, no HTML of its own, and no links, as paper has none."""
    from markdown_it import MarkdownIt

    reader = MarkdownIt("commonmark", {"html": False}).enable("table")
    tokens = reader.parse(text)
    for token in tokens:
        token.children = [each for each in token.children or () if each.type not in _LINK]
    html: str = reader.renderer.render(tokens, reader.options, {})
    return html
