"""The words of the journal are data, and a mistake in them is named."""

from pathlib import Path

import pytest

from unlabeled.content import ContentError
from unlabeled.journal import Place
from unlabeled.widgets import JournalWords, journal_words

SOURCE = Path(__file__).parents[2] / "data" / "journal.yaml"
WIDGETS = Path(__file__).parents[2] / "src" / "unlabeled" / "widgets"


def changed(folder: Path, old: str, new: str) -> Path:
    text = SOURCE.read_text(encoding="utf-8")
    assert old in text
    file = folder / "journal.yaml"
    file.write_text(text.replace(old, new, 1), encoding="utf-8")
    return file


def test_a_place_that_is_left_out_is_named(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="places"):
        journal_words(changed(tmp_path, "  binder:", "  blinder:"))


def test_a_trouble_without_words_is_named(tmp_path: Path) -> None:
    file = changed(tmp_path, "  newer: That journal", "  # newer: That journal")
    with pytest.raises(ContentError, match="brought leaves out newer"):
        journal_words(file)


def test_a_word_in_braces_that_nobody_fills_in_is_named(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match=r"journal.yaml, line \d+, bring.many.*\{count\}"):
        journal_words(changed(tmp_path, "{count} answers were", "{number} answers were"))


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ("{text}, place {place} of {count}", "{row}, place {place}", r"fields\.ranking\.\w+"),
        ('place: "{text}: {column}"', 'place: "{text}: {place}"', r"fields\.card_sort\.place"),
        ("{points} of {total} points", "{rest} points", r"fields\.allocation\.left"),
    ],
)
def test_a_word_in_braces_that_a_field_does_not_know_is_named(
    tmp_path: Path, old: str, new: str, field: str
) -> None:
    with pytest.raises(ContentError, match=rf"line \d+, {field}"):
        journal_words(changed(tmp_path, old, new))


def test_the_line_beside_a_field_names_the_file_and_not_its_folder(words: JournalWords) -> None:
    line = words.privacy(Place.THIS_LAPTOP, Path("/somewhere/private/my-journal.json"))
    assert "my-journal.json" in line
    assert "somewhere" not in line


def test_no_widget_reads_markup_or_keeps_anything_in_the_browser() -> None:
    banned = ("innerHTML", "outerHTML", "insertAdjacentHTML", "localStorage", "sessionStorage", "indexedDB")
    for script in WIDGETS.glob("*.js"):
        text = script.read_text(encoding="utf-8")
        assert not [word for word in (*banned, "document.cookie", "eval(") if word in text], script.name
