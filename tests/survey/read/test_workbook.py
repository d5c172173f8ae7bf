"""Workbooks: cells as a reader sees them, and a sentence for what is none or pretends to be huge."""

import datetime
import io
import zipfile
from pathlib import Path

import openpyxl
import pytest

from unlabeled.content.instrument import Instrument
from unlabeled.survey.errors import UnreadableError
from unlabeled.survey.read import read
from unlabeled.survey.read.workbook import open_workbook

HEAD = ["team", "pace_1", "pace_2", "candour_1", "candour_2"]


def saved(folder: Path, *rows: list[object]) -> Path:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    file = folder / "export.xlsx"
    book.save(file)
    return file


def test_numbers_and_labels_and_gaps_are_read(tmp_path: Path, short: Instrument) -> None:
    file = saved(tmp_path, HEAD, ["A", 1, 2.0, "3", "Agree"], ["B", None, "5 - Strongly agree", "", 1])
    responses = read(file, short)
    assert responses.answers.tolist() == [[0, 1, 2, 3], [5, 4, 5, 0]]
    assert responses.groups.names == ("A", "B")


def test_cells_are_texts_as_a_reader_sees_them(tmp_path: Path) -> None:
    when = datetime.datetime(2026, 3, 1, 9, 0)
    table = open_workbook(saved(tmp_path, ["a", "b", "c", "d"], [True, 4.5, 2026.0, when]))
    cells = [column.to_pylist() for column in table.columns_at([0, 1, 2, 3], 1)]
    assert cells == [["True"], ["4.5"], ["2026"], ["2026-03-01T09:00:00"]]


def test_half_an_answer_is_none(tmp_path: Path, short: Instrument) -> None:
    with pytest.raises(UnreadableError, match="Item 'pace_2' has an answer in row 3 that"):
        read(saved(tmp_path, HEAD, ["A", 1, 2, 3, 4], ["A", 1, 2.5, 3, 4]), short)


def test_rows_above_the_names_and_empty_sheets_are_passed_over(tmp_path: Path, short: Instrument) -> None:
    book = openpyxl.Workbook()
    sheet = book.create_sheet("Answers")
    for row in ([], [], HEAD, ["A", 1, 2, 3, "no"]):
        sheet.append(row)
    book.save(tmp_path / "export.xlsx")
    with pytest.raises(UnreadableError, match="in row 4 that"):
        read(tmp_path / "export.xlsx", short)


def test_sheet_without_answers_is_a_sentence(tmp_path: Path, short: Instrument) -> None:
    with pytest.raises(UnreadableError, match="has column names and no answers"):
        read(saved(tmp_path, HEAD), short)
    with pytest.raises(UnreadableError, match="is empty"):
        read(saved(tmp_path), short)


def changed(file: Path, part: str, text: bytes) -> Path:
    """Return `file` with one part of the archive written anew."""
    page = io.BytesIO()
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(page, "w", zipfile.ZIP_DEFLATED) as new:
        for each in old.infolist():
            new.writestr(each.filename, text if each.filename == part else old.read(each))
    file.write_bytes(page.getvalue())
    return file


@pytest.mark.parametrize(
    ("part", "text", "said"),
    [
        (
            "xl/worksheets/sheet1.xml",
            b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
            b'<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
            b"</sheetData></worksheet>",
            "far larger than a survey",
        ),
        ("xl/worksheets/sheet1.xml", b" " * (600 << 20), "far larger than a survey"),
        ("xl/workbook.xml", b"<workbook", "cannot be read as an Excel workbook|is empty"),
        ("xl/worksheets/sheet1.xml", b"no xml", "cannot be read as an Excel workbook|is empty"),
    ],
    ids=["a far cell", "much of nothing", "broken", "no XML"],
)
def test_workbook_that_is_none_is_a_sentence(
    part: str, text: bytes, said: str, tmp_path: Path, short: Instrument
) -> None:
    file = changed(saved(tmp_path, HEAD, ["A", 1, 2, 3, 4]), part, text)
    with pytest.raises(UnreadableError, match=said):
        read(file, short)
