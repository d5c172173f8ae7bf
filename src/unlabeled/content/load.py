"""Read one YAML file into one frozen model, or say exactly where it is wrong."""

from pathlib import Path
from typing import Any, Final, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from unlabeled.content.errors import ContentError, Place, sentence
from unlabeled.content.nodes import line_of, parse

_LARGEST: Final = 1_000_000  # bytes; the longest content file has a few per cent of that


class Content(BaseModel):
    """Base of every content model: frozen, strict about unknown fields, texts trimmed and never empty."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True, str_min_length=1)


Model = TypeVar("Model", bound=BaseModel)


def load(file: Path, model: type[Model]) -> Model:
    """Return the content of `file` as a frozen `model`.

    Parameters
    ----------
    file : Path
        A UTF-8 YAML file.
    model : type
        The pydantic model that says what is allowed.

    Raises
    ------
    ContentError
        If the file is missing, is not UTF-8, is not YAML, names a field twice, or does not fit the model.
        The first mistake is named by file, line and field.
    """
    root, values = parse(file, _read(file))
    try:
        return model.model_validate(values)
    except ValidationError as error:
        first: Any = error.errors(include_url=False)[0]
        place: Place = (*first["loc"], *first.get("ctx", {}).get("place", ()))
        more = error.error_count() - 1
        problem = sentence(first) + (f" ({more} more after this one.)" if more else "")
        raise ContentError(file, problem, ".".join(map(str, place)), line_of(root, place)) from None


def _read(file: Path) -> str:
    if file.is_dir():
        raise ContentError(file, "This is a folder. Give the name of a YAML file.")
    try:
        if file.stat().st_size > _LARGEST:
            raise ContentError(
                file, "This file is far too large for content. Check that it is the right one."
            )
        return file.read_text(encoding="utf-8")
    except FileNotFoundError:
        folder = file.absolute().parent.name
        raise ContentError(
            file, f"There is no such file in the folder '{folder}'. Restore it or fix its name."
        ) from None
    except UnicodeDecodeError:
        raise ContentError(file, "This is not UTF-8 text. Save it as UTF-8.") from None
    except OSError as error:
        raise ContentError(file, f"This cannot be read ({error.strerror}). Check the name.") from None
