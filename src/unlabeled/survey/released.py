"""The whole way from an export to what may be shown of it: read, tabulate, gate."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from unlabeled.content.instrument import Instrument
    from unlabeled.disclosure import Release, RiskAppetite
    from unlabeled.survey.export import Source


def released(
    file: Path,
    instrument: Instrument,
    appetite: RiskAppetite,
    by: str | None = None,
    begin: Callable[[str], None] = lambda _words: None,
    *,
    tool: str | None = None,
    mapping: Path | None = None,
) -> tuple[Release, Source]:
    """Return what may be shown of the survey in `file`, and what it was made from as far as it may be told.

    Parameters
    ----------
    file : Path
        A survey tool's export, or a room's tally.
    instrument : Instrument
        The questionnaire that was asked.
    appetite : RiskAppetite
        The thresholds.
    by : str, optional
        The column with the groups; the instrument's unless given. Empty text means: no groups.
    begin : callable
        Is told which step begins.
    tool : str, optional
        Whose export it is; recognised unless given.
    mapping : Path, optional
        A file that says which column is what.

    Raises
    ------
    ContentError
        If the mapping cannot be used.
    UnreadableError
        If the file cannot be read. Quotes no cell.
    """
    from unlabeled.disclosure import release as gate  # heavy from here on: numpy, pyarrow, SciPy
    from unlabeled.survey.export import Source
    from unlabeled.survey.policy import blueprint
    from unlabeled.survey.read import counted, load_mapping, read
    from unlabeled.survey.responses import LeftOut
    from unlabeled.survey.tabulate import tabulate

    plan = blueprint(instrument)
    waves = counted(file, instrument, tool)  # a room's tally is counted already
    if waves is not None:
        source = Source(instrument, "a room's tally", LeftOut())
    else:
        responses = read(file, instrument, by, tool=tool, mapping=load_mapping(mapping))
        source = Source(instrument, responses.tool, responses.left_out, responses.quality)
        begin("Counting")
        waves = tabulate(responses, plan)
        del responses  # from here on there are only counts
    begin("Deciding what may be shown")
    return gate(waves, plan, appetite), source
