"""The words of `ask-first`: six preferences, nine questions, and the people who answer them."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Annotated, Literal, Self

from pydantic import Field, model_validator

from unlabeled.content import Content
from unlabeled.exercises.content import Exercise, Id, Question, Slider, sentence

STEPS = ("predict", "ask", "again", "reveal", "sort", "message", "neighbour", "talk", "heard")
Named = Annotated[str, sentence("name")]


class Way(StrEnum):
    """What a question does."""

    ASKS = "asks"
    SUGGESTS = "suggests"


class Preference(Content):
    """Something that matters at work: a few words, and what is meant."""

    id: Id
    text: str
    note: str


class PersonaQuestion(Content):
    """One question, what it was written to do, and how one can tell."""

    id: Id
    text: str
    way: Way
    why: str


class Persona(Content):
    """Somebody invented: what others see, what they answer, and what matters to them, most of all first."""

    id: Id
    name: str
    about: str
    order: tuple[Id, ...]
    summed_up: str
    answers: dict[Id, str]


class Guessing(Content):
    """Two orders, each with how sure one is of it."""

    first: Named
    again: Named
    sure: Slider
    sure_first: Named
    sure_again: Named


class Asking(Content):
    """A few of the questions."""

    label: Named
    most: int = Field(ge=1, le=9)
    before: str
    too_many: Annotated[str, sentence("most")]


class OrderFigure(Content):
    """What the figure says, and what stands there before it has something to show."""

    before: str
    before_neighbour: str
    title: str
    far: str
    sure: str
    low: str
    high: str
    first: str
    again: str
    reversed: tuple[str, str]
    by_chance: tuple[str, str]
    same: tuple[str, str]
    note: str
    note_neighbour: str
    alt: Annotated[str, sentence("pairs", "sure_first", "first", "sure_again", "again", "expected")]
    caption: str
    head: tuple[str, str, str, str]
    row_sure: str
    row_far: Annotated[str, sentence("pairs")]
    row_near: Annotated[str, sentence("orders")]
    row_chance: str


class OrderFindings(Content):
    """The sentences below the figure; one of the questions is chosen by what moved."""

    theirs: Annotated[str, sentence("order")]
    surer_and_nearer: str
    surer_no_nearer: str
    nearer_no_surer: str
    neither: str
    there_before: str
    nothing_asked: str


class Sorting(Content):
    """Which of the questions was a suggestion?"""

    label: str
    asks: str
    suggests: str
    before: str
    meant: dict[Way, Annotated[str, sentence("why")]]
    some: Annotated[str, sentence("name", "questions")]
    none: Named
    open: str


class AskFirst(Exercise):
    """The whole exercise."""

    kind: Literal["ask-first"]
    preferences: tuple[Preference, ...] = Field(min_length=6, max_length=6)
    questions: tuple[PersonaQuestion, ...] = Field(min_length=9, max_length=9)
    choose: str
    personas: tuple[Persona, ...] = Field(min_length=3, max_length=6)
    guess: Guessing
    ask: Asking
    figure: OrderFigure
    findings: OrderFindings
    sort: Sorting
    neighbour: str
    heard: str
    message: Question

    @property
    def titles(self) -> dict[str, str]:
        """What each field asks, by its key."""
        titles = {"persona": self.choose}
        for each in self.personas:
            titles[f"colleague/{each.id}/asked"] = self.ask.label.format(name=each.name)
            titles |= self._guesses(f"colleague/{each.id}", each.name)
        titles |= {"sorted": self.sort.label, "message": self.message.label}
        titles |= self._guesses("neighbour", self.neighbour)
        return titles | {"neighbour/heard": self.heard}

    @property
    def options(self) -> dict[str, dict[str, str]]:
        """The people, the questions and the preferences, for the fields in which they stand."""
        things = {each.id: each.text for each in self.preferences}
        asked = {each.id: each.text for each in self.questions}
        people = ["neighbour", *(f"colleague/{each.id}" for each in self.personas)]
        return {
            "persona": {each.id: each.name for each in self.personas},
            **{f"{who}/{which}": things for who in people for which in ("first", "again")},
            **{f"{who}/asked": asked for who in people[1:]},
            "sorted": asked | {Way.ASKS: self.sort.asks, Way.SUGGESTS: self.sort.suggests},
            "neighbour/heard": things,
        }

    def _guesses(self, key: str, name: str) -> dict[str, str]:
        says = {
            "first": self.guess.first,
            "first-sure": self.guess.sure_first,
            "again": self.guess.again,
            "again-sure": self.guess.sure_again,
        }
        return {f"{key}/{field}": text.format(name=name) for field, text in says.items()}

    @property
    def scales(self) -> dict[str, Slider]:
        """How sure somebody is, before and after asking."""
        sure = ("first-sure", "again-sure")
        return {f"{who}/{which}": self.guess.sure for who in self._people for which in sure}

    @property
    def ranked(self) -> frozenset[str]:
        """The guesses at somebody's order, and the order that was heard."""
        guesses = {f"{who}/{which}" for who in self._people for which in ("first", "again")}
        return frozenset({*guesses, "neighbour/heard"})

    @property
    def _people(self) -> tuple[str, ...]:
        return "neighbour", *(f"colleague/{each.id}" for each in self.personas)

    @model_validator(mode="after")
    def _fits_its_view(self) -> Self:
        if tuple(step.id for step in self.steps) != STEPS:
            raise ValueError(f"The steps of this exercise are, in order: {', '.join(STEPS)}")
        for ids in (_ids(self.preferences), _ids(self.questions), _ids(self.personas)):
            if len(set(ids)) < len(ids):
                raise ValueError(f"Two have the same id among {', '.join(ids)}. Give each its own")
        taken = {*Way} & {*_ids(self.questions)}
        if taken:
            raise ValueError(f"'{min(taken)}' is what a question does. Give the question another id")
        if {question.way for question in self.questions} != set(Way):
            raise ValueError("Among the questions, let at least one ask and at least one suggest")
        if (self.guess.sure.low, self.guess.sure.high) != (0, 100):
            raise ValueError("How sure somebody is goes from 0 to 100")
        return self

    @model_validator(mode="after")
    def _everybody_is_whole(self) -> Self:
        things, asked = _ids(self.preferences), _ids(self.questions)
        for persona in self.personas:
            if sorted(persona.order) != sorted(things):
                raise ValueError(f"The order of '{persona.id}' holds each of these once: {', '.join(things)}")
            if set(persona.answers) != set(asked):
                raise ValueError(f"'{persona.id}' answers each of these, and no others: {', '.join(asked)}")
        return self


def _ids(many: Iterable[Preference | PersonaQuestion | Persona]) -> list[str]:
    return [each.id for each in many]
