"""`unlabeled comments`: what a person has approved of the comments, as a page beside the report."""

from __future__ import annotations

import hashlib
import json
import sys
from pathlib import Path
from typing import Any, Final

from unlabeled.content import ContentError
from unlabeled.content.risk_appetite import risk_appetite_file
from unlabeled.kit.analyze import ANALYST
from unlabeled.kit.drafted import DRAFT, drafted
from unlabeled.kit.ledger import LedgerError
from unlabeled.kit.progress import steps
from unlabeled.kit.results import ResultsError, write_results_file
from unlabeled.kit.stopped import INTERRUPTED, too_late_to_stop
from unlabeled.survey.errors import UnreadableError

PAGE: Final = "comments.html"
_NONE: Final = "No question has {least} approved comments, so none is shown. That is all right; talk instead."


def comments(folder: Path) -> int:
    """Write the page of the approved comments into `folder`, or take it away if there are too few.

    Parameters
    ----------
    folder : Path
        What `analyze --comments` has written.

    Returns
    -------
    int
        0 written; 1 too few are approved, so that no page is there; 2 bad input; 130 interrupted.
    """
    try:
        page, words = approved_page(folder)
    except (ContentError, LedgerError, ResultsError, UnreadableError) as error:
        sys.stderr.write(f"{error}\n")
        return 2
    except KeyboardInterrupt:
        sys.stderr.write("Stopped. If there is a page of comments, it is whole.\n")
        return INTERRUPTED
    (sys.stdout if page else sys.stderr).write(f"{words}\n")
    return 0 if page else 1


def approved_page(folder: Path) -> tuple[Path | None, str]:
    """Write the page, or take it away, and return where it is and what to say.

    Raises
    ------
    ContentError, LedgerError, ResultsError, UnreadableError
        If the folder is not as it was written, or the list of comments cannot be read.
    """
    with steps() as begin:
        begin("Reading what is approved")
        from unlabeled.survey.approved import TO_APPROVE, approved, comments_html
        from unlabeled.survey.comments import least_of
        from unlabeled.survey.policy import risk_appetite

        draft = drafted(folder).content
        least = least_of(risk_appetite(risk_appetite_file()))
        questions = approved(_text(folder / ANALYST / TO_APPROVE), least)
        title = json.loads((folder / "audit.json").read_text(encoding="utf-8"))["instrument"]["title"]
        page = comments_html(questions, title) if questions else None
        begin("Writing")
        with too_late_to_stop():
            _put(folder, draft, page)
    if page is None:
        return None, _NONE.format(least=least)
    return folder / PAGE, f"The approved comments: {folder / PAGE}"


def _put(folder: Path, draft: dict[str, Any], page: str | None) -> None:
    """Write or remove the page, and note in the draft by what it is known again, so it can be published."""
    files: dict[str, str] = {name: known for name, known in draft["files"].items() if name != PAGE}
    if page is None:
        (folder / PAGE).unlink(missing_ok=True)
    else:
        write_results_file(folder / PAGE, page, instead=True)
        files[PAGE] = hashlib.sha256(page.encode("utf-8")).hexdigest()
    text = json.dumps({**draft, "files": files}, ensure_ascii=False, indent=1) + "\n"
    write_results_file(folder / ANALYST / DRAFT, text, instead=True)


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        raise UnreadableError(
            f"There are no comments to approve: {file} is not there. Analyze with --comments into a new "
            "folder; if it is missing then as well, comments are withheld."
        ) from None
    except UnicodeDecodeError:
        raise UnreadableError(f"{file.name} is no longer text in UTF-8. Save it so.") from None
    except OSError as error:
        raise UnreadableError(f"{file} cannot be read: {error.strerror}.") from None
