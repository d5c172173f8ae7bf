"""Files that are made from other files: which they are, whether they are current, and how to renew them.

`make built` runs this module. Each file has one maker; a test holds every file against its maker, so that a
change in the source cannot be committed without its result. The notebook that is kept with its results takes
a kernel and some seconds, so it has a maker of its own.
"""

import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from unlabeled.content import kit_folder
from unlabeled.content.instrument import Instrument, load_instrument
from unlabeled.content.made_up import load_made_up
from unlabeled.kit.executed import renew
from unlabeled.kit.manifest import STATIC, look_css, manifest_json
from unlabeled.kit.way import renew_way

SAMPLE_SEED = 1


@dataclass(frozen=True)
class Built:
    """A generated file: its path inside the kit, and what makes its text from the kit's folder."""

    path: Path
    make: Callable[[Path], str]


BUILT = (
    Built(Path("data/survey/codebook.md"), lambda kit: _codebook(kit)),
    Built(Path("data/survey/sample.csv"), lambda kit: _sample(kit)),
    Built(STATIC / "manifest.json", manifest_json),
    Built(STATIC / "look.css", look_css),
)


def stale_files(kit: Path) -> list[Path]:
    """Return the generated files in `kit` that are missing or differ from what their maker makes now."""
    return [each.path for each in BUILT if not _is_current(kit, each)]


def build(kit: Path) -> list[Path]:
    """Write again every stale file in `kit` and return which they were."""
    stale = [each for each in BUILT if not _is_current(kit, each)]
    for each in stale:
        (kit / each.path).write_bytes(each.make(kit).encode())
    return [each.path for each in stale]


def _is_current(kit: Path, built: Built) -> bool:
    file = kit / built.path
    return file.is_file() and file.read_bytes() == built.make(kit).encode()


def _instrument(kit: Path) -> Instrument:
    return load_instrument(kit / "data" / "survey" / "instrument.yaml")


def _codebook(kit: Path) -> str:
    from unlabeled.survey.codebook import codebook

    return codebook(_instrument(kit))


def _sample(kit: Path) -> str:
    import numpy as np

    from unlabeled.survey.simulate import simulate_csv

    made_up = load_made_up(kit / "data" / "survey" / "made-up.yaml")
    return simulate_csv(_instrument(kit), made_up, np.random.default_rng(SAMPLE_SEED))


if __name__ == "__main__":
    renewed = [*renew_way(kit_folder()), *renew(kit_folder()), *build(kit_folder())]
    sys.stdout.write("".join(f"renewed {path}\n" for path in renewed) or "Every generated file is current.\n")
