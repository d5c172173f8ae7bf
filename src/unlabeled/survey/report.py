"""The report: one page of HTML that needs no network, made of a release and of nothing else."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from unlabeled.content.instrument import Instrument, Scale
from unlabeled.disclosure import PublishedGroup, Release, Statistic
from unlabeled.disclosure.names import POOLED
from unlabeled.look import Host, stylesheet
from unlabeled.survey.beside import groups_table, scale_table, who_answered, whole_teams
from unlabeled.survey.every_answer import answers_figure, answers_table
from unlabeled.survey.export import Source
from unlabeled.survey.likeness import likeness_figure
from unlabeled.survey.numbers import MOST_GROUPS, Numbers
from unlabeled.survey.plot import Figure, statements_figure
from unlabeled.survey.rules import RULES, SCOPE
from unlabeled.survey.tables import wide_html
from unlabeled.survey.words import (
    Shown,
    any_of,
    few_words,
    left_out_words,
    shown_as,
    step_of,
    talk_words,
    too_few_words,
    wave_words,
    weight_words,
)

if TYPE_CHECKING:
    from jinja2 import Environment


@dataclass(frozen=True)
class ScalePart:
    """What the page says of one scale; tables are finished HTML, empty where there is nothing to show.

    Parameters
    ----------
    scale : Scale
    statements : Figure
        How everyone and each group answered.
    whole : str
        Limits for whole groups, silent people included.
    answers : str
        The share of each answer.
    answers_drawn, likeness : Figure or None
        None where it would be too wide to say anything.
    together : str
        Mean and alpha of the scale.
    """

    scale: Scale
    statements: Figure
    whole: str
    answers: str
    answers_drawn: Figure | None
    likeness: Figure | None
    together: str


@dataclass(frozen=True)
class WavePart:
    """One wave: what it is called, everyone in it, how many groups, and of how many people if told."""

    name: str
    everyone: PublishedGroup
    groups: int
    people: object
    rate: object
    talk: str


@dataclass(frozen=True)
class Favourable:
    """Which answers are favourable, which if worded the other way, and the one in the middle."""

    means: str
    otherwise: str
    middle: str


def report_html(release: Release, source: Source, policy: str) -> str:
    """Return the report. Of very many groups it shows the outermost ones, and says where the others stand.

    Parameters
    ----------
    release : Release
        What passed the gate.
    source : Source
        The instrument, what the file was read as, and what was not read.
    policy : str
        The text of the policy file, comments included.
    """
    numbers, instrument = Numbers(release, MOST_GROUPS), source.instrument
    groups = numbers.all_groups
    answered = who_answered(numbers)
    smallest = min((group.n for group in groups), default=0)
    return (
        _pages()
        .get_template("report.html.jinja")
        .render(
            instrument=instrument,
            tool=source.tool,
            left_out=source.left_out,
            empty_rows=few_words(source.left_out.empty_rows, release.appetite),
            repeats=few_words(source.left_out.repeats, release.appetite),
            too_few=too_few_words(release.appetite),
            waves=[_wave(numbers, wave, release) for wave in release.waves],
            whole=numbers.is_whole,
            left_out_groups=left_out_words(numbers.deepest == 0),
            groups=wide_html(groups_table(numbers)),
            answered=wide_html(answered),
            scales=[_scale(numbers, scale, instrument) for scale in instrument.scales if groups],
            favourable=_favourable(instrument.response_scale.labels),
            smallest=smallest,
            weight=weight_words(smallest) if smallest else "",
            unasked=answered is not None and len(answered.rows) < len(groups),
            missing=_is_missing(numbers),
            pooled=any(group.path and group.path[-1] == POOLED for group in groups),
            turned=any(item.reverse_keyed for item in instrument.items),
            nested=any(group.level > 1 for group in groups),
            kinds=_kinds(numbers, groups),
            answer_steps=_answer_steps(numbers, groups),
            wider=any(_is_wider(numbers, group) for group in groups),
            Shown=Shown,
            withholds=release.withholds,
            rules=RULES,
            scope=SCOPE,
            pool_name=POOLED,
            policy=policy,
            stylesheet=stylesheet(Host.PAGE),
        )
    )


def page_style() -> str:
    """Return how the page is set, the same for every survey."""
    own = Path(__file__).with_name("report.css").read_text(encoding="utf-8")
    return f"{stylesheet(Host.PAGE)}\n{own}"


def _pages() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(
        loader=PackageLoader("unlabeled.survey", "."),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def _wave(numbers: Numbers, wave: str, release: Release) -> WavePart:
    everyone = numbers.groups(wave)[0]
    people, rate = (
        numbers.one(everyone, "", "", kind) for kind in (Statistic.HEAD_COUNT, Statistic.RESPONSE_RATE)
    )
    talk = talk_words(everyone.n, wave if len(numbers.waves) > 1 else "")
    levels = zip(release.groups.waves, release.groups.levels, strict=True)
    of_groups = sum(each == (wave, 1) for each in levels)
    told = (people.value, rate.value) if people and rate else (None, None)
    return WavePart(wave_words(wave), everyone, of_groups, *told, talk)


def _favourable(labels: tuple[str, ...]) -> Favourable:
    """Return the answers of the upper half and of the lower half, by their own words."""
    half, odd = divmod(len(labels), 2)
    middle = f"“{labels[half]}”" if odd else ""
    return Favourable(any_of(labels[-half:]), any_of(labels[:half]), middle)


def _is_missing(numbers: Numbers) -> bool:
    """Return whether a group that is shown at one time is not shown at another."""
    names = numbers.names(numbers.waves)
    return any(numbers.group(wave, name) is None for name in names for wave in numbers.waves)


def _kinds(numbers: Numbers, groups: Iterable[PublishedGroup]) -> set[Shown]:
    return {shown_as(numbers.rows(group), group) for group in groups}


def _answer_steps(numbers: Numbers, groups: Iterable[PublishedGroup]) -> list[int]:
    """Return the steps in which every answer is shown, of whichever group, finest first."""
    rows = ((numbers.rows(group), group) for group in groups)
    found = {step_of(*each, numbers.appetite) for each in rows if shown_as(*each) is Shown.ANSWERS}
    return sorted(step for step in found if step is not None)


def _is_wider(numbers: Numbers, group: PublishedGroup) -> bool:
    """Return whether an answer of `group` is shown in a range of several steps."""
    rows = numbers.rows(group)
    step = step_of(rows, group, numbers.appetite)
    if step is None:
        return False
    told = (row for row in rows if row.statistic is Statistic.CATEGORY_SHARE and isinstance(row.value, str))
    return any((row.high or 0) - (row.low or 0) > step for row in told)


def _scale(numbers: Numbers, scale: Scale, instrument: Instrument) -> ScalePart:
    points = instrument.response_scale
    return ScalePart(
        scale,
        statements_figure(numbers, scale),
        wide_html(whole_teams(numbers, scale)),
        wide_html(answers_table(numbers, scale)),
        answers_figure(numbers, scale, points),
        likeness_figure(numbers, scale, points),
        wide_html(scale_table(numbers, scale)),
    )
