"""`unlabeled host`: room and console together, and one Ctrl-C that ends both."""

from __future__ import annotations

import os
import signal
import socket
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from threading import Event
from urllib.parse import urlsplit

import httpx
import psutil
import pytest

from unlabeled.content import data_folder, kit_folder
from unlabeled.content.host import load_host_words
from unlabeled.content.prompts import load_prompts
from unlabeled.content.session import Way, load_session
from unlabeled.kit import host_room
from unlabeled.kit.host import host
from unlabeled.kit.host_order import HostOrder, Questions, as_before
from unlabeled.kit.host_room import kept_before, kept_in, port_for, room_folder
from unlabeled.kit.host_screen import said_of
from unlabeled.kit.lab import port_is_free
from unlabeled.kit.plan import asked_for, planned
from unlabeled.kit.planned_session import asked_prompts, planned_session, slots
from unlabeled.kit.start import start
from unlabeled.room.host import RoomHost
from unlabeled.room.image import Image
from unlabeled.room.seal import write

from .hosted import PATIENCE, Hosted, hosted

SECOND_TRY = pytest.mark.flaky(reruns=1)  # processes that wait for each other, on a machine of any speed


@pytest.fixture(scope="module")
def open_host(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hosted]:
    """One for all who do not end it."""
    private = tmp_path_factory.mktemp("host")
    with hosted(private / "workshop", private) as found:
        yield found


@pytest.fixture
def own_host(tmp_path: Path) -> Iterator[Hosted]:
    with hosted(tmp_path / "workshop", tmp_path) as found:
        yield found


def events(link: str, begun: Event) -> str:
    """What a waiting phone hears until the stream ends."""
    heard = ""
    with httpx.stream("GET", f"{link.split('#')[0]}events", timeout=PATIENCE) as stream:
        for piece in stream.iter_text():
            heard += piece
            begun.set()
    return heard


@SECOND_TRY
def test_ctrl_c_ends_room_and_console_and_phones_are_told(own_host: Hosted) -> None:
    link, port = own_host.link, urlsplit(own_host.console).port
    own = [child.pid for child in psutil.Process(own_host.process.pid).children(recursive=True)]
    assert httpx.get(own_host.wall.split("#")[0], timeout=PATIENCE).status_code == 200
    assert httpx.get(own_host.console, timeout=PATIENCE).status_code == 200
    begun = Event()
    with ThreadPoolExecutor() as threads:
        phone = threads.submit(events, link, begun)
        assert begun.wait(PATIENCE)
        code = own_host.end()
        assert "event: closing" in phone.result(PATIENCE)
    assert code == 0
    assert f"What was put away stays in {own_host.folder / 'room'}\n" in own_host.rest
    assert "Traceback" not in own_host.rest
    assert port is not None
    assert port_is_free(port)
    assert not [pid for pid in own if psutil.pid_exists(pid) and psutil.Process(pid).status() != "zombie"]
    assert sorted(file.name for file in (own_host.folder / "room").iterdir()) == [
        "host-token",
        "room.sqlite3",
    ]


@SECOND_TRY
def test_room_that_dies_is_back_at_the_same_place(open_host: Hosted) -> None:
    state = f"{open_host.link.split('#')[0]}state"
    before = httpx.get(state, timeout=PATIENCE).json()["epoch"]
    first = open_host.room
    os.kill(first, signal.SIGKILL)
    assert open_host.hears() == "The room had stopped, and was started again at the same place.\n"
    assert httpx.get(state, timeout=PATIENCE).json()["epoch"] != before
    assert open_host.room != first


@SECOND_TRY
def test_room_ends_in_good_order_when_its_host_is_killed(own_host: Hosted) -> None:
    room, lab = own_host.room, psutil.Process(own_host.process.pid).children()
    os.kill(own_host.process.pid, signal.SIGKILL)
    try:
        psutil.Process(room).wait(PATIENCE)
    except psutil.NoSuchProcess:
        pass
    finally:
        for child in lab:  # JupyterLab stays, as it does for `unlabeled open`
            if child.is_running() and child.pid != room:
                child.terminate()
    own_host.process.wait(PATIENCE)
    with pytest.raises(httpx.HTTPError):
        httpx.get(own_host.link, timeout=PATIENCE)


@pytest.mark.parametrize(
    ("order", "said"),
    [
        (HostOrder(people="1"), "no number of people from 2 to 60"),
        (HostOrder(people="many"), "no number of people"),
        (HostOrder(minutes="60"), "Take 45, 90 or 180"),
        (HostOrder(start="9 o'clock"), "Write it as 09:30"),
        (HostOrder(way="rounds"), "Take alone, pairs, together"),
        (HostOrder(port=70_000), "70000 is no port"),
        (HostOrder(address="room.example"), "such as https://room.example/"),
    ],
)
def test_bad_input_is_one_sentence(
    order: HostOrder,
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    assert host(order) in (1, 2)
    assert said in capsys.readouterr().err
    assert not (tmp_path / "workshop" / "room").exists()


def test_nothing_is_laid_out_for_a_session_that_cannot_be(tmp_path: Path) -> None:
    assert host(HostOrder(people="1", folder=tmp_path / "workshop")) == 2
    assert list(tmp_path.iterdir()) == []


def test_room_for_other_numbers_is_not_opened(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "workshop"
    assert start(folder) == 0
    (folder / "room").mkdir(mode=0o700)
    write(USED, folder / "room")
    assert host(HostOrder(people="9", folder=folder, bind="127.0.0.1", browser=False)) == 2
    said = capsys.readouterr().err
    assert "from before, for 20 people" in said
    assert said.endswith("begin a new one: --new.\n")
    assert not (folder / "room-2").exists()


def test_usual_port_is_taken_if_it_is_free_or_something_stands_before_the_room(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        usual = taken.getsockname()[1]
        monkeypatch.setattr(host_room, "PORT", usual)
        assert port_for("127.0.0.1", "") == 0
        assert port_for("127.0.0.1", "https://room.example/") == usual
    assert port_for("127.0.0.1", "") == usual


def test_last_room_goes_on_unless_a_new_one_is_asked_for(tmp_path: Path) -> None:
    assert room_folder(tmp_path, new=False).name == "room"
    (tmp_path / "room").mkdir()
    assert room_folder(tmp_path, new=False).name == "room"
    assert room_folder(tmp_path, new=True).name == "room-2"
    (tmp_path / "room-2").mkdir()
    assert room_folder(tmp_path, new=False).name == "room-2"


def test_room_that_goes_on_says_how_much_was_asked(tmp_path: Path) -> None:
    assert kept_in(tmp_path) is None
    prompts = load_prompts().prompts
    write(Image(5, 9).asking(prompts[0]), tmp_path)
    kept = kept_in(tmp_path)
    assert kept is not None
    words = load_host_words().opened.asked
    assert said_of([USED, kept], words) == [words.one]
    assert said_of([Image(5, 9)], words) == []


def test_a_new_room_says_what_asking_the_same_people_again_would_show(tmp_path: Path) -> None:
    words = load_host_words().opened.asked
    for number, image in enumerate((USED, Image(5, 9))):
        room = room_folder(tmp_path, new=True)
        room.mkdir()
        assert len(kept_before(room)) == number
        write(image, room)
    assert said_of([*kept_before(room), image], words) == [words.before]


NOW = datetime(2026, 1, 7, 9, 33)
USUAL = load_session().usual
USED = Image(5, 20).asking(load_prompts().prompts[0])


def answered(*answers: str, kept: Image | None = None) -> tuple[HostOrder, list[str]]:
    """What becomes of an order without numbers if a person types `answers`, and what they were asked."""
    asked: list[str] = []
    typed = iter(answers)

    def ask(question: str) -> str:
        asked.append(question)
        try:
            return next(typed)
        except StopIteration:
            raise EOFError from None

    return Questions(load_host_words().ask, USUAL, NOW, ask).complete(HostOrder(), kept), asked


def test_enter_takes_what_is_usual() -> None:
    order, asked = answered("", "")
    assert (order.people, order.minutes, order.new) == ("12", "90", False)
    assert len(asked) == 2
    assert "[12]" in asked[0]


def test_answer_that_cannot_be_is_explained_and_asked_again(capsys: pytest.CaptureFixture[str]) -> None:
    order, asked = answered("a few", "9", "60", "45")
    assert (order.people, order.minutes) == ("9", "45")
    assert len(asked) == 4
    said = capsys.readouterr().out
    assert "'a few' is no number of people from 2 to 60." in said
    assert "Take 45, 90 or 180" in said


def test_room_from_before_goes_on_with_its_own_head_count() -> None:
    order, asked = answered("", "45", kept=USED)
    assert (order.people, order.minutes, order.new) == ("20", "45", False)
    assert "for 20 people" in asked[0]


def test_no_begins_a_new_room() -> None:
    order, _ = answered("n", "9", "45", kept=USED)
    assert (order.people, order.new) == ("9", True)


def test_room_that_nobody_used_is_left_for_another_head_count_without_a_question() -> None:
    assert answered("20", "", kept=Image(5, 20))[0].new is False
    assert answered("9", "", kept=Image(5, 20))[0].new is True


def test_room_for_more_people_than_a_session_can_have_is_left_alone() -> None:
    order, asked = answered("9", "45", kept=Image(5, 400).asking(load_prompts().prompts[0]))
    assert (order.people, order.minutes, order.new) == ("9", "45", True)
    assert len(asked) == 2


def test_when_nobody_types_any_more_it_is_as_usual() -> None:
    assert answered()[0].people == "12"


def test_without_a_terminal_a_room_from_before_keeps_its_head_count() -> None:
    assert as_before(HostOrder(), USED).people == "20"
    assert as_before(HostOrder(new=True), USED).people is None
    assert as_before(HostOrder(people="9", new=True), USED).people == "9"
    assert as_before(HostOrder(people="020"), USED).new is False


def test_without_a_question_a_room_that_nobody_used_is_left_for_another_head_count() -> None:
    assert as_before(HostOrder(people="20"), Image(5, 20)).new is False
    assert as_before(HostOrder(people="9"), Image(5, 20)).new is True


def test_screen_says_where_everything_is_and_what_is_planned(open_host: Hosted) -> None:
    lines = open_host.said.splitlines()
    (notebooks,) = [line.split()[-1] for line in lines if line.startswith("The notebooks:")]
    assert "/notebooks/00-terms.ipynb" in notebooks
    assert httpx.get(notebooks, timeout=PATIENCE).status_code == 200
    assert any(line.startswith("90 minutes from ") and "9 people" in line for line in lines)
    assert len(lines) <= 34  # one screen
    assert max(map(len, lines)) <= 140


def session(minutes: str, people: str) -> tuple[tuple[str, ...], int, int]:
    content, _ = planned(data_folder())
    assert content is not None
    asked = asked_for("09:30", minutes, people, "in-person", "2026-01-07", room=True)
    rows = slots(asked, content)
    assert all(one.end == two.start for one, two in pairwise(rows))
    return asked_prompts(asked, content, load_prompts().prompts), rows[0].start, rows[-1].end


def test_prompts_are_those_of_the_parts_that_happen_in_their_order() -> None:
    assert session("45", "12")[0] == ("did_you_choose", "kept_for_broken", "who_pays")
    assert session("90", "12")[0] == (
        "did_you_choose",
        "label_changes",
        "kept_for_broken",
        "who_pays",
        "what_helps",
    )


def test_safety_check_is_not_asked_by_itself_as_it_belongs_before_the_day() -> None:
    assert not {"how_to_run", "climate"} & set(session("180", "12")[0])


def test_fewer_than_eight_are_asked_nothing_whose_result_is_shown() -> None:
    assert session("90", "7")[0] == ()


def test_console_is_told_the_way_and_the_rows_of_each_other_way() -> None:
    content, _ = planned(data_folder())
    assert content is not None
    asked = asked_for("09:30", "90", "12", "in-person", "2026-01-07", room=True, way="pairs")
    found = planned_session(asked, content, kit_folder(), Path("room"))
    assert found.way == content.session.words.ways[Way.PAIRS]
    assert len(found.ways) == 3
    assert found.slots in found.ways.values()
    assert len({rows[-1].end for rows in found.ways.values()}) == 1


def test_rows_have_the_times_of_a_browser_here() -> None:
    _, start, end = session("90", "12")
    assert datetime.fromtimestamp(start / 1000) == datetime(2026, 1, 7, 9, 30)
    assert (end - start) == 90 * 60_000


@SECOND_TRY
def test_console_reaches_the_room_that_host_opened(open_host: Hosted) -> None:
    opened = httpx.get(open_host.console, timeout=PATIENCE)
    assert opened.status_code == 200
    command = psutil.Process(open_host.room).cmdline()
    token = (open_host.folder / "room" / "host-token").read_text().strip()
    assert token not in " ".join(command)
    assert token not in open_host.said
    ports = [
        one.laddr.port for one in psutil.Process(open_host.room).net_connections() if one.status == "LISTEN"
    ]
    (port,) = set(ports) - {urlsplit(open_host.link).port}
    seen = RoomHost(f"http://127.0.0.1:{port}/", open_host.folder / "room").see()
    assert seen.link == open_host.link
