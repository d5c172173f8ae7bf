"""The words of `advice-ledger`."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from unlabeled.content import Content
from unlabeled.exercises.advice_ledger.ledger import Payer
from unlabeled.exercises.content import Exercise, Id, Question, Slider, sentence

STEPS = ("recall", "pieces", "picture", "back")
NONE = "none"  # the option of having come back to none of them


class PieceName(Content):
    """How one piece of advice is called."""

    id: Id
    name: str
    expected: str


class Backs(Content):
    """To which of them did you come back? The pieces are the options, and one more: none of them."""

    label: str
    none: str
    returned: str
    not_returned: str


class LedgerFigure(Content):
    """What the picture says, and what stands there before it has something to show."""

    before: str
    title: str
    you: str
    pays: str
    returned: str
    unowned: str
    unknown: str
    open: str
    alt: Annotated[str, sentence("rows")]
    alt_row: Annotated[str, sentence("name", "payer", "back", "standing")]
    tied: str
    caption: str
    head: tuple[str, str, str]


class LedgerFindings(Content):
    """The sentences below the picture."""

    some: Annotated[str, sentence("names")]
    all_tied: str
    unknown: Annotated[str, sentence("names")]
    open: str
    as_guessed: str
    otherwise: Annotated[str, sentence("guess", "found")]
    rule: str


class AdviceLedger(Exercise):
    """The whole exercise."""

    kind: Literal["advice-ledger"]
    pieces: tuple[PieceName, ...] = Field(min_length=1, max_length=3)
    payer: str
    payers: dict[Payer, str]
    backs: Backs
    asked_of: Annotated[str, sentence("name", "question")]
    notes: Question
    guess: Slider
    figure: LedgerFigure
    findings: LedgerFindings
    come_back: Question

    @property
    def titles(self) -> dict[str, str]:
        """What each field asks, by its key."""
        asked = {
            f"payer/{piece.id}": self.asked_of.format(name=piece.name, question=self.payer)
            for piece in self.pieces
        }
        return {
            "notes": self.notes.label,
            "guess": self.guess.label,
            **asked,
            "back": self.backs.label,
            "come-back": self.come_back.label,
        }

    @property
    def options(self) -> dict[str, dict[str, str]]:
        """Who pays, for each piece, and the pieces to which one came back."""
        payers = {str(payer): text for payer, text in self.payers.items()}
        back = {piece.id: piece.name for piece in self.pieces} | {NONE: self.backs.none}
        return {f"payer/{piece.id}": payers for piece in self.pieces} | {"back": back}

    @model_validator(mode="after")
    def _fits_its_model(self) -> Self:
        if tuple(step.id for step in self.steps) != STEPS:
            raise ValueError(f"The steps of this exercise are, in order: {', '.join(STEPS)}")
        if set(self.payers) != set(Payer):
            raise ValueError(f"Who pays is one of {', '.join(Payer)}")
        if (self.guess.low, self.guess.high) != (0, len(self.pieces)):
            raise ValueError(f"The guess goes from 0 to all pieces, {len(self.pieces)}")
        if len({NONE, *(piece.id for piece in self.pieces)}) <= len(self.pieces):
            raise ValueError(f"Two pieces have the same id, or one is called {NONE!r}. Give each its own")
        return self
