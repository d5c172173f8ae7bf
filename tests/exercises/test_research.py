"""Research notes say no more than the work they cite is known to say."""

import re

import pytest

from unlabeled.content.references import Reference, load_references
from unlabeled.exercises.catalogue import load_pages
from unlabeled.exercises.content import Research

DESIGNS = ("experiment", "meta-analysis", "survey", "review", "interview", "simulation", "chapter", "rating")
NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?|\.\d+")

every_note = pytest.mark.parametrize(
    "note", [entry for page in load_pages() for entry in page.research], ids=lambda note: note.key
)


def said(source: Research | Reference) -> str:
    return f"{source.kind} {source.finding} {source.limit}"


def numbers(text: str) -> set[str]:
    return {number.strip(",") for number in NUMBER.findall(text)}


def designs(text: str) -> set[str]:
    return {design for design in DESIGNS if design in text.casefold()}


@every_note
def test_each_number_in_a_note_is_one_of_the_works(note: Research) -> None:
    work = said(load_references()[note.key])
    in_other_words = {"100"} if "percent" in work else set()
    assert numbers(said(note)) <= numbers(work) | in_other_words


@every_note
def test_the_kind_of_study_in_a_note_is_that_of_the_work(note: Research) -> None:
    assert designs(note.kind) <= designs(load_references()[note.key].kind)


@every_note
def test_a_study_at_one_time_is_not_called_an_experiment(note: Research) -> None:
    work = load_references()[note.key]
    if "ross-sectional" in work.kind:
        assert re.search(r"one (point in )?time", f"{note.kind} {note.limit}")


def test_a_number_that_the_work_does_not_give_would_be_found() -> None:
    work = load_references()["kluger1996"]
    assert numbers("a third of 23,663, d = .41") <= numbers(said(work))
    assert not numbers("d = .47") <= numbers(said(work))
