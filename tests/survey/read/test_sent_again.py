"""Of several rows by one person the last counts: compared with going through the rows one by one."""

import random

import pytest

from ..conftest import ReadText

ITEMS = "pace_1,pace_2,candour_1,candour_2"
Row = list[str]


def table(head: str, rows: list[Row]) -> str:
    return head + "\n" + "".join(",".join(row) + "\n" for row in rows)


def last_of_each(rows: list[Row], key: slice) -> list[Row]:
    """Return the rows to count: without a first cell each for itself, otherwise the last of those alike."""
    last = {tuple(cell.casefold().strip() for cell in row[key]): place for place, row in enumerate(rows)}
    return [row for place, row in enumerate(rows) if not row[0].strip() or place in last.values()]


def answers(rows: list[Row]) -> list[list[int]]:
    return [[int(cell) - 1 if cell else 5 for cell in row[3:7]] for row in rows]


def drawn(seed: int, firsts: list[str], count: int) -> list[Row]:
    draw = random.Random(seed)
    pick = draw.choice
    return [
        [
            pick(firsts),
            pick("12"),
            pick("AB"),
            *(pick("12") for _ in range(3)),
            pick("345"),
            pick(["", "tea"]),
        ]
        for _ in range(count)
    ]


@pytest.mark.parametrize("seed", range(20))
def test_last_row_of_a_person_in_a_wave_counts(seed: int, read_text: ReadText) -> None:
    people = ["", " ", "Zo@a.example", "zo@a.example ", *(f"p{number}@a.example" for number in range(6))]
    rows = drawn(seed, people, 40)
    responses = read_text(table(f"Email,wave,team,{ITEMS},Anything else?", rows))
    kept = last_of_each(rows, slice(0, 2))
    assert responses.answers.tolist() == answers(kept)
    assert responses.left_out.repeats == len(rows) - len(kept)


@pytest.mark.parametrize("seed", range(20))
def test_rows_alike_in_every_cell_and_time_count_once(seed: int, read_text: ReadText) -> None:
    rows = drawn(seed, ["", "9:00", "9:01"], 60)
    responses = read_text(table(f"Timestamp,wave,team,{ITEMS},Anything else?", rows))
    kept = last_of_each(rows, slice(None))
    assert len(kept) < len(rows)
    assert responses.answers.tolist() == answers(kept)


def test_rows_that_differ_in_one_of_many_long_columns_are_two(read_text: ReadText) -> None:
    # So many different texts in so many columns that no number of 64 bits could hold every combination: what
    # stands in the first of them would be multiplied out of it.
    others = 40
    head = f"Timestamp,wave,team,{ITEMS}," + ",".join(f"Other {place}" for place in range(others))
    rows = [
        ["9:00", "1", "A", *"1234", *(f"{place}-{number}" for place in range(others))]
        for number in range(300)
    ]
    copies = [row[:] for row in rows]
    for row in copies[::2]:
        row[7] += "!"
    responses = read_text(table(head, rows + copies))
    assert responses.left_out.repeats == 150
    assert len(responses.answers) == 450


def test_address_in_the_column_that_marks_trials_is_still_compared(read_text: ReadText) -> None:
    head = f"StartDate,EndDate,Status,RecordedDate,Finished,ResponseId,team,{ITEMS}"
    below = ["Start", "End", "Recipient Email", "Recorded", "Finished", "Response", "team", *ITEMS.split(",")]
    rows = [["9:00", "9:01", mail, "9:01", "1", "R_x", "A", *"1234"] for mail in ("z@a.b", "y@a.b", "z@a.b")]
    assert len(read_text(table(head, [below, *rows]), by="team").answers) == 2
