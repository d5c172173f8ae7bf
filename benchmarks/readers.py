"""How long a full `read` of each tool's export takes, beside pandas' bare reader of the same file.

Ours recognises the tool, checks the whole file, drops what identifies people, and turns answers into numbers;
pandas' only splits cells. CSV: `pandas.read_csv`; workbooks: `pandas.read_excel`, which uses openpyxl.
"""

from __future__ import annotations

import csv
import io
import random
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

import pandas as pd

from benchmarks.table import Measurement
from unlabeled.content import kit_folder
from unlabeled.content.instrument import load_instrument
from unlabeled.survey.read import read

RUNS = 3
PEOPLE = 20_000
INSTRUMENT = load_instrument(kit_folder() / "data" / "survey" / "instrument.yaml")
_ITEMS = [item.text for item in INSTRUMENT.items]
_META = {
    "Google Forms": ["Timestamp", "Email Address"],
    "Microsoft Forms": ["ID", "Start time", "Completion time", "Email", "Name"],
    "Qualtrics": ["StartDate", "EndDate", "Status", "IPAddress", "Progress", "Finished", "ResponseId"],
    "LimeSurvey": ["Response ID", "Date submitted", "Last page", "Start language", "Seed"],
    "SurveyMonkey": [
        "Respondent ID",
        "Collector ID",
        "Start Date",
        "End Date",
        "IP Address",
        "Email Address",
    ],
    "Typeform": ["#", "Start Date (UTC)", "Submit Date (UTC)", "Network ID"],
    "a plain table": [],
}
_WORKBOOKS = ("Microsoft Forms", "SurveyMonkey")


def measurements() -> Iterator[Measurement]:
    """Yield each line of the table."""
    with tempfile.TemporaryDirectory() as folder:
        for tool in _META:
            file = Path(folder) / "export.csv"
            file.write_text(_export(tool), encoding="utf-8", newline="")
            yield _measured(f"{tool}, CSV", file, lambda file=file: pd.read_csv(file), 2.0)
            if tool in _WORKBOOKS:
                book = _workbook(file)
                yield _measured(f"{tool}, XLSX", book, lambda book=book: pd.read_excel(book), 0.3)


def _measured(what: str, file: Path, bare: Callable[[], object], target: float) -> Measurement:
    """Return the ratio of medians, ours and theirs in turns."""
    ours, theirs = [], []
    read(file, INSTRUMENT, "team")  # imports do not count
    for _ in range(RUNS):
        ours.append(_seconds(lambda: read(file, INSTRUMENT, "team")))
        theirs.append(_seconds(bare))
    both = [f"{median(times):.3g} s" for times in (ours, theirs)]
    ratio = median(ours) / median(theirs)
    return Measurement(f"{what}, {PEOPLE:,} rows", ratio, target, "×", "", *both)


def _seconds(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _export(tool: str) -> str:
    """Return made-up answers as `tool` writes them."""
    draw, page = random.Random(1), io.StringIO()
    writer = csv.writer(page)
    meta, questions = _META[tool], ["team", *_ITEMS, "Anything else?"]
    writer.writerow([*meta, *questions])
    if tool == "Qualtrics":
        writer.writerow([*meta, *questions])
        ids = [f"QID{place}" for place in range(len(questions))]
        writer.writerow([f'{{"ImportId":"{name}"}}' for name in (*meta, *ids)])
    if tool == "SurveyMonkey":
        writer.writerow([*[""] * len(meta), *["Response"] * len(questions)])
    labels = [*INSTRUMENT.response_scale.labels, ""]
    for number in range(PEOPLE):
        answers = [draw.choice(labels) for _ in _ITEMS]
        words = f"what they said, number {draw.randrange(10**9)}" if number % 4 == 0 else ""
        writer.writerow([*(_about(name, number) for name in meta), f"Team {number % 900}", *answers, words])
    return page.getvalue()


def _about(name: str, number: int) -> str:
    if "mail" in name.casefold():
        return f"p{number}@mail.example"
    if "date" in name.casefold() or "time" in name.casefold():
        return f"2026-03-{1 + number % 28:02d} {number % 24:02d}:{number % 60:02d}:07"
    if name == "ResponseId":
        return f"R_{number:015d}"
    return str(10_000_000 + number) if "id" in name.casefold() or name == "#" else "0"


def _workbook(file: Path) -> Path:
    import openpyxl

    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet()
    with file.open(encoding="utf-8", newline="") as opened:
        for row in csv.reader(opened):
            sheet.append([cell or None for cell in row])
    target = file.with_suffix(".xlsx")
    book.save(target)
    return target
