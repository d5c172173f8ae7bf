"""Workbooks, written from the tables that lie in the repository as text."""

import csv
from pathlib import Path

import openpyxl


def written(source: Path, target: Path, *, numbers: bool = True) -> Path:
    """Write the CSV `source` as a workbook, numbers as numbers, and return where it is."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    with source.open(encoding="utf-8-sig", newline="") as opened:
        for row in csv.reader(opened):
            sheet.append([float(cell) if numbers and cell.isdecimal() else cell or None for cell in row])
    book.save(target)
    return target
