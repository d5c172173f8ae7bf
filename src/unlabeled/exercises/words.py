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
    numbers: str
    research: ResearchWords
    debrief: DebriefWords
