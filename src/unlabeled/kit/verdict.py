"""What became of a publication, in words."""

from __future__ import annotations

from typing import Final

from unlabeled.kit.entry import Judged, Verdict

_MOST: Final = 5  # findings that are printed
ONLY_THIS: Final = "Only this ledger is covered: what was shown of the same people elsewhere is not.\n"


def verdict_words(found: Judged) -> str:
    """Return what became of a publication, ending with a line break."""
    match found.verdict:
        case Verdict.NEW:
            return f"Recorded: {found.recorded}. {ONLY_THIS}"
        case Verdict.AGAIN:
            return f"All of this is published already; nothing new was recorded. {ONLY_THIS}"
        case Verdict.OTHER_INPUT:
            name = f"“{found.wave}”" if found.wave else "without a name"
            return (
                f"Refused: a wave {name} is published already, from other answers. Two publications of one "
                "wave tell what was added in between. If this is another wave, name it: --wave NAME.\n"
            )
        case Verdict.FINDINGS:
            lines = "".join(f"- {line}\n" for line in found.findings[:_MOST])
            if len(found.findings) > _MOST:
                lines += f"And {len(found.findings) - _MOST} more of the kind.\n"
            return f"Refused: beside what is published of the same people, this gives too much away.\n{lines}"
