"""The report: one page of HTML that needs no network, made of a release and of nothing else."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from unlabeled.content.instrument import Scale
from unlabeled.disclosure import Detail, PublishedGroup, Release, Row, Statistic
from unlabeled.disclosure.names import POOLED
from unlabeled.look import Host, Table, stylesheet, table_html
from unlabeled.survey.beside import side_by_side, who_answered, whole_teams
from unlabeled.survey.export import Source
from unlabeled.survey.plot import Figure, everyone_figure, groups_figure
from unlabeled.survey.rules import RULES, SCOPE
from unlabeled.survey.words import few_words, number_words, share_words, too_few_words

if TYPE_CHECKING:
    from jinja2 import Environment


@dataclass(frozen=True)
class ScalePart:
    """What the page says of one scale in one wave; `answers` and `whole` are finished HTML."""

    scale: Scale
    alpha: Row | None
    mean: Row | None
    everyone: Figure
    groups: Figure | None
    answers: str
    whole: str


@dataclass(frozen=True)
class WavePart:
    """One wave: its name, its groups with their n, who answered as finished HTML, and its scales."""

    name: str
    everyone: PublishedGroup
    groups: tuple[PublishedGroup, ...]
    answered: str
    scales: tuple[ScalePart, ...]


def report_html(release: Release, source: Source, policy: str) -> str:
    """Return the report.

    Parameters
    ----------
    release : Release
        What passed the gate.
    source : Source
        The instrument, what the file was read as, and what was not read.
    policy : str
        The text of the policy file, comments included.
    """
    waves = tuple(_wave(release, wave, source) for wave in release.waves)
    return (
        _pages()
        .get_template("report.html.jinja")
        .render(
            instrument=source.instrument,
            tool=source.tool,
            left_out=source.left_out,
            empty_rows=few_words(source.left_out.empty_rows, release.appetite),
            repeats=few_words(source.left_out.repeats, release.appetite),
            too_few=too_few_words(release.appetite),
            waves=waves,
            one_wave=len(waves) == 1 and not waves[0].name,
            appetite=release.appetite,
            beside=[_html(side_by_side(release, scale)) for scale in source.instrument.scales],
            withholds=release.withholds,
            details={group.detail for group in release.groups},
            Detail=Detail,
            rules=RULES,
            scope=SCOPE,
            pooled=POOLED,
            policy=policy,
            stylesheet=stylesheet(Host.PAGE),
        )
    )


def _pages() -> Environment:
    from jinja2 import Environment, PackageLoader, StrictUndefined

    pages = Environment(
        loader=PackageLoader("unlabeled.survey", "."),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    pages.filters["number"] = number_words
    return pages


def _wave(release: Release, wave: str, source: Source) -> WavePart:
    groups = tuple(group for group in release.groups if group.wave == wave)
    everyone = next(group for group in groups if group.is_everyone)
    scales = tuple(_scale(release, everyone, scale) for scale in source.instrument.scales)
    answered = _html(who_answered(release, wave))
    return WavePart(wave, everyone, tuple(g for g in groups if not g.is_everyone), answered, scales)


def _html(table: Table | None) -> str:
    return table_html(table) if table else ""


def _scale(release: Release, everyone: PublishedGroup, scale: Scale) -> ScalePart:
    wave, place = everyone.wave, (everyone.wave, everyone.name, scale.id)
    rows = [row for row in release.rows if (row.wave, row.group, row.scale) == place]
    of_scale = {row.statistic: row for row in rows if not row.item}
    return ScalePart(
        scale,
        of_scale.get(Statistic.ALPHA),
        of_scale.get(Statistic.MEAN),
        everyone_figure(release, wave, scale),
        groups_figure(release, wave, scale),
        _answers(scale, rows),
        _html(whole_teams(release, wave, scale)),
    )


def _answers(scale: Scale, rows: list[Row]) -> str:
    """Return the table of every answer's share, with mean and SD, where these are published."""
    lines = []
    for item in scale.items:
        of_item = [row for row in rows if row.item == item.id]
        shares = [row for row in of_item if row.statistic is Statistic.CATEGORY_SHARE]
        if not shares:
            return ""
        numbers = [row for row in of_item if row.statistic in (Statistic.MEAN, Statistic.SD)]
        head = ("Statement", *(row.category for row in shares), "Mean", "SD")
        lines.append((item.text, *map(share_words, shares), *map(number_words, numbers)))
    return table_html(Table("Shares of everyone, as the statement was asked.", head, tuple(lines)))
