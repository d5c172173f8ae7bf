"""The look as eyes meet it: contrast, colours told apart without red or green, words large enough."""

import itertools
import re
from pathlib import Path

import numpy as np
import pytest

import unlabeled
from unlabeled.exercises.catalogue import load_pages
from unlabeled.exercises.desk import Desk, View
from unlabeled.journal import Journal, Place
from unlabeled.look import Palette, look
from unlabeled.widgets import Allocation, CardSort, Checks, Choice, FigureView, Memory, Range, Ranking, Text

MODES = pytest.mark.parametrize("mode", ["light", "dark"])
TEXTS = ("ink", "quiet", "accent", "first", "second", "third", "alarm")
SHAPES = (*TEXTS, "neutral")
ON = (("on_accent", "accent"), ("on_alarm", "alarm"))
SERIES = ("first", "second", "third")
BESIDE = ("neutral", "ink")  # what is empty, and what is written: they differ from a series in shape as well
JUST_SEEN = 2.3  # the difference in CIELAB that one notices side by side
APART, STILL_APART = 13 * JUST_SEEN, 4 * JUST_SEEN

# Machado, Oliveira & Fernandes (2009), full severity, in linear RGB. https://doi.org/10.1109/TVCG.2009.113
SEEN_BY = {
    "all cones": np.eye(3),
    "protanopia": np.array(
        [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    "deuteranopia": np.array(
        [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]]
    ),
}
TO_XYZ = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
WHITE = TO_XYZ.sum(axis=1)

NARROWEST, SMALLEST = 320, 11  # pixels
SOURCES = Path(unlabeled.__file__).parent
WRITTEN = (".css", ".js", ".py", ".jinja", ".html", ".svg")
COLOUR = re.compile(r"#(?:[0-9a-fA-F]{8}|[0-9a-fA-F]{6}|[0-9a-fA-F]{3})\b|\b(?:rgb|rgba|hsl|hsla|oklch)\(")


def linear(colour: str) -> np.ndarray:
    channels = np.array([int(colour[place : place + 2], 16) for place in (1, 3, 5)]) / 255
    return np.where(channels <= 0.04045, channels / 12.92, ((channels + 0.055) / 1.055) ** 2.4)


def contrast(one: str, other: str) -> float:
    light, dark = sorted((float(TO_XYZ[1] @ linear(colour)) for colour in (one, other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def lab(colour: str, eyes: str) -> np.ndarray:
    xyz = TO_XYZ @ np.clip(SEEN_BY[eyes] @ linear(colour), 0, 1) / WHITE
    x, y, z = np.where(xyz > (6 / 29) ** 3, np.cbrt(xyz), xyz / (3 * (6 / 29) ** 2) + 4 / 29)
    return np.array([116 * y - 16, 500 * (x - y), 200 * (y - z)])


def difference(one: str, other: str, eyes: str) -> float:
    return float(np.linalg.norm(lab(one, eyes) - lab(other, eyes)))


@MODES
@pytest.mark.parametrize("ground", ["paper", "raised"])
def test_all_text_passes_on_both_grounds(mode: str, ground: str) -> None:
    palette: Palette = getattr(look(), mode)
    found = {name: contrast(getattr(palette, name), getattr(palette, ground)) for name in TEXTS}
    assert {name: ratio for name, ratio in found.items() if ratio < 4.5} == {}


@MODES
@pytest.mark.parametrize("ground", ["paper", "raised"])
def test_all_shapes_that_carry_meaning_pass_on_both_grounds(mode: str, ground: str) -> None:
    palette: Palette = getattr(look(), mode)
    found = {name: contrast(getattr(palette, name), getattr(palette, ground)) for name in SHAPES}
    assert {name: ratio for name, ratio in found.items() if ratio < 3} == {}


@MODES
@pytest.mark.parametrize(("text", "ground"), ON)
def test_text_on_a_coloured_ground_passes(mode: str, text: str, ground: str) -> None:
    palette: Palette = getattr(look(), mode)
    assert contrast(getattr(palette, text), getattr(palette, ground)) >= 4.5


def test_light_text_passes_on_white_paper() -> None:
    found = {name: contrast(getattr(look().light, name), "#ffffff") for name in TEXTS}
    assert {name: ratio for name, ratio in found.items() if ratio < 4.5} == {}


@MODES
@pytest.mark.parametrize("eyes", list(SEEN_BY))
def test_colours_of_figures_are_told_apart_by_all_eyes(mode: str, eyes: str) -> None:
    palette: Palette = getattr(look(), mode)
    least = dict.fromkeys(itertools.combinations(SERIES, 2), APART)
    least |= dict.fromkeys(itertools.product(SERIES, BESIDE), STILL_APART)
    found = {pair: difference(*(getattr(palette, name) for name in pair), eyes) for pair in least}
    assert {pair: round(apart, 1) for pair, apart in found.items() if apart < least[pair]} == {}


@pytest.mark.parametrize("eyes", ["protanopia", "deuteranopia"])
def test_the_simulation_takes_red_and_green_for_one_another(eyes: str) -> None:
    seen, all_cones = (difference("#b06060", "#7a8040", one) for one in (eyes, "all cones"))
    assert seen < 0.7 * all_cones


def test_no_colour_stands_anywhere_but_in_the_tokens() -> None:
    found = [
        f"{file.relative_to(SOURCES)}: {line.strip()}"
        for file in SOURCES.rglob("*")
        if file.suffix in WRITTEN and file.name != "look.css"  # which is made from the tokens
        for line in file.read_text(encoding="utf-8").splitlines()
        if COLOUR.search(line)
    ]
    assert found == []


def fields(view: View) -> list[object]:
    """Return every part of a view, however deep it is laid out."""
    parts: list[object] = []
    waiting: list[object] = list(view.steps.values())
    while waiting:
        part = waiting.pop(0)
        parts.append(part)
        waiting.extend(getattr(part, "children", ()))
    return parts


def answer(part: object) -> None:
    if isinstance(part, Range):
        part.value = part.maximum if part.value is None else part.minimum
    elif isinstance(part, Choice):
        part.value = part.options[-1]["id"]
    elif isinstance(part, Checks):
        part.value = [option["id"] for option in part.options][:3]
    elif isinstance(part, Ranking):
        part.value = tuple(option["id"] for option in part.options)
    elif isinstance(part, CardSort):
        part.value = {card["id"]: part.columns[0]["id"] for card in part.cards}
    elif isinstance(part, Allocation):
        part.value = {one["id"]: part.total * (one == part.options[0]) for one in part.options}
    elif isinstance(part, Text):
        part.value = "One.\nTwo."


def sizes(drawing: str) -> list[float]:
    """Return the sizes of all words of a drawing, in pixels, where it is as wide as the narrowest screen."""
    width = re.search(r'width="([\d.]+)pt"', drawing)
    assert width
    points = [100 * float(scale) for scale in re.findall(r"scale\(([\d.]+) -[\d.]+\)", drawing)]
    return [size * NARROWEST / float(width[1]) for size in points]


@pytest.mark.parametrize("name", [each.id for page in load_pages() for each in page.exercises])
def test_words_in_a_figure_are_large_enough_on_the_narrowest_screen(name: str, tmp_path: Path) -> None:
    memory = Memory(Journal(tmp_path / "my-journal.json"))
    view = Desk(memory, Place.THIS_LAPTOP).view(name)
    answered: set[int] = set()
    while new := [part for part in fields(view) if id(part) not in answered]:  # an answer may bring fields
        for part in new:
            answer(part)
            answered.add(id(part))
    parts = fields(view)
    for figure in (part for part in parts if isinstance(part, FigureView)):
        assert figure.light, "every figure is there once everything is answered"
        assert min(sizes(figure.light)) >= SMALLEST
        assert sizes(figure.dark) == sizes(figure.light)
