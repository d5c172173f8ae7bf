"""`unlabeled plan`: rows that join and sum, whatever the start and the head count; and what it writes."""

import re
import shutil
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from unlabeled.content import kit_folder
from unlabeled.content.schedule import LENGTHS, Length
from unlabeled.content.session import Form, Mode, Way
from unlabeled.kit.plan import Planned, plan, planned
from unlabeled.kit.run_sheet import Asked, Block, groups, longest_stretch, run_sheet
from unlabeled.kit.run_sheet_texts import as_calendar, as_html, as_markdown, groups_in_words, notes

DAY = "2026-11-25"
asked_for = st.builds(
    Asked,
    st.datetimes(datetime(2000, 1, 1), datetime(2100, 1, 1)).map(
        lambda t: t.replace(second=0, microsecond=0)
    ),
    st.sampled_from(LENGTHS),
    st.integers(2, 60),
    st.sampled_from(list(Mode)),
    st.booleans(),
)
every_length = pytest.mark.parametrize("length", LENGTHS)


@pytest.fixture(scope="module")
def content() -> Planned:
    found, mistakes = planned(kit_folder() / "data")
    assert mistakes == []
    assert found is not None
    return found


def blocks_of(asked: Asked, content: Planned) -> tuple[Block, ...]:
    return run_sheet(asked, content.schedule, content.session, content.forms)


def ninety(people: int = 12, mode: Mode = Mode.IN_PERSON, *, room: bool = True) -> Asked:
    return Asked(datetime(2026, 11, 25, 9, 30), 90, people, mode, room)


@given(asked=asked_for)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_rows_join_and_sum_whatever_the_start_and_the_head_count(asked: Asked, content: Planned) -> None:
    blocks = blocks_of(asked, content)
    entries = [entry for block in blocks for entry in block.entries]
    assert entries[0].start == asked.start
    assert all(one.end == other.start for one, other in pairwise(entries))
    assert entries[-1].end - asked.start == timedelta(minutes=asked.minutes)
    assert sum(entry.minutes for entry in entries) == asked.minutes
    planned_minutes = [
        part.live[asked.minutes] for part in content.schedule.parts if part.live.get(asked.minutes)
    ]
    assert [sum(entry.minutes for entry in block.entries) for block in blocks] == planned_minutes


@given(asked=asked_for)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_nobody_sits_longer_than_ninety_minutes(asked: Asked, content: Planned) -> None:
    assert longest_stretch(blocks_of(asked, content)) <= 90


@given(asked=asked_for)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_phones_are_used_only_where_somebody_wants_them_and_eight_are_there(
    asked: Asked, content: Planned
) -> None:
    forms = {entry.form for block in blocks_of(asked, content) for entry in block.entries}
    assert (Form.PHONE in forms) == (asked.room and asked.people >= 8)


@given(st.integers(6, 60))
def test_from_six_people_on_all_sit_in_threes_or_twos_and_nobody_alone(people: int) -> None:
    found = groups(people)
    assert 3 * found.trios + 2 * found.pairs == people
    assert found.pairs <= 2


@pytest.mark.parametrize("people", range(2, 6))
def test_fewer_than_six_write_alone(people: int, content: Planned) -> None:
    words = content.session.words.groups
    assert groups_in_words(groups(people), words) == "Everybody writes alone, and speaks who wishes to."


@pytest.mark.parametrize(
    ("people", "says"),
    [
        (6, "2 groups of three."),
        (7, "1 group of three and 2 pairs."),
        (8, "2 groups of three and 1 pair."),
        (60, "20 groups of three."),
    ],
)
def test_groups_are_said_in_words(people: int, says: str, content: Planned) -> None:
    assert says in groups_in_words(groups(people), content.session.words.groups)


def test_why_there_are_no_phones_is_said_only_where_they_were_wanted(content: Planned) -> None:
    why = content.session.words.too_few
    words = content.session.words
    for people, room, says in ((7, True, True), (7, False, False), (8, True, False)):
        asked = ninety(people, room=room)
        assert (why in notes(asked, blocks_of(asked, content), words, unpiloted=True)) == says


def test_never_piloted_is_said_as_long_as_the_schedule_says_it(content: Planned) -> None:
    asked, words = ninety(), content.session.words
    blocks = blocks_of(asked, content)
    assert words.unpiloted in as_markdown(asked, blocks, words, unpiloted=True)
    assert words.unpiloted not in as_markdown(asked, blocks, words, unpiloted=False)


@every_length
def test_a_session_over_midnight_goes_on_the_next_day(length: Length, content: Planned) -> None:
    asked = Asked(datetime(2026, 12, 31, 23, 30), length, 12)
    blocks = blocks_of(asked, content)
    assert blocks[-1].end == datetime(2026, 12, 31, 23, 30) + timedelta(minutes=length)
    says = content.session.words.past_midnight
    assert says in notes(asked, blocks, content.session.words, unpiloted=True)
    ends = re.findall(r"DTEND:(\S+)", as_calendar(blocks))
    assert ends[-1] == f"{blocks[-1].end:%Y%m%dT%H%M%S}"
    assert ends[-1].startswith("20270101")


def test_a_session_until_midnight_sharp_or_before_says_nothing_of_it(content: Planned) -> None:
    asked = Asked(datetime(2026, 11, 25, 22, 29), 90, 12)
    blocks = blocks_of(asked, content)
    assert content.session.words.past_midnight not in notes(
        asked, blocks, content.session.words, unpiloted=True
    )


STRANGE = "‏שלום* a_b_ | <b>\\ `c` [d](e) & {f} #1 ~~g~~ \u202eabc"


def strange(content: Planned) -> tuple[Asked, tuple[Block, ...]]:
    """A plan in which every title is hard on Markdown, HTML and calendars."""
    parts = tuple(part.model_copy(update={"title": STRANGE}) for part in content.schedule.parts)
    schedule = content.schedule.model_copy(update={"parts": parts})
    asked = ninety()
    return asked, run_sheet(asked, schedule, content.session, content.forms)


def test_markdown_shows_titles_as_they_are_written(content: Planned) -> None:
    asked, blocks = strange(content)
    text = as_markdown(asked, blocks, content.session.words, unpiloted=True)
    tokens = MarkdownIt("commonmark").enable("table").enable("strikethrough").parse(text)
    inline = [token for token in tokens if token.type == "inline"]
    shown = {
        "".join(child.content for child in token.children or () if child.type in ("text", "text_special"))
        for token in inline
    }
    assert STRANGE in shown
    rows = [token for token in tokens if token.type == "tr_open"]
    assert len(rows) == 1 + sum(len(block.entries) for block in blocks)
    cells = [token for token in tokens if token.type == "td_open"]
    assert len(cells) == 7 * (len(rows) - 1)


def test_the_page_escapes_what_is_written(content: Planned) -> None:
    asked, blocks = strange(content)
    page = as_html(asked, blocks, content.session.words, unpiloted=True)
    assert "<b>" not in page
    assert "&lt;b&gt;" in page
    assert "http" not in page.split("</style>")[1]
    assert "<script" not in page


def test_the_calendar_gives_titles_back_as_they_are_written(content: Planned) -> None:
    _, blocks = strange(content)
    unfolded = as_calendar(blocks).replace("\r\n ", "")
    summary = re.findall(r"SUMMARY:(.*)\r\n", unfolded)[0]
    assert re.sub(r"\\(.)", r"\1", summary) == STRANGE.replace("\u202e", "\u202e")


def test_the_calendar_has_one_entry_for_each_part_and_names_nobody(content: Planned) -> None:
    blocks = blocks_of(ninety(), content)
    text = as_calendar(blocks)
    assert text.count("BEGIN:VEVENT") == len(blocks)
    assert re.findall(r"DTSTART:(\S+)", text) == [f"{block.start:%Y%m%dT%H%M%S}" for block in blocks]
    assert "12 people" not in text


@pytest.mark.parametrize("mode", list(Mode))
@pytest.mark.parametrize("length", [str(length) for length in LENGTHS])
def test_every_plan_can_be_printed(length: str, mode: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert plan("09:30", length, "12", mode, None, None) == 0
    out = capsys.readouterr().out
    assert out.startswith(f"# Run sheet: {length} minutes, ")
    assert "| 09:30 | 09:3" in out


def test_the_files_are_written_to_a_new_folder(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "deep" / "plan"
    assert plan("9:30", "90", "12", "hybrid", DAY, out, room=False) == 0
    assert sorted(file.name for file in out.iterdir()) == ["run-sheet.html", "run-sheet.ics", "run-sheet.md"]
    assert (out / "run-sheet.ics").read_bytes().count(b"\r\n") > 20
    assert "DTSTART:20261125T093000\r\n" in (out / "run-sheet.ics").read_bytes().decode()
    assert f"{out / 'run-sheet.html'}" in capsys.readouterr().out
    assert plan("9:30", "90", "12", "hybrid", DAY, out) == 2
    assert "is not empty" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("changed", "says"),
    [
        ({"start": "half ten"}, "'half ten' is no clock time. Write it as 09:30.\n"),
        ({"start": "24:00"}, "'24:00' is no clock time. Write it as 09:30.\n"),
        ({"start": "09:30:15"}, "'09:30:15' is no clock time. Write it as 09:30.\n"),
        ({"start": "٠٩:٣٠"}, "'٠٩:٣٠' is no clock time. Write it as 09:30.\n"),
        ({"start": ""}, "'' is no clock time. Write it as 09:30.\n"),
        ({"minutes": "60"}, "There is no plan of '60' minutes. Take 45, 90 or 180.\n"),
        ({"people": "1"}, "'1' is no number of people from 2 to 60.\n"),
        ({"people": "61"}, "'61' is no number of people from 2 to 60.\n"),
        ({"people": "²"}, "'²' is no number of people from 2 to 60.\n"),
        ({"people": "-5"}, "'-5' is no number of people from 2 to 60.\n"),
        ({"people": "9" * 5000}, f"'{'9' * 20}' is no number of people from 2 to 60.\n"),
        ({"mode": "online"}, "There is no mode 'online'. Take in-person, remote, hybrid.\n"),
        ({"day": "25.11.2026"}, "'25.11.2026' is no date. Write it as 2026-11-25.\n"),
        ({"day": "2026-02-30"}, "'2026-02-30' is no date. Write it as 2026-11-25.\n"),
        ({"day": "9999-12-31"}, "'9999-12-31' is the last day that there is. Take one before it.\n"),
    ],
)
def test_what_cannot_be_planned_is_said_in_one_sentence(
    changed: dict[str, str], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    given = {"start": "09:30", "minutes": "90", "people": "12", "mode": "remote", "day": DAY} | changed
    assert plan(**given, out=None) == 2  # type: ignore[arg-type]
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", says)


@pytest.mark.parametrize("people", ["2", "60"])
def test_the_fewest_and_the_most_people_are_planned(people: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert plan("00:00", "180", people, "in-person", DAY, None) == 0
    assert f", {people} people\n" in capsys.readouterr().out


def test_content_that_does_not_fit_is_named_and_nothing_is_planned(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(kit_folder() / "data", tmp_path / "data")
    file = tmp_path / "data" / "session.yaml"
    text = file.read_text("utf-8").replace(
        '"Left to itself", minutes: {45: 5', '"Left to itself", minutes: {45: 6'
    )
    file.write_text(text, "utf-8")
    monkeypatch.setenv("UNLABELED_FOLDER", str(tmp_path))
    assert plan("09:30", "45", "12", "in-person", DAY, None) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert re.search(
        r"session.yaml, line \d+, parts\.3\.rows: In the 45-minute plan the rows of '02' take 13", said.err
    )


def test_a_facilitators_own_words_are_what_is_planned(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(kit_folder() / "data", tmp_path / "data")
    file = tmp_path / "data" / "session.yaml"
    file.write_text(
        file.read_text("utf-8").replace("Run sheet: {minutes} minutes", "Ablauf: {minutes} Minuten"), "utf-8"
    )
    monkeypatch.setenv("UNLABELED_FOLDER", str(tmp_path))
    assert plan("09:30", "45", "12", "in-person", DAY, None) == 0
    assert capsys.readouterr().out.startswith("# Ablauf: 45 Minuten, in person, 12 people\n")


def test_lengths_are_those_that_the_schedule_knows() -> None:
    assert get_args(Length) == LENGTHS


def test_safety_check_decides_how_people_sit_and_what_is_done(content: Planned) -> None:
    def debriefs(way: Way | None) -> set[str]:
        asked = Asked(datetime(2026, 11, 25, 9, 30), 180, 9, way=way)
        entries = [entry for block in blocks_of(asked, content) for entry in block.entries]
        return {entry.do for entry in entries if entry.name == "Debrief"}

    assert "In the groups." in debriefs(None) & debriefs(Way.TOGETHER)
    for way in (Way.ALONE, Way.PAIRS):
        assert not {"In the groups.", "All together."} & debriefs(way)
    assert groups(9, Way.ALONE) == groups(3)
    assert groups_in_words(groups(8, Way.PAIRS), content.session.words.groups).count("4 pairs") == 1


@given(people=st.integers(2, 60), way=st.sampled_from(list(Way)))
def test_nobody_is_left_over_however_people_sit(people: int, way: Way) -> None:
    found = groups(people, way)
    assert 3 * found.trios + 2 * found.pairs in (0, people)
    if way is Way.PAIRS:
        assert found.trios <= 1


@given(asked=asked_for, way=st.sampled_from(list(Way)))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_way_to_run_moves_no_minute(asked: Asked, way: Way, content: Planned) -> None:
    def times(asked: Asked) -> list[tuple[datetime, str]]:
        return [(entry.end, entry.name) for block in blocks_of(asked, content) for entry in block.entries]

    assert times(replace(asked, way=way)) == times(asked)


def test_way_is_said_above_the_run_sheet_and_so_is_that_there_is_none(content: Planned) -> None:
    words = content.session.words
    for way, said in ((None, words.no_way), *words.ways.items()):
        asked = replace(ninety(), way=way)
        assert said in notes(asked, blocks_of(asked, content), words, unpiloted=True)


@pytest.mark.parametrize("mode", [Mode.REMOTE, Mode.HYBRID])
def test_the_link_goes_into_the_chat_where_there_are_phones(mode: Mode, content: Planned) -> None:
    words, link = content.session.words, content.session.words.modes[mode].with_room
    assert link
    for room in (True, False):
        asked = replace(ninety(), mode=mode, room=room)
        said = notes(asked, blocks_of(asked, content), words, unpiloted=True)
        assert any(note.endswith(link) for note in said) == room


def test_way_that_there_is_not_is_one_sentence(capsys: pytest.CaptureFixture[str]) -> None:
    assert plan("09:30", "90", "12", "in-person", DAY, None, way="rounds") == 2
    assert "no way 'rounds'" in capsys.readouterr().err
