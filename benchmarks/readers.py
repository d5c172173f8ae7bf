"""How long a full `read` of each tool's export takes, beside pandas' bare reader of the same file.

Ours recognises the tool, checks the whole file, drops what identifies people, and turns answers into numbers;
pandas' only splits cells. CSV: `pandas.read_csv`; workbooks: `pandas.read_excel`, which uses openpyxl. Both
read the same file in turns, so that a busy machine slows both. The last lines say how the time of a row grows
with the rows: one means in step with them.
"""

from __future__ import annotations

import csv
import io
import random
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from statistics import median

import pandas as pd

from benchmarks.table import Measurement
from unlabeled.content import kit_folder
from unlabeled.content.instrument import load_instrument
from unlabeled.survey.read import read

RUNS_OF_TEXT, RUNS_OF_WORKBOOKS = 15, 3
PEOPLE = 20_000
SIZES = (5_000, 20_000, 80_000)
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
            file = _written(Path(folder), tool, PEOPLE)
            yield _measured(f"{tool}, CSV", file, partial(pd.read_csv, file), 2.0, RUNS_OF_TEXT)
            if tool in _WORKBOOKS:
                book = _workbook(file)
                bare = partial(pd.read_excel, book, engine="openpyxl")
                yield _measured(f"{tool}, XLSX", book, bare, 0.3, RUNS_OF_WORKBOOKS)
        for tool in ("Google Forms", "Typeform"):  # whose rows are told apart by addresses, and by all cells
            yield _growth(Path(folder), tool)


def _measured(what: str, file: Path, bare: Callable[[], object], target: float, runs: int) -> Measurement:
    """Return the ratio of medians, ours and theirs in turns; beside it that of the processors' time."""
    ours, theirs = [], []
    read(file, INSTRUMENT, "team")  # imports do not count
    for _ in range(runs):
        ours.append(_seconds(lambda: read(file, INSTRUMENT, "team")))
        theirs.append(_seconds(bare))
    (our_time, our_work), (their_time, their_work) = map(_medians, (ours, theirs))
    both = (f"{our_time:.3g} s", f"{their_time:.3g} s")
    note = f"work of processors {our_work / their_work:.3g} ×"
    return Measurement(f"{what}, {PEOPLE:,} rows", our_time / their_time, target, "×", note, *both)


def _growth(folder: Path, tool: str) -> Measurement:
    """Return the time of a row in the largest file, divided by that of a row in the one before."""
    files = [_written(folder, tool, size) for size in SIZES]
    times = [
        [_seconds(lambda file=file: read(file, INSTRUMENT, "team"))[0] for file in files] for _ in range(7)
    ]
    middle = [median(each) for each in zip(*times, strict=True)]
    note = ", ".join(f"{seconds:.3g} s" for seconds in middle)
    sizes = ", ".join(f"{size:,}" for size in SIZES)
    ratio = (middle[-1] / SIZES[-1]) / (middle[-2] / SIZES[-2])
    return Measurement(f"{tool}, CSV, {sizes} rows", ratio, 1.3, "×", note)


def _written(folder: Path, tool: str, people: int) -> Path:
    file = folder / f"{tool}-{people}.csv"
    file.write_text(_export(tool, people), encoding="utf-8", newline="")
    return file


def _seconds(work: Callable[[], object]) -> tuple[float, float]:
    """Return how long it takes, and the time that processors spend on it, which others hardly disturb."""
    start, busy = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - start, time.process_time() - busy


def _medians(runs: Sequence[tuple[float, float]]) -> tuple[float, float]:
    return median(each[0] for each in runs), median(each[1] for each in runs)


def _export(tool: str, people: int) -> str:
    """Return the made-up answers of so many people as `tool` writes them."""
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
    for number in range(people):
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
