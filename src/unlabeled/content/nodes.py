"""YAML as a tree that remembers its lines, and as plain values."""

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from yaml.constructor import ConstructorError, SafeConstructor

from unlabeled.content.errors import ContentError, Place

# libyaml, where PyYAML was built with it, reads ten times as fast and makes the same tree.
_Fast: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_DEEPEST = 1_000  # levels; libyaml's reader takes the whole process down when it runs out of stack
_UNCLOSED = "while scanning a quoted scalar"  # the reader's words


@dataclass(frozen=True)
class Tree:
    """The nodes of one file, the plain values they stand for, and the fields that stand twice."""

    root: yaml.Node
    values: Any
    doubles: tuple[ContentError, ...]


def parse(file: Path, text: str) -> Tree:
    """Return the tree in `text`; of a field that stands twice, it has the last value, as YAML does.

    Raises
    ------
    ContentError
        If `text` is empty or is not YAML.
    """
    try:
        root = _compose(text)
        if root is None:
            raise ContentError(file, "The file is empty. Restore it, or write its fields.")
        doubles = tuple(_doubles(file, root, set()))
        return Tree(root, _Values().construct_document(root), doubles)
    except yaml.MarkedYAMLError as error:
        quote = _open_quote(text, error)  # it is noticed far below; what helps is where it begins
        mark = quote or error.problem_mark or error.context_mark
        problem = f"This is not YAML: {_said(error, quote)}"
        raise ContentError(file, problem, line=mark.line + 1 if mark else None) from None
    except (yaml.YAMLError, RecursionError):
        raise ContentError(file, "This is not a text file in YAML. Check that it is the right one.") from None


def _compose(text: str) -> yaml.Node | None:
    """Return the tree of nodes in `text`; what is wrong with it is said the same way on every machine."""
    # Every level takes a bracket, or at least one sign of the line on which it begins.
    deepest = text.count("[") + text.count("{") + max(map(len, text.splitlines()), default=0)
    with suppress(yaml.YAMLError):
        root: yaml.Node | None = yaml.compose(text, Loader=_Fast if deepest < _DEEPEST else yaml.SafeLoader)
        return root
    return yaml.compose(text, Loader=yaml.SafeLoader)


def _open_quote(text: str, error: yaml.MarkedYAMLError) -> Any:
    """Return where a quote begins that is not closed: it ends with the file, or where the next one begins."""
    noticed = error.problem_mark
    if error.context == _UNCLOSED or noticed is None:
        return error.context_mark if error.context == _UNCLOSED else None
    last = None
    with suppress(yaml.YAMLError):
        for token in yaml.scan(text, Loader=yaml.SafeLoader):
            if token.start_mark.index >= noticed.index:
                break
            if isinstance(token, yaml.ScalarToken) and token.style in ("'", '"'):
                last = token
    if last and last.start_mark.line < last.end_mark.line == noticed.line:
        return last.start_mark
    return None


def _said(error: yaml.MarkedYAMLError, quote: Any) -> str:
    """Return the likeliest of YAML's messages in plain words, and any other one as it is."""
    problem = str(error.problem)
    if quote:
        return f"a quote that begins on line {quote.line + 1} is not closed. Close it."
    if "mapping values are not allowed" in problem or problem.endswith("but got ':'"):
        return "there is a colon followed by a space. Put the sentence in quotes."
    if problem.startswith("expected <block end>"):
        return (
            "this does not belong to what stands above it. Check the quotes and the indentation just above."
        )
    return f"{problem}. Check indentation, colons and quotes."


class _Values(SafeConstructor):
    """Plain values only. What looks like a date or number and is none is named by its line."""

    def construct_object(self, node: yaml.Node, deep: bool = False) -> Any:
        try:
            return super().construct_object(node, deep)
        except ValueError:
            problem = "this looks like a date or a number and is none, so it needs quotes"
            raise ConstructorError(problem=problem, problem_mark=node.start_mark) from None


def _doubles(file: Path, node: yaml.Node, visited: set[int]) -> Iterator[ContentError]:
    """Yield each field that stands twice in one place; YAML itself silently keeps the last one."""
    if id(node) in visited:  # an alias may lead back to where it came from
        return
    visited.add(id(node))
    if isinstance(node, yaml.SequenceNode):
        for child in node.value:
            yield from _doubles(file, child, visited)
    if isinstance(node, yaml.MappingNode):
        seen: set[str] = set()
        for key, child in node.value:
            name = key.value
            if isinstance(key, yaml.ScalarNode) and name in seen:
                line = key.start_mark.line + 1
                yield ContentError(file, "This field stands here twice. Keep one.", name, line)
            seen.add(str(name))
            yield from _doubles(file, child, visited)


def line_of(root: yaml.Node, place: Place) -> int:
    """Return the line of the deepest node on the way to `place` (a missing field has its parent's line)."""
    node, line = root, root.start_mark.line
    for step in place:
        if isinstance(node, yaml.MappingNode):
            pair = next(((k, v) for k, v in node.value if k.value == str(step)), None)
            if pair is None:
                continue  # a missing field, or the member of a union, which pydantic names and no file holds
            line, node = pair[0].start_mark.line, pair[1]
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int) and step < len(node.value):
            node = node.value[step]
            line = node.start_mark.line
        else:
            break
    return int(line) + 1
