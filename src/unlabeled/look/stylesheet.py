"""The stylesheet that notebooks and pages share: tokens, then the parts of `parts.css`."""

from enum import StrEnum
from pathlib import Path

from unlabeled.look.tokens import css_variables, look

_LIGHT_ONLY = ".u-figure-dark{display:none}.u-figure-light{display:block}"
_DARK_ONLY = ".u-figure-light{display:none}.u-figure-dark{display:block}"


class Host(StrEnum):
    """What decides between light and dark."""

    PAGE = "page"  # a page of our own: the reader's system
    LAB = "lab"  # JupyterLab: its theme


def stylesheet(host: Host) -> str:
    """Return the shared CSS: light by default and on paper, dark where `host` says so."""
    light, dark = css_variables(look().light), css_variables(look().dark)
    parts = Path(__file__).with_name("parts.css").read_text(encoding="utf-8")
    if host is Host.PAGE:
        night = f"@media screen and (prefers-color-scheme:dark){{:root{{{dark}}}{_DARK_ONLY}}}"
    else:
        # Nested on purpose: one selector decides for the variables and the two images of a figure.
        night = f"@media screen{{body[data-jp-theme-light='false']{{{dark}{_DARK_ONLY}}}}}"
    css = f":root{{{css_variables()}{light}}}\n{_LIGHT_ONLY}\n{night}\n{parts}"
    if "</" in css:
        raise ValueError(
            "A stylesheet may not hold '</': it would end the page's own style and begin markup."
        )
    return css
