"""What a made-up survey consists of: teams, how much is left empty, and the parts of its sentences."""

from pathlib import Path
from typing import Annotated, Self

from pydantic import Field, field_validator, model_validator

from unlabeled.content.errors import misplaced
from unlabeled.content.load import Content, load

Share = Annotated[float, Field(ge=0, lt=1)]
Words = Annotated[tuple[str, ...], Field(min_length=1)]


class Team(Content):
    """A team that does not exist, and how many people answer in each wave."""

    name: str
    people: tuple[Annotated[int, Field(ge=1)], ...] = Field(min_length=1)


class MadeUp(Content):
    """Teams and words for made-up answers; every team takes part in every wave."""

    teams: tuple[Team, ...] = Field(min_length=1)
    skipped: Share
    written: Share
    sentence: str
    subjects: Words
    verbs: Words
    places: Words

    @field_validator("sentence")
    @classmethod
    def _sentence_has_its_parts(cls, sentence: str) -> str:
        try:
            filled = sentence.format(subject="\0s", verb="\0v", place="\0p")
        except (KeyError, IndexError, ValueError):
            filled = ""
        if not all(part in filled for part in ("\0s", "\0v", "\0p")):
            raise ValueError("The sentence needs {subject}, {verb} and {place}, and no other braces")
        return sentence

    @property
    def waves(self) -> int:
        """How often everybody is asked."""
        return len(self.teams[0].people)

    @model_validator(mode="after")
    def _waves_agree(self) -> Self:
        for place, team in enumerate(self.teams):
            if len(team.people) != self.waves:
                problem = (
                    f"This team has {len(team.people)} waves, the first has {self.waves}. Give all the same"
                )
                raise misplaced(problem, "teams", place, "people")
        return self


def load_made_up(file: Path) -> MadeUp:
    """Return the plan of the made-up survey in `file`; raises `ContentError` naming file, line and field."""
    return load(file, MadeUp)
