"""The whole attack: read, prove quickly what can be proved, search the rest, and say what was found."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Final

import numpy as np

from unlabeled.attack.combine import Combined, combined
from unlabeled.attack.exact import leaks
from unlabeled.attack.facts import AttackError, Finding, Leak, Number, Publication, Scale
from unlabeled.attack.heads import head_findings
from unlabeled.attack.releases import ReadRelease, csv_of_json, is_release, read_csv
from unlabeled.attack.scales import scale_findings, with_scales
from unlabeled.attack.screen import proved
from unlabeled.attack.sheet import Sheet
from unlabeled.attack.tables import is_table, read_table
from unlabeled.attack.words import in_words, withheld_for_answers

SECONDS: Final = 20.0  # for one problem; what is not decided by then counts as found
_MOST: Final = 20_000_000  # bytes of a file
Told = Callable[[str], None]


def _quiet(_words: str) -> None:
    """Say nothing."""


def attack_release(
    csv_text: str,
    json_text: str,
    scale: Scale,
    k: int = 5,
    turned: Collection[str] | None = None,
    share_end: int = 20,
    begin: Told = _quiet,
) -> list[Finding]:
    """Return what can be worked out from a release, read from the texts that are to be published.

    Parameters
    ----------
    csv_text, json_text : str
        `release.csv` and `release.json`.
    scale : Scale
        The bounds of the answers.
    k : int
        Smallest group that may be published.
    turned : collection of str, optional
        Items that are favourable where people disagree; as the printed numbers tell unless given.
    share_end : int
        Where the policy's open ends begin, in points.
    begin : callable
        Is told what is looked at.

    Raises
    ------
    AttackError
        If a row is not understood: what is not read cannot be attacked.
    """
    release = read_csv(csv_text, scale, turned, share_end)
    found = _of_release(release, "release.csv", k, begin)
    other = csv_of_json(json_text)
    if not _same_rows(csv_text, other):
        found += _of_release(read_csv(other, scale, turned, share_end), "release.json", k, begin)
    return found


def _same_rows(one: str, other: str) -> bool:
    """Return whether two texts say the same, apart from what keeps a spreadsheet from running a text."""
    return one.replace("'", "") == other.replace("'", "")


def attack_files(
    files: Sequence[Path], scale: Scale, k: int = 5, total: str | None = None, begin: Told = _quiet
) -> list[Finding]:
    """Return what can be worked out from all of `files` together.

    Parameters
    ----------
    files : sequence of Path
        Releases of ours and finished tables of other tools, each a publication about the same people.
    scale : Scale
        The bounds of the answers.
    k : int
        Smallest group that may be published.
    total : str, optional
        What the row of everyone is called; All, Total or Everyone unless given.

    Raises
    ------
    AttackError
        If a file cannot be read.
    """
    publications: list[Publication] = []
    releases: list[tuple[str, ReadRelease]] = []
    for file in files:
        begin(f"Reading {file.name}")
        text = _text(file)
        if file.suffix.casefold() == ".json":
            text = csv_of_json(text)
        columns = text.split("\n", 1)[0].strip("\r").split(",")
        if is_release(columns):
            releases.append((file.name, read_csv(text, scale, None)))
        elif is_table(_split(text)):
            publications += read_table(text, file.name, scale, total)
        else:
            raise AttackError(
                f"{file.name} is no table of results. It needs columns group, n, and mean or "
                "one for each answer."
            )
    return _of_all(releases, publications, scale, k, begin)


def attack_texts(
    texts: Sequence[str],
    scale: Scale,
    k: int = 5,
    turned: Collection[str] | None = None,
    share_end: int = 20,
    begin: Told = _quiet,
) -> list[Finding]:
    """Return what can be worked out from several releases about the same people, given as texts.

    Parameters are those of `attack_release`; `texts` are contents of `release.csv`, the earliest first.
    """
    releases = [
        (f"publication {place}", read_csv(text, scale, turned, share_end))
        for place, text in enumerate(texts, start=1)
    ]
    return _of_all(releases, [], scale, k, begin)


def _of_all(
    releases: Sequence[tuple[str, ReadRelease]],
    publications: Sequence[Publication],
    scale: Scale,
    k: int,
    begin: Told,
) -> list[Finding]:
    """Return what can be worked out from each release alone, and from all of them and the tables together."""
    found = [finding for name, release in releases for finding in _of_release(release, name, k, begin)]
    several = len(releases) + bool(publications) > 1
    together = [p for name, release in releases if several for p in _as_publications(release, name)]
    by_item: dict[tuple[str, str], list[Publication]] = {}
    for publication in (*publications, *together):
        by_item.setdefault((publication.wave, publication.item), []).append(publication)
    for each in by_item.values():
        begin(f"Attacking {each[0].item or each[0].label}")
        found += [finding for one in each for finding in withheld_for_answers(one, k)]
        found += _of_item(each, scale, k)
    return list(dict.fromkeys(found))


def _split(text: str) -> list[str]:
    head = text.split("\n", 1)[0].strip("\r")
    return [cell.strip(' "') for cell in head.split(max(",;\t", key=head.count))]


def _text(file: Path) -> str:
    try:
        if file.stat().st_size > _MOST * 10:
            raise AttackError(f"{file.name} is too large to attack. Give a smaller table.")
        return file.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise AttackError(f"{file.name} cannot be read. Give a CSV file in UTF-8.") from None


def _as_publications(release: ReadRelease, label: str) -> list[Publication]:
    return [
        sheet.publication(item, label)
        for sheet in with_scales(release).sheets
        for item in range(len(sheet.items))
    ]


def _of_release(release: ReadRelease, label: str, k: int, begin: Told) -> list[Finding]:
    release = with_scales(release)
    found: list[Finding] = []
    for sheet in release.sheets:
        begin(f"Attacking {label}")
        found += _too_few(sheet, k)
        safe = _proved(sheet)
        for item in np.flatnonzero(~safe):
            begin(f"Attacking {sheet.items[item]}")
            found += _of_item([sheet.publication(int(item), label)], sheet.scale, k)
    return [*found, *scale_findings(release), *head_findings(release, k)]


def _proved(sheet: Sheet) -> np.ndarray:
    """Return for which items nothing follows, also for who knows that nobody left anything out."""
    somebody_skipped = (sheet.categories[:, :, -1:, 0] > 0).any(axis=(1, 2))  # as the numbers say themselves
    without = somebody_skipped.all() or proved(sheet, skips=False) | somebody_skipped
    return without & proved(sheet, skips=True)


def _too_few(sheet: Sheet, k: int) -> Iterator[Finding]:
    for place in np.flatnonzero(sheet.n < k):
        yield Finding(
            sheet.groups[place],
            "",
            sheet.wave,
            f"{sheet.groups[place]} ({sheet.n[place]}) is shown.",
            f"Put it together with others until there are {k}.",
        )


def _of_item(publications: Sequence[Publication], scale: Scale, k: int) -> list[Finding]:
    return [
        finding
        for problem in combined(publications, scale, k)
        for finding in in_words(problem, _leaks(problem, k), publications[0], k)
    ]


def _leaks(case: Combined, k: int) -> Sequence[Leak]:
    """Return the leaks of one problem: of whole answers, else of means that lie between answers."""
    if case.assuming:
        found = _leaks(replace(case, assuming=""), k)
        return [] if _contradict(found) else found  # then the one group is no part of the other
    if not case.problem.skips:
        found = leaks(case.problem, k, SECONDS, case.targets)
        if not _contradict(found):
            return found
        numbers = [fact.number for fact in case.problem.facts]
        if all(_is_mean(number, case.problem.scale) for number in numbers):
            return leaks(case.finer(), k, SECONDS, case.targets)
        return found
    everybody_answered = leaks(case.without_skips(), k, SECONDS, case.targets)
    if everybody_answered and not _contradict(everybody_answered):
        return everybody_answered
    return leaks(case.problem, k, SECONDS, case.targets)


def _contradict(found: Sequence[Leak]) -> bool:
    return any(leak.kind == "contradiction" for leak in found)


def _is_mean(number: Number, scale: Scale) -> bool:
    steps = np.diff(number.weights[: len(scale.values)])
    return bool(np.allclose(steps, 1))
