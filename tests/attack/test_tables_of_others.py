"""Tables as other tools write them, and what an audit cannot tell of them."""

import pytest

from .conftest import Audit


def test_total_in_another_language_is_asked_for(audit: Audit) -> None:
    table = "Gruppe;Anzahl;Mittelwert\nVertrieb;12;3,4\nLager;4;*\nGesamt;16;3,5\n"
    code, said = audit(table)
    assert code == 1
    assert "No row of everyone was recognised. If one of these is everyone (Gesamt?), name it" in said
    code, said = audit(table, options=("--total", "Gesamt"))
    assert said.startswith("Taken as everyone: Gesamt.")
    assert "Lager (4) is not shown, yet" in said


def test_group_as_large_as_all_others_may_be_everyone(audit: Audit) -> None:
    code, said = audit("group,n,mean\nAlder,9,3.1\nBirch,8,3.2\nOur house,17,3.1\n")
    assert code == 1
    assert 'name it: --total "Our house"' in said
    assert audit("group,n,mean\nAlder,9,3.1\nBirch,8,3.2\nCedar,9,3.1\n")[0] == 0


def test_two_breakdowns_that_do_not_lie_in_one_another_are_not_cleared(audit: Audit) -> None:
    code, said = audit("group,n,mean\nA,20,3.0\nB,20,3.1\n", "group,n,mean\nOld,21,3.0\nYoung,19,3.1\n")
    assert code == 1
    assert "Two breakdowns of the same people" in said
    assert "we would not publish both" in said


def test_shown_group_below_k_is_named_first(audit: Audit) -> None:
    code, said = audit("group,n,mean\nAlder,12,3.1\nSolo team,4,3.2\nAll,16,3.1\n")
    assert code == 1
    assert said.splitlines()[1].startswith("Solo team (4) is shown, and is smaller than 5.")


@pytest.mark.parametrize("empty", ["*", "-", "\N{EN DASH}", "n/a", "N/A", "<5", "x", ""])
def test_what_is_withheld_is_read_as_other_tools_write_it(audit: Audit, empty: str) -> None:
    code, said = audit(f"GROUP,N,Mean\nAlder,4,{empty}\nBirch,12,3.08\nCedar,17,3.3\nAll,33,3.42\n")
    assert code == 1
    assert "Alder (4) is not shown, yet" in said


def test_favourable_share_is_a_number(audit: Audit) -> None:
    code, said = audit("group,n,% favourable\nAlder,9,100 %\nBirch,9,44 %\n")
    assert code == 1
    assert "Alder" in said
    assert audit("Group;n;Favourable\nAlder;9;55,6\nBirch;9;44\n")[0] == 0


def test_table_that_cannot_be_read_is_told_by_a_row_that_can(audit: Audit) -> None:
    assert "A row looks like this" in audit("name,score\nAlder,3\n")[1]
    assert "A row looks like this" in audit("group,n,mean\nAlder,9,much\n")[1]
    assert audit("name,score\nAlder,3\n")[0] == 2


def test_numbers_that_contradict_one_another_are_said_to(audit: Audit) -> None:
    code, said = audit("group,n,mean\nAlder,6,1.0\nBirch,6,1.0\nAll,12,5.0\n")
    assert code == 1
    assert "contradict one another" in said
    assert "check n, the scale, and whether blanks were left out" in said


def test_hidden_group_above_k_is_not_told_to_grow(audit: Audit) -> None:
    code, said = audit("group,n,mean\nAlder,11,\nBirch,12,1.00\nAll,23,3.09\n")
    assert code == 1
    assert "until there are 5" not in said


def test_one_person_in_no_group_is_told_of_as_one(audit: Audit) -> None:
    counts = "group,n,% favourable\nAlder,6,50\nBirch,7,42.9\nAll,14,42.9\n"
    code, said = audit(counts)
    assert code == 1
    assert "The one person in no group did not agree, from All" in said


def test_hidden_answers_that_are_fully_known_are_told(audit: Audit) -> None:
    _, said = audit("group,n,mean\nAlder,4,\nBirch,12,3.08\nCedar,9,3.00\nLarch,8,4.00\nAll,33,3.48\n")
    assert "The four are one 4 and three 5." in said
    counts = "group,n,1,2,3,4,5\nAlder,4,,,,,\nBirch,12,3,2,2,3,2\nAll,16,3,2,2,5,4\n"
    assert "The four are two 4 and two 5." in audit(counts)[1]


def test_one_who_knows_their_own_answer_learns_of_the_others(audit: Audit) -> None:
    _, said = audit("group,n,1,2,3,4,5\nAlder,6,0,2,3,0,1\nBirch,9,2,2,2,2,1\n")
    assert "In Alder (6) somebody who knows their own answer learns that every other is 2 or 3" in said
