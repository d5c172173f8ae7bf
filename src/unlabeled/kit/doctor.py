"""`unlabeled doctor`: what is missing on this machine, who needs it, and how to get it. It changes nothing.

What is loaded first is Python's own alone: it has something to say of an environment that is not whole, too.
"""

from __future__ import annotations

import sys
import textwrap
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from unlabeled.content.doctor import DoctorWords
    from unlabeled.kit.machine import Finding

_WIDE: Final = 100  # letters of a line


def doctor(folder: Path | None = None, port: int | None = None) -> int:
    """Look at this machine and say what is there and what is not.

    Parameters
    ----------
    folder : Path, optional
        The workshop folder, as for `open`.
    port : int, optional
        The room's port; 8765 unless given.

    Returns
    -------
    int
        0 when a session can run here, else 1.
    """
    try:
        from unlabeled.kit.machine import findings

        words = _words()
        found = findings(folder, port)
    except ImportError as error:
        sys.stdout.write(_NOT_WHOLE.format(name=error.name or "something"))
        return 1
    except FileNotFoundError as error:  # the workshop's own content, which holds the words as well
        sys.stdout.write(f"{error}\n")
        return 1
    sys.stdout.write("\n".join(_lines(found, words)) + "\n")
    return 1 if any(one.is_needed and not one.is_there for one in found) else 0


def _words() -> DoctorWords:
    """Return the words of the folder in use; the kit's own if there is a mistake in them."""
    from unlabeled.content import ContentError, kit_folder
    from unlabeled.content.doctor import load_doctor_words

    try:
        return load_doctor_words()
    except ContentError as error:
        sys.stderr.write(f"{error}\n")
        return load_doctor_words(kit_folder() / "data" / "doctor.yaml")


def _lines(found: Sequence[Finding], words: DoctorWords) -> Iterator[str]:
    from unlabeled.content.doctor import Group

    titles, marks = words.groups.model_dump(), words.marks.model_dump()
    wide = max(map(len, marks.values()))
    for group in Group:
        yield titles[group]
        for one in (each for each in found if each.group is group):
            said = words.checks[one.check]
            text = (said.there if one.is_there else said.lacking).format(found=one.found)
            yield from _wrapped(text, f"  {marks[one.mark]:<{wide}}  ")
            yield from () if one.is_there else _wrapped(said.get, " " * (wide + 4))
        yield ""
    can = all(one.is_there for one in found if one.is_needed)
    yield from _wrapped(f"{words.can if can else words.cannot} {words.nothing}", "")


def _wrapped(text: str, head: str) -> list[str]:
    return textwrap.wrap(
        text,
        _WIDE,
        initial_indent=head,
        subsequent_indent=" " * len(head),
        break_long_words=False,
        break_on_hyphens=False,
    )


_NOT_WHOLE: Final = (
    "This environment is not whole: {name} is missing. Make it again with make install, "
    "or with the lines for pip in the README.\n"
)
