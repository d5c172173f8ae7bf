"""`unlabeled rehearse` without windows: made-up people, their pace, and a session that is played."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from random import Random

import psutil
import pytest

from unlabeled.content import data_folder, kit_folder
from unlabeled.content.prompts import load_prompts
from unlabeled.content.rehearsal import load_rehearsal_words
from unlabeled.kit.ledger import Ledger
from unlabeled.kit.plan import asked_for, planned
from unlabeled.kit.publish import publish
from unlabeled.kit.rehearse.browsers import browsers
from unlabeled.kit.rehearse.moments import Moment, moments
from unlabeled.kit.rehearse.order import RehearseOrder, _free, prepared
from unlabeled.kit.rehearse.pace import WORDS_A_MINUTE, Pace, choosing, reading
from unlabeled.kit.rehearse.people import Habit, act, made_up_questionnaires, people
from unlabeled.kit.rehearse.phones import made_up_id, name_of, user_agent
from unlabeled.kit.rehearse.played import Play, played
from unlabeled.kit.rehearse.report import NoReportError, put_away
from unlabeled.kit.rehearse.run import _as_play, rehearse
from unlabeled.kit.rehearse.stage import QUESTIONNAIRE, set_stage, source
from unlabeled.kit.room import RoomOrder
from unlabeled.kit.room_process import RoomProcess
from unlabeled.kit.start import start
from unlabeled.room.host import RoomHost
from unlabeled.room.plan import Phase
from unlabeled.room.seen import Seen

from ..room.house import found_in
from .hosted import ended

PROMPTS = load_prompts().prompts
CLIMATE = next(prompt for prompt in PROMPTS if prompt.kind == "survey")
PLAN = data_folder() / "survey" / "made-up.yaml"
SEED = 3


def planned_moments(minutes: str, count: str = "9") -> tuple[Moment, ...]:
    content, _ = planned(data_folder())
    assert content is not None
    return moments(asked_for("09:30", minutes, count, "in-person", "2026-01-07", room=True), content, PROMPTS)


# Who comes, and how fast they are


def test_nine_people_have_every_habit_and_enough_of_them_answer_everything() -> None:
    found = people(9, SEED)
    assert {person.habit for person in found} == set(Habit)
    asked = [moment.prompt for moment in planned_moments("45")]
    surveys = made_up_questionnaires(CLIMATE, PLAN, 9, SEED)
    for place, prompt in enumerate(asked):
        acts = [act(person, place, prompt, surveys[person.number], SEED) for person in found]
        answering = [one for one in acts if one is not None and one.answers[-1] is not None]
        assert len(answering) >= 5
        assert len(answering) < 9


def test_whoever_declines_passes_everything_and_whoever_is_idle_does_nothing() -> None:
    named = {person.habit: person for person in people(9, SEED)}
    for place, prompt in enumerate(PROMPTS):
        declined = act(named[Habit.DECLINES], place, prompt, (1,), SEED)
        assert declined is not None
        assert declined.answers == (None,)
        assert act(named[Habit.IDLE], place, prompt, (1,), SEED) is None


def test_the_same_seed_gives_the_same_people_and_answers_and_another_gives_others() -> None:
    def everything(seed: int) -> list[object]:
        surveys = made_up_questionnaires(CLIMATE, PLAN, 9, seed)
        return [
            (person, act(person, place, prompt, surveys[person.number], seed))
            for person in people(9, seed)
            for place, prompt in enumerate(PROMPTS)
        ]

    assert everything(SEED) == everything(SEED)
    assert everything(SEED) != everything(SEED + 1)


def test_answers_are_some_that_the_room_takes() -> None:
    from unlabeled.room.answers import answer_to

    surveys = made_up_questionnaires(CLIMATE, PLAN, 60, SEED)
    for person in people(60, SEED):
        for place, prompt in enumerate(PROMPTS):
            does = act(person, place, prompt, surveys[person.number], SEED)
            for answer in does.answers if does else ():
                answer_to(prompt, list(answer) if isinstance(answer, tuple) else answer)


def test_a_questionnaire_takes_minutes_and_one_question_seconds() -> None:
    pace = Pace(20.0)
    for prompt in PROMPTS:
        takes = choosing(prompt, 1.0, Random(SEED))
        low, high = (75, 240) if prompt is CLIMATE else (5, 60)
        assert low < takes < high, prompt.id
        assert pace.ours(takes) == takes / 20
    assert reading("word " * WORDS_A_MINUTE) == 60


# When questions are opened


@pytest.mark.parametrize("minutes", ["45", "90", "180"])
def test_each_question_is_open_within_its_part_and_none_beside_another(minutes: str) -> None:
    found = planned_moments(minutes)
    assert found[-1].prompt.kind == "survey"
    assert all(one.opens < one.closes for one in found)
    assert all(one.closes <= other.opens for one, other in pairwise(found))
    assert found[-1].closes <= int(minutes) * 60


def test_fewer_than_eight_are_asked_the_questionnaire_alone() -> None:
    assert [moment.prompt.kind for moment in planned_moments("45", "7")] == ["survey"]


# The stage: everything on it says that it is made up


@pytest.fixture(scope="module")
def stage(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("stage") / "workshop"
    set_stage(folder, kit_folder())
    return folder


def test_every_page_says_that_nobody_is_real(stage: Path) -> None:
    from unlabeled.content.instrument import load_instrument
    from unlabeled.content.live import load_live_words
    from unlabeled.content.room import load_room_words
    from unlabeled.content.workshop import load_workshop

    mark, data = "Rehearsal, made-up people", stage / "data"
    room, survey = load_room_words(data / "room.yaml"), load_instrument(data / "survey" / "instrument.yaml")
    live = load_live_words(data / "live.yaml")
    for text in (
        room.both.seats,
        room.phone.heading,
        live.clock.label,
        live.ask.title,
        load_workshop(data / "workshop.yaml").title,
        survey.title,
        survey.invitation,
    ):
        assert text.startswith(mark)


def test_stage_takes_a_facilitators_own_words_and_nothing_else(tmp_path: Path) -> None:
    own = tmp_path / "own"
    assert start(own) == 0
    words = own / "data" / "prompts.yaml"
    words.write_text(words.read_text("utf-8").replace("I was curious", "I wanted to see it"), "utf-8")
    for private in (
        "room/room.sqlite3",
        "data/survey/ours.csv",
        "data/survey/ledger.jsonl",
        "my-journal.json",
    ):
        (own / private).parent.mkdir(exist_ok=True)
        (own / private).write_text("canary")
    before = {file: file.read_bytes() for file in own.rglob("*") if file.is_file()}
    set_stage(tmp_path / "stage", source(own))
    assert "I wanted to see it" in (tmp_path / "stage" / "data" / "prompts.yaml").read_text("utf-8")
    assert found_in(tmp_path / "stage", ["canary"]) == []
    assert {file: file.read_bytes() for file in own.rglob("*") if file.is_file()} == before


# A session, played over HTTP, faster than anybody could follow


@pytest.fixture(scope="module")
def room(stage: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, Seen, Play]]:
    private = tmp_path_factory.mktemp("played")
    folder = private / "room"
    order = RoomOrder(10, folder=folder, bind="127.0.0.1", prompts=stage / "data" / "prompts.yaml")
    opened = RoomProcess(order, private, {**os.environ, "UNLABELED_FOLDER": str(stage)})
    try:
        host = RoomHost(opened.opened.host, folder)
        surveys = made_up_questionnaires(CLIMATE, PLAN, 9, SEED)
        asked, who = planned_moments("45"), people(9, SEED)
        play = Play(opened.opened.link, PROMPTS, asked, 45 * 60.0, who, surveys, Pace(900.0), SEED, True)
        asyncio.run(asyncio.wait_for(played(play, host, opened.keep_open, None, 0), 60))
        yield folder, host.see(), play
    finally:
        opened.end()


def test_every_question_of_the_session_is_asked_and_shown(room: tuple[Path, Seen, Play]) -> None:
    _, seen, play = room
    asked = {each.id: each for each in seen.prompts if each.phase is not Phase.WAITING}
    assert set(asked) == {moment.prompt.id for moment in play.moments}
    assert all(each.phase is Phase.CLOSED and each.result is not None for each in asked.values())
    shown = [each.result for each in asked.values() if each.kind != "survey" and each.result]
    assert all(result.lines for result in shown)
    assert seen.seats == 9


def test_nothing_of_a_phone_is_in_the_rooms_folder(room: tuple[Path, Seen, Play]) -> None:
    folder, _, play = room
    names = [name_of(person.number, SEED) for person in play.people]
    asked = [moment.prompt.id for moment in play.moments]
    ids = [made_up_id(name) for name in names]
    ids += [made_up_id(f"{name}, {prompt}") for name in names for prompt in asked]
    assert len(set(ids)) == 9 + 9 * 4
    assert found_in(folder, [*ids, *names, *map(user_agent, names)]) == []
    assert sorted(file.name for file in folder.iterdir()) == [
        "climate.tally.json",
        "host-token",
        "room.sqlite3",
    ]


def test_its_report_cannot_be_published_as_one_of_the_workshops_own(
    room: tuple[Path, Seen, Play],
    stage: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    from unlabeled.cli import main

    real = stage.parent / "real"
    assert start(real) == 0
    with monkeypatch.context() as on_stage:
        on_stage.setenv("UNLABELED_FOLDER", str(stage))
        assert main(["analyze", str(room[0] / "climate.tally.json"), "--out", str(tmp_path / "out")]) == 0
    assert "Rehearsal, made-up people" in (tmp_path / "out" / "report.html").read_text("utf-8")
    assert main(["audit", str(tmp_path / "out" / "release.csv")]) == 0
    monkeypatch.setenv("UNLABELED_FOLDER", str(real))
    capsys.readouterr()
    assert publish(tmp_path / "out") == 2
    assert "another questionnaire" in capsys.readouterr().err
    assert not Ledger(real / "data" / "survey").file.exists()
    assert QUESTIONNAIRE == "rehearsal"


# A session in which somebody presses


async def pressed(play: Play, host: RoomHost, keep: Callable[[], bool], asked: Sequence[str]) -> None:
    """Ask these questions, each closed as soon as it is open, as somebody might who is in a hurry."""

    async def press() -> None:
        for name in asked:
            await asyncio.to_thread(host.open, name)
            await asyncio.sleep(0.6)
            await asyncio.to_thread(host.close, name)

    await asyncio.wait_for(asyncio.gather(played(play, host, keep, None, 0), press()), 60)


def test_it_ends_with_the_last_question_and_says_why_there_is_no_report_of_few(tmp_path: Path) -> None:
    rehearsal = prepared(RehearseOrder(people="4", speed="60"), tmp_path, datetime(2026, 1, 7, 9, 30))
    assert [moment.prompt.id for moment in rehearsal.moments] == ["climate"]
    with pytest.raises(NoReportError, match=re.escape(rehearsal.words.not_closed)):
        put_away(rehearsal)
    order = RoomOrder(5, folder=rehearsal.room, bind="127.0.0.1")
    opened = RoomProcess(order, tmp_path, rehearsal.environment)
    try:
        host = RoomHost(opened.opened.host, rehearsal.room)
        play = _as_play(rehearsal, opened.opened.link)
        # The safety check was not planned; "Another question" leads to it.
        asyncio.run(pressed(play, host, opened.keep_open, ["how_to_run", "climate"]))
        seen = {each.id: each for each in host.see().prompts if each.phase is Phase.CLOSED}
        assert set(seen) == {"how_to_run", "climate"}
    finally:
        opened.end()
    with pytest.raises(NoReportError, match=re.escape(rehearsal.words.too_few)):
        put_away(rehearsal)


# Without a browser


def driven() -> bool:
    async def whether() -> bool:
        async with browsers(window=True) as made:
            return made is not None

    return asyncio.run(whether())


def test_without_playwright_nobody_holds_a_browser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "playwright.async_api", None)
    assert not driven()


def test_without_a_browser_on_this_machine_nobody_holds_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("unlabeled.kit.rehearse.browsers._places", lambda _driver: iter(()))
    assert not driven()


def test_what_to_install_is_said_where_no_browser_can_be_driven() -> None:
    said = load_rehearsal_words().without_browsers
    assert "Chrome, Edge or Chromium" in said
    assert 'pip install "unlabeled[rehearse]"' in said


# The command


@pytest.mark.skipif(sys.platform == "win32", reason="not run here: Windows sends Ctrl-C to no process alone")
@pytest.mark.parametrize("end", [signal.SIGINT, signal.SIGTERM])
def test_ctrl_c_closes_everything_and_nothing_is_left(end: int, tmp_path: Path) -> None:
    (tmp_path / "tmp").mkdir()
    own = {"TMPDIR": str(tmp_path / "tmp"), "JUPYTER_DATA_DIR": str(tmp_path / "tmp")}
    command = [sys.executable, "-m", "unlabeled.cli", "rehearse", "--no-browser", "--browsers", "0"]
    with subprocess.Popen(
        command,
        cwd=tmp_path,
        env={**os.environ, **own},
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    ) as process:
        try:
            assert process.stdout is not None
            while not process.stdout.readline().startswith("Ctrl-C"):
                assert process.poll() is None
            children = psutil.Process(process.pid).children(recursive=True)
            assert len(children) >= 2
            process.send_signal(end)
            rest, _ = process.communicate(timeout=60)
        finally:
            ended(process)
    assert process.returncode == 130
    assert rest == "\nStopped. Everything is closed, and nothing was written.\n"
    assert [child for child in children if child.is_running() and child.status() != "zombie"] == []
    assert [file.name for file in tmp_path.rglob("*") if file.name.startswith(("unlabeled-", "out"))] == []


@pytest.mark.parametrize(
    ("order", "said"),
    [
        (RehearseOrder(people="1"), "no number of people from 2 to 60"),
        (RehearseOrder(minutes="60"), "Take 45, 90 or 180"),
        (RehearseOrder(speed="0"), "Give a number from 1, as on the day, to 60"),
        (RehearseOrder(speed="fast"), "'fast' is no speed"),
        (RehearseOrder(speed="nan"), "'nan' is no speed"),
        (RehearseOrder(mode="outdoors"), "Take in-person, remote, hybrid"),
        (RehearseOrder(folder=Path("nowhere")), "nowhere is no workshop folder"),
        (RehearseOrder(out=Path("full")), "full is not empty"),
    ],
)
def test_bad_input_is_one_sentence_and_leaves_nothing(
    order: RehearseOrder,
    said: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "file").touch()
    assert rehearse(order, datetime(2026, 1, 7, 9, 30)) == 2
    assert said in capsys.readouterr().err
    assert [file.name for file in tmp_path.iterdir()] == ["full"]


@pytest.mark.parametrize("name", ["prompts.yaml", "room.yaml", "live.yaml", "survey/made-up.yaml"])
def test_a_mistake_in_own_words_is_named_by_its_file(
    name: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert start(tmp_path / "workshop") == 0
    (tmp_path / "workshop" / "data" / name).write_text("odd: 7\n")
    capsys.readouterr()
    assert rehearse(RehearseOrder()) == 2
    assert capsys.readouterr().err.startswith(Path(name).name)


def test_the_next_free_name_is_taken_for_another_report(tmp_path: Path) -> None:
    assert _free(tmp_path / "rehearsal").name == "rehearsal"
    (tmp_path / "rehearsal").mkdir()
    assert _free(tmp_path / "rehearsal").name == "rehearsal-2"


def test_made_up_people_do_not_all_answer_the_same() -> None:
    assert len(set(made_up_questionnaires(CLIMATE, PLAN, 9, SEED))) > 5
