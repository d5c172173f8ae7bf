"""The whole way from an export to what may be shown of it: read, tabulate, gate."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from unlabeled.survey.errors import UnreadableError

if TYPE_CHECKING:
    from unlabeled.content.instrument import Instrument
    from unlabeled.disclosure import Release, RiskAppetite, Wave
    from unlabeled.survey.export import Source
    from unlabeled.survey.read.frame import FileOrFrame
    from unlabeled.survey.read.mapping import Mapping
    from unlabeled.survey.responses import LeftOut, Quality


@dataclass(frozen=True)
class Asked:
    """What is to be read, and how.

    Parameters
    ----------
    files : tuple of Path, FrameTable or frame
        A survey tool's export or a room's tally, the address of a table, or a frame; or two, of which the
        first was asked before the second.
    instrument : Instrument
        The questionnaire that was asked.
    by : str, optional
        The column with the groups, or several with commas between, outermost first; the mapping's or the
        instrument's unless given. Empty text means: no groups.
    head_counts : Path, optional
        A CSV file that says how many people each group has; else what the instrument says of it.
    tool : str, optional
        Whose export it is; recognised unless given.
    mapping : Path, optional
        A file that says which column is what.
    """

    files: tuple[FileOrFrame | Any, ...]
    instrument: Instrument
    by: str | None = None
    head_counts: Path | None = None
    tool: str | None = None
    mapping: Path | None = None


@dataclass(frozen=True, repr=False)
class Analysis:
    """What may be shown, what it was made from as far as it may be told, and the counts: not for sharing.

    `by` names the columns that the groups were taken from, with commas between.
    """

    release: Release
    source: Source
    waves: tuple[Wave, ...]
    by: str

    def __repr__(self) -> str:
        return f"Analysis of {len(self.waves)} waves"


def analysed(
    asked: Asked, appetite: RiskAppetite, begin: Callable[[str], None] = lambda _words: None
) -> Analysis:
    """Return what may be shown of a survey, with the counts that it was decided from.

    Parameters
    ----------
    asked : Asked
        The files, and how to read them.
    appetite : RiskAppetite
        The thresholds.
    begin : callable
        Is told which step begins.

    Raises
    ------
    ContentError
        If the mapping cannot be used.
    UnreadableError
        If a file cannot be read, or the files do not fit one another. Quotes no cell.
    """
    from unlabeled.disclosure import release as gate  # heavy from here on: numpy, pyarrow, SciPy
    from unlabeled.survey.export import Source
    from unlabeled.survey.head_counts import with_head_counts
    from unlabeled.survey.policy import blueprint
    from unlabeled.survey.read import load_mapping
    from unlabeled.survey.two_waves import added, before_and_after

    mapping = load_mapping(asked.mapping)
    counts = [_counted(file, asked, mapping, begin) for file in asked.files]
    waves = counts[0].waves if len(counts) == 1 else before_and_after([each.waves for each in counts])
    waves = with_head_counts(waves, asked.instrument, asked.head_counts)
    begin("Deciding what may be shown")
    try:
        release = gate(waves, blueprint(asked.instrument), appetite)
    except ValueError as error:  # its sentences quote no name
        raise UnreadableError(str(error)) from None
    source = Source(
        asked.instrument,
        " and ".join(dict.fromkeys(each.tool for each in counts)),
        added([each.left_out for each in counts]),
        added([each.quality for each in counts]),
    )
    said = mapping.group if asked.by is None else asked.by
    return Analysis(release, source, waves, ",".join(asked.instrument.levels) if said is None else said)


@dataclass(frozen=True, repr=False)
class Counted:
    """One file as counts: which tool wrote it, what was not read, and how its answers were given."""

    tool: str
    left_out: LeftOut
    quality: Quality
    waves: tuple[Wave, ...]


def _counted(
    file: FileOrFrame | Any, asked: Asked, mapping: Mapping, begin: Callable[[str], None]
) -> Counted:
    """Return the counts of `file`: no row goes further than here."""
    from unlabeled.survey.frames import counted_there, is_address
    from unlabeled.survey.policy import blueprint
    from unlabeled.survey.read import counted, read
    from unlabeled.survey.read.frame import FrameTable
    from unlabeled.survey.responses import LeftOut, Quality
    from unlabeled.survey.tabulate import tabulate

    if not isinstance(file, Path | FrameTable) or (isinstance(file, Path) and is_address(file)):
        begin("Counting where the answers are")
        return counted_there(file, asked, mapping)
    begin("Reading")
    waves = counted(file, asked.instrument, asked.tool)  # a room's tally is counted already
    if waves is not None:
        return Counted("a room's tally", LeftOut(), Quality(), waves)
    responses = read(file, asked.instrument, asked.by, tool=asked.tool, mapping=mapping)
    begin("Counting")
    waves = tabulate(responses, blueprint(asked.instrument))
    return Counted(responses.tool, responses.left_out, responses.quality, waves)


def released(
    file: Path | Any,
    instrument: Instrument,
    appetite: RiskAppetite,
    by: str | None = None,
    begin: Callable[[str], None] = lambda _words: None,
    *,
    tool: str | None = None,
    mapping: Path | None = None,
) -> tuple[Release, Source]:
    """Return what may be shown of the survey in `file`, and what it was made from as far as it may be told.

    Parameters are those of `Asked` and `analysed`.
    """
    made = analysed(Asked((file,), instrument, by, tool=tool, mapping=mapping), appetite, begin)
    return made.release, made.source
