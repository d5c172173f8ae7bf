"""A sealed questionnaire as the file that `unlabeled analyze` reads: the format `unlabeled.tally`, version 1.

It is made from the sealed counts alone, so it can be made again at any time, byte for byte.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any, Final

from unlabeled.content.instrument import Instrument, Scale
from unlabeled.content.prompts import SurveyPrompt
from unlabeled.disclosure.names import NO_GROUP
from unlabeled.room.answers import questionnaire
from unlabeled.room.counts import Counts, answer_name, moment_names
from unlabeled.room.image import Image

_FORMAT: Final = "unlabeled.tally"
_VERSION: Final = 1


def write_tallies(image: Image, folder: Path) -> list[Path]:
    """Write each sealed questionnaire of `image` into `folder`, and return the files."""
    found = tallies(image)
    for name, text in found.items():
        _write(folder / name, text)
    return [folder / name for name in found]


def tallies(image: Image) -> dict[str, str]:
    """Return the text of each sealed questionnaire of `image` by the name of its file."""
    return {
        tally_name(one.prompt): tally_text(questionnaire(one.prompt), one.counts)
        for one in image.questions
        if isinstance(one.prompt, SurveyPrompt) and one.counts
    }


def tally_name(prompt: SurveyPrompt) -> str:
    """Return what the file of a sealed questionnaire is called."""
    return f"{prompt.id}.tally.json"


def tally_text(asked: Instrument, counts: Counts) -> str:
    """Return sealed counts of a questionnaire as the text of a tally, of one wave and one group."""
    places = range(len(asked.response_scale.labels) + 1)
    table = [[counts[answer_name(item.id, place)] for place in places] for item in asked.items]
    content = {
        "format": _FORMAT,
        "version": _VERSION,
        "instrument": {"id": asked.id, "version": asked.version},
        "questions": [item.id for item in asked.items],
        "answers": list(asked.response_scale.labels),
        "waves": [
            {
                "name": "",
                "groups": [NO_GROUP],
                "counts": [table],
                "moments": [_moments(scale, counts) for scale in asked.scales],
            }
        ],
    }
    return json.dumps(content, ensure_ascii=False) + "\n"


def _moments(scale: Scale, counts: Counts) -> dict[str, Any]:
    n, sums, cross = moment_names(scale)
    places = range(len(scale.items))
    return {
        "scale": scale.id,
        "n": counts[n],
        "sums": [counts[name] for name in sums],
        "cross_products": [[counts[cross[min(one, two), max(one, two)]] for two in places] for one in places],
    }


def _write(file: Path, text: str) -> None:
    fresh = file.with_name(f"{file.name}.new")
    with os.fdopen(
        os.open(fresh, os.O_CREAT | os.O_TRUNC | os.O_WRONLY, 0o600), "w", encoding="utf-8"
    ) as out:
        out.write(text)
        out.flush()
        os.fsync(out.fileno())
    fresh.replace(file)
