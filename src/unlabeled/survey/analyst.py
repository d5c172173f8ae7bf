"""What only the analyst keeps: how the release was made, and by what it is known again."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict
from typing import Any, Final

from unlabeled.content.instrument import Scale
from unlabeled.disclosure import Moments, Statistic, Wave
from unlabeled.disclosure.names import EVERYONE, POOLED, joined
from unlabeled.stats import covariance_from_sums, item_total_from_covariance, omega_from_covariance
from unlabeled.stats.estimate import Estimate
from unlabeled.survey.numbers import Numbers
from unlabeled.survey.released import Analysis

FORMAT: Final = 1
_PER_UNIT: Final = 20  # steps of .05
_PIECE: Final = 1 << 20  # letters of a long text that are encoded at once
README: Final = (
    "NOT FOR SHARING. This folder is for whoever made the report, and for nobody else.\n\n"
    "It says which groups were too small to be shown, which is what the report protects. Share the folder\n"
    "above without this one.\n\n"
    "details.json  which groups are shown together, which columns were not read, and for each scale of\n"
    "              everyone omega (of one factor) and the corrected item-total correlations: only where\n"
    "              alpha is published as a number, and like it in steps of .05. They are about the\n"
    "              questionnaire, not about people; a new one needs more answers than one team has.\n"
    "draft.json    what `unlabeled publish` reads to record what was published.\n"
)
_WITHOUT_COMMENTS: Final = (
    "\nNobody's answers are in here. Delete this folder once the report is published.\n"
)
_WITH_COMMENTS: Final = (
    "comments-to-approve.txt\n"
    "              what people wrote in their own words, for one person to read and mark.\n\n"
    "Beside these words, nobody's answers are in here. Delete this folder once the report is published.\n"
)


def analyst_files(made: Analysis, public: Mapping[str, str], *, commented: bool = False) -> dict[str, str]:
    """Return the files of the analyst's folder by name.

    Parameters
    ----------
    made : Analysis
        Release and counts.
    public : mapping of str to str
        The files that may be shared, by name; they are known again by their digests.
    commented : bool
        Whether a list of comments lies beside them.
    """
    return {
        "README.txt": README + (_WITH_COMMENTS if commented else _WITHOUT_COMMENTS),
        "details.json": _json(_details(made)),
        "draft.json": _json(_draft(made, public)),
    }


def file_digest(text: str) -> str:
    """Return what a published file is known again by."""
    digest = hashlib.sha256()
    for start in range(0, len(text), _PIECE):
        digest.update(text[start : start + _PIECE].encode("utf-8"))
    return digest.hexdigest()


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
        "scales_of_everyone": _scales(made),
    }


def _scales(made: Analysis) -> list[dict[str, Any]]:
    """Return omega and item–total correlations, only where alpha is published as a number.

    The same people, of everyone only, at the same precision, and under the same conditions as alpha: there
    are 50 people or more, and enough of them certainly differ in each item.
    """
    numbers, found = Numbers(made.release, most=0), []  # of everyone
    for wave in made.waves:
        everyone = numbers.group(wave.name, EVERYONE)
        for scale, moments in zip(made.source.instrument.scales, wave.tally.moments, strict=True):
            alpha = everyone and numbers.one(everyone, scale.id, "", Statistic.ALPHA)
            if alpha and isinstance(alpha.value, float):
                found.append(
                    {"wave": wave.name, "scale": scale.id, "alpha": alpha.value, **_of(scale, moments)}
                )
    return found


def _of(scale: Scale, moments: Moments) -> dict[str, Any]:
    cov = covariance_from_sums(moments.n, moments.sums, moments.cross_products)
    omega = None
    if len(scale.items) > 2 and cov.diagonal().all():
        omega = omega_from_covariance(cov, moments.n).estimate
    pairs = zip(scale.items, item_total_from_covariance(cov, moments.n), strict=True)
    return {
        "omega_u": _coarse(omega),
        "corrected_item_total": {item.id: _coarse(estimate) for item, estimate in pairs},
    }


def _coarse(estimate: Estimate | None) -> float | None:
    """Return a value in steps of .05, as alpha is published."""
    return None if estimate is None else round(estimate.value * _PER_UNIT) / _PER_UNIT


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
