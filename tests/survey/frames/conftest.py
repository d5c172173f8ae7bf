"""Random answers as a data frame, and what two counts of the same answers must share."""

from pathlib import Path
from typing import Any

import duckdb
import pandas as pd
import pytest

from unlabeled.content.instrument import Instrument
from unlabeled.survey.frames import tabulate_frame
from unlabeled.survey.policy import blueprint
from unlabeled.survey.read import read
from unlabeled.survey.released import Counted
from unlabeled.survey.tabulate import tabulate

ITEMS = ("pace_1", "pace_2", "candour_1", "candour_2")


def from_csv(frame: pd.DataFrame, folder: Path, instrument: Instrument, by: str | None = None) -> Counted:
    """What the readers count in the same answers, written as a CSV file."""
    file = folder / "same.csv"
    frame.to_csv(file, index=False)
    found = read(file, instrument, by)
    return Counted(found.tool, found.left_out, found.quality, tabulate(found, blueprint(instrument)))


def in_duckdb(frame: pd.DataFrame, instrument: Instrument, by: str | None = None) -> Counted:
    with duckdb.connect() as connection:
        connection.register("answers", frame)
        return tabulate_frame(connection.table("answers"), instrument, by)


def same(one: Counted, other: Counted) -> None:
    """Every whole number, every name, and whatever is said about rows and columns."""
    assert one.left_out == other.left_out
    assert one.quality == other.quality
    assert [(wave.name, wave.groups) for wave in one.waves] == [
        (wave.name, wave.groups) for wave in other.waves
    ]
    for ours, theirs in zip(one.waves, other.waves, strict=True):
        assert ours.tally.counts.tolist() == theirs.tally.counts.tolist()
        for mine, yours in zip(ours.tally.moments, theirs.tally.moments, strict=True):
            assert (mine.n, mine.sums.tolist()) == (yours.n, yours.sums.tolist())
            assert mine.cross_products.tolist() == yours.cross_products.tolist()


@pytest.fixture
def fetched(monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, int]]:
    """Rows and columns of everything that came out of a lazy frame."""
    import narwhals as nw

    sizes: list[tuple[int, int]] = []
    collect = nw.LazyFrame.collect

    def watched(self: Any, *arguments: Any, **more: Any) -> Any:
        found = collect(self, *arguments, **more)
        sizes.append(found.shape)
        return found

    monkeypatch.setattr(nw.LazyFrame, "collect", watched)
    return sizes
