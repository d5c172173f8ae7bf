"""What a team could expect, as a notebook shows it."""

import pytest

from unlabeled import survey
from unlabeled.disclosure import RiskAppetite
from unlabeled.survey.expected import TALK_BELOW, expected


def groups(people: int, *teams: int) -> dict[str, tuple[str, str]]:
    table = expected(people, teams).table
    assert table is not None
    return {name: (n, shown) for name, n, shown in table.rows}


def test_each_group_stands_with_its_people_and_what_is_shown_of_it() -> None:
    assert groups(20, 9, 7, 4) == {
        "Everyone": ("20", "a range for the favourable share, such as 30 to 70 %"),
        "Team 1": ("9", "a third or less, two thirds or more, or in between"),
        "Team 2 + Team 3": ("11", "a third or less, two thirds or more, or in between"),
    }
    assert "Shown together: Team 2, Team 3. Team 3 is below 5 and never shown alone; Team 2 joins" in repr(
        expected(20, [9, 7, 4])
    )


def test_each_pool_has_its_line_and_its_reason() -> None:
    lines = expected(62, [[17, 3], [9, 2, 2], [12, 8], [9]]).after
    assert lines[0].startswith("Shown together, as Department 1: Team 1, Team 2.")
    assert lines[1].startswith("Shown together, as Department 2: ")
    assert "Team 4 and Team 5 are each below 5 and never shown alone; Team 3 joins" in lines[1]
    assert not any("Team 6" in line for line in lines)


def test_people_without_a_team_are_a_group_like_any_other() -> None:
    assert groups(20, 9, 6)["(no group)"][0] == "5"
    assert groups(20, 9, 8)["Team 2 + (no group)"][0] == "11"


@pytest.mark.parametrize(
    ("people", "shown"),
    [
        (5, "whether more or less than half"),
        (6, "a third or less"),
        (14, "in between"),
        (15, "favourable and unfavourable share"),
        (49, "favourable and unfavourable share"),
        (50, "favourable and unfavourable share"),  # each answer would be in steps of 25 points
        (56, "each answer"),
        (58, "favourable and unfavourable share"),
        (78, "each answer"),
    ],
)
def test_how_finely_depends_on_the_number_of_people(people: int, shown: str) -> None:
    assert list(groups(people)) == ["Everyone"]
    assert shown in groups(people)["Everyone"][1]


def test_the_step_is_the_one_that_the_gate_takes() -> None:
    answers = 5 + 1  # on the scale, and "no answer"
    for people in (56, 66, 78, 100, 300):
        step = RiskAppetite().category_steps(people, answers).step
        assert f"in steps of {step} points" in groups(people)["Everyone"][1]
    for people in (30, 50, 58, 77):
        assert "in steps of 10 points" in groups(people)["Everyone"][1]


def test_departments_are_a_tree_of_teams() -> None:
    table = expected(60, [[9, 7], [4, 12, 8]]).table
    assert table is not None
    assert [row[:2] for row in table.rows] == [
        ("Everyone", "60"),
        ("Department 1", "16"),
        ("Department 1 / Team 1", "9"),
        ("Department 1 / Team 2", "7"),
        ("Department 2", "24"),
        ("Department 2 / Team 4", "12"),
        ("Department 2 / Team 3 + Team 5", "12"),
        ("(no group)", "20"),
    ]


def test_small_departments_are_shown_together() -> None:
    table = expected(24, [[9, 8], [3, 1], [3]]).table
    assert table is not None
    assert ("Department 2 + Department 3", "7") in [row[:2] for row in table.rows]


@pytest.mark.parametrize(
    ("teams", "says"),
    [
        ([[9], 7], "Give a department to all or to none"),
        ([[9], []], "at least 1 person"),
        ([[9, 0], [3]], "at least 1 person"),
        ([[9], [12]], "21 people together, and only 20 answer"),
        ([["9"], [3]], "whole numbers"),
        (["9", "3"], "whole numbers"),
    ],
)
def test_impossible_departments_are_refused_in_a_sentence(teams: list[object], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        expected(20, teams)  # type: ignore[arg-type]


@pytest.mark.parametrize("people", range(1, RiskAppetite().k))
def test_below_five_nothing_would_be_shown(people: int) -> None:
    found = expected(people)
    assert found.table is None
    assert "nothing would be shown" in found.before
    assert "1 people" not in found.before


@pytest.mark.parametrize("people", [3, 11, 12, 30])
def test_below_twelve_a_conversation_is_advised(people: int) -> None:
    assert ("talk instead of asking" in repr(expected(people))) is (people < TALK_BELOW)


@pytest.mark.parametrize(
    ("people", "teams", "says"),
    [
        (0, [], "0 people cannot answer. Give a number from 1"),
        (-4, [], "-4 people cannot answer"),
        (10**9, [], "cannot answer"),
        (20, [9, 0], "at least 1 person"),
        (20, [9, 12], "21 people together, and only 20 answer"),
        (20.5, [], "whole numbers"),
        ("20", [], "whole numbers"),
        (20, ["9"], "whole numbers"),
        (True, [], "whole numbers"),
    ],
)
def test_impossible_numbers_are_refused_in_a_sentence(people: int, teams: list[int], says: str) -> None:
    with pytest.raises(ValueError, match=says):
        expected(people, teams)


def test_a_notebook_shows_a_table_that_can_be_read_aloud() -> None:
    page = survey.expect(20, [9, 7, 4])._repr_html_()
    assert page.count('<th scope="row">') == 3
    assert "<caption>" in page
    assert "{" not in page
    assert repr(survey.expect(20, [9, 7, 4])).splitlines()[1] == "Group | People | Shown of each statement"
