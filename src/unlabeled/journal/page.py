"""A journal as one HTML page to read or print: no script, nothing loaded from elsewhere."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from html import escape

from unlabeled.journal.schema import Answer, Json

Options = Mapping[str, Mapping[str, str]]

_STYLE = """
body{max-width:42rem;margin:2rem auto;padding:0 1rem;font-size:1.05rem;line-height:1.6}
section{break-inside:avoid;margin:1.6rem 0}h2{font-size:1.05rem;margin:0 0 .3rem}
p{white-space:pre-wrap;overflow-wrap:anywhere;margin:.3rem 0}time{opacity:.75;font-size:.85rem}
"""


@dataclass(frozen=True)
class PageWords:
    """What the page says besides the answers.

    Attributes
    ----------
    heading : str
        Title of the page.
    note : str
        One line below it.
    empty : str
        What stands there when no answer is kept.
    language : str
        Language tag, for screen readers.
    style : str
        CSS to put before the page's own few rules.
    options : mapping
        For an answer that is picked: key → id of the option → its text.
    """

    heading: str = ""
    note: str = ""
    empty: str = ""
    language: str = "en"
    style: str = ""
    options: Options = field(default_factory=dict)


def render(answers: Mapping[str, Answer], titles: Mapping[str, str], words: PageWords) -> str:
    """Return the page: answers in the order of `titles`, those without a title last, under their key."""
    order = [key for key in titles if key in answers] + sorted(set(answers) - set(titles))
    body = "".join(_section(titles.get(key, key), answers[key], words.options.get(key, {})) for key in order)
    heading = escape(words.heading)
    body = body or f"<p>{escape(words.empty)}</p>"
    note = f"<p>{escape(words.note)}</p>" if words.note else ""
    page = (
        f'<!doctype html>\n<html lang="{escape(words.language)}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{heading}</title><style>{words.style}{_STYLE}</style></head>"
        f"<body><main><h1>{heading}</h1>{note}{body}</main></body></html>\n"
    )
    return page.encode("utf-8", "replace").decode("utf-8")


def _section(title: str, answer: Answer, texts: Mapping[str, str]) -> str:
    moment = f'<time datetime="{answer.saved.isoformat()}">{answer.saved.date().isoformat()}</time>'
    return f'<section><h2 dir="auto">{escape(title)}</h2>{_value(answer.value, texts)}{moment}</section>'


def _value(value: Json, texts: Mapping[str, str]) -> str:
    if isinstance(value, list):
        return f"<ul>{''.join(f'<li>{_value(one, texts)}</li>' for one in value)}</ul>"
    if isinstance(value, dict):
        pairs = (
            f'<dt dir="auto">{escape(texts.get(key, key))}</dt><dd>{_value(one, texts)}</dd>'
            for key, one in value.items()
        )
        return f"<dl>{''.join(pairs)}</dl>"
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    text = str(value)
    return f'<p dir="auto">{escape(texts.get(text, text))}</p>'
