"""Ten million rows of Parquet: counted where they are by DuckDB, and beside that in memory by way of pandas.

The file is made of text labels with gaps, 20 items and 80,000 teams. Each run is a process of its own; memory
is how far the process rose above what it took once everything was imported. Beside the time stands what the
processors worked, which other work on the machine changes less. Spark takes part where PySpark is installed
(`make test-spark` puts it into .spark: PYTHONPATH=.spark); its memory is that of Python and of Java.
"""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from statistics import median

import numpy as np

from benchmarks.table import Measurement
from unlabeled.content.instrument import Instrument, Item, ResponseScale, Scale

ROWS, TEAMS, ITEMS, SCALES = 10_000_000, 80_000, 20, 4
CHUNK = 500_000
RUNS = {"duckdb": 3, "pandas": 3, "spark": 1}
MOST_MEGABYTES = 1024
LABELS = ("Strongly disagree", "Disagree", "Neither agree nor disagree", "Agree", "Strongly agree")


def measurements() -> Iterator[Measurement]:
    """Yield each line of the table; the file is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix="unlabeled-bench-") as folder:
        small, large = Path(folder) / "small.parquet", Path(folder) / "large.parquet"
        _write(small, ROWS // 10)
        _write(large, ROWS)
        size = f"{ROWS:,} × {ITEMS} in {TEAMS:,} teams"
        tenth, ours, usual = _counted("duckdb", small), _counted("duckdb", large), _counted("pandas", large)
        yield Measurement(f"DuckDB, {size}", ours[0], None, "s", f"load {os.getloadavg()[0]:.1f}")
        yield Measurement("DuckDB, memory", ours[1], MOST_MEGABYTES, "MB")
        for place, (what, unit) in enumerate((("time", "s"), ("memory", "MB"), ("processors", "s"))):
            note = f"{ours[place]:.3g} and {usual[place]:.3g} {unit}"
            ratio = ours[place] / usual[place]
            yield Measurement(f"DuckDB ÷ in memory by pandas, {what}", ratio, 1.0, "×", note)
        note = f"{tenth[0]:.3g} s for {ROWS // 10:,}"
        yield Measurement("DuckDB, ten times the rows", ours[0] / tenth[0], 10.0, "×", note)
        if find_spec("pyspark"):
            spark = _counted("spark", large)
            yield Measurement(
                "Spark, two threads, without starting it", spark[0], None, "s", f"{spark[1]:.3g} MB"
            )


def instrument() -> Instrument:
    """Return a questionnaire of twenty statements on four scales, some of them reversed."""
    items = [Item(id=f"item_{n}", text=f"Statement {n}", reverse_keyed=n % 2 == 1) for n in range(ITEMS)]
    each = ITEMS // SCALES
    return Instrument(
        id="bench",
        title="Twenty statements",
        version="1",
        invitation="Made up",
        response_scale=ResponseScale(low=1, labels=LABELS),
        scales=tuple(
            Scale(
                id=f"scale_{n}",
                title=f"Scale {n}",
                about="Made up",
                items=tuple(items[n * each : (n + 1) * each]),
            )
            for n in range(SCALES)
        ),
    )


def _write(file: Path, rows: int) -> None:
    """Write a file of Parquet, one piece after the other: no more than one is ever in memory."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    draw = np.random.default_rng(1)
    teams, labels = pa.array([f"Team {n}" for n in range(TEAMS)]), pa.array(LABELS)
    writer: pq.ParquetWriter | None = None
    for _ in range(rows // CHUNK):
        team = pa.array(draw.integers(0, TEAMS, CHUNK, dtype=np.int32))
        columns = {"team": pa.DictionaryArray.from_arrays(team, teams)}
        for item in range(ITEMS):
            codes = draw.choice(6, CHUNK, p=[0.08, 0.17, 0.2, 0.33, 0.18, 0.04]).astype(np.int32)
            columns[f"item_{item}"] = pa.DictionaryArray.from_arrays(pa.array(codes, mask=codes == 5), labels)
        table = pa.table(columns)
        writer = writer or pq.ParquetWriter(file, table.schema)
        writer.write_table(table)
    if writer:
        writer.close()


def _counted(way: str, file: Path) -> tuple[float, float, float]:
    """Return seconds, megabytes and seconds of all processors: medians of the runs of one way to count."""
    command = [sys.executable, "-m", "benchmarks.warehouse", way, str(file)]
    runs = [json.loads(subprocess.check_output(command, stderr=subprocess.DEVNULL)) for _ in range(RUNS[way])]
    seconds, megabytes, cpu = (median(run[what] for run in runs) for what in ("seconds", "megabytes", "cpu"))
    return seconds, megabytes, cpu


def _run(way: str, file: str) -> None:
    """Count once, and print the time and the memory."""
    import pyarrow.parquet  # noqa: F401

    from unlabeled.survey.frames import tabulate_frame
    from unlabeled.survey.frames.address import opened

    asked, children = instrument(), 0
    if way == "spark":
        session = _spark()
    elif way == "pandas":
        import pandas as pd
    before, start, worked = _kilobytes(), time.perf_counter(), time.process_time()
    if way == "duckdb":
        with opened(f"parquet:{file}") as there:
            found = tabulate_frame(there.table, asked)
    elif way == "pandas":
        found = tabulate_frame(pd.read_parquet(file), asked)
    else:
        found = tabulate_frame(session.read.parquet(file), asked)
    seconds, cpu = time.perf_counter() - start, time.process_time() - worked
    if way == "spark":
        children = _java_kilobytes()
        session.stop()
    kilobytes = _kilobytes() - before + children
    assert found.waves[0].tally.counts[:, 0].sum() + found.left_out.empty_rows in (ROWS, ROWS // 10)
    print(json.dumps({"seconds": seconds, "megabytes": kilobytes / 1024, "cpu": cpu}))


def _spark():
    os.environ["SPARK_LOCAL_IP"] = "127.0.0.1"
    from pyspark.sql import SparkSession

    options = {
        "spark.driver.host": "127.0.0.1",
        "spark.driver.bindAddress": "127.0.0.1",
        "spark.ui.enabled": "false",
        "spark.driver.memory": "4g",
        "spark.sql.shuffle.partitions": "4",
    }
    builder = SparkSession.builder.master("local[2]")
    for name, value in options.items():
        builder = builder.config(name, value)
    return builder.getOrCreate()


def _java_kilobytes() -> int:
    """Return the most memory that Java below this process has had."""
    own = subprocess.check_output(["ps", "-o", "pid=,comm=", "--ppid", str(os.getpid())], text=True)
    pids = [line.split()[0] for line in own.splitlines() if "java" in line or "bash" in line]
    status = Path(f"/proc/{pids[0]}/status").read_text(encoding="utf-8") if pids else ""
    return next((int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM")), 0)


def _kilobytes() -> int:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


if __name__ == "__main__":
    _run(*sys.argv[1:])
