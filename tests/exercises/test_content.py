"""The words and numbers of the exercises: what is allowed, and how a mistake is named."""

from collections.abc import Callable
from pathlib import Path

import pytest

from unlabeled.content import ContentError, kit_folder
from unlabeled.content.references import load_references
from unlabeled.content.schedule import load_schedule
from unlabeled.exercises.catalogue import find_exercise, find_page, load_pages, load_words
from unlabeled.exercises.content import CLOSE, Stand

Change = Callable[[str, str, str], None]


def test_the_minutes_of_each_page_are_those_of_the_schedule() -> None:
    planned = {part.id: (part.notebook, part.solo) for part in load_schedule().notebooks}
    assert {page.id: (page.notebook, page.minutes) for page in load_pages()} == planned


def test_the_core_of_a_page_fits_into_every_live_plan() -> None:
    live = {
        part.id: [minutes for minutes in part.live.values() if minutes] for part in load_schedule().notebooks
    }
    for page in load_pages():
        if live[page.id]:  # otherwise the page is for outside the room
            assert sum(exercise.core()[0] for exercise in page.exercises) <= min(live[page.id])


def test_every_cited_work_stands_in_the_references() -> None:
    works = load_references()
    cited = [entry.key for page in load_pages() for entry in page.research]
    assert set(cited) <= set(works)
    assert len(set(cited)) == len(cited)


def test_each_page_has_a_finding_against_its_own_message() -> None:
    for page in load_pages():
        if page.id != CLOSE:
            assert Stand.AGAINST in {entry.stands for entry in page.research}


def test_only_the_close_may_do_without_research(folder: Path) -> None:
    file = folder / "close.yaml"
    file.write_text(file.read_text("utf-8").replace("id: close", 'id: "08"', 1), "utf-8")
    with pytest.raises(ContentError, match="one against it"):
        load_pages(folder)


def test_nobody_is_scored_praised_or_given_a_role_in_any_text() -> None:
    for file in (kit_folder() / "data" / "exercises").glob("*.yaml"):
        text = file.read_text("utf-8").casefold()
        roles = () if file.stem == "01-label-off" else ("mentor", "mentee")  # there, the label is the subject
        for word in ("score", "well done", "great job", "correct!", "congrat", *roles):
            assert word not in text.replace("nobody is scored", ""), (file.name, word)


def test_an_exercise_that_is_not_there_is_named_with_those_that_are() -> None:
    with pytest.raises(LookupError, match=r"no exercise 'nope'.*own-speed"):
        find_exercise("nope")
    with pytest.raises(LookupError, match=r"no notebook '99'.*00, 01, 02"):
        find_page("99")


def test_a_facilitator_can_swap_a_scenario(folder: Path, change: Change) -> None:
    change("00-terms.yaml", "name: Join if you like", "name: Come by")
    _, exercise = find_exercise("three-invitations", folder)
    assert exercise.kind == "three-invitations"
    assert exercise.invitations[0].name == "Come by"


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("depth: core, minutes: 2", "depth: core, minutes: 12", "The core takes 13 of 23 minutes"),
        ("inputs: 3}", "inputs: 6}", "The core has 7 inputs. Keep it to 6"),
        ("live: paper", "live: slides", "'projector', 'paper' or 'phone'"),
        ("stands: against", "stands: for", "one against it"),
        ("{come} of {invited} come", "{came} of {invited} come", r"Only these can be filled in here"),
        ("{come} of {invited} come", "{come of {invited} come", "A brace is not closed|Only these"),
        ("{come} of {invited} come", "{come.__class__} come", "Only these can be filled in here"),
        ("minutes: 20", "minutes: 12", "The exercises take 13 minutes, the notebook has 12"),
        ("low: 0", "low: 200", "The low end 200 is not below the high end 100"),
        ("invited: 12", "invited: 14", "The guess goes from 0 to all who are invited, 14"),
        ("id: everyone", "id: manager-hopes", "Two invitations have the same id"),
        ("id: reveal", "id: show", "The steps of this exercise are, in order"),
        ("name: This workshop", "nom: This workshop", "This field is missing. Add it. "),
    ],
)
def test_a_mistake_is_named_by_file_and_line(
    folder: Path, change: Change, old: str, new: str, says: str
) -> None:
    change("00-terms.yaml", old, new)
    with pytest.raises(ContentError, match=says) as error:
        load_pages(folder)
    assert str(error.value).startswith("00-terms.yaml, line ")


def test_a_word_that_is_changed_between_two_cells_is_read(folder: Path, change: Change) -> None:
    before = find_page("00", folder)
    assert find_page("00", folder) is before
    change("00-terms.yaml", "label: Your version", "label: Another version")
    assert find_page("00", folder) != before


def test_a_mistake_inside_an_exercise_is_named_by_its_own_line(folder: Path, change: Change) -> None:
    change("00-terms.yaml", "label: Your version", "labels: Your version")
    lines = (folder / "00-terms.yaml").read_text("utf-8").splitlines()
    with pytest.raises(ContentError) as error:
        load_pages(folder)
    assert error.value.line == next(
        n for n, line in enumerate(lines) if "labels" in line
    )  # its parent, `text:`


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("start: 0.9", "start: 9", "The start 9 is not between 0 and 1"),
        ("step: 0.04 ", "step: 0.4 ", r"step times the highest k \(20\) is above 1"),
        ("low: 1\n", "low: 0\n", "let k begin at 1"),
        ("others: [1, 3", "others: [0, 3", "let k begin at 1"),
    ],
)
def test_a_model_outside_its_range_is_refused(
    folder: Path, change: Change, old: str, new: str, says: str
) -> None:
    change("02-trusts-own-speed.yaml", old, new)
    with pytest.raises(ContentError, match=says):
        load_pages(folder)


def test_shared_words_say_that_a_model_is_a_toy() -> None:
    assert load_words().toy_model == "Toy model: look at the shape, don't read a forecast."
