"""What stands on a sheet: blocks, in sections of one step each, on the two sides of one leaf."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import ClassVar, TypeAlias


@dataclass(frozen=True)
class Text:
    """A paragraph; a quiet one is smaller and lighter."""

    kind: ClassVar[str] = "text"
    text: str
    quiet: bool = False


@dataclass(frozen=True)
class Message:
    """What somebody wrote, and who."""

    kind: ClassVar[str] = "message"
    text: str
    sender: str = ""
    head: str = ""


@dataclass(frozen=True)
class Lines:
    """A question, and so many lines to write on."""

    kind: ClassVar[str] = "lines"
    label: str
    lines: int
    hint: str = ""


@dataclass(frozen=True)
class Number:
    """A question, and a box for a number."""

    kind: ClassVar[str] = "number"
    label: str
    between: str


@dataclass(frozen=True)
class Ticks:
    """A question, and boxes to tick; in columns where the options are short."""

    kind: ClassVar[str] = "ticks"
    label: str
    options: tuple[str, ...]
    columns: int = 1


@dataclass(frozen=True)
class Grid:
    """A table with a head; an empty cell is for a number or a tick."""

    kind: ClassVar[str] = "grid"
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Tied:
    """Names on the left and somebody on the right, with room for lines between."""

    kind: ClassVar[str] = "tied"
    names: tuple[str, ...]
    to: str


@dataclass(frozen=True)
class Listed:
    """Sentences in a list."""

    kind: ClassVar[str] = "listed"
    items: tuple[str, ...]


@dataclass(frozen=True)
class Turned:
    """What is read only with the sheet upside down."""

    kind: ClassVar[str] = "turned"
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Cut:
    """A line to cut along, and a word on it."""

    kind: ClassVar[str] = "cut"
    text: str


@dataclass(frozen=True)
class Printed:
    """HTML that was made from a file of ours, for cards."""

    kind: ClassVar[str] = "printed"
    html: str


Block: TypeAlias = Text | Message | Lines | Number | Ticks | Grid | Tied | Listed | Turned | Cut | Printed


@dataclass(frozen=True)
class Section:
    """One step: its title, its exercise and id, and what stands there."""

    title: str
    step: tuple[str, str]
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Side:
    """One page."""

    sections: tuple[Section, ...]
    lead: tuple[Block, ...] = ()
    close: bool = False  # whether it holds much, and is set closer


class For(StrEnum):
    """Who gets a leaf when sheets are made for a number of people."""

    EACH = "each"
    CHANCE = "chance"  # one of those of its part, dealt
    WISH = "wish"  # nobody, unless it is asked for


@dataclass(frozen=True)
class Leaf:
    """One leaf of paper: a front, and a back or none."""

    part: str
    title: str
    sides: tuple[Side, ...]
    version: str = ""
    private: bool = True  # somebody writes on it
    whose: For = For.EACH

    @property
    def steps(self) -> frozenset[tuple[str, str]]:
        """The steps that stand on it, as (exercise, step)."""
        return frozenset(section.step for side in self.sides for section in side.sections)
