"""A frame is read like a file of it, whatever types its cells have."""

from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pytest

from unlabeled.content.instrument import Instrument
from unlabeled.survey.errors import UnreadableError
from unlabeled.survey.frames import tabulate_frame
from unlabeled.survey.read import read
from unlabeled.survey.read.frame import FrameTable

ITEMS = ("pace_1", "pace_2", "candour_1", "candour_2")


def answers(**cells: Any) -> pd.DataFrame:
    return pd.DataFrame({item: [1, 2, 3] for item in ITEMS} | {"team": ["A"] * 3} | cells)


@pytest.mark.parametrize("blank", [pd.NA, None, float("nan"), pd.NaT])
def test_cells_of_several_types_are_read_one_by_one(short: Instrument, blank: Any) -> None:
    frame = answers(
        team=pd.Series(["A", np.float64(2.5), 7.0], dtype=object),
        pace_1=pd.Series(["Agree", blank, np.int64(4)], dtype=object),
    )
    for found in (read(FrameTable.of(frame), short).groups, tabulate_frame(frame, short).waves[0].groups):
        assert sorted(getattr(found, "names", found)) == ["2.5", "7", "A"]
    assert read(FrameTable.of(frame), short).answers[:, 0].tolist() == [3, 5, 3]


def test_a_name_that_repeats_is_told_apart_or_refused(short: Instrument) -> None:
    frame = answers(note=["x"] * 3)
    frame.columns = [*frame.columns[:-1], "pace_1"]
    with pytest.raises(UnreadableError, match="pace_1"):
        read(FrameTable.of(frame), short)
    frame.columns = [*frame.columns[:-1], "note"]
    twice = pd.concat([frame, frame["note"]], axis=1)
    assert read(FrameTable.of(twice), short).left_out.others == ("note", "note")


def test_a_frame_in_memory_says_which_rows_are_wrong(short: Instrument) -> None:
    frame = pl.from_pandas(answers(pace_2=["1", "Ann thinks 9", "3"]))
    with pytest.raises(UnreadableError, match="'pace_2' has an answer in row 3 that") as error:
        tabulate_frame(frame, short)
    assert "Ann" not in str(error.value)
