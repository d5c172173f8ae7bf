"""A journal as one HTML page to read or print: no script, nothing loaded from elsewhere."""

from html import escape

from unlabeled.journal.reading import PageWords, Passage, Portion, Reading, Said, Shape

# Answers are set as they were typed, line breaks included, and in the direction of their own script.
# On paper: a heading never stands alone at the foot of a page, a short answer is never torn, and no ink is
# spent on surfaces.
_STYLE = """
@page{size:A4;margin:20mm 18mm 22mm 22mm}
body{max-width:42rem;margin:2rem auto;padding:0 1rem;font-family:var(--u-text,system-ui,sans-serif);
font-size:1.05rem;line-height:1.6;color:var(--u-ink);background:var(--u-paper)}
h1,h2,h3{font-family:var(--u-heading,Georgia,serif);font-weight:400;line-height:1.25;margin:0}
h1{font-size:2rem;margin:0 0 .4rem}
h2{font-size:1.5rem;margin:2.8rem 0 0;padding-top:.9rem;border-top:1px solid var(--u-line)}
h3{font-size:1.15rem;font-style:italic;margin:1.4rem 0 0}
h4{font-size:1rem;font-weight:600;line-height:1.4;margin:1.1rem 0 .2rem}
header p{color:var(--u-quiet);font-size:.9rem;margin:.2rem 0}
blockquote,.said ul,.said ol,.said dl{margin:0;border-inline-start:2px solid var(--u-line)}
blockquote{padding-inline-start:.9rem;white-space:pre-wrap}
.said ul,.said ol{padding-inline-start:2.2rem}
.said dl{padding-inline-start:.9rem;display:grid;grid-template-columns:fit-content(60%) 1fr;gap:.1rem 1.2rem}
.said dt{color:var(--u-quiet)}.said dd{margin:0}
h1,h2,h3,h4,blockquote,li,dt,dd,p{overflow-wrap:anywhere}
@media print{
body{margin:0;padding:0;max-width:none;font-size:10.5pt;line-height:1.45;background:none}
h1{font-size:20pt}h2{font-size:14pt;margin-top:9mm;padding-top:3mm}h3{font-size:11.5pt}
h4{font-size:10.5pt;margin-top:4mm}header p{font-size:9pt}
h1,h2,h3,h4{break-after:avoid;break-inside:avoid}
.said ul,.said ol,.said dl,.short{break-inside:avoid}
blockquote,p{orphans:3;widows:3}
}
"""
# What escaping keeps out, the browser keeps out once more: wherever the page is opened, it stays alone.
_ALONE = "default-src 'none'; style-src 'unsafe-inline'"
_SHORT = 600  # characters: about ten lines, which may move to the next page in one piece


def as_html(reading: Reading, words: PageWords) -> str:
    """Return the page. What a learner typed is text in it, never markup."""
    body = "".join(map(_portion, reading.portions)) or f"<p>{escape(words.empty)}</p>"
    heading = escape(words.heading)
    changed = words.changed.format(date=reading.changed.isoformat()) if reading.changed else ""
    lines = "".join(f"<p>{escape(line)}</p>" for line in (words.note, changed) if line)
    page = (
        f'<!doctype html>\n<html lang="{escape(words.language)}"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_ALONE}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{heading}</title><style>{words.style}{_STYLE}</style></head>"
        f"<body><main><header><h1>{heading}</h1>{lines}</header>{body}</main></body></html>\n"
    )
    return page.encode("utf-8", "replace").decode("utf-8")  # half of a surrogate pair is no text


def _portion(portion: Portion) -> str:
    return f"<section><h2>{escape(portion.title)}</h2>{''.join(map(_passage, portion.passages))}</section>"


def _passage(passage: Passage) -> str:
    head = f"<h3>{escape(passage.title)}</h3>" if passage.title else ""
    return f"<section>{head}{''.join(map(_said, passage.said))}</section>"


def _said(said: Said) -> str:
    return f'<div class="said"><h4 dir="auto">{escape(said.asked)}</h4>{_answer(said)}</div>'


def _answer(said: Said) -> str:
    match said.shape:
        case Shape.WORDS:
            (text,) = said.words
            kept = ' class="short"' if len(text) <= _SHORT else ""
            return f'<blockquote dir="auto"{kept}>{escape(text)}</blockquote>'
        case Shape.PAIRS:
            pairs = zip(said.names, said.words, strict=True)
            rows = (
                f'<dt dir="auto">{escape(name)}</dt><dd dir="auto">{escape(word)}</dd>'
                for name, word in pairs
            )
            return f"<dl>{''.join(rows)}</dl>"
        case Shape.LIST | Shape.ORDER:
            kind = "ol" if said.shape is Shape.ORDER else "ul"
            items = (f'<li dir="auto">{escape(word)}</li>' for word in said.words)
            return f"<{kind}>{''.join(items)}</{kind}>"
