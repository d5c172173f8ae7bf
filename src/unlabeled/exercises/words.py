"""The words that all exercises share."""

from typing import Annotated

from unlabeled.content import Content
from unlabeled.exercises.content import sentence


class ResearchWords(Content):
    """Headings and labels of the research notes."""

    speaks_for: str
    speaks_against: str
    more: str
    kind: str
    limit: str
    citation: Annotated[str, sentence("authors", "year", "title", "place")]
    doi: Annotated[str, sentence("doi")]


class DebriefWords(Content):
    """Headings of the debrief."""

    room: str
    along: str


class Words(Content):
    """Everything in `data/exercises/words.yaml`."""

    toy_model: str
    not_answered: str
    no_drawing: str
    numbers: str
    research: ResearchWords
    debrief: DebriefWords

    def below(self, drawing: str) -> str:
        """Return the note below a toy model's figure; where nothing was drawn, it says so first."""
        return self.toy_model if drawing else f"{self.no_drawing} {self.toy_model}"
