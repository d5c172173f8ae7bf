"""No word that a learner could read or hear stands in code: not in Python, not in JavaScript, not in CSS."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import unlabeled

PACKAGE = Path(unlabeled.__file__).parent
PYTHON = sorted(
    [
        *PACKAGE.glob("widgets/*.py"),
        *PACKAGE.glob("exercises/*.py"),
        *PACKAGE.glob("exercises/*/view.py"),
        *PACKAGE.glob("exercises/*/reading.py"),
        *PACKAGE.glob("exercises/*/drawing.py"),
    ]
)
STATIC = PACKAGE / "labextension" / "unlabeled" / "static"
SCRIPTS = sorted([*PACKAGE.glob("widgets/*.js"), *STATIC.glob("*.js")])
STYLES = sorted([*PACKAGE.glob("widgets/*.css"), *PACKAGE.glob("look/*.css"), *STATIC.glob("*.css")])

TWO_WORDS = re.compile(r"[^\W\d_]{2,}[,;:.!?]? [^\W\d_]{2,}")
MACHINE = re.compile(r"repeat\(.*\)")  # the value of a CSS property
ONE_WORD = re.compile(r"\b[A-ZÀ-Þ][a-zß-ÿ]{2,}\b")
UNREAD = (
    ast.Raise,
    ast.Assert,
    ast.AnnAssign,
    ast.arg,
)  # errors are for whoever writes code; types are types

by_name = {"ids": lambda file: f"{file.parent.name}/{file.name}"}


def is_words(text: str) -> bool:
    """Return whether `text` reads as a sentence or a label, and not as a name for a machine."""
    return bool(TWO_WORDS.search(text) or ONE_WORD.search(text)) and not MACHINE.fullmatch(text)


def literals(node: ast.AST) -> Iterator[ast.Constant]:
    """Yield the texts below `node` that a program may show: no docstring, no error, no annotation."""
    body = getattr(node, "body", None)
    hints = [getattr(node, name, None) for name in ("returns", "annotation")]
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef) and child.name == "__repr__":
            continue  # for a notebook's file, which keeps it and shows it nowhere
        if isinstance(child, ast.Assign) and ast.unparse(child.targets[0]) == "__all__":
            continue
        is_docstring = isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant)
        if isinstance(child, UNREAD) or child in hints or (is_docstring and body):
            if isinstance(child, ast.AnnAssign) and child.value is not None:
                yield from literals(ast.Expr(child.value))
            continue
        if isinstance(child, ast.Constant) and isinstance(child.value, str):
            yield child
        yield from literals(child)


def words_in_python(source: str) -> set[str]:
    return {str(one.value) for one in literals(ast.parse(source)) if is_words(str(one.value))}


def without_comments(source: str) -> str:
    return re.sub(r"(?s)/\*.*?\*/|(?<![:'\"`])//[^\n]*", "", source)


def words_in_script(source: str) -> set[str]:
    """Return texts that stand where somebody could read or hear them, and others that read as a sentence."""
    code = without_comments(source)
    code = re.sub(r"new Error\([^\n]*\);", "", code)  # for a console
    code = re.sub(r"(?:closest|matches|querySelector|querySelectorAll)\([^)]*\)", "", code)
    for tokens in ("'noopener noreferrer'", "'allow-same-origin allow-modals'"):
        code = code.replace(tokens, "")  # for the browser, which reads them as a list
    text = r"(['\"`])((?:\\.|(?!\1).)*)\1"
    named = r"(?:aria-label|aria-valuetext|aria-roledescription|title|placeholder|alt|textContent|innerText)"
    shown = {found[1] for found in re.findall(rf"{named}['\"]?\s*[:=]\s*{text}", code)}
    shown |= {found[1] for found in re.findall(rf"setAttribute\('{named}',\s*{text}", code)}
    shown |= {found[1] for found in re.findall(rf"\.(?:append|prepend|before|after)\(\s*{text}", code)}
    shown |= {found[1] for found in re.findall(text, code) if TWO_WORDS.search(found[1])}
    return {
        one
        for one in shown
        if re.search(r"[^\W\d_]{2,}", re.sub(r"\$\{[^}]*\}", "", one)) and not _is_code(one)
    }


def _is_code(text: str) -> bool:
    """Return whether `text` is a list of classes, a selector or a property value."""
    return bool(re.fullmatch(r"(?:u-[\w-]+ ?)+(?:\$\{\w+\})?", text))


@pytest.mark.parametrize("file", PYTHON, **by_name)
def test_no_word_of_an_exercise_or_a_widget_stands_in_python(file: Path) -> None:
    assert words_in_python(file.read_text("utf-8")) == set()


@pytest.mark.parametrize("file", SCRIPTS, **by_name)
def test_no_word_of_a_widget_or_of_the_workshop_view_stands_in_javascript(file: Path) -> None:
    assert words_in_script(file.read_text("utf-8")) == set()


@pytest.mark.parametrize("file", STYLES, **by_name)
def test_no_word_stands_in_a_stylesheet(file: Path) -> None:
    written = re.findall(r"content:\s*(['\"])(.*?)\1", without_comments(file.read_text("utf-8")))
    assert [text for _, text in written if re.search(r"[^\W\d_]", re.sub(r"\\[0-9a-f]+", "", text))] == []


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ('Prose(["Nothing yet."])', {"Nothing yet."}),
        ('button = Press(label="Send")', {"Send"}),
        ('axes.set_xlabel(f"Weeks from {start}")', {"Weeks from "}),
        ('title: str = "Trust over time"', {"Trust over time"}),
        ('def f():\n    """Return it all."""\n    raise ValueError("No such thing.")', set()),
        ('words["not_answered"]; names="value"; "u-compact"; "{x:g}"', set()),
    ],
)
def test_words_in_python_are_found(source: str, found: set[str]) -> None:
    assert words_in_python(source) == found


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("make('button', { 'aria-label': 'Close' })", {"Close"}),
        ("status.textContent = `Saved ${count}`;", {"Saved ${count}"}),
        ("element.append('now');", {"now"}),
        ("const hint = 'Drag the card here';", {"Drag the card here"}),
        ("// Drag the card\n/* or this card */ make('p', { class: 'u-part u-text' }, words.over)", set()),
        ("title: words.take.open", set()),
    ],
)
def test_words_in_javascript_are_found(source: str, found: set[str]) -> None:
    assert words_in_script(source) == found
