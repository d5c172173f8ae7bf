"""What a notebook shows of an export: a release in tables and figures, or one calm sentence."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from pathlib import PurePath
from typing import TYPE_CHECKING

from unlabeled.content import ContentError, data_folder
from unlabeled.content.instrument import Scale, load_instrument
from unlabeled.content.risk_appetite import risk_appetite_file
from unlabeled.disclosure import Release
from unlabeled.disclosure.names import POOLED
from unlabeled.look import Table, table_html
from unlabeled.survey.errors import GroupColumnError, UnreadableError
from unlabeled.survey.numbers import MOST_GROUPS, Numbers
from unlabeled.survey.plot import statements_figure
from unlabeled.survey.policy import risk_appetite
from unlabeled.survey.released import released
from unlabeled.survey.words import detail_of_rows, left_out_words, too_few_words

if TYPE_CHECKING:
    import pandas as pd

_NARROW = '<div style="max-width:26rem">{}</div>'  # words in a drawing grow with it
NOT_THERE = (
    "There is no {file} in the folder data/survey, and that is all right. To see your own team here, save "
    "the export of your survey tool there under this name, and open the page again."
)


@dataclass(frozen=True)
class Note:
    """One sentence in the place of results."""

    text: str

    def __repr__(self) -> str:
        return self.text

    def _repr_html_(self) -> str:
        return f"<p>{escape(self.text)}</p>"


@dataclass(frozen=True, repr=False)
class Results:
    """What may be shown of one survey: its groups, and the figures of its newest wave.

    Parameters
    ----------
    release : Release
        What passed the gate; nothing else is shown.
    scales : tuple of Scale
        The scales of the questionnaire, for their words.
    """

    release: Release
    scales: tuple[Scale, ...]

    def __repr__(self) -> str:
        return repr(self.release)

    def table(self) -> pd.DataFrame:
        """Return the release as a frame: a row for each number, columns as in `release.csv`."""
        import pandas as pd

        from unlabeled.survey.export import COLUMNS

        rows = self.release.rows
        return pd.DataFrame({name: [getattr(row, name) for row in rows] for name in COLUMNS})

    def _repr_html_(self) -> str:
        if not self.release.groups:
            return Note(too_few_words(self.release.appetite))._repr_html_()
        numbers = Numbers(self.release, MOST_GROUPS)
        first, *others = self.scales
        parts = [
            table_html(self._groups(numbers)),
            f"<h3>{escape(self._title(first))}</h3>",
            self._figures(numbers, first),
        ]
        parts += [_folded(self._title(scale), self._figures(numbers, scale)) for scale in others]
        if not numbers.is_whole:
            parts.append(f"<p>{escape(left_out_words(numbers.deepest == 0))}</p>")
        if self.release.withholds:
            parts.append("<p>Something is withheld.</p>")
        return f"<div>{''.join(parts)}</div>"

    def _groups(self, numbers: Numbers) -> Table:
        rows: tuple[tuple[str, ...], ...] = tuple(
            (
                group.wave,
                group.name,
                str(group.n),
                detail_of_rows(numbers.rows(group), group, numbers.appetite),
            )
            for group in numbers.all_groups
        )
        caption = f"Who is shown, and how. “{POOLED}”: groups too small to stand alone."
        head: tuple[str, ...] = ("Wave", "Group", "n", "Shown as")
        if numbers.waves == ("",):
            head, rows = head[1:], tuple(row[1:] for row in rows)
        return Table(caption, head, rows)

    def _title(self, scale: Scale) -> str:
        wave = self.release.waves[-1]
        return f"{scale.title}, wave {wave}" if wave else scale.title

    def _figures(self, numbers: Numbers, scale: Scale) -> str:
        """Return the figure of `scale` in the newest wave: everyone, and the groups that are shown."""
        figure = statements_figure(numbers, scale, numbers.waves[-1:])
        return f"<p>{escape(figure.key)}</p>{_NARROW.format(figure.html)}"


def _folded(title: str, content: str) -> str:
    return f'<details class="u-more"><summary>{escape(title)}</summary>{content}</details>'


def shown(file: str, by: str | None = None) -> Results | Note:
    """Return what may be shown of the export called `file` in `data/survey`, by the groups in column `by`.

    A file that is not there, or cannot be read, gives a sentence and no traceback: a traceback could
    quote somebody.

    Raises
    ------
    ValueError
        If `file` is more than a name.
    """
    if not file.strip(".") or PurePath(file).name != file or "\\" in file:
        raise ValueError("Give the name of a file in the folder data/survey, without a folder before it.")
    survey = data_folder() / "survey"
    if not (survey / file).is_file():
        return Note(NOT_THERE.format(file=file))
    try:
        instrument = load_instrument(survey / "instrument.yaml")
        release, _ = released(survey / file, instrument, risk_appetite(risk_appetite_file()), by)
    except GroupColumnError as error:
        column = instrument.group_column
        return Note(f"{error.problem} {_remedy(file, column, error.columns)}")
    except (ContentError, UnreadableError) as error:
        return Note(str(error))
    return Results(release, instrument.scales)


def _remedy(file: str, column: str, columns: str) -> str:
    """Return how to name the column with the groups in a notebook."""
    there = f" The columns to choose from: {columns}." if columns else ""
    return (
        f"Rename the column with the groups to '{column}', or write its title here, for example "
        f'results("{file}", by="Which ward?").{there} by="" reads everyone together.'
    )
