"""What of ours is measured, each piece in a process of its own."""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING

from benchmarks.works.clocked import Parts, main
from benchmarks.works.made_up import LABELS, answers, teams
from unlabeled.attack import Scale, attack_release
from unlabeled.attack import run as attacker
from unlabeled.content import kit_folder
from unlabeled.content.instrument import Instrument, ResponseScale, load_instrument
from unlabeled.content.risk_appetite import risk_appetite_file
from unlabeled.disclosure import Wave, release
from unlabeled.survey.export import release_csv, release_json
from unlabeled.survey.policy import blueprint, risk_appetite
from unlabeled.survey.shown import Results
from unlabeled.survey.tabulate import tally

if TYPE_CHECKING:
    import numpy as np


def _instrument() -> Instrument:
    """Return our questionnaire, lengthened to 20 items."""
    own = load_instrument(kit_folder() / "data" / "survey" / "instrument.yaml")
    first = own.scales[0]
    items = tuple(item.model_copy(update={"id": f"{item.id}_again"}) for item in first.items)
    fifth = first.model_copy(update={"id": f"{first.id}_again", "items": items})
    points = ResponseScale(low=1, labels=LABELS)
    return own.model_copy(update={"scales": (*own.scales, fifth), "response_scale": points})


INSTRUMENT = _instrument()
PLAN, LIMITS = blueprint(INSTRUMENT), risk_appetite(risk_appetite_file())
SCALE = Scale(INSTRUMENT.response_scale.low, INSTRUMENT.response_scale.high)
TURNED = frozenset(item.id for item in INSTRUMENT.items if item.reverse_keyed)


def _wave(codes: np.ndarray, groups: np.ndarray, how_many: int) -> Wave:
    names = tuple(f"Team {number}" for number in range(how_many))
    return Wave("", names, tally(codes, groups, how_many, PLAN))


def counting(people: int, how_many: int) -> Parts:
    """Yield the Tally."""
    codes, groups = answers(people), teams(people, how_many)
    yield "all", lambda: tally(codes, groups, how_many, PLAN)


def disclosure(people: int, how_many: int) -> Parts:
    """Yield the gate, writing its release as text, reading that text again, and the whole attack on it."""
    made = SimpleNamespace(texts={})
    wave = _wave(answers(people), teams(people, how_many), how_many)

    def gate() -> None:
        made.release = release([wave], PLAN, LIMITS)

    def write() -> None:
        made.texts["release.csv"] = release_csv(made.release)
        made.texts["release.json"] = release_json(made.release)

    yield "gate", gate
    yield "writing", write
    yield "attack", lambda: _attack(made.texts)
    yield from _reading(made.texts)


def _attack(texts: dict[str, str]) -> None:
    csv, json = texts["release.csv"], texts["release.json"]
    found = attack_release(csv, json, SCALE, LIMITS.k, TURNED, LIMITS.share_end)
    if found:
        raise RuntimeError(f"The attacker found {len(found)} things in what was let through.")


def _reading(texts: dict[str, str]) -> Parts:
    """Yield reading both texts as the attacker does, and the proof on what was read, each by itself."""
    made = SimpleNamespace()

    def read() -> None:
        rows = attacker.columns_of_csv(texts["release.csv"])
        made.read = attacker.read_columns(rows, SCALE, TURNED, LIMITS.share_end)
        if not attacker.is_json_of(rows, texts["release.json"]):
            raise RuntimeError("The two texts of a release differ.")

    yield "reading", read
    yield (
        "proof",
        lambda: attacker.findings_of_release(made.read, "release.csv", LIMITS.k, lambda _words: None),
    )


def figure(people: int) -> Parts:
    """Yield from answers to what may be shown of everyone, and drawing it as a notebook shows it."""
    codes, nobody = answers(people, len(LABELS)), teams(people, 1)
    made = SimpleNamespace()

    def count() -> None:
        made.release = release([_wave(codes, nobody, 1)], PLAN, LIMITS)

    yield "counting", count
    yield "drawing", lambda: len(Results(made.release, INSTRUMENT.scales)._repr_html_())


def gated(people: int, how_many: int) -> Parts:
    """Yield from answers to what may be shown of each team."""
    codes, groups = answers(people), teams(people, how_many)
    yield "protect", lambda: release([_wave(codes, groups, how_many)], PLAN, LIMITS)


def protected(people: int, how_many: int) -> Parts:
    """Yield the same, and then writing it and the attack on it."""
    yield from gated(people, how_many)
    let_through = release([_wave(answers(people), teams(people, how_many), how_many)], PLAN, LIMITS)

    def attack() -> None:
        _attack({"release.csv": release_csv(let_through), "release.json": release_json(let_through)})

    yield "attack", attack


WORKS = {
    "tally": counting,
    "disclosure": disclosure,
    "figure": figure,
    "gated": gated,
    "protected": protected,
}
if __name__ == "__main__":
    main(WORKS)
