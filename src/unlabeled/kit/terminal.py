"""What `analyze` and `ledger` say in a terminal at their end: what anybody may know."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from rich.console import Console
    from rich.table import Table

    from unlabeled.disclosure import Release
    from unlabeled.kit.entry import Entry
    from unlabeled.survey.export import Source
    from unlabeled.survey.numbers import Numbers


def summary(release: Release, source: Source, out: Path | None, *, commented: bool = False) -> None:
    """Print what was read, what was left out by column name, and which groups are published.

    With `commented`, also where comments wait to be approved; not how many there are.

    Nothing is printed that is not in the release: no size of a group that is not published, no count of rows.
    """
    from rich.console import Console
    from rich.text import Text

    from unlabeled.survey.words import too_few_words

    console = Console(highlight=False, emoji=False, markup=False)
    console.print(f"Read as {source.tool}, against “{source.instrument.title}”.")
    if release.groups:
        _print_found(console, release, source, "not counted" if commented else "not read")
    else:
        console.print(too_few_words(release.appetite))
    if commented and out is not None:
        _print_comments(console, out)
    if out is not None:
        console.print(Text(f"The report: {out / 'report.html'}"), soft_wrap=True)


def _print_comments(console: Console, out: Path) -> None:
    from rich.text import Text

    from unlabeled.survey.approved import TO_APPROVE

    waiting = out / "analyst" / TO_APPROVE
    if waiting.is_file():
        console.print(Text(f"Comments to approve, not for sharing: {waiting}"), soft_wrap=True)
    else:
        console.print("Comments are withheld.")


def _print_found(console: Console, release: Release, source: Source, others: str) -> None:
    from rich.text import Text

    from unlabeled.survey.numbers import MOST_GROUPS, Numbers
    from unlabeled.survey.words import few_words, left_out_words, listed, talk_words

    left_out = source.left_out
    for kind, names in (
        ("Identify people, dropped:", left_out.identifiers),
        (f"Open questions, {others}:", left_out.in_words),
        (f"Not in the questionnaire, {others}:", left_out.others),
    ):
        console.print(Text(f"{kind} {_printable(listed(names))}"))
    console.print(f"Empty rows, left out: {few_words(left_out.empty_rows, release.appetite)}")
    console.print(
        f"Sent again later by the same person, left out: {few_words(left_out.repeats, release.appetite)}"
    )
    _print_quality(console, release, source)
    numbers = Numbers(release, MOST_GROUPS)
    console.print(_groups(numbers))
    if not numbers.is_whole:
        console.print(left_out_words(numbers.deepest == 0))
    for group in numbers.all_groups:
        words = talk_words(group.n, group.wave if len(release.waves) > 1 else "") if group.is_everyone else ""
        if words:
            console.print(_printable(words))
    if release.withholds:
        console.print("Something is withheld.")


def _print_quality(console: Console, release: Release, source: Source) -> None:
    from unlabeled.survey.words import few_words

    found, floor = source.quality, release.appetite
    if source.left_out.trials:
        console.print(
            f"Sent while trying the survey out, left out: {few_words(source.left_out.trials, floor)}"
        )
    # Printed also where there is none: a line that is left out would tell none from one or two.
    console.print(f"Answered in part, counted: {few_words(found.partial, floor)}")
    console.print(f"Gave one answer to every item, counted: {few_words(found.straight, floor)}")
    for item in found.against_scale:
        console.print(f"Item {item} is reversed and yet runs against its scale. Was it turned round already?")


def _groups(numbers: Numbers) -> Table:
    from rich import box
    from rich.table import Table

    from unlabeled.survey.words import detail_of_rows

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for head in ("Wave", "Group"):
        table.add_column(head)
    table.add_column("n", justify="right")
    table.add_column("Shown as")
    for group in numbers.all_groups:
        words = detail_of_rows(numbers.rows(group), group, numbers.appetite)
        table.add_row(_printable(group.wave), _printable(group.name), str(group.n), words)
    return table


def ledger_table(entries: Sequence[Entry]) -> None:
    """Print what was published: wave, date, groups and their n."""
    from rich import box
    from rich.console import Console
    from rich.table import Table

    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    for head in ("Wave", "Date", "Group"):
        table.add_column(head)
    table.add_column("n", justify="right")
    for entry in entries:
        for group in entry.groups:
            table.add_row(_printable(group.wave), entry.date, _printable(group.group), str(group.n))
    Console(highlight=False, emoji=False, markup=False).print(table)


def _printable(text: str) -> str:
    """Return `text` without what a terminal would obey, and no longer than a line."""
    kept = "".join(letter if letter.isprintable() else " " for letter in text)
    return kept if len(kept) <= 200 else kept[:199] + "…"
