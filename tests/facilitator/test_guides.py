"""The guides: every section filled; steps, forms and minutes as they are in the content and the schedule."""

import re
from pathlib import Path

import pytest

from unlabeled.content.folder import kit_folder
from unlabeled.content.schedule import Part, load_schedule
from unlabeled.content.session import Row, load_session
from unlabeled.exercises.catalogue import Page, load_pages

GUIDES = kit_folder() / "facilitator" / "guides"
SECTIONS = [
    "Purpose",
    "Minutes",
    "To open",
    "Steps",
    "How to pass",
    "Three hard moments",
    "Remote, hybrid, paper",
    "Debrief",
    "If you are late",
]
LENGTHS = ("45", "90", "180")
PARTS = load_schedule().notebooks

every_part = pytest.mark.parametrize("part", PARTS, ids=lambda part: part.notebook)


def text(part: Part) -> str:
    return (GUIDES / f"{part.notebook}.md").read_text("utf-8")


def sections(part: Part) -> dict[str, str]:
    found = re.split(r"^## (.+)\n", text(part), flags=re.MULTILINE)
    return dict(zip(found[1::2], found[2::2], strict=True))


def page(part: Part) -> Page:
    return next(page for page in load_pages() if page.notebook == part.notebook)


def table(section: str) -> list[dict[str, str]]:
    """Return the rows of a section's table, by column."""
    rows = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in section.splitlines()
        if line[:1] == "|"
    ]
    return [dict(zip(rows[0], row, strict=True)) for row in rows[2:]]


def test_each_notebook_has_its_guide_and_there_is_no_other() -> None:
    assert sorted(file.stem for file in GUIDES.glob("*.md")) == sorted(str(part.notebook) for part in PARTS)


@every_part
def test_the_same_sections_stand_in_the_same_order_and_none_is_empty(part: Part) -> None:
    found = sections(part)
    assert list(found) == SECTIONS
    for name, words in found.items():
        assert len(words.split()) >= 8, name
        assert not re.search(r"TODO|TBD|\.\.\.|lorem", words, re.IGNORECASE)


@every_part
def test_a_guide_names_its_notebook_and_says_that_nobody_piloted_it(part: Part) -> None:
    assert f"Notebook: `{part.notebook}`. Unpiloted." in text(part)


@every_part
def test_minutes_are_those_of_the_schedule(part: Part) -> None:
    [row] = table(sections(part)["Minutes"])
    live = {length: str(part.live.get(int(length), "–")) for length in LENGTHS}
    assert row == {**live, "alone": str(part.solo)}


@every_part
def test_minutes_of_the_steps_add_up(part: Part) -> None:
    rows = table(sections(part)["Steps"])
    planned = (
        {length: part.live.get(int(length), 0) for length in LENGTHS} if part.live else {"alone": part.solo}
    )
    for length, minutes in planned.items():
        assert sum(int(row[length]) for row in rows if row[length] != "–") == minutes, length


@every_part
def test_each_step_of_the_content_stands_once_with_its_form(part: Part) -> None:
    steps = {step.id: step for exercise in page(part).exercises for step in exercise.steps}
    named = re.findall(r"`([a-z-]+)`", sections(part)["Steps"])
    assert sorted(named) == sorted(steps)
    for row in table(sections(part)["Steps"]):
        for name in re.findall(r"`([a-z-]+)`", row["step"]):
            assert row["form"] == steps[name].live, name


@every_part
def test_steps_are_the_rows_of_the_run_sheet_in_the_same_order(part: Part) -> None:
    if not part.live:
        return  # outside the room
    forms = {step.id: str(step.live) for exercise in page(part).exercises for step in exercise.steps}

    def as_in_a_guide(row: Row) -> dict[str, str]:
        minutes = {length: str(row.minutes.get(int(length), "–")) for length in LENGTHS}
        name = f"{row.name} (`{row.step}`)" if row.step else row.name
        return {"step": name, "form": forms[row.step] if row.step else "spoken", **minutes}

    rows = next(each.rows for each in load_session().parts if each.id == part.id)
    guide = [
        {name: cell for name, cell in row.items() if name != "what you do"}
        for row in table(sections(part)["Steps"])
    ]
    assert guide == [as_in_a_guide(row) for row in rows]


def test_the_run_sheet_has_no_rows_outside_the_guides_but_for_arriving_and_resting() -> None:
    guided = {part.id for part in PARTS if part.live}
    assert {part.id for part in load_session().parts} - guided == {"arrive", "break", "slack"}


@every_part
def test_the_core_is_in_every_plan(part: Part) -> None:
    core = {s.id for exercise in page(part).exercises for s in exercise.steps if s.depth == "core"}
    for length in (str(length) for length, minutes in part.live.items() if minutes):
        in_plan = {
            name
            for row in table(sections(part)["Steps"])
            if row[length] != "–"
            for name in re.findall(r"`([a-z-]+)`", row["step"])
        }
        assert core <= in_plan, length


@every_part
def test_there_are_three_hard_moments_and_each_has_words(part: Part) -> None:
    moments = re.split(r"^- ", sections(part)["Three hard moments"], flags=re.MULTILINE)[1:]
    assert len(moments) == 3
    for moment in moments:
        assert moment.startswith("**")
        assert "“" in moment or '"' in moment


@every_part
def test_the_debrief_asks_what_the_page_asks_in_the_room(part: Part) -> None:
    asked = " ".join(sections(part)["Debrief"].split())
    assert f"*{page(part).debrief.room}*" in asked


def test_hard_moments_are_particular_to_their_exercise() -> None:
    moments = [line for part in PARTS for line in re.findall(r"^- (\*\*.+?\*\*)", text(part), re.MULTILINE)]
    assert len(set(moments)) == 3 * len(PARTS)


def test_no_guide_uses_the_roles_that_the_workshop_drops() -> None:
    for file in Path(GUIDES).glob("*.md"):
        assert file.stem == "01-label-off" or not re.search(
            r"\bmentor|\bmentee", file.read_text("utf-8"), re.IGNORECASE
        )
