"""The tokens hold what the look promises: contrast, and colours that can be exchanged one for one."""

import itertools
from importlib import import_module

import pytest
from pydantic import ValidationError

from unlabeled.look import Host, Palette, look, stylesheet
from unlabeled.look.tokens import Type


def luminance(colour: str) -> float:
    """Relative luminance after WCAG 2.2."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(weight * c for weight, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("mode", ["light", "dark"])
@pytest.mark.parametrize("text", ["ink", "quiet", "accent", "first", "second", "third"])
@pytest.mark.parametrize("ground", ["paper", "raised"])
def test_text_colours_pass_aa_on_both_grounds(mode: str, text: str, ground: str) -> None:
    palette: Palette = getattr(look(), mode)
    assert contrast(getattr(palette, text), getattr(palette, ground)) >= 4.5


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_text_on_the_accent_passes_aa(mode: str) -> None:
    palette: Palette = getattr(look(), mode)
    assert contrast(palette.on_accent, palette.accent) >= 4.5


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_shapes_in_neutral_pass_three_to_one(mode: str) -> None:
    palette: Palette = getattr(look(), mode)
    assert contrast(palette.neutral, palette.paper) >= 3


def test_no_two_light_colours_that_a_figure_uses_are_the_same() -> None:
    colours = {name: value for name, value in look().light if name not in {"raised", "on_accent"}}
    same = [(a, b) for a, b in itertools.combinations(colours, 2) if colours[a] == colours[b]]
    assert same == []


def test_each_host_decides_darkness_its_own_way() -> None:
    assert "prefers-color-scheme:dark" in stylesheet(Host.PAGE)
    assert "prefers-color-scheme" not in stylesheet(Host.LAB)
    assert "data-jp-theme-light='false'" in stylesheet(Host.LAB)


def test_paper_is_always_light() -> None:
    for host in Host:
        before_dark, _, after = stylesheet(host).partition("@media screen")
        assert look().dark.paper not in before_dark
        assert after.startswith((" and (prefers", "{body"))


def test_what_is_folded_is_left_to_each_page_since_the_report_unfolds_it_on_paper() -> None:
    _, _, paper = stylesheet(Host.PAGE).partition("@media print")
    assert ".u-figure" in paper
    assert "details" not in paper.split("\n}\n")[0]


@pytest.mark.parametrize("name", ["heading", "text"])
@pytest.mark.parametrize(
    "typefaces", ["serif</style><script>alert(1)</script>", "serif;}*{display:none", "url(//example.org)", ""]
)
def test_typefaces_can_hold_neither_markup_nor_other_css(name: str, typefaces: str) -> None:
    given = look().type.model_dump()
    assert Type.model_validate(given)
    with pytest.raises(ValidationError):
        Type.model_validate(given | {name: typefaces})


def test_a_stylesheet_that_would_end_its_own_style_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        import_module("unlabeled.look.stylesheet"), "css_variables", lambda _palette=None: "</style>"
    )
    with pytest.raises(ValueError, match="may not hold"):
        stylesheet(Host.PAGE)
