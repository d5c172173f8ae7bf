"""The whole way from an export to what may be shown of it: read, tabulate, gate."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from unlabeled.survey.errors import UnreadableError

if TYPE_CHECKING:
    from unlabeled.content.instrument import Instrument
    from unlabeled.disclosure import Release, RiskAppetite, Wave
    from unlabeled.survey.export import Source
    from unlabeled.survey.responses import LeftOut


@dataclass(frozen=True)
class Asked:
    """What is to be read, and how.

    Parameters
    ----------
    files : tuple of Path
        A survey tool's CSV export; or two, of which the first was asked before the second.
    instrument : Instrument
        The questionnaire that was asked.
    by : str, optional
        The column with the groups, or several with commas between, outermost first; the instrument's unless
        given. Empty text means: no groups.
    head_counts : Path, optional
        A CSV file that says how many people each group has; else what the instrument says of it.
    """

    files: tuple[Path, ...]
    instrument: Instrument
    by: str | None = None
    head_counts: Path | None = None


@dataclass(frozen=True, repr=False)
class Analysis:
    """What may be shown, what it was made from as far as it may be told, and the counts: not for sharing."""

    release: Release
    source: Source
    waves: tuple[Wave, ...]

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
    UnreadableError
        If a file cannot be read, or the files do not fit one another. Quotes no cell.
    """
    from unlabeled.disclosure import release as gate  # heavy from here on: numpy, pyarrow, SciPy
    from unlabeled.survey.export import Source
    from unlabeled.survey.head_counts import with_head_counts
    from unlabeled.survey.policy import blueprint
    from unlabeled.survey.two_waves import added, before_and_after

    plan = blueprint(asked.instrument)
    counted = [_counted(file, asked, begin) for file in asked.files]
    tools, left_out = [tool for tool, _, _ in counted], [left for _, left, _ in counted]
    waves = counted[0][2] if len(counted) == 1 else before_and_after([each[2] for each in counted])
    waves = with_head_counts(waves, asked.instrument, asked.head_counts)
    begin("Deciding what may be shown")
    try:
        release = gate(waves, plan, appetite)
    except ValueError as error:  # its sentences quote no name
        raise UnreadableError(str(error)) from None
    source = Source(asked.instrument, " and ".join(dict.fromkeys(tools)), added(left_out))
    return Analysis(release, source, waves)


def _counted(file: Path, asked: Asked, begin: Callable[[str], None]) -> tuple[str, LeftOut, tuple[Wave, ...]]:
    """Return the tool that wrote `file`, what was not read, and the counts: no row goes further than here."""
    from unlabeled.survey.policy import blueprint
    from unlabeled.survey.read import read
    from unlabeled.survey.tabulate import tabulate

    begin("Reading")
    responses = read(file, asked.instrument, asked.by)
    begin("Counting")
    return responses.tool, responses.left_out, tabulate(responses, blueprint(asked.instrument))


def released(
    file: Path,
    instrument: Instrument,
    appetite: RiskAppetite,
    by: str | None = None,
    begin: Callable[[str], None] = lambda _words: None,
) -> tuple[Release, Source]:
    """Return what may be shown of the survey in `file`, and what it was made from as far as it may be told.

    Parameters are those of `Asked` and `analysed`.
    """
    made = analysed(Asked((file,), instrument, by), appetite, begin)
    return made.release, made.source
