"""Which column is what, and what happens to the others."""

import pytest

from unlabeled.survey.errors import UnreadableError

from ..conftest import ReadText

ITEMS = "pace_1,pace_2,candour_1,candour_2"
ANSWERS = "1,2,3,4"


def test_items_are_found_by_id_or_by_text_in_any_order_and_case(read_text: ReadText) -> None:
    head = "candour_2,PEOPLE SAY WHAT THEY THINK.,team,i am   pushed. *,Pace_1\n"
    responses = read_text(head + "4,3,A,2,1\n")
    assert responses.answers.tolist() == [[0, 1, 2, 3]]


def test_columns_that_are_not_needed_are_listed_by_name_and_kind(read_text: ReadText) -> None:
    head = f"Email Address,team,{ITEMS},What should stay?,Shoe size,IP address,Start date\n"
    left_out = read_text(f"{head}a@b.example,A,{ANSWERS},words,42,10.0.0.1,today\n").left_out
    assert left_out.identifiers == ("Email Address", "IP address", "Start date")
    assert left_out.in_words == ("What should stay?",)
    assert left_out.others == ("Shoe size",)


def test_state_of_a_form_identifies_nobody(read_text: ReadText) -> None:
    left_out = read_text(f"Status,team,{ITEMS},Progress,Finished\nx,A,{ANSWERS},100,1\n").left_out
    assert left_out.identifiers == ()
    assert left_out.others == ("Status", "Progress", "Finished")


def test_responses_show_counts_and_never_a_row_when_printed(read_text: ReadText) -> None:
    assert (
        repr(read_text(f"team,{ITEMS}\nA,{ANSWERS}\nB,{ANSWERS}\n")) == "Responses with 2 rows and 4 columns"
    )


def test_rows_without_an_answer_are_dropped_and_counted(read_text: ReadText) -> None:
    responses = read_text(f"team,{ITEMS}\nA,{ANSWERS}\nB,,,,\n,,,,\n\n")
    assert len(responses.answers) == 1
    assert responses.left_out.empty_rows == 3


@pytest.mark.parametrize(
    "name",
    [
        "Thank mo@team.example",
        "mo @team",
        "See https://team.example/mo",
        "www.team.example",
        "Call +49 30 12345",
    ],
)
def test_column_named_by_an_address_or_a_telephone_is_not_repeated(name: str, read_text: ReadText) -> None:
    table = f"team,{ITEMS},{name}\nA,{ANSWERS},5\n"
    assert read_text(table).left_out.others == ("(address)",)
    with pytest.raises(UnreadableError) as refused:
        read_text(table, by="crew")
    assert name not in str(refused.value)


def test_star_at_the_end_of_a_groups_name_is_part_of_it(read_text: ReadText) -> None:
    responses = read_text(f"team,{ITEMS}\nSales,{ANSWERS}\nSales *,{ANSWERS}\n")
    assert responses.groups.names == ("Sales", "Sales *")


def test_spellings_of_one_group_are_one_and_the_commonest_names_it(read_text: ReadText) -> None:
    names = ["Sales", "sales ", "Sales", "SALES", " Sa les"]
    groups = read_text(f"team,{ITEMS}\n" + "".join(f"{name},{ANSWERS}\n" for name in names)).groups
    assert groups.names == ("Sa les", "Sales")
    assert groups.codes.tolist() == [1, 1, 1, 1, 0]


def test_characters_that_turn_the_direction_of_text_are_no_part_of_a_name(read_text: ReadText) -> None:
    assert read_text(f"team,{ITEMS}\nA\u202eB,{ANSWERS}\n").groups.names == ("AB",)


def test_waves_are_ordered_as_numbers(read_text: ReadText) -> None:
    rows = "".join(f"{wave},A,{ANSWERS}\n" for wave in (10, 9, 2))
    assert read_text(f"wave,team,{ITEMS}\n{rows}").waves.names == ("2", "9", "10")


def test_group_column_is_found_by_the_name_that_is_given(read_text: ReadText) -> None:
    assert read_text(f"Crew,{ITEMS}\nA,{ANSWERS}\n", by="crew").groups.names == ("A",)


def test_empty_by_reads_everyone_together(read_text: ReadText) -> None:
    assert read_text(f"team,{ITEMS}\nA,{ANSWERS}\n", by="").groups.names == ("",)


@pytest.mark.parametrize(
    ("by", "said"),
    [
        ("Crew", "There is no column 'Crew'"),
        ("Email", "identifies people"),
        ("pace_1", "holds answers or waves"),
        ("What should stay?", "holds answers or waves"),
        ("wave", "holds answers or waves"),
    ],
)
def test_column_that_cannot_hold_groups_is_refused(read_text: ReadText, by: str, said: str) -> None:
    with pytest.raises(UnreadableError, match=said):
        read_text(f"Email,wave,team,{ITEMS},What should stay?\na@b,1,A,{ANSWERS},w\n", by=by)


def test_item_with_two_columns_is_an_error(read_text: ReadText) -> None:
    with pytest.raises(UnreadableError, match="Item 'pace_1' has 2 columns"):
        read_text(f"team,{ITEMS},I can take my time.\nA,{ANSWERS},1\n")


def test_items_without_a_column_are_named(read_text: ReadText) -> None:
    with pytest.raises(
        UnreadableError, match="2 of the 4 items of 'Four statements' have no column: pace_2, candour_2"
    ):
        read_text("team,pace_1,candour_1\nA,1,1\n")
