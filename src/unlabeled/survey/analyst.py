"""What only the analyst keeps: how the release was made, and by what it is known again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any, Final

from unlabeled.disclosure import Wave
from unlabeled.disclosure.names import POOLED, joined
from unlabeled.survey.released import Analysis

FORMAT: Final = 1
README: Final = (
    "NOT FOR SHARING. This folder is for whoever made the report, and for nobody else.\n\n"
    "It says which groups were too small to be shown, which is what the report protects. Share the folder\n"
    "above without this one. `unlabeled publish` reads draft.json to record what was published; afterwards\n"
    "this folder can be deleted.\n"
)


def analyst_files(made: Analysis, public: Mapping[str, str]) -> dict[str, str]:
    """Return the files of the analyst's folder by name.

    Parameters
    ----------
    made : Analysis
        Release and counts.
    public : mapping of str to str
        The files that may be shared, by name; they are known again by their digests.
    """
    return {
        "README.txt": README,
        "details.json": _json(_details(made)),
        "draft.json": _json(_draft(made, public)),
    }


def file_digest(text: str) -> str:
    """Return what a published file is known again by."""
    return hashlib.sha256(text.encode("utf-8")).hexdigest()


def _details(made: Analysis) -> dict[str, Any]:
    k = made.release.appetite.k
    left_out = made.source.left_out
    return {
        "not_for_sharing": True,
        "waves_below_k": [wave.name for wave in made.waves if wave.tally.people < k],
        "shown_together": [
            {
                "wave": wave.name,
                "as": joined(node.path),
                "groups": [{"path": wave.paths[leaf], "n": wave.sizes[leaf]} for leaf in node.leaves],
            }
            for wave in made.waves
            for node in wave.tree(k)
            if node.path and node.path[-1] == POOLED
        ],
        "not_read": asdict(left_out),
    }


def _draft(made: Analysis, public: Mapping[str, str]) -> dict[str, Any]:
    instrument, shown = made.source.instrument, set(made.release.waves)
    return {
        "format": FORMAT,
        "instrument": {"id": instrument.id, "version": instrument.version},
        "by": made.by,
        "waves": [_known_by(wave) for wave in made.waves if wave.name in shown],
        "groups": [
            {"wave": group.wave, "group": group.name, "parent": group.parent, "n": group.n}
            for group in made.release.groups
        ],
        "files": {name: file_digest(text) for name, text in public.items()},
    }


def _known_by(wave: Wave) -> dict[str, str]:
    """Return by what one wave's input is known again: everybody's answers, and the same by group.

    A second breakdown of the same people has the first in common and not the second.
    """
    answers = {
        "counts": wave.tally.counts.sum(axis=0).tolist(),
        "moments": [
            [moments.n, moments.sums.tolist(), moments.cross_products.tolist()]
            for moments in wave.tally.moments
        ],
    }
    groups = sorted(
        (list(path), counts.tolist())
        for path, counts, n in zip(wave.paths, wave.tally.counts, wave.sizes, strict=True)
        if n
    )
    return {"wave": wave.name, "answers": _digest(answers), "groups": _digest(groups)}


def _digest(content: object) -> str:
    return hashlib.sha256(json.dumps(content, ensure_ascii=False).encode("utf-8")).hexdigest()


def _json(content: dict[str, Any]) -> str:
    return json.dumps(content, ensure_ascii=False, indent=1) + "\n"
