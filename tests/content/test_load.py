"""Content files that cannot be used: one sentence with file, line and field, never a traceback."""

from collections.abc import Callable
from pathlib import Path

import pytest
from pydantic import Field

from unlabeled.content import Content, ContentError, load
from unlabeled.content.load import examine


class Page(Content):
    title: str
    minutes: int = 5
    tags: tuple[str, ...] = ()
    shown: bool = True


class Book(Content):
    pages: tuple[Page, ...] = Field(min_length=1)


Write = Callable[[str | bytes], Path]


def refused(file: Path, model: type[Content] = Page) -> ContentError:
    with pytest.raises(ContentError) as raised:
        load(file, model)
    assert "\n" not in str(raised.value)
    return raised.value


def test_content_is_loaded_trimmed_and_frozen(write: Write) -> None:
    page = load(write("title: '  Terms '\ntags: [a, b]"), Page)
    assert (page.title, page.minutes, page.tags) == ("Terms", 5, ("a", "b"))
    with pytest.raises(ValueError, match="frozen"):
        page.title = "Other"  # type: ignore[misc]


def test_a_byte_order_mark_does_no_harm(write: Write) -> None:
    assert load(write(b"\xef\xbb\xbftitle: Terms"), Page).title == "Terms"


def test_an_alias_may_repeat_a_value(write: Write) -> None:
    assert load(write("title: &name Terms\ntags: [*name, *name]"), Page).tags == ("Terms", "Terms")


def test_a_missing_file_is_named_with_its_folder(tmp_path: Path) -> None:
    error = refused(tmp_path / "nothing.yaml")
    assert str(error).startswith(f"nothing.yaml: There is no such file in the folder '{tmp_path.name}'.")


def test_a_missing_file_is_named_wherever_one_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert f"in the folder '{tmp_path.name}'" in str(refused(Path("nothing.yaml")))


def test_a_folder_is_no_content(tmp_path: Path) -> None:
    assert "This is a folder. Give the name of a YAML file." in str(refused(tmp_path))


def test_a_file_inside_a_file_is_no_content(write: Write) -> None:
    assert "cannot be read" in str(refused(write("title: Terms") / "page.yaml"))


def test_a_huge_file_is_refused_before_it_is_read(write: Write) -> None:
    assert "far too large" in str(refused(write(b"x" * 1_000_001)))


@pytest.mark.parametrize("text", ["", "   \n", "# only a comment\n"])
def test_an_empty_file_is_called_empty(write: Write, text: str) -> None:
    assert str(refused(write(text))) == "content.yaml: The file is empty. Restore it, or write its fields."


@pytest.mark.parametrize(
    "content", ["title: Größe".encode("latin-1"), "title: Größe".encode("utf-16"), bytes(range(256))]
)
def test_what_is_not_utf_8_is_called_so(write: Write, content: bytes) -> None:
    assert str(refused(write(content))) == "content.yaml: This is not UTF-8 text. Save it as UTF-8."


@pytest.mark.parametrize("content", [b"title: \x00", b"[" * 5000, b"[\n" * 200_000, b"- " * 200_000])
def test_what_is_no_yaml_text_at_all_is_called_so(write: Write, content: bytes) -> None:
    assert "This is not a text file in YAML" in str(refused(write(content)))


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("title: Terms\ntags: [a, b", 2),
        ("title: Terms\ntags:\n\t- a", 3),
        ("title: Terms: more", 1),
        ('title: "Terms\n', 1),
        ("title: Terms\n---\ntitle: Terms", 2),
        ("title: Terms\ntags: *nowhere", 2),
        ("title: Terms\ntags: !!python/object/apply:os.getcwd []", 2),
        ("title: Terms\n? [a]\n: b", 2),
        ("title: Terms\nminutes: 2025-13-45", 2),
        ("title: Terms\nminutes: !!int five", 2),
    ],
)
def test_broken_yaml_is_named_by_its_line(write: Write, text: str, line: int) -> None:
    error = refused(write(text))
    assert error.line == line
    assert str(error).startswith(f"content.yaml, line {line}: This is not YAML: ")


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ('minutes: 5\ntitle: "Terms\n\ntags: []\n', 2, "a quote that begins on line 2 is not closed."),
        ('minutes: 5\ntitle: "Terms\ntags:\n- "a"\n', 2, "a quote that begins on line 2 is not closed."),
        ("pages: [{title: Terms: more}]", 1, "there is a colon followed by a space."),
        ("title: Terms: more", 1, "there is a colon followed by a space. Put the sentence in quotes."),
        ("title: 'it's'\nminutes: 5", 1, "Check the quotes and the indentation just above."),
        ('title: "a\\q"', 1, "found unknown escape character 'q'."),
    ],
)
def test_the_likeliest_slips_in_yaml_are_said_in_plain_words(
    write: Write, text: str, line: int, says: str
) -> None:
    error = refused(write(text))
    assert error.line == line
    assert says in error.problem


@pytest.mark.parametrize(
    ("text", "line", "field"),
    [
        ("title: Terms\nminutes: 5\ntitle: Other", 3, "title"),
        ("1: a\n'1': b", 2, "1"),
        ("title: Terms\ntags:\n  - {a: 1, a: 2}", 3, "a"),
    ],
)
def test_a_field_that_stands_twice_is_named(write: Write, text: str, line: int, field: str) -> None:
    error = refused(write(text))
    assert (error.line, error.field) == (line, field)
    assert "stands here twice" in error.problem


def test_a_file_that_leads_back_into_itself_is_refused(write: Write) -> None:
    assert refused(write("title: Terms\ntags: &all [*all]")).field.startswith("tags.0")


@pytest.mark.parametrize(
    ("text", "line", "field", "says"),
    [
        ("minutes: 5", 1, "title", "This field is missing. Add it."),
        ("title: Terms\ncolour: red", 2, "colour", "This field is not known here."),
        ("title: Terms\n\nminutes: soon", 3, "minutes", "This must be a whole number."),
        ("title: Terms\nminutes: 1.5", 2, "minutes", "This must be a whole number."),
        ("title: 5", 1, "title", "This must be text."),
        ("title: yes", 1, "title", "put a number, a date or a word like 'yes' in quotes"),
        ("title:", 1, "title", "This must be text. Write some"),
        ("title: ' '", 1, "title", "This text is empty."),
        ("title: Terms\ntags:\n- a\n- 2", 4, "tags.1", "This must be text."),
        ("title: Terms\ntags: a", 2, "tags", "This must be a list."),
        ("title: Terms\nshown: maybe", 2, "shown", "This must be true or false."),
        ("- title: Terms", 1, "", "This must be a group of named fields."),
        ("Terms", 1, "", "This must be a group of named fields."),
    ],
)
def test_a_field_that_does_not_fit_is_named(
    write: Write, text: str, line: int, field: str, says: str
) -> None:
    error = refused(write(text))
    assert (error.line, error.field) == (line, field)
    assert says in error.problem
    assert str(error).startswith(f"content.yaml, line {line}{f', {field}' if field else ''}: ")


def test_a_mistake_deep_inside_is_named_where_it_stands(write: Write) -> None:
    error = refused(write("pages:\n  - title: One\n  - title: Two\n    minutes: none"), Book)
    assert (error.line, error.field) == (4, "pages.1.minutes")


def test_further_mistakes_are_counted(write: Write) -> None:
    assert refused(write("minutes: soon\ncolour: red")).problem.endswith("(2 more after this one.)")


def test_all_mistakes_of_a_file_are_named_when_asked_for(write: Write) -> None:
    examined = examine(write("minutes: soon\ncolour: red\ncolour: blue"), Page)
    assert examined.content is None
    assert [(one.line, one.field) for one in examined.mistakes] == [
        (3, "colour"), (1, "title"), (1, "minutes"), (2, "colour"),
    ]  # fmt: skip


def test_a_file_that_fits_has_content_and_no_mistake(write: Write) -> None:
    examined = examine(write("title: Terms"), Page)
    assert (examined.content, examined.mistakes) == (Page(title="Terms"), ())


def test_a_file_that_is_no_yaml_has_one_mistake_and_no_values(write: Write) -> None:
    examined = examine(write("title: [a"), Page)
    assert (examined.values, len(examined.mistakes)) == (None, 1)


def test_a_list_whose_entries_are_wrong_is_not_called_too_short_as_well(write: Write) -> None:
    wrong, short = (examine(write(text), Book).mistakes for text in ("pages:\n  - title: 5", "pages: []"))
    assert [one.field for one in wrong] == ["pages.0.title"]
    assert [one.problem for one in short] == ["This list needs at least 1 entries and has 0."]
