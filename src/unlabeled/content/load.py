"""Read one YAML file into one frozen model, or say exactly where it is wrong."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Generic, TypeVar

from pydantic import BaseModel, ConfigDict, ValidationError

from unlabeled.content.errors import ContentError, Place, sentence
from unlabeled.content.nodes import Tree, line_of, parse

_LARGEST: Final = 1_000_000  # bytes; the longest content file has a few per cent of that


class Content(BaseModel):
    """Base of every content model: frozen, strict about unknown fields, texts trimmed and never empty."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        str_strip_whitespace=True,
        str_min_length=1,
        defer_build=True,  # until a file is read: the first cell of a notebook waits for all models
    )


Model = TypeVar("Model", bound=BaseModel)


@dataclass(frozen=True)
class Examined(Generic[Model]):
    """What one file holds, and every mistake in it.

    Attributes
    ----------
    file : Path
        The file.
    tree : Tree or None
        Its nodes and plain values; None if it cannot be read as YAML.
    content : Model or None
        The content; None if there are mistakes.
    mistakes : tuple of ContentError
        All that could be told apart, in the order of the model.
    """

    file: Path
    tree: Tree | None
    content: Model | None
    mistakes: tuple[ContentError, ...]

    @property
    def values(self) -> Any:
        """The plain values in the file, whether they fit the model or not."""
        return self.tree.values if self.tree else None

    def mistake(self, problem: str, *place: str | int) -> ContentError:
        """Return the error for something at `place` that only shows beside other files."""
        line = line_of(self.tree.root, place) if self.tree else None
        return ContentError(self.file, problem, ".".join(map(str, place)), line)


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
        The first mistake is named by file, line and field; `examine` names them all.
    """
    examined = examine(file, model)
    if examined.content is not None:
        return examined.content
    first, more = examined.mistakes[0], len(examined.mistakes) - 1
    problem = first.problem + (f" ({more} more after this one.)" if more else "")
    raise ContentError(file, problem, first.field, first.line) from None


def examine(file: Path, model: type[Model]) -> Examined[Model]:
    """Return what `file` holds and every mistake in it; raises nothing for a mistake in the file.

    A rule that compares fields is only tried once each of them fits by itself.
    """
    try:
        tree = parse(file, _read(file))
    except ContentError as error:
        return Examined(file, None, None, (error,))
    try:
        content = model.model_validate(tree.values)
    except ValidationError as error:
        unfit = [_mistake(file, tree, each) for each in _own(error.errors(include_url=False))]
        return Examined(file, tree, None, (*tree.doubles, *unfit))
    return Examined(file, tree, None if tree.doubles else content, tree.doubles)


def _own(errors: list[Any]) -> list[Any]:
    """Return `errors` without what others bring about: a list whose entries are wrong counts as too short."""
    inside = {each["loc"][:depth] for each in errors for depth in range(len(each["loc"]))}
    return [each for each in errors if each["type"] != "too_short" or each["loc"] not in inside]


def _mistake(file: Path, tree: Tree, error: Any) -> ContentError:
    place: Place = (*error["loc"], *error.get("ctx", {}).get("place", ()))
    return ContentError(file, sentence(error), ".".join(map(str, place)), line_of(tree.root, place))


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
