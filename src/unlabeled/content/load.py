"""Read one YAML file into one frozen model, or say exactly where it is wrong."""

from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from unlabeled.content.errors import ContentError

Place = tuple[str | int, ...]


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
    root, values = _compose(file)
    try:
        return model.model_validate(values)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place: Place = first["loc"]
        more = error.error_count() - 1
        problem = _sentence(first) + (f" ({more} more after this one.)" if more else "")
        raise ContentError(file, problem, ".".join(map(str, place)), _line(root, place)) from None


def _compose(file: Path) -> tuple[yaml.Node, Any]:
    try:
        text = file.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise ContentError(
            file, f"There is no such file in {file.parent.name}/. Restore it or fix its name."
        ) from None
    except IsADirectoryError:
        raise ContentError(file, "This is a folder. Give the name of a YAML file.") from None
    except UnicodeDecodeError:
        raise ContentError(file, "This is not UTF-8 text. Save it as UTF-8.") from None
    loader = yaml.SafeLoader(text)
    try:
        root = loader.get_single_node()
        if root is None:
            raise ContentError(file, "The file is empty.")
        _refuse_doubles(file, root)
        return root, loader.construct_document(root)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        problem = f"This is not YAML: {error.problem}. Check indentation, colons and quotes."
        raise ContentError(file, problem, line=mark.line + 1 if mark else None) from None
    except yaml.YAMLError:
        raise ContentError(file, "This is not a text file in YAML.") from None
    finally:
        loader.dispose()


def _refuse_doubles(file: Path, node: yaml.Node) -> None:
    if isinstance(node, yaml.SequenceNode):
        for child in node.value:
            _refuse_doubles(file, child)
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, child in node.value:
            if key.value in seen:
                line = key.start_mark.line + 1
                raise ContentError(file, "This field stands here twice. Keep one.", key.value, line)
            seen.add(key.value)
            _refuse_doubles(file, child)


def _line(root: yaml.Node, place: Place) -> int:
    """Return the line of the deepest node on the way to `place` (a missing field has its parent's line)."""
    node, line = root, root.start_mark.line
    for step in place:
        if isinstance(node, yaml.MappingNode):
            pair = next(((k, v) for k, v in node.value if k.value == str(step)), None)
            if pair is None:
                break
            line, node = pair[0].start_mark.line, pair[1]
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
            line = node.start_mark.line
        else:
            break
    return int(line) + 1


def _sentence(error: Any) -> str:
    kind, message = error["type"], str(error["msg"])
    if kind == "missing":
        return "This field is missing. Add it."
    if kind == "extra_forbidden":
        return "This field is not known here. Check its spelling or remove it."
    return message.removeprefix("Value error, ").rstrip(".") + "."
