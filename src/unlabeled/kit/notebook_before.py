"""The commands of the time before there are answers, as functions: what to expect, what to ask, practice."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from unlabeled.kit.errors import NotDoneError, calm
from unlabeled.kit.given import File, file_named, path
from unlabeled.kit.said import Draft, Lines

if TYPE_CHECKING:
    import pandas as pd

    from unlabeled.survey.expected import Expected


@calm(ValueError)
def expect(people: int, teams: Any = ()) -> Expected:
    """Return what would be shown of so many people, before anybody is asked.

    Parameters
    ----------
    people : int
        How many will answer.
    teams : sequence of int, or of sequences of int
        How many of them are in each team; those that are left are people without a team.
    """
    from unlabeled.survey import expect as expected

    return expected(people, teams)


@calm()
def instrument_draft(
    file: File,
    out: File | None = None,
    *,
    format: str | None = None,  # noqa: A002
) -> Draft:
    """Return a first questionnaire, as YAML, begun from the export of a survey that is not ours.

    Parameters
    ----------
    file : path
        The survey tool's export.
    out : path, optional
        A new file to write it to.
    format : str, optional
        Whose export it is; recognised unless given.
    """
    from unlabeled.kit.instrument import draft_words, drafted

    written = path(out)
    text = drafted(file_named(file), written, format)
    return Draft(text, "" if written is None else draft_words(written, text))


@calm()
def instrument_check(file: File) -> Lines:
    """Return all that is wrong or open in the questionnaire `file`, one a line; empty (false) if nothing."""
    from unlabeled.content.instrument import Instrument
    from unlabeled.content.load import examine
    from unlabeled.kit.instrument import findings, nothing_wrong

    examined = examine(file_named(file), Instrument)
    if examined.tree is None:
        raise NotDoneError(str(examined.mistakes[0]))
    return Lines(tuple(findings(examined)), nothing_wrong(examined.content))


@calm(ValueError)
def simulate(
    file: File | None = None,
    *,
    people: int | None = None,
    teams: Sequence[int] | Sequence[Sequence[int]] = (),
    waves: int | None = None,
    seed: int = 1,
    instrument: File | None = None,
) -> pd.DataFrame:
    """Return made-up answers to practise on; nobody behind them exists.

    Parameters
    ----------
    file : path, optional
        A new CSV to write them to.
    people : int, optional
        How many answer in each wave; some sixty unless given.
    teams : sequence of int, or of sequences of int
        How many of them are in each team, or the same for each department; six teams unless given.
    waves : int, optional
        How often they are asked; twice unless given.
    seed : int
        The same number gives the same answers.
    instrument : path, optional
        The questionnaire; the workshop's own unless given.
    """
    from unlabeled.kit.simulate import MadeUpSurvey, simulated

    survey = MadeUpSurvey(people, teams, waves, seed, path(instrument))
    return simulated(survey, path(file))
