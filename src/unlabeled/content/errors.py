"""The one error for content that cannot be used, and the sentences it speaks in."""

from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from pydantic_core import PydanticCustomError

Place = tuple[str | int, ...]


class ContentError(ValueError):
    """Content that cannot be used: says which file, line and field, and what is allowed there.

    Parameters
    ----------
    file : Path
        The YAML file.
    problem : str
        What is wrong and what would be right, in one sentence.
    field : str, optional
        Dotted path of the field, for example `scales.forced.items.2.text`.
    line : int, optional
        Line in the file, counted from 1.
    """

    def __init__(self, file: Path, problem: str, field: str = "", line: int | None = None) -> None:
        self.file, self.problem, self.field, self.line = file, problem, field, line
        place = file.name if line is None else f"{file.name}, line {line}"
        super().__init__(f"{place}{f', {field}' if field else ''}: {problem}")

    def _render_traceback_(self) -> list[str]:
        """Return what a notebook shows in place of a traceback: IPython asks for it by this name."""
        return [f"{self} Then run it again.", "`unlabeled check-content` names every mistake."]


def misplaced(problem: str, *place: str | int) -> PydanticCustomError:
    """Return the error for a model validator to raise when the mistake lies deeper, at `place` below it.

    A plain ValueError is right where the mistake is in the validated field itself.
    """
    return PydanticCustomError("misplaced", "{problem}", {"problem": problem, "place": place})


_SENTENCES: Final = MappingProxyType(
    {
        "missing": "This field is missing. Add it",
        "extra_forbidden": "This field is not known here. Check its spelling or remove it",
        "string_type": "This must be text. Write some; put a number, a date or a word like 'yes' in quotes",
        "string_too_short": "This text is empty. Write some, or remove the field if it may be left out",
        "model_type": "This must be a group of named fields. Write 'name: value', one to a line",
        "dict_type": "This must be a group of named fields. Write 'name: value', one to a line",
        "tuple_type": "This must be a list. Begin each entry with '- '",
        "list_type": "This must be a list. Begin each entry with '- '",
        "int_type": "This must be a whole number",
        "int_parsing": "This must be a whole number",
        "int_from_float": "This must be a whole number",
        "float_type": "This must be a number",
        "float_parsing": "This must be a number",
        "bool_type": "This must be true or false",
        "bool_parsing": "This must be true or false",
    }
)


def sentence(error: Any) -> str:
    """Return what one of pydantic's error details says, as a sentence for whoever edits the YAML."""
    kind, context = str(error["type"]), error.get("ctx", {})
    if kind in ("too_short", "too_long"):
        bound = (
            f"at least {context['min_length']}" if kind == "too_short" else f"at most {context['max_length']}"
        )
        return f"This list needs {bound} entries and has {context['actual_length']}."
    if kind == "union_tag_invalid":
        return f"{context['tag']!r} is no kind that is known here. There are: {context['expected_tags']}."
    if kind == "union_tag_not_found":
        return f"The field {context['discriminator']} is missing, which says what this is. Add it."
    if kind == "string_pattern_mismatch":
        return f"This is not written in the form that is needed here: {context['pattern']}"
    message = _SENTENCES.get(kind, str(error["msg"]).removeprefix("Value error, "))
    return message.rstrip(".") + "."
