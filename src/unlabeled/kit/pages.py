"""Pages of HTML that the kit writes: one file each, no network, no script."""

from __future__ import annotations

from typing import Any


def page(template: str, **given: Any) -> str:
    """Return the page that a template of the kit makes; all that is given to it is escaped."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    from unlabeled.look import Host, stylesheet

    pages = Environment(
        loader=PackageLoader("unlabeled.kit", "."),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return pages.get_template(template).render(stylesheet=stylesheet(Host.PAGE), **given)
