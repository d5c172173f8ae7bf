"""Where the journal is kept, and on whose computer."""

from pathlib import Path

import pytest

from unlabeled.journal import Place, find_place, where_to_keep


def test_the_journal_is_kept_in_the_workshop_folder(tmp_path: Path) -> None:
    assert where_to_keep({}, tmp_path) == tmp_path / "my-journal.json"


def test_a_file_named_in_the_environment_is_used_instead(tmp_path: Path) -> None:
    chosen = tmp_path / "elsewhere.json"
    assert where_to_keep({"UNLABELED_JOURNAL": str(chosen)}, tmp_path / "workshop") == chosen


def test_an_empty_name_in_the_environment_counts_as_none(tmp_path: Path) -> None:
    assert where_to_keep({"UNLABELED_JOURNAL": " "}, tmp_path) == tmp_path / "my-journal.json"


@pytest.mark.parametrize(
    ("environ", "place"),
    [
        ({}, Place.THIS_LAPTOP),
        ({"JUPYTERHUB_USER": "x"}, Place.HUB),
        ({"BINDER_SERVICE_HOST": "x", "JUPYTERHUB_USER": "x"}, Place.BINDER),
        ({"BINDER_LAUNCH_HOST": "x"}, Place.BINDER),
    ],
)
def test_the_environment_says_whose_computer_it_is(environ: dict[str, str], place: Place) -> None:
    assert find_place(environ) is place


def test_inside_a_browser_no_computer_of_anybody_else_is_meant() -> None:
    assert find_place({"JUPYTERHUB_USER": "x"}, "emscripten") is Place.BROWSER
