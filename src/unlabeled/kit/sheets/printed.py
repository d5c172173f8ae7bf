"""`unlabeled print-sheets`: paper sheets as pages of HTML, one for each part and one with all of them."""

from __future__ import annotations

import secrets
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Final

from unlabeled.content import ContentError
from unlabeled.content.schedule import LENGTHS, Length, load_schedule
from unlabeled.content.session import load_session
from unlabeled.content.sheets import SheetWords, load_sheet_words
from unlabeled.kit.results import ResultsError, check_results_folder, write_results
from unlabeled.kit.run_sheet import MOST
from unlabeled.kit.sheets import ask, cards, closing, label, mini, speed, success, terms, weight
from unlabeled.kit.sheets.desk import Desk
from unlabeled.kit.sheets.stack import stack, used

if TYPE_CHECKING:
    from unlabeled.kit.sheets.blocks import Leaf

SHEETS: Final[Mapping[str, Callable[[Desk], Iterator[Leaf]]]] = MappingProxyType(
    {
        "00": terms.leaves,
        "01": label.leaves,
        "02": speed.leaves,
        "03": ask.leaves,
        "04": weight.leaves,
        "05": mini.leaves,
        "06": success.leaves,
        "close": closing.leaves,
        cards.CARDS: cards.leaves,
    }
)


def print_sheets(out: Path, parts: Sequence[str] | None = None, seed: int | None = None) -> int:
    """Write sheets to print to a new folder, and return the exit code: 0 done, 2 bad input.

    Parameters
    ----------
    out : Path
        A new folder.
    parts : sequence of str, optional
        Of which parts: `00` to `06`, `close`, `cards`; all of them unless given.
    seed : int, optional
        What the labels of `01` are dealt with; by chance unless given.
    """
    wanted = [name for name in SHEETS if not parts or name in parts]
    unknown = [name for name in parts or () if name not in SHEETS]
    if unknown:
        sys.stderr.write(f"There are no sheets of '{unknown[0][:20]}'. There are: {', '.join(SHEETS)}.\n")
        return 2
    try:
        check_results_folder(out)
        desk = desk_with(secrets.randbelow(2**31) if seed is None else seed)
        texts = {f"sheets-{name}.html": as_html(SHEETS[name](desk), desk.words) for name in wanted}
        if len(wanted) > 1:
            everything = (leaf for name in wanted for leaf in SHEETS[name](desk))
            texts["sheets-all.html"] = as_html(everything, desk.words)
        write_results(out, texts)
    except (ContentError, ResultsError) as error:
        sys.stderr.write(f"{error}\n")
        return 2
    sys.stdout.write(f"To print, on both sides of A4 or Letter: {out / list(texts)[-1]}\n")
    return 0


def print_session(
    out: Path, minutes: str | None, people: str | None, parts: Sequence[str] | None = None
) -> int:
    """Write one page with the sheets of a session for so many people, and one with the cards.

    Parameters
    ----------
    out : Path
        A new folder.
    minutes : str, optional
        45, 90 or 180.
    people : str, optional
        How many get sheets, 1 to 60. Where a sheet has versions, chance deals each of them one.
    parts : sequence of str, optional
        None: a session has its own parts, and others with it are refused.

    Returns
    -------
    int
        0 done; 2 bad input, said in a sentence.
    """
    if parts:
        sys.stderr.write(
            "--minutes says which parts there are. Leave --part out, or --minutes and --people.\n"
        )
        return 2
    length = next((each for each in LENGTHS if str(each) == minutes), None)
    if length is None:
        sys.stderr.write("Sheets for a session take both: --minutes, which is 45, 90 or 180, and --people.\n")
        return 2
    if people is None or not (people.isascii() and people.isdigit() and 1 <= int(people[:9]) <= MOST):
        sys.stderr.write(f"--people takes a number from 1 to {MOST}: how many get sheets.\n")
        return 2
    try:
        check_results_folder(out)
        write_results(out, _session_texts(length, int(people)))
    except (ContentError, ResultsError) as error:
        sys.stderr.write(f"{error}\n")
        return 2
    sys.stdout.write(
        f"To print once, on both sides of A4 or Letter: {out / 'sheets-people.html'}\n"
        f"And the cards, for the wall and for you: {out / 'sheets-cards.html'}\n"
    )
    return 0


def _session_texts(length: Length, people: int) -> dict[str, str]:
    seed = secrets.randbelow(2**31)
    desk = desk_with(seed)
    parts = [used(leaves(desk), desk, length) for name, leaves in SHEETS.items() if name != cards.CARDS]
    return {
        "sheets-people.html": as_html(stack(parts, people, seed), desk.words),
        "sheets-cards.html": as_html(cards.leaves(desk), desk.words),
    }


def desk_with(seed: int) -> Desk:
    """Return the content in use; the labels of `01` are dealt with `seed`."""
    from unlabeled.exercises.catalogue import load_pages, load_words

    return Desk(load_pages(), load_schedule(), load_session(), load_sheet_words(), load_words(), seed)


def as_html(leaves: Iterable[Leaf], words: SheetWords) -> str:
    """Return one page of HTML with all leaves; a front without a back has an empty one."""
    from unlabeled.kit.pages import page

    return page("sheets/sheets.html.jinja", leaves=list(leaves), words=words)
