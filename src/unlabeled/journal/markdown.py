"""A journal as Markdown (CommonMark): what a learner typed stays what they typed, whatever signs it holds."""

import re

from unlabeled.journal.reading import PageWords, Passage, Portion, Reading, Said, Shape

# Signs that mean something to CommonMark or its common extensions wherever they stand …
_ANYWHERE = re.compile(r"[\\`*_\[\]<>&|~$]")
# … at the beginning of a line only: headings, lists, rules, quotes, fences …
_AT_THE_START = re.compile(r"^(\s*)([#+=:-])")
_NUMBERED = re.compile(r"^(\s*\d{1,9})([.)])(?=\s|$)")
# … at the end of a heading, where they only close it …
_AT_THE_END = re.compile(r"(?<=\s)(#+)(?=\s*$)")
# … or in what some readers turn into links unasked: https://, www. and a@b.
_LINKS = re.compile(r"(?<=\w):(?=//)|(?<=www)\.|(?<=\w)@(?=\w)", re.IGNORECASE)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")


def as_markdown(reading: Reading, words: PageWords) -> str:
    """Return the page as Markdown. Answers in words stand as quotations, all others as lists."""
    changed = words.changed.format(date=reading.changed.isoformat()) if reading.changed else ""
    lines = [line for line in (words.note, changed) if line]
    blocks = [f"# {escaped(words.heading)}", *map(escaped, lines)]
    blocks += [block for portion in reading.portions for block in _portion(portion)]
    if not reading.portions:
        blocks.append(escaped(words.empty))
    text = "\n\n".join(blocks) + "\n"
    return text.encode("utf-8", "replace").decode("utf-8")  # half of a surrogate pair is no text


def escaped(text: str) -> str:
    """Return one line of `text` such that Markdown shows the very same signs."""
    line = " ".join(_CONTROL.sub("", text).splitlines())
    line = _LINKS.sub(lambda found: f"\\{found[0]}", _ANYWHERE.sub(lambda found: f"\\{found[0]}", line))
    line = _AT_THE_END.sub(r"\\\1", line)
    line = _NUMBERED.sub(r"\1\\\2", _AT_THE_START.sub(r"\1\\\2", line))
    return _with_its_indent(line)


def _with_its_indent(line: str) -> str:
    """Return `line` with blanks at its start that Markdown would take away, or take for code."""
    kept = line.lstrip(" \t")
    return "&nbsp;" * len(line[: len(line) - len(kept)].expandtabs(4)) + kept.rstrip(" \t")


def _portion(portion: Portion) -> list[str]:
    head = f"## {escaped(portion.title)}"
    return [head, *(block for passage in portion.passages for block in _passage(passage))]


def _passage(passage: Passage) -> list[str]:
    head = [f"### {escaped(passage.title)}"] if passage.title else []
    return head + [block for said in passage.said for block in (f"#### {escaped(said.asked)}", _answer(said))]


def _answer(said: Said) -> str:
    match said.shape:
        case Shape.WORDS:
            return _quoted(said.words[0])
        case Shape.PAIRS:
            pairs = zip(said.names, said.words, strict=True)
            return "\n".join(f"- {escaped(name)}: {escaped(word)}" for name, word in pairs)
        case Shape.ORDER:
            return "\n".join(f"{place}. {escaped(word)}" for place, word in enumerate(said.words, 1))
        case Shape.LIST:
            return "\n".join(f"- {escaped(word)}" for word in said.words)


def _quoted(text: str) -> str:
    """Return `text` as a quotation whose lines break where they were broken."""
    lines = [escaped(line) for line in text.splitlines()] or [""]
    breaks = [bool(line) and bool(after) for line, after in zip(lines, [*lines[1:], ""], strict=True)]
    return "\n".join(
        f"> {line}{chr(92) if broken else ''}".rstrip() for line, broken in zip(lines, breaks, strict=True)
    )
