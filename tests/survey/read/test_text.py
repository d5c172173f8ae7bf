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
        (b"PK\x03\x04rest", "cannot be read as an Excel workbook"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "is an old or a protected workbook"),
        (PLAIN.encode("utf-16") + b"\x00", "is no text file"),
        (
            PLAIN.replace("team", "team,team").replace("A,", "A,A,").encode(),
            "two columns of the same name; the second is column 2",
        ),
        (PLAIN.encode() + b"C,1,2,3\n", "more or fewer cells than its 5 columns: row 4"),
        (PLAIN.encode() + b'C,"1,2,3,4\n', "export.csv"),
        (b"x" * 3_000_000, "a line of more than a million bytes"),
        (PLAIN.encode() + b"y" * 3_000_000, "a line of more than a million bytes"),
    ],
)
def test_what_is_no_table_is_refused_in_a_sentence(read_text: ReadText, data: bytes, said: str) -> None:
    with pytest.raises(UnreadableError, match=said):
        read_text(data)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "latin-1", "cp1252"]
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_letters_are_read_however_they_were_written(
    read_text: ReadText, encoding: str, line_end: str
) -> None:
    text = PLAIN.replace("A,", "Küche,").replace("\n", line_end)
    assert read_text(text.encode(encoding)).groups.names == ("B", "Küche")


def test_quotation_marks_and_dashes_of_cp1252_are_no_control_characters(read_text: ReadText) -> None:
    names = read_text(PLAIN.replace("A,", "Süd – “x” €,").encode("cp1252")).groups.names
    assert names == ("B", "Süd – “x” €")


def test_text_that_was_garbled_on_the_way_is_mended(read_text: ReadText) -> None:
    garbled = "KÃ¼che".encode()
    assert read_text(PLAIN.encode().replace(b"A,", garbled + b",")).groups.names == ("B", "Küche")


def test_blank_lines_above_the_names_are_passed_over_and_counted(read_text: ReadText) -> None:
    assert len(read_text(f"\n\n{PLAIN}").answers) == 2
    with pytest.raises(UnreadableError, match="in row 5 that"):
        read_text(f"\n\n{PLAIN}".replace("5,4", "never,4"))


def test_row_of_the_wrong_length_is_not_quoted(read_text: ReadText) -> None:
    with pytest.raises(UnreadableError) as raised:
        read_text(PLAIN + "Kim Example,1\n")
    assert "Kim" not in str(raised.value)
