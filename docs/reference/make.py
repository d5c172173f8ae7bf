"""Write the pages of this folder: every command, every key of every YAML file, every widget.

Run by `make built`; `tests/test_reference.py` holds the pages against the code and the data.
"""

from __future__ import annotations

import inspect
import re
import sys
import typing
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from pydantic.fields import FieldInfo

import unlabeled.widgets
from unlabeled.cli import COMMANDS
from unlabeled.cli.command import Command, Option
from unlabeled.content import Content, load
from unlabeled.content.schedule import Schedule
from unlabeled.content.session import Session
from unlabeled.content.sheets import SheetWords
from unlabeled.exercises.catalogue import Page, page_files
from unlabeled.kit.check_content import MODELS

ROOT = Path(__file__).resolve().parents[2]
FOLDER = Path(__file__).resolve().parent
MADE = "<!-- Made by docs/reference/make.py; `make built` renews it. -->"
COMPARED = {"schedule.yaml": Schedule, "session.yaml": Session, "sheets.yaml": SheetWords}
LONGEST = 60  # characters of an example
PLACES = re.compile(r"\{[a-z_]+\}")


def commands_page() -> str:
    """Return the page of commands: what each does, its options, examples to copy."""
    parts = ["# Commands", MADE, "`unlabeled COMMAND --help` says the same in a terminal."]
    for command in COMMANDS:
        parts += _command(command, "unlabeled")
    return "\n\n".join(parts) + "\n"


def _command(command: Command, before: str) -> Iterator[str]:
    name = f"{before} {command.name}"
    yield f"## `{name}`"
    yield command.about
    if command.options:
        yield _table(("option", "what it says"), [_option(each) for each in command.options])
    if command.examples:
        yield "```\n" + "\n".join(f"{name} {line}".rstrip() for line in command.examples) + "\n```"
    for action in command.actions:
        yield from _command(action, name)


def _option(option: Option) -> tuple[str, str]:
    value = option.settings.get("metavar", "")
    shown = (
        " ".join([*option.names, value]).strip()
        if option.names[0].startswith("-")
        else value or option.names[0]
    )
    return f"`{shown}`", str(option.settings.get("help", ""))


def content_page() -> str:
    """Return the page of YAML files: every key, what it may hold, what stands there now."""
    parts = [
        "# What stands in `data/`",
        MADE,
        "Every key of every file. `[]` is an entry of a list, `…` a name of your choice; what stands in "
        "{braces} is filled in, and may be left out. The last column shows what is there now, shortened. "
        "After a change, `unlabeled check-content workshop` says whether all still fits.",
    ]
    for name, content in _files():
        rows = list({row[0]: row for row in reversed(list(_keys(content)))}.values())[::-1]
        parts += [f"## `{name}`", _about(type(content)), _table(("key", "holds", "now"), rows)]
    return "\n\n".join(parts) + "\n"


def _files() -> Iterator[tuple[str, Content]]:
    for name, model in {**MODELS, **COMPARED}.items():
        yield f"data/{name}", load(ROOT / "data" / name, model)
    for file in page_files(ROOT / "data" / "exercises"):
        yield f"data/exercises/{file.name}", load(file, Page)


def _keys(content: Content, above: str = "") -> Iterator[tuple[str, str, str]]:
    for name, field in type(content).model_fields.items():
        key = f"{above}{field.alias or name}"
        value = getattr(content, name)
        inner = list(_inside(value, key))
        if inner:
            for path, each in inner:
                yield from _keys(each, f"{path}.")
        else:
            yield f"`{key}`", _holds(field, value), _now(value)


def _inside(value: Any, key: str) -> Iterator[tuple[str, Content]]:
    if isinstance(value, Content):
        yield key, value
    elif isinstance(value, tuple):
        for each in value:
            yield from _inside(each, f"{key}[{getattr(each, 'kind', '')}]")
    elif isinstance(value, typing.Mapping):
        for each in value.values():
            yield from _inside(each, f"{key}.…")


def _holds(field: FieldInfo, value: Any) -> str:
    limits = [_limit(each) for each in field.metadata]
    filled = (
        ["with " + " ".join(dict.fromkeys(PLACES.findall(str(value))))] if PLACES.search(str(value)) else []
    )
    left_out = [] if field.is_required() else ["may be left out"]
    return ", ".join([_kind(field.annotation), *filled, *filter(None, limits), *left_out])


def _kind(annotation: Any) -> str:
    if isinstance(annotation, type) and typing.get_origin(annotation) is None:
        if hasattr(annotation, "__members__"):
            return " or ".join(str(each.value) for each in annotation)
        return {str: "text", int: "whole number", float: "number", bool: "true or false"}.get(
            annotation, "keys"
        )
    origin, inside = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is typing.Literal:
        return " or ".join(map(str, inside))
    if origin is typing.Annotated:
        return _kind(inside[0])
    if origin is tuple:
        return f"list of {_kind(inside[0])}"
    if isinstance(origin, type) and issubclass(origin, typing.Mapping):
        return f"names, each with {_kind(inside[1])}"
    kinds = [_kind(each) for each in inside if each is not type(None)]
    return " or ".join(dict.fromkeys(kinds)) or "text"


def _limit(limit: Any) -> str:
    words = {
        "ge": "at least {}",
        "gt": "more than {}",
        "le": "at most {}",
        "lt": "less than {}",
        "min_length": "{} or more of them",
        "max_length": "{} or fewer",
    }
    return ", ".join(
        said.format(value)
        for name, said in words.items()
        if (value := getattr(limit, name, None)) is not None
    )


def _now(value: Any) -> str:
    if value is None:
        return "–"
    if isinstance(value, typing.Mapping):
        value = next(iter(value.values()), "–")
    if isinstance(value, tuple):
        value = value[0] if value else "–"
    said = " ".join(str(getattr(value, "value", value)).split())
    return said if len(said) <= LONGEST else said[: LONGEST - 1].rsplit(" ", 1)[0] + " …"


def widgets_page() -> str:
    """Return the page of widgets: what each is and what it takes."""
    parts = [
        "# Widgets",
        MADE,
        "What exercises are made of. Each is a native element of the page, works by keyboard, and takes its "
        "words from `data/`.",
    ]
    for name in unlabeled.widgets.__all__:
        made = getattr(unlabeled.widgets, name)
        if isinstance(made, type) and issubclass(made, Content):
            continue  # words: their keys stand in content.md
        parts += [f"## `{name}`", _about(made)]
        if "**kwargs" not in _signature(made):  # else it takes what a widget of Jupyter takes
            parts.append(f"```\n{name}{_signature(made)}\n```")
    return "\n\n".join(parts) + "\n"


def _signature(made: Any) -> str:
    """Return what it takes, without types: those stand in the docstring."""
    taken = inspect.signature(made)
    bare = [each.replace(annotation=inspect.Parameter.empty) for each in taken.parameters.values()]
    shown = str(taken.replace(parameters=bare, return_annotation=inspect.Signature.empty))
    return re.sub(r"mappingproxy\((.*?)\)", r"\1", shown)


def _about(made: Any) -> str:
    return (inspect.getdoc(made) or "").split("\n\n")[0].replace("\n", " ")


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in line) + " |" for line in lines)


PAGES = {"commands.md": commands_page, "content.md": content_page, "widgets.md": widgets_page}

if __name__ == "__main__":
    for name, page in PAGES.items():
        if not (FOLDER / name).is_file() or (FOLDER / name).read_text(encoding="utf-8") != page():
            (FOLDER / name).write_text(page(), encoding="utf-8")
            sys.stdout.write(f"renewed docs/reference/{name}\n")
