"""What a notebook shows of a frame: a release in tables and figures, or one calm sentence."""

from __future__ import annotations

from typing import Any

from unlabeled.content import ContentError, data_folder
from unlabeled.content.instrument import load_instrument
from unlabeled.content.risk_appetite import risk_appetite_file
from unlabeled.survey.errors import GroupColumnError, UnreadableError
from unlabeled.survey.policy import risk_appetite
from unlabeled.survey.released import released
from unlabeled.survey.shown import Note, Results


def shown_frame(frame: Any, by: str | None) -> Results | Note:
    """Return what may be shown of the answers in `frame`, by the groups in the columns `by`.

    A frame that cannot be counted gives a sentence and no traceback: a traceback could quote somebody.
    """
    try:
        instrument = load_instrument(data_folder() / "survey" / "instrument.yaml")
        release, _ = released(frame, instrument, risk_appetite(risk_appetite_file()), by)
    except GroupColumnError as error:
        there = f" The columns to choose from: {error.columns}." if error.columns else ""
        return Note(
            f'{error.problem} Write its name here, for example results(answers, by="ward").{there} by="" '
            "reads everyone together."
        )
    except (ContentError, UnreadableError) as error:
        return Note(str(error))
    return Results(release, instrument.scales)
