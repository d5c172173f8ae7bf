"""Sentences in which words are filled in, by Python and by scripts alike."""

from typing import Annotated

import pytest
from pydantic import TypeAdapter, ValidationError

from unlabeled.content.braces import sentence

WEEKS = TypeAdapter(Annotated[str, sentence("weeks", "name")])


@pytest.mark.parametrize("text", ["No place", "{weeks} weeks, {name}", "{{weeks}} stays as it is"])
def test_known_places_may_stand_or_be_left_out(text: str) -> None:
    assert WEEKS.validate_python(text) == text


@pytest.mark.parametrize(
    "text", ["{days}", "{}", "{0}", "{weeks.real}", "{weeks[0]}", "{weeks:>9}", "{weeks:{name}}", "{weeks!r}"]
)
def test_whatever_else_stands_in_braces_is_refused(text: str) -> None:
    with pytest.raises(ValidationError, match=r"Only these can be filled in here: \{weeks\}, \{name\}"):
        WEEKS.validate_python(text)


@pytest.mark.parametrize("text", ["{weeks", "weeks}", "{weeks:{"])
def test_a_brace_that_is_not_closed_is_named(text: str) -> None:
    with pytest.raises(ValidationError, match="A brace is not closed"):
        WEEKS.validate_python(text)
