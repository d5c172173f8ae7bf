"""Answers where they are: in a frame, in Parquet files, in DuckDB or Spark. Only counts come from there."""

from unlabeled.survey.frames.address import counted_there, is_address
from unlabeled.survey.frames.tabulate import tabulate_frame

__all__ = ["counted_there", "is_address", "tabulate_frame"]
