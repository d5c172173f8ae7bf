"""`unlabeled room`: what it says when it opens, when it ends, and when it cannot."""

import json
import re
import socket
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from unlabeled.cli import main
from unlabeled.content.prompts import load_prompts
from unlabeled.disclosure import RiskAppetite
from unlabeled.kit.room import RoomOrder, room
from unlabeled.room.counts import sealed_counts
from unlabeled.room.image import Image
from unlabeled.room.tally_file import write_tallies

PATIENCE = 20.0  # seconds
RUN = """
import sys
from pathlib import Path
from unlabeled.cli import main
from unlabeled.content.prompts import load_prompts
from unlabeled.disclosure import RiskAppetite
from unlabeled.kit.room import RoomOrder, room
from unlabeled.room.counts import sealed_counts
from unlabeled.room.image import Image
from unlabeled.room.tally_file import write_tallies
sys.exit(room(RoomOrder(9, folder=Path(sys.argv[1]), bind="127.0.0.1", address=sys.argv[2])))
"""


@pytest.mark.parametrize(
    ("order", "said"),
    [
        (RoomOrder(0), "Count those who are here"),
        (RoomOrder(100_000), "for 1 to 2000 people"),
        (RoomOrder(12, k=4), "can be raised and not lowered: 5 or more"),
        (RoomOrder(60, k=16), "must not fall"),
        (RoomOrder(12, port=70_000), "70000 is no port"),
        (RoomOrder(12, address="room.example"), "such as https://room.example/"),
        (RoomOrder(12, address="https://room.example/?x=1"), "such as https://room.example/"),
        (RoomOrder(12, embedded_by=("https://a.example; script-src *",)), "an origin without a path"),
        (RoomOrder(12, prompts=Path("no-such.yaml")), "There is no such file"),
    ],
)
def test_bad_input_is_said_in_a_sentence(
    order: RoomOrder,
    said: str,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.chdir(tmp_path)
    assert room(order) == 2
    out, err = capsys.readouterr()
    assert said in err
    assert out == ""
    assert list(tmp_path.iterdir()) == []


def test_folder_that_cannot_be_used_is_said_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "file").touch()
    assert room(RoomOrder(12, folder=tmp_path / "file" / "room", bind="127.0.0.1")) == 1
    assert "Take another folder" in capsys.readouterr().err


def test_port_that_is_taken_is_said_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert room(RoomOrder(12, folder=tmp_path / "room", bind="127.0.0.1", port=port)) == 1
    assert f"Port {port} cannot be used" in capsys.readouterr().err


@pytest.mark.parametrize("address", ["", "https://room.example/team"])
def test_room_opens_says_where_and_ends_quietly(tmp_path: Path, address: str) -> None:
    folder = tmp_path / "room"
    command = [sys.executable, "-c", RUN, str(folder), address]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as running:
        try:
            assert running.stdout is not None
            lines: list[str] = []
            while not lines or "Ctrl-C" not in lines[-1]:
                lines.append(running.stdout.readline())
                assert lines[-1], "The room has ended by itself."
            said = "".join(lines)
            host = re.search(r"console: +(\S+)", said)
            assert host
            token = (folder / "host-token").read_text().strip()
            assert token not in said
            found = httpx.get(
                f"{host[1]}results", headers={"Authorization": f"Bearer {token}"}, timeout=PATIENCE
            )
            content = found.json()
            assert json.dumps(content["prompts"]).count('"waiting"') == len(content["prompts"])
            assert f"{content['address']}#{content['code']}" in said
            assert f"{content['address']}wall#{content['code']}" in said
            if address:
                assert content["address"] == f"{address}/"
            assert ("plain http" in said) is not bool(address)
            running.terminate()
            rest, err = running.communicate(timeout=PATIENCE)
        finally:
            running.kill()
    assert running.returncode == 0
    closed, export, *nothing = rest.strip().splitlines()
    assert closed == "The room is closed. What was put away stays in its folder."
    assert f"unlabeled room export --folder {folder} --out " in export
    assert nothing == []
    assert err == ""


def test_what_a_room_seals_becomes_a_report(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    survey = next(prompt for prompt in load_prompts().prompts if prompt.kind == "survey")
    answers = [tuple((person + place) % 5 for place in range(16)) for person in range(12)]
    counts = sealed_counts(survey, [*answers, None], RiskAppetite())
    (file,) = write_tallies(Image(5, 13).asking(survey).closing(counts), tmp_path)
    assert main(["analyze", str(file), "--out", str(tmp_path / "out")]) == 0
    assert "Everyone   12   which third" in capsys.readouterr().out
    assert (tmp_path / "out" / "report.html").exists()
