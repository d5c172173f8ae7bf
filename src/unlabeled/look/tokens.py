"""The design tokens, and the CSS custom properties made of them."""

from functools import cache
from typing import Annotated

from pydantic import Field, StringConstraints

from unlabeled.content import Content, data_folder, load

# CSS counts a line in zeros (`ch`), and a zero is wider than the letter of a text is on average.
_ZEROS_IN_A_LETTER = 0.86

# A list of typefaces and nothing else: it stands in stylesheets of pages that people keep and open.
Typefaces = Annotated[str, StringConstraints(pattern=r"^[\w\s,'\"-]+$")]
Colour = Annotated[str, StringConstraints(pattern=r"^#[0-9a-f]{6}$")]


class Palette(Content):
    """Colours on one kind of paper."""

    paper: Colour
    raised: Colour
    ink: Colour
    quiet: Colour
    line: Colour
    accent: Colour
    on_accent: Colour
    first: Colour
    second: Colour
    third: Colour
    neutral: Colour
    alarm: Colour
    on_alarm: Colour


class Type(Content):
    """Typefaces and measures; sizes in pixels, the measure in characters."""

    heading: Typefaces
    text: Typefaces
    size: int = Field(ge=14, le=24)
    leading: float = Field(ge=1.3, le=2)
    measure: int = Field(ge=45, le=80)
    target: int = Field(ge=44)


class Look(Content):
    """All tokens."""

    light: Palette
    dark: Palette
    type: Type


@cache
def look() -> Look:
    """Return the tokens of `data/look.yaml`, read once."""
    return load(data_folder() / "look.yaml", Look)


def css_variables(palette: Palette | None = None) -> str:
    """Return CSS declarations (`--u-ink: …;`), of one palette or, without one, of the type."""
    if palette is not None:
        return "".join(f"--u-{name.replace('_', '-')}:{value};" for name, value in palette)
    kind = look().type
    zeros = round(kind.measure * _ZEROS_IN_A_LETTER, 1)
    return (
        f"--u-heading:{kind.heading};--u-text:{kind.text};--u-size:{kind.size}px;--u-leading:{kind.leading};"
        f"--u-measure:{zeros}ch;--u-target:{kind.target}px;"
    )
