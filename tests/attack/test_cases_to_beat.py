"""What other tools let through, and its protected twin, which passes."""

import pytest

from .conftest import Audit, texts_of

PROTECTED = "This attack found nothing"


def spread(n: int) -> list[int]:
    """A group whose answers are all over the scale, nobody silent."""
    return [n // 5 + (place < n % 5) for place in range(5)] + [0]


def agreed(n: int, answer: int = 5) -> list[int]:
    return [n * (place == answer - 1) for place in range(5)] + [0]


def passes(audit: Audit, *tables: list[list[int]]) -> bool:
    code, said = audit(*(texts_of(each)[0] for each in tables))
    return code == 0 and PROTECTED in said


def test_organisations_mean_gives_a_hidden_department_away(audit: Audit) -> None:
    code, said = audit("group,n,mean\nAlder,4,\nBirch,12,3.08\nCedar,9,3.00\nLarch,8,4.00\nAll,33,3.48\n")
    assert code == 1
    assert "Alder (4) is not shown, yet its mean must be 4.75, from All" in said
    assert "3 other groups" in said
    assert passes(audit, [agreed(4), spread(12), spread(9), spread(8)])


def test_organisations_mean_in_a_file_of_its_own_does_the_same(audit: Audit) -> None:
    departments = "group,n,mean\nAlder,4,\nBirch,12,3.08\nCedar,9,3.00\nLarch,8,4.00\n"
    assert audit(departments)[0] == 0
    code, said = audit(departments, "group,n,mean\nAll,33,3.48\n")
    assert code == 1
    assert "Alder (4)" in said


def test_joint_mean_of_hidden_teams_of_three_and_two_bounds_both(audit: Audit) -> None:
    code, said = audit("group,n,mean\nAlder,3,\nBirch,2,\nAll,5,4.80\n")
    assert code == 1
    assert "Alder (3) is not shown, yet its mean must lie between 4.67 and 5, from All" in said
    assert "Birch (2) is not shown, yet its mean must lie between 4.5 and 5, from All" in said
    assert passes(audit, [agreed(3), [0, 0, 0, 1, 1, 0], spread(12)])


def test_sixth_answer_follows_from_a_release_at_five_and_one_at_six(audit: Audit) -> None:
    code, said = audit("group,n,mean\nAlder,5,3.40\n", "group,n,mean\nAlder,6,3.67\n")
    assert code == 1
    assert "that answer must be 5" in said
    assert passes(audit, [spread(5)], [[2, 1, 1, 1, 1, 0]])


def test_two_releases_of_ours_can_give_a_sixth_answer_away_and_are_found(audit: Audit) -> None:
    five, six = (texts_of([table])[0] for table in ([1, 1, 1, 1, 1, 0], [1, 1, 1, 1, 2, 0]))
    code, said = audit(five, six)
    assert code == 1
    assert "those by whom Everyone (6) and Everyone (5) differ (1)" in said


def test_twelve_who_agree_with_mean_one(audit: Audit) -> None:
    code, said = audit("group,n,mean\nAlder,12,1.0\n")
    assert code == 1
    assert "In Alder (12) any answer must be 1" in said
    assert passes(audit, [agreed(12, 1)])


def test_one_person_who_skips_an_item_is_the_difference_of_two_tables(audit: Audit) -> None:
    code, said = audit(
        "group,n,mean\nAlder,8,3.00\n",  # an item, of all who answered it
        "group,n,mean\nAlder,7,3.29\n",  # the same item, of those who answered every item
    )
    assert code == 1
    assert "that answer must be 1" in said
    assert passes(audit, [[1, 1, 1, 2, 2, 1]])


def test_tenure_group_that_is_a_team_plus_one(audit: Audit) -> None:
    code, said = audit(
        "group,n,mean\nAlder,6,3.50\nBirch,9,3.00\n", "group,n,mean\n5 years or more,7,3.71\nLess,8,2.75\n"
    )
    assert code == 1
    assert "those of 5 years or more (7) who are not in Alder (6) (1)" in said
    assert "Publish one breakdown" in said
    assert passes(audit, [spread(6), spread(9)])


def test_those_who_left_team_empty_are_total_minus_teams(audit: Audit) -> None:
    code, said = audit("group,n,mean\nAlder,6,3.33\nBirch,7,3.14\nAll,14,3.36\n")
    assert code == 1
    assert "those of All who are in no group (1) are not shown, yet that answer must be 5" in said
    assert passes(audit, [spread(6), spread(7), agreed(1)])


def test_n_only_that_means_that_all_agree(audit: Audit) -> None:
    code, said = audit("group,n,mean\nAlder,7,\nBirch,7,3.14\nCedar,8,2.50\n")
    assert code == 1
    assert "Alder (7) is withheld in table0.csv, yet a group of 7 is shown" in said
    assert passes(audit, [agreed(7), spread(7), spread(8)])


def test_six_with_a_scale_mean_near_the_top(audit: Audit) -> None:
    code, said = audit("group,n,mean\nAlder,6,4.90\n")
    assert code == 1
    assert "In Alder (6) any answer must lie between 4.4 and 5" in said
    assert passes(audit, [agreed(6)])


def test_counts_that_tell_the_one_who_disagrees_that_all_others_agree(audit: Audit) -> None:
    code, said = audit("group,n,1,2,3,4,5\nAlder,12,1,0,0,0,11\n")
    assert code == 1
    assert "knows their own answer" in said or "any answer" in said
    assert audit("group,n,1,2,3,4,5\nAlder,12,2,3,3,2,2\n")[0] == 0


@pytest.mark.parametrize("digits", ["3.4", "3.42"])
def test_ordinary_mean_of_twelve_passes(audit: Audit, digits: str) -> None:
    code, said = audit(f"group,n,mean\nAlder,12,{digits}\n")
    assert code == 0
    assert said.startswith(f"No row was taken as everyone.\n{PROTECTED}. It is no proof")
