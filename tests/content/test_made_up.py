"""The plan of the made-up survey."""

from collections.abc import Callable
from pathlib import Path

import pytest

from unlabeled.content import ContentError, kit_folder
from unlabeled.content.made_up import load_made_up

PLAN = """
teams:
  - {name: North, people: [4, 5]}
  - {name: South, people: [6, 7]}
skipped: 0.1
written: 0.5
sentence: "{subject} {verb} {place}"
subjects: [a cup]
verbs: [waits]
places: [here]
"""


def test_ours_has_two_waves_of_six_teams_of_4_to_14_people_and_4_occurs() -> None:
    made_up = load_made_up(kit_folder() / "data" / "survey" / "made-up.yaml")
    assert (made_up.waves, len(made_up.teams)) == (2, 6)
    sizes = [people for team in made_up.teams for people in team.people]
    assert (min(sizes), max(sizes)) == (4, 14)


@pytest.mark.parametrize(
    ("passage", "replacement", "line", "field"),
    [
        ("[6, 7]", "[6]", 4, "teams.1.people"),
        ("[6, 7]", "[6, 0]", 4, "teams.1.people.1"),
        ("skipped: 0.1", "skipped: 1", 5, "skipped"),
        ("{subject} {verb}", "{subject} {subject}", 7, "sentence"),
        ("{subject} {verb}", "{subject} {verb} {name}", 7, "sentence"),
        ("{subject} {verb}", "{subject {verb}", 7, "sentence"),
        ("subjects: [a cup]", "subjects: []", 8, "subjects"),
    ],
)
def test_a_plan_that_does_not_fit_is_named_by_line_and_field(
    write: Callable[[str], Path], passage: str, replacement: str, line: int, field: str
) -> None:
    with pytest.raises(ContentError) as raised:
        load_made_up(write(PLAN.replace(passage, replacement)))
    assert (raised.value.line, raised.value.field) == (line, field)
