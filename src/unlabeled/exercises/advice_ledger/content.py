"""The words of `advice-ledger`."""

from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from unlabeled.content import Content
from unlabeled.exercises.advice_ledger.ledger import Back, Payer
from unlabeled.exercises.content import Exercise, Id, Question, Slider, sentence

STEPS = ("recall", "pieces", "picture", "back")


class PieceName(Content):
    """How one piece of advice is called."""

    id: Id
    name: str
    expected: str


class Recall(Content):
    """Call the pieces to mind, and guess."""

    notes: Question
    guess: Slider


class LedgerFigure(Content):
    """What the picture says, and what stands there before it has something to show."""

    before: str
    title: str
    you: str
    pays: str
    returned: str
    unowned: str
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
    back: str
    backs: dict[Back, str]
    asked_of: Annotated[str, sentence("name", "question")]
    recall: Recall
    figure: LedgerFigure
    findings: LedgerFindings
    come_back: Question

    @property
    def titles(self) -> dict[str, str]:
        """What each field asks, by its key."""
        asked = {
            f"{side}/{piece.id}": self.asked_of.format(name=piece.name, question=question)
            for piece in self.pieces
            for side, question in (("payer", self.payer), ("back", self.back))
        }
        return {
            "notes": self.recall.notes.label,
            "guess": self.recall.guess.label,
            **asked,
            "come-back": self.come_back.label,
        }

    @property
    def options(self) -> dict[str, dict[str, str]]:
        """Who pays, and whether one may come back, for each piece."""
        payers = {str(payer): text for payer, text in self.payers.items()}
        backs = {str(back): text for back, text in self.backs.items()}
        sides = {"payer": payers, "back": backs}
        return {f"{side}/{piece.id}": sides[side] for piece in self.pieces for side in sides}

    @model_validator(mode="after")
    def _fits_its_model(self) -> Self:
        if tuple(step.id for step in self.steps) != STEPS:
            raise ValueError(f"The steps of this exercise are, in order: {', '.join(STEPS)}")
        if set(self.payers) != set(Payer) or set(self.backs) != set(Back):
            raise ValueError(
                f"Who pays is one of {', '.join(Payer)}; coming back is one of {', '.join(Back)}"
            )
        if (self.recall.guess.low, self.recall.guess.high) != (0, len(self.pieces)):
            raise ValueError(f"The guess goes from 0 to all pieces, {len(self.pieces)}")
        if len({piece.id for piece in self.pieces}) < len(self.pieces):
            raise ValueError("Two pieces have the same id. Give each its own")
        return self
