"""`unlabeled audit`: what finished tables give away, and of whom."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from unlabeled.kit.progress import steps
from unlabeled.kit.stopped import INTERRUPTED

if TYPE_CHECKING:
    from unlabeled.attack import Finding, Scale

_SCALE: Final = re.compile(r"(-?\d{1,3})\s*(?:-|–|to|:)\s*(-?\d{1,3})")
_LEAST_K: Final = 3
NOTHING_FOUND: Final = (
    "This attack found nothing. It is no proof: it knows these tables alone, and not what else is published "
    "or told of the same people."
)


def audit(files: Sequence[Path], scale: str = "1-5", k: str = "5", total: str | None = None) -> int:
    """Attack `files` and print in words what can be worked out.

    Parameters
    ----------
    files : sequence of Path
        Releases of ours and finished tables of other tools; several are several publications.
    scale : str
        Lowest and highest answer, such as `1-5`.
    k : str
        Smallest group that may be published.
    total : str, optional
        What the row of everyone is called; All, Total or Everyone unless given.

    Returns
    -------
    int
        0 nothing found; 1 something was found, or was not decided in time; 2 unreadable, said in a sentence.
    """
    from unlabeled.attack import AttackError

    try:
        told: list[str] = []
        found = attacked(files, scale, k, total, told.append)
    except (AttackError, ValueError) as error:
        sys.stderr.write(f"{error}\n")
        return 2
    except KeyboardInterrupt:
        sys.stderr.write("Stopped. Nothing is said about these tables.\n")
        return INTERRUPTED
    _print(found, told)
    return 1 if found else 0


def attacked(
    files: Sequence[Path],
    scale: str = "1-5",
    k: str = "5",
    total: str | None = None,
    told: Callable[[str], None] = lambda _words: None,
) -> list[Finding]:
    """Return what can be worked out from `files`; raises `AttackError` or `ValueError` with a sentence.

    `told` is told which row was taken as everyone.
    """
    from unlabeled.attack import attack_files

    bounds, smallest = _scale(scale), _k(k)
    with steps() as begin:
        return attack_files(files, bounds, smallest, total, begin, told)


def _scale(text: str) -> Scale:
    from unlabeled.attack import Scale

    found = _SCALE.fullmatch(text.strip())
    if not found:
        raise ValueError("The scale is not understood. Write its lowest and highest answer: --scale 1-5.")
    return Scale(int(found[1]), int(found[2]))


def _k(text: str) -> int:
    if not (text.isascii() and text.isdigit()) or len(text) > 6 or int(text) < _LEAST_K:
        raise ValueError(
            f"k is a whole number from {_LEAST_K}. Write the smallest group that may be published."
        )
    return int(text)


def _print(found: Sequence[Finding], told: Sequence[str]) -> None:
    from rich.console import Console
    from rich.text import Text

    console = Console(highlight=False, emoji=False, markup=False)
    for line in told:
        console.print(Text(line), soft_wrap=True)
    if not found:
        console.print(NOTHING_FOUND, soft_wrap=True)
    for finding in found:
        console.print(Text(str(finding)), soft_wrap=True)
