"""Files as they come: separators, marks, line ends; and those that are no table."""

import pytest

from unlabeled.survey.errors import UnreadableError

from ..conftest import ReadText

PLAIN = "team,pace_1,pace_2,candour_1,candour_2\nA,1,2,3,4\nB,5,4,3,2\n"


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_table_is_read_whatever_separates_its_cells_and_lines(
    read_text: ReadText, separator: str, line_end: str, mark: bytes
) -> None:
    text = PLAIN.replace(",", separator).replace("\n", line_end)
    assert read_text(mark + text.encode()).answers.tolist() == [[0, 1, 2, 3], [4, 3, 2, 1]]


def test_commas_and_line_breaks_inside_quotes_belong_to_the_cell(read_text: ReadText) -> None:
    text = 'a,"b, and\nmore",' + PLAIN.replace("A,", 'x,"y,\nz",A,').replace("B,", ",,B,")
    assert len(read_text(text).answers) == 2


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "is empty"),
        (b"\n \n", "is empty"),
        (b"team,pace_1,pace_2,candour_1,candour_2\n", "has column names and no answers"),
        (b"team,pace_1,pace_2,candour_1,candour_2", "has column names and no answers"),
        (PLAIN.encode() + b"\0\1\2", "is no text file"),
        (b"\x89PNG\r\n\x1a\n\0\0", "is no"),
        (b"PK\x03\x04rest", "is a workbook or an archive"),
        (PLAIN.encode("utf-16"), "is UTF-16 text"),
        (PLAIN.replace("A", "Küche").encode("latin-1"), "is not UTF-8 text"),
        (b"team,team,pace_1\n1,2,3\n", "two columns of the same name; the second is column 2"),
        (PLAIN.encode() + b"C,1,2,3\n", "more or fewer cells than its 5 columns: row 4"),
        (PLAIN.encode() + b'C,"1,2,3,4\n', "export.csv"),
        (b"x" * 3_000_000, "a line of more than a million bytes"),
        (PLAIN.encode() + b"y" * 3_000_000, "a line of more than a million bytes"),
    ],
)
def test_what_is_no_table_is_refused_in_a_sentence(read_text: ReadText, data: bytes, said: str) -> None:
    with pytest.raises(UnreadableError, match=said):
        read_text(data)


def test_row_of_the_wrong_length_is_not_quoted(read_text: ReadText) -> None:
    with pytest.raises(UnreadableError) as raised:
        read_text(PLAIN + "Kim Example,1\n")
    assert "Kim" not in str(raised.value)
