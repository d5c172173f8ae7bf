"""What somebody at work in Python or in a notebook gets to see: one sentence, and never what is in a file."""

from __future__ import annotations

import inspect
import re
import traceback
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Final, ParamSpec, TypeVar

from unlabeled.content import ContentError

_Given = ParamSpec("_Given")
_Got = TypeVar("_Got")
_OPTION: Final = re.compile(r"--([a-z]+(?:-[a-z]+)*)(?: (?=[A-Z]{2}|'|\d))?(?=([A-Z]{2}|'|\d)?)")


class NotDoneError(Exception):
    """Something was not done; the text says why and what to do. In a notebook it stands alone, in calm."""

    def _render_traceback_(self) -> list[str]:
        return [str(self)]


class StoppedError(KeyboardInterrupt):
    """Somebody stopped it."""

    def _render_traceback_(self) -> list[str]:
        return [str(self)]


def calm(*sentences: type[Exception]) -> Callable[[Callable[_Given, _Got]], Callable[_Given, _Got]]:
    """Return a decorator that makes every error a `NotDoneError`.

    An error that was not foreseen is named by its place and not by its text, which could quote somebody.

    Parameters
    ----------
    sentences : type of Exception
        Errors whose texts are sentences, beside those that are ours by their kind.
    """

    def decorated(work: Callable[_Given, _Got]) -> Callable[_Given, _Got]:
        @wraps(work)
        def done(*given: _Given.args, **named: _Given.kwargs) -> _Got:
            inspect.signature(work).bind(*given, **named)  # a wrong call is Python's to explain
            try:
                return work(*given, **named)
            except NotDoneError:
                raise
            except KeyboardInterrupt:
                raise StoppedError("Stopped.") from None
            except (*_ours(), *sentences) as error:
                problem = in_python(str(error))
            except Exception as error:
                problem = not_foreseen(error)
            raise NotDoneError(problem)

        return done

    return decorated


def in_python(sentence: str) -> str:
    """Return a command's sentence as it is said in Python.

    Examples
    --------
    >>> in_python("Say what it means: --mapping YAML, or --by ''. A file each for --before and --after.")
    "Say what it means: mapping=YAML, or by=''. A file each for before and after."
    """
    return _OPTION.sub(lambda found: found[1].replace("-", "_") + ("=" if found[2] else ""), sentence)


def _ours() -> tuple[type[Exception], ...]:
    """Return the errors whose texts are always sentences of ours."""
    from unlabeled.attack import AttackError
    from unlabeled.kit.attacked import RefusedError
    from unlabeled.kit.ledger import LedgerError
    from unlabeled.kit.results import ResultsError
    from unlabeled.survey.errors import UnreadableError

    return (AttackError, ContentError, LedgerError, RefusedError, ResultsError, UnreadableError)


def not_foreseen(error: Exception) -> str:
    """Return what to say of an error that nobody foresaw: its place, and not its text."""
    places = [(Path(each.filename).parts, each.lineno) for each in traceback.extract_tb(error.__traceback__)]
    ours = [(parts[-1], line) for parts, line in places if "unlabeled" in parts]
    file, line = ours[-1] if ours else ("?", 0)
    return (
        f"This did not work, and the fault is not yours: {type(error).__name__} in {file}, line {line}. "
        "Please report these words; nothing that was read is in them."
    )
