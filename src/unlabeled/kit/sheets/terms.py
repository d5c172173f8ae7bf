"""Sheets of `00`: three invitations, and one of them written again."""

from __future__ import annotations

from collections.abc import Iterator

from unlabeled.exercises.three_invitations.content import ThreeInvitations
from unlabeled.kit.sheets.blocks import Block, Leaf, Message, Side, Ticks
from unlabeled.kit.sheets.desk import Desk, lines


def leaves(desk: Desk) -> Iterator[Leaf]:
    """Yield the one leaf."""
    asked = desk.exercise(ThreeInvitations)
    front = Side((desk.section(asked, "predict", *_invitations(desk, asked), desk.number(asked.asked)),))
    again = asked.rewrite
    which = Ticks(again.which, tuple(each.name for each in asked.invitations), columns=3)
    costs = Ticks(again.costs_label, tuple(each.cost for each in again.costs))
    blocks = (which, lines(again.text, 13), costs, desk.number(asked.freedom, again.freedom))
    yield desk.leaf("00", front, Side((desk.section(asked, "rewrite", *blocks),)))


def _invitations(desk: Desk, asked: ThreeInvitations) -> Iterator[Block]:
    for each in asked.invitations:
        yield Message(each.message, each.sender, each.name)
        yield desk.number(asked.freedom)
