"""A translated data folder translates everything: whatever a learner can read comes out of its YAML."""

import re
import shutil
from collections.abc import Callable, Iterator
from html import unescape
from pathlib import Path
from typing import Any

import ipywidgets
import pytest
import yaml

from unlabeled.content import Content, kit_folder
from unlabeled.content.load import examine
from unlabeled.content.schedule import LENGTHS, Schedule
from unlabeled.content.session import Mode, Session
from unlabeled.content.sheets import SheetWords
from unlabeled.exercises.catalogue import Page, load_pages, page_files
from unlabeled.exercises.desk import Desk
from unlabeled.exercises.words import Words
from unlabeled.journal import Journal, Place
from unlabeled.kit.plan import plan
from unlabeled.kit.sheets.printed import SHEETS, as_html, desk_with
from unlabeled.widgets import JournalWords, Memory, Press, Ranking

TYPED = "⟦typed by the learner⟧"
# In the state of a widget, and read by no one: scripts, colours, names of things.
UNSEEN = re.compile(
    r"_.*|children|layout|style|light|dark|key|value|id|mark|href|kind|tooltip|tabbable|box_style|words"
)
KEPT = {
    "id",
    "key",
    "notebook",
    "step",
}  # fields that name something; all others that may be wrapped are wrapped


def wrapped(values: Any) -> Any:
    """Return plain values with each text in ⟦ ⟧, names of people and teams too; names of fields stay."""
    if isinstance(values, dict):
        kept = KEPT | (
            {"kind"} if "steps" in values else set()
        )  # of an exercise; research has a kind in words
        return {
            f"⟦{name}⟧" if str(name)[:1].isupper() else name: value if name in kept else wrapped(value)
            for name, value in values.items()
        }
    if isinstance(values, list):
        return [wrapped(value) for value in values]
    return f"⟦{values}⟧" if isinstance(values, str) else values


def translate(file: Path, model: type[Content]) -> None:
    """Wrap each text in `file`, but for those that the model reads as a name: a kind, an option's id."""
    original = yaml.safe_load(file.read_text("utf-8"))
    values = wrapped(original)
    for turn in range(4):
        file.write_text(yaml.safe_dump(values, allow_unicode=True), "utf-8")
        mistakes = examine(file, model).mistakes
        if not mistakes:
            return
        for mistake in mistakes:
            put_back(values, original, mistake.field.split("."), shorter=turn == 0)
    raise AssertionError([str(mistake) for mistake in mistakes])


def put_back(values: Any, original: Any, way: list[str], *, shorter: bool) -> None:
    """Let the text at `way` be as it was, or as long as it was: some words have little room in a figure.

    Steps that no file holds (a member of a union) are skipped.
    """
    for step in way:
        name: Any = int(step) if isinstance(values, list) and step.isdigit() else step
        if isinstance(values, dict) and name not in values:
            continue
        if isinstance(values[name], str):
            values[name] = f"⟦{original[name][2:]}⟧" if shorter else original[name]
            return
        values, original = values[name], original[name]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A workshop folder whose every word is in ⟦ ⟧."""
    folder = tmp_path_factory.mktemp("translated")
    shutil.copytree(kit_folder() / "data", folder / "data")
    translate(folder / "data" / "journal.yaml", JournalWords)
    translate(folder / "data" / "schedule.yaml", Schedule)
    translate(folder / "data" / "session.yaml", Session)
    translate(folder / "data" / "sheets.yaml", SheetWords)
    translate(folder / "data" / "exercises" / "words.yaml", Words)
    for file in page_files(folder / "data" / "exercises"):
        translate(file, Page)
    return folder


@pytest.fixture
def desk(folder: Path, journal: Journal, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.setenv("UNLABELED_FOLDER", str(folder))
    return Desk(Memory(journal), Place.THIS_LAPTOP)


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """Collect each text in each figure: in the SVG itself they are outlines."""
    from matplotlib.figure import Figure
    from matplotlib.text import Text

    texts: set[str] = set()
    save = Figure.savefig

    def savefig(self: Figure, *given: Any, **named: Any) -> None:
        save(self, *given, **named)
        texts.update(text.get_text() for text in self.findobj(Text) if text.get_visible())

    monkeypatch.setattr(Figure, "savefig", savefig)
    return texts


@pytest.fixture
def given(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """Collect each text that is given as a file; of a calendar entry, what a calendar shows."""
    texts: set[str] = set()

    def give(_press: Press, _name: str, kind: str, content: str) -> None:
        shown = re.findall(r"SUMMARY:(.*)", content) if kind == "text/calendar" else [content]
        texts.update(shown)

    monkeypatch.setattr(Press, "give", give)
    return texts


def outside(text: str) -> str:
    """Return what stands outside of ⟦ ⟧ in `text` and is a letter, or a bracket without its other."""
    before = ""
    while before != text:
        before, text = text, re.sub(r"⟦[^⟦⟧]*⟧", "", text)
    return "".join(sign for sign in text if sign.isalpha() or sign in "⟦⟧")


def parts(widget: ipywidgets.Widget) -> Iterator[ipywidgets.Widget]:
    yield widget
    for child in getattr(widget, "children", ()):
        yield from parts(child)


def read(state: Any) -> Iterator[str]:
    """Yield each text in the state of a widget that somebody can read or hear."""
    if isinstance(state, str):
        yield state
    elif isinstance(state, dict):
        for name, value in state.items():
            if not UNSEEN.fullmatch(name):
                yield from read(value)
    elif isinstance(state, (list, tuple)):
        for value in state:
            yield from read(value)


def said(widget: ipywidgets.Widget) -> Iterator[str]:
    for part in parts(widget):
        yield from read(part.get_state())
        if part.has_trait("words"):
            yield from read({"": part.words})


def answers(field: Any) -> list[Any]:
    """Return some answers that the field allows."""
    if field.has_trait("minimum"):
        steps = round((field.maximum - field.minimum) / field.step)
        return [field.minimum + field.step * number for number in (steps, 0, steps // 3, 2 * steps // 3)]
    if field.has_trait("columns"):
        columns = [one["id"] for one in field.columns]
        spread = {one["id"]: columns[n % len(columns)] for n, one in enumerate(field.cards)}
        return [dict.fromkeys(spread, columns[0]), spread]
    if field.has_trait("total"):
        ids = [one["id"] for one in field.options]
        return [{one: field.total * (one == given) for one in ids} for given in (ids[0], ids[-1])]
    if field.has_trait("options"):
        ids = [one["id"] for one in field.options]
        if isinstance(field, Ranking):
            return [tuple(ids), tuple(reversed(ids))]
        if isinstance(field.value, tuple):
            return [(ids[0],), tuple(ids)]
        return ids if field.value is None or isinstance(field.value, str) else [ids, ids[::-1]]
    return [TYPED, ""] if isinstance(field.value, str) else []


def use(view: Any, each: Callable[[], None]) -> None:
    """Answer every field of a view in several ways and press every button, with `each` after everything."""
    for turn in range(4):
        widgets = list(dict.fromkeys(part for step in view.steps.values() for part in parts(step)))
        for widget in widgets:
            if widget.has_trait("value") and widget.has_trait("key"):
                values = answers(widget)
                if values:
                    widget.value = values[turn % len(values)]
                    each()
            if hasattr(widget, "press"):
                widget.press()
                each()


EXERCISES = [exercise.id for page in load_pages() for exercise in page.exercises]


@pytest.mark.parametrize("name", EXERCISES)
def test_each_word_of_an_exercise_comes_from_its_data(
    name: str, desk: Desk, drawn: set[str], given: set[str]
) -> None:
    view = desk.view(name)
    seen: set[str] = set()

    def look() -> None:
        seen.update(text for step in view.steps.values() for text in said(step))

    look()
    use(view, look)
    assert any("⟦" in text for text in seen)
    assert {text for text in seen | drawn | given if outside(text)} == set()


@pytest.mark.parametrize("page", [page.id for page in load_pages()])
def test_each_word_of_research_and_debrief_is_data_or_the_works_own(page: str, desk: Desk) -> None:
    shown = [desk.debrief(page)]
    if next(each for each in load_pages() if each.id == page).research:
        shown.append(desk.research(page))
    assert {text for widget in shown for text in said(widget) if outside(text)} == set()


def test_each_word_of_the_journal_comes_from_its_data(desk: Desk, journal: Journal) -> None:
    bar = desk.journal_bar()
    assert {text for text in said(bar) if outside(text)} == set()
    for name in EXERCISES:
        use(desk.view(name), lambda: None)
    page = desk.journal_bar().page()
    body = re.sub(r"(?s)<style.*?</style>|<!DOCTYPE[^>]*>|<[^>]*>", "", page)
    assert journal.answers()
    assert outside(body) == ""


@pytest.mark.parametrize(
    ("text", "left"),
    [("⟦a ⟦b⟧ c⟧ 12 – 0.5", ""), ("⟦a⟧ and ⟦b⟧", "and"), ("⟦a", "⟦a"), ("", ""), ("⟦a⟧ß", "ß")],
)
def test_a_word_outside_of_the_data_is_found(text: str, left: str) -> None:
    assert outside(text) == left


def on_the_page(html: str) -> str:
    """Return what somebody reads on a page: no style, no tags; what the head says, too."""
    body = re.sub(r"<style>.*?</style>", "", html, flags=re.DOTALL)
    return unescape(re.sub(r"<[^>]*>", " ", body))


@pytest.mark.parametrize("part", [part for part in SHEETS if part != "cards"])
def test_each_word_of_a_paper_sheet_comes_from_the_data(
    part: str, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("UNLABELED_FOLDER", str(folder))
    desk = desk_with(3)
    assert outside(on_the_page(as_html(SHEETS[part](desk), desk.words))) == ""


@pytest.mark.parametrize("mode", list(Mode))
def test_each_word_of_a_run_sheet_comes_from_the_data(
    mode: Mode, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("UNLABELED_FOLDER", str(folder))
    for length in LENGTHS:
        out = tmp_path / str(length)
        assert plan("23:30", str(length), "7", mode, "2026-11-25", out) == 0
        assert outside(on_the_page((out / "run-sheet.html").read_text("utf-8"))) == ""
        assert outside((out / "run-sheet.md").read_text("utf-8")) == ""
        summaries = re.findall(r"SUMMARY:(.*)", (out / "run-sheet.ics").read_text("utf-8").replace("\n ", ""))
        assert summaries
        assert outside("".join(summaries)) == ""
