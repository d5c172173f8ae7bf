"""`find-the-person` as somebody uses it: a guess, three ways to look, and the protection."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from unlabeled.content import ContentError
from unlabeled.exercises.catalogue import find_exercise, load_pages
from unlabeled.exercises.desk import Desk
from unlabeled.exercises.find_the_person.drawing import TEXT, WIDTH
from unlabeled.journal import Journal, Place
from unlabeled.widgets import Memory

LayOut = Callable[[str], Any]
Change = Callable[[str, str, str], None]
STEPS = ("cross", "subtract", "colleague", "protect")
ALL = ("everyone", "Clay", "Glaze")


@pytest.fixture
def view(lay_out: LayOut) -> Any:
    return lay_out("find-the-person")


def said(view: Any, step: str) -> str:
    return str(view.said[step].text)


def rows(view: Any, step: str) -> dict[str, tuple[str, str]]:
    return {name: (printed, found) for name, printed, found in view.figures[step].table["rows"]}


def test_nothing_is_drawn_before_something_is_chosen_and_nothing_is_written(
    view: Any, journal: Journal
) -> None:
    for step in STEPS:
        assert view.figures[step].light == ""
        assert view.before[step].text.startswith("The people appear here")
        assert said(view, step) == ""
    view.guess.value = 4
    assert [view.figures[step].light for step in STEPS] == ["", "", "", ""]
    assert list(journal.answers()) == ["07/find-the-person/guess"]


@pytest.mark.parametrize("table", ["team", "years"])
def test_one_attribute_alone_gives_nobody_away(view: Any, table: str) -> None:
    view.table.value = table
    assert said(view, "cross") == "Nobody's answer can be worked out from this."
    assert {found for _, found in rows(view, "cross").values()} == {"nobody's"}


def test_two_attributes_together_give_people_away_and_name_them(view: Any) -> None:
    view.guess.value = 2
    view.table.value = "both"
    text = said(view, "cross")
    assert text.startswith("You said 2.")
    assert "7 of the 21: Lepo, Nadu, Pilo, Juro, Miro, Oska, Uwem" in text
    assert "In a row of their own: Uwem." in text
    assert rows(view, "cross")["Glaze, 2 to 5 years"] == ("0 of 3 agree", "Lepo, Nadu, Pilo")


@pytest.mark.parametrize("ticked", [("everyone",), ("Clay", "Glaze"), ("everyone", "Clay")])
def test_with_one_number_fewer_the_hidden_team_stays_open(view: Any, ticked: tuple[str, ...]) -> None:
    view.printed.value = ticked
    assert "Kiln stays open: anything from 0 to 4" in said(view, "subtract")


def test_the_whole_less_the_printed_teams_is_the_hidden_one(view: Any) -> None:
    view.printed.value = ALL
    assert "Take away 5 + 4, and 3 are left: so 3 of the 4 in Kiln" in said(view, "subtract")
    assert rows(view, "subtract")["Kiln"] == ("not printed, yet: 3 of 4", "nobody's")


def test_ticks_that_are_taken_away_leave_nothing(view: Any, journal: Journal) -> None:
    view.printed.value = ALL
    view.printed.value = ()
    assert (view.figures["subtract"].light, said(view, "subtract")) == ("", "")


def test_the_one_who_did_not_agree_learns_what_all_the_others_answered(view: Any) -> None:
    view.who.value = "Tula"
    assert "3 of the 3 others in Kiln agree" in said(view, "colleague")
    assert "3 of the 21: Reva, Sido, Uwem" in said(view, "colleague")
    assert rows(view, "colleague")["Kiln"][1] == "Reva, Sido, Uwem"


@pytest.mark.parametrize("who", ["outside", "Reva", "Sido", "Uwem"])
def test_others_learn_a_number_and_nobodys_answer(view: Any, who: str) -> None:
    view.who.value = who
    assert "Nobody's answer can be worked out" in said(view, "colleague")


@pytest.mark.parametrize("agreeing", [0.01, 0.99])
def test_in_an_office_of_one_mind_nothing_is_said_to_stay_open(
    agreeing: float, lay_out: LayOut, monkeypatch: pytest.MonkeyPatch
) -> None:
    content: Any = find_exercise("find-the-person")[1]
    made = type(content.office)(**{**content.office.model_dump(), "agreeing": agreeing})
    monkeypatch.setattr(
        "unlabeled.exercises.desk.find_exercise",
        lambda name: (find_exercise(name)[0], content.model_copy(update={"office": made})),
    )
    view = lay_out("find-the-person")
    for who in ("outside", "Reva"):
        view.who.value = who
        assert "Reva" in said(view, "colleague")
        assert "not who" not in said(view, "colleague")


def test_the_protection_waits_for_somebody_to_be(view: Any) -> None:
    view.protection.value = "on"
    assert view.figures["protect"].light == ""
    view.who.value = "Tula"
    assert view.figures["protect"].light


@pytest.mark.parametrize("who", ["outside", "Reva", "Sido", "Tula", "Uwem"])
def test_behind_the_protection_nobody_is_found_and_two_teams_are_one_row(view: Any, who: str) -> None:
    view.who.value, view.protection.value = who, "on"
    assert "Whichever of the 21 you are, nobody else's answer can be worked out." in said(view, "protect")
    assert {found for _, found in rows(view, "protect").values()} == {"nobody's"}
    assert list(rows(view, "protect")) == ["Everyone", "Clay", "Glaze + Kiln"]
    assert rows(view, "protect")["Clay"][0] == "in between, of 9"


def test_switching_the_protection_off_brings_the_others_back(view: Any) -> None:
    view.who.value, view.protection.value = "Tula", "on"
    first = view.figures["protect"].light
    view.protection.value = "off"
    assert view.figures["protect"].light != first
    assert "Reva, Sido, Uwem" in said(view, "protect")


def test_the_guess_stands_beside_what_each_way_gave_away(view: Any) -> None:
    view.who.value, view.protection.value = "Tula", "on"
    assert "You said" not in said(view, "protect")
    view.guess.value = 0
    assert "You said 0 of 21." in said(view, "protect")
    *_, table, subtraction, protected = view.said["protect"].paragraphs
    lines = [(each["kind"], each["runs"][0]["text"].split(": ")) for each in (table, subtraction, protected)]
    assert [(kind, count) for kind, (_, count) in lines] == [("item", "7"), ("item", "3"), ("item", "0")]


def test_equal_choices_draw_equal_figures(view: Any, lay_out: LayOut) -> None:
    view.table.value = "both"
    assert lay_out("find-the-person").figures["cross"].light == view.figures["cross"].light


def test_deleting_the_journal_empties_the_page(memory: Memory, journal: Journal) -> None:
    view: Any = Desk(memory, Place.THIS_LAPTOP).view("find-the-person")
    view.table.value, view.printed.value, view.who.value, view.protection.value = "both", ALL, "Tula", "on"
    journal.delete()
    memory.refresh()
    assert [view.figures[step].light for step in STEPS] == ["", "", "", ""]


def test_the_words_of_the_figure_can_be_read_on_a_telephone() -> None:
    assert TEXT * 320 / (72 * WIDTH) >= 11


def test_every_field_is_named_in_the_journal(memory: Memory) -> None:
    desk = Desk(memory, Place.THIS_LAPTOP)
    for name in ("find-the-person", "would-move"):
        desk.view(name)
        content = find_exercise(name)[1]
        keys = [key for key in memory.titles() if key.startswith(f"07/{name}/")]
        assert keys == [f"07/{name}/{key}" for key in content.titles]


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("Kiln: 4", "Kiln: 5", "21 different names for 22 people"),
        ("{Clay: 9, Glaze: 8, Kiln: 4}", "{Clay: 9, Glaze: 12}", "Exactly one team has fewer than 5"),
        ("Tula, Uwem", "Tula, Tula", "20 different names for 21 people"),
        ("high: 21", "high: 20", "The guess goes from 0 to all people, 21"),
        ("names: [Arlo", "names: [outside", "are no names of teams or people"),
        ("id: cross,", "id: crossed,", "The steps of this exercise are, in order"),
        (
            "{count} of the {people}: {names}",
            "{count} of the {people}: {secret}",
            "Only these can be filled in",
        ),
    ],
)
def test_a_mistake_in_its_content_is_named(
    folder: Path, change: Change, old: str, new: str, says: str
) -> None:
    change("07-reading-the-survey.yaml", old, new)
    with pytest.raises(ContentError, match=says) as error:
        load_pages(folder)
    assert str(error.value).startswith("07-reading-the-survey.yaml, line ")
