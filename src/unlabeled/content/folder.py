"""Where the content is: a workshop folder's own `data/`, or the one that came with the package."""

import os
from pathlib import Path

_MARK = Path("data") / "workshop.yaml"


def kit_folder() -> Path:
    """Return the folder that holds the kit's own `data/`, `notebooks/` and `facilitator/`.

    In an installed wheel it lies inside the package, in a checkout it is the checkout.

    Raises
    ------
    FileNotFoundError
        If neither is there, which means that the installation is incomplete.
    """
    package = Path(__file__).resolve().parents[1]
    for folder in (package / "workshop", package.parents[1]):
        if (folder / _MARK).is_file():
            return folder
    raise FileNotFoundError(
        "The workshop's content is missing from this installation. Install unlabeled again."
    )


def workshop_folder(start: Path | None = None) -> Path:
    """Return the workshop folder in use: the nearest one at or above `start`, else the kit's own.

    Parameters
    ----------
    start : Path, optional
        Where to begin; the working directory unless given. `UNLABELED_FOLDER` overrules it.
    """
    chosen = os.environ.get("UNLABELED_FOLDER")
    here = Path(chosen) if chosen else (start or Path.cwd())
    for folder in (here, *here.resolve().parents):
        if (folder / _MARK).is_file():
            return folder
    return kit_folder()


def data_folder() -> Path:
    """Return the `data/` folder in use, so that a facilitator's own wording is what people read."""
    return workshop_folder() / "data"
