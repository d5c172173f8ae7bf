"""The console against a real room: one button, what the wall may show and no more, and calm."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from unlabeled.content.live import load_live_words
from unlabeled.content.prompts import SafetyPrompt, load_prompts
from unlabeled.room import console
from unlabeled.room.live.session import SESSION, Session, read_session, write_session
from unlabeled.room.live.view import PATIENCE, Console
from unlabeled.room.live.words import Words
from unlabeled.widgets import Prose, Slot

from ..house import TOKEN, WORDS, House, process

LIVE = load_live_words()
PLANNED = ("did_you_choose", "kept_for_broken", "what_helps")


class Time:
    """Seconds that pass when a test says so."""

    now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "room"


@pytest.fixture
def house(folder: Path) -> Iterator[House]:
    with process(folder, 12) as (house, _):
        yield house


def open_console(house: House, folder: Path, time: Time, planned: tuple[str, ...] = PLANNED) -> Console:
    return Console(Session(house.opened.host, folder, planned), Words(LIVE, WORDS), time)


def all_that_is_sent(made: Console) -> str:
    """Every state of every part, as a browser would get it."""
    parts, states = [made], []
    while parts:
        part = parts.pop()
        parts += getattr(part, "children", ())
        state = part.get_state() if not hasattr(part, "children") else {}
        states.append({key: value for key, value in state.items() if not key.startswith("_")})
    return json.dumps(states, default=str)


def test_one_button_leads_from_question_to_result(house: House, folder: Path) -> None:
    time = Time()
    made = open_console(house, folder, time)
    assert "how you came to be here" in made.asking.question.text
    made.asking.next.press()
    assert made.asking.next.label == LIVE.ask.close
    assert "How did you come to be in this room?" in made.asking.question.text
    for phone in house.phones(map(str, range(9))):
        phone.cast("did_you_choose", 0)
    time.now += PATIENCE
    made.asking.next.press()
    assert made.asking.next.label == LIVE.ask.again
    assert "kept for one broken" in made.asking.question.text
    assert next(row[0] for row in made.result.figure.table["rows"]) == "I wanted to come"
    assert "I wanted to come: " in made.result.figure.label
    assert made.result.figure.light.startswith("<svg")


def test_upcoming_question_is_shown_by_its_title_alone(house: House, folder: Path) -> None:
    sent = all_that_is_sent(open_console(house, folder, Time()))
    assert "how you came to be here" in sent
    assert "How did you come to be in this room?" not in sent


def test_while_a_question_is_open_the_console_knows_no_more_than_that(house: House, folder: Path) -> None:
    made = open_console(house, folder, Time())
    phones = house.phones(map(str, range(9)))
    made.asking.next.press()
    before = all_that_is_sent(made)
    for phone in phones:
        phone.cast("did_you_choose", 3)
    made.look()
    assert all_that_is_sent(made).replace("Seats joined: 9", "") == before.replace("Seats joined: 9", "")


def test_below_k_nothing_is_shown_and_the_sentence_is_calm(house: House, folder: Path) -> None:
    time = Time()
    made = open_console(house, folder, time)
    made.asking.next.press()
    for phone in house.phones(map(str, range(4))):
        phone.cast("did_you_choose", 0)
    time.now += PATIENCE
    made.asking.next.press()
    assert "Nothing to show for this one." in made.result.said.text
    assert made.result.figure.light == ""
    assert made.result.figure.table is None
    assert "more than half" not in all_that_is_sent(made)


def test_second_press_by_mistake_closes_nothing(house: House, folder: Path) -> None:
    time = Time()
    made = open_console(house, folder, time)
    made.asking.next.press()
    made.asking.next.press()
    assert house.state()["phase"] == "open"
    assert made.line.text == LIVE.ask.too_soon
    time.now += 60
    made.look()
    assert made.line.text == ""


def test_console_that_starts_anew_goes_on_where_the_room_is(house: House, folder: Path) -> None:
    time = Time()
    open_console(house, folder, time).asking.next.press()
    again = open_console(house, folder, time)
    assert again.asking.next.label == LIVE.ask.close
    time.now += PATIENCE
    again.asking.next.press()
    assert house.state()["phase"] == "closed"


def test_press_after_another_window_went_on_does_nothing(house: House, folder: Path) -> None:
    time = Time()
    here, there = open_console(house, folder, time), open_console(house, folder, time)
    there.asking.next.press()
    time.now += 60
    here.asking.next.press()
    assert house.state()["phase"] == "open"
    assert here.line.text == LIVE.ask.moved


def test_another_question_can_be_asked_first(house: House, folder: Path) -> None:
    made = open_console(house, folder, Time())
    made.asking.another.press()
    made.asking.next.press()
    assert house.state()["prompt"]["id"] == "kept_for_broken"
    assert made.asking.another not in made.asking.children


def test_ways_to_run_come_without_a_figure(house: House, folder: Path) -> None:
    time = Time()
    made = open_console(house, folder, time, ("how_to_run",))
    made.asking.next.press()
    time.now += PATIENCE
    made.asking.next.press()
    assert "We write for ourselves" in made.result.said.text
    assert made.result.figure.table is None
    assert made.asking.next.label == LIVE.ask.done
    assert made.asking.next.disabled


def test_way_to_run_that_was_planned_is_shown_and_a_check_in_the_room_overrules_it(
    house: House, folder: Path
) -> None:
    time, ways = Time(), next(p for p in load_prompts().prompts if isinstance(p, SafetyPrompt)).ways
    as_planned, careful = Slot(1, 2, "a", "b", "c", "d", "e"), Slot(1, 2, "a", "b", "c", "other", "e")
    session = Session(
        house.opened.host, folder, ("how_to_run",), (as_planned,), "In pairs.", {ways.alone: (careful,)}
    )
    made = Console(session, Words(LIVE, WORDS), time)
    assert "In pairs." in made.way.text
    assert made.clock.slots[0]["do"] == "d"
    made.asking.next.press()
    assert "In pairs." in made.way.text
    time.now += PATIENCE
    made.asking.next.press()
    assert ways.alone in made.way.text
    assert "In pairs." not in made.way.text
    assert made.clock.slots[0]["do"] == "other"
    again = Console(session, Words(LIVE, WORDS), time)
    assert ways.alone in again.way.text


def test_without_a_safety_check_nothing_is_said_of_it(house: House, folder: Path) -> None:
    made = open_console(house, folder, Time())
    assert made.way.text == ""


def test_lock_is_turned_and_said(house: House, folder: Path) -> None:
    made = open_console(house, folder, Time())
    made.joining.lock.press()
    assert house.state()["locked"] is True
    assert made.joining.lock.label == LIVE.unlock
    assert WORDS.both.locked in made.joining.seats.text
    made.joining.lock.press()
    assert house.state()["locked"] is False


def test_result_takes_the_place_of_the_code_until_the_next_question(house: House, folder: Path) -> None:
    time = Time()
    made = open_console(house, folder, time)
    assert made.beside.children == (made.joining,)
    made.asking.next.press()
    time.now += PATIENCE
    made.asking.next.press()
    assert (made.beside.children, made.below.children) == ((made.result,), (made.joining,))
    made.asking.next.press()
    assert (made.beside.children, made.below.children) == ((made.joining,), ())


def test_room_that_is_gone_is_a_sentence_and_comes_back_by_itself(folder: Path) -> None:
    time = Time()
    with process(folder, 12) as (house, running):
        made = open_console(house, folder, time)
        made.asking.next.press()
        running.kill()
        running.wait()
        made.look()
        assert made.line.text == LIVE.silent
        assert made.asking.next.disabled
        made.asking.next.press()
        made.asking.another.press()
        made.joining.lock.press()
        assert made.line.text == LIVE.silent
    with process(folder, 12) as (house, _):
        back = open_console(house, folder, time)
        made._host = back._host  # a room that is started again keeps its port; this one has another
        made.look()
        assert made.line.text == LIVE.back
        assert made.asking.next.label == LIVE.ask.close
        assert not made.asking.next.disabled


def test_room_whose_key_is_open_to_others_is_not_asked(house: House, folder: Path) -> None:
    (folder / "host-token").chmod(0o644)
    made = open_console(house, folder, Time())
    assert made.line.text == LIVE.no_token


def test_token_is_never_sent_to_a_browser_and_no_repr_holds_a_word(house: House, folder: Path) -> None:
    made = open_console(house, folder, Time())
    assert TOKEN not in all_that_is_sent(made)
    assert repr(made) == "Stack()"


def test_code_to_scan_is_dark_on_white_in_the_dark_as_well(house: House, folder: Path) -> None:
    made = open_console(house, folder, Time())
    assert made.joining.code.light == made.joining.code.dark
    assert 'fill="white"' in made.joining.code.light


def test_without_a_room_there_is_one_calm_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(SESSION, raising=False)
    made = console()
    assert isinstance(made, Prose)
    assert "unlabeled host" in made.text


@pytest.mark.parametrize("content", ["", "{}", "[]", '{"host": 1, "folder": 2, "prompts": 3, "slots": [4]}'])
def test_damaged_session_is_no_session(content: str, tmp_path: Path) -> None:
    file = tmp_path / "session.json"
    file.write_text(content)
    assert read_session({SESSION: str(file)}) is None


def test_session_comes_back_as_it_was_written(tmp_path: Path) -> None:
    slot = Slot(1000, 2000, "Terms", "To open", "spoken", "Say “hello”.", "Hello.", "Nothing.")
    session = Session(
        "http://127.0.0.1:1/", tmp_path / "room", PLANNED, (slot,), "In pairs.", {"Alone.": (slot,)}
    )
    write_session(session, tmp_path / "session.json")
    assert read_session({SESSION: str(tmp_path / "session.json")}) == session


def test_console_for_a_room_opened_another_way(house: House, folder: Path) -> None:
    made = console(house.opened.host, folder)
    assert isinstance(made, Console)
    assert "how you came to be here" in made.asking.question.text
