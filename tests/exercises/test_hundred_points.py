"""`hundred-points` as a learner uses it: splits and guesses in, three columns and distances out."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from unlabeled.content import ContentError
from unlabeled.exercises.catalogue import find_exercise, load_pages
from unlabeled.exercises.hundred_points import drawing
from unlabeled.exercises.hundred_points.drawing import Column, draw_columns, draw_distances
from unlabeled.exercises.hundred_points.weights import distance
from unlabeled.journal import Journal

LayOut = Callable[[str], Any]
Change = Callable[[str, str, str], None]
CRITERIA = ("learning", "evenings", "people", "pay", "use")
NOOR = (40, 10, 10, 15, 25)


@pytest.fixture
def view(lay_out: LayOut) -> Any:
    return lay_out("hundred-points")


def split(*points: int) -> dict[str, int]:
    return dict(zip(CRITERIA, points, strict=True))


def answer(
    view: Any,
    me: tuple[int, ...] = (30, 25, 20, 10, 15),
    advice: tuple[int, ...] = (20, 40, 15, 15, 10),
    asker: str = "noor",
    guess: float | None = 20,
    nearer: str | None = "theirs",
) -> None:
    view.me.value, view.advice.value = split(*me), split(*advice)
    view.asker.value, view.guess.value, view.nearer.value = asker, guess, nearer


def rows(figure: Any) -> list[tuple[str, ...]]:
    return [tuple(row) for row in figure.table["rows"]]


def test_nothing_is_drawn_or_written_before_an_answer(view: Any, journal: Journal) -> None:
    assert [figure.light for figure in (view.bars, view.apart, view.everybody)] == ["", "", ""]
    assert "appear here when both of your splits add up" in view.before_bars.text
    assert view.situation.text == "Choose who asks, and their situation appears here."
    assert not journal.path.exists()


def test_weights_stay_hidden_until_both_guesses_are_made(view: Any) -> None:
    answer(view, guess=None)
    assert (view.bars.light, view.said.text, view.finding.text) == ("", "", "")
    view.guess.value, view.nearer.value = 0, None
    assert (view.bars.light, view.said.text, view.finding.text) == ("", "", "")
    view.nearer.value = "mine"
    assert view.bars.light
    assert "What I miss" in view.said.text


def test_three_splits_stand_side_by_side_with_their_numbers(view: Any) -> None:
    answer(view)
    assert list(view.bars.table["head"]) == ["Criterion", "You", "Your advice", "Noor"]
    assert rows(view.bars)[1] == ("Free evenings", "25", "40", "10")
    assert "Learning: 30, 20, 40." in view.bars.label


def test_distances_stand_beside_the_guess_and_where_the_advice_stands(view: Any) -> None:
    answer(view)
    assert [points for _, points in rows(view.apart)] == ["20", "35", "25"]
    said = view.finding.text.splitlines()
    assert said[0] == "Between your advice and the weights of Noor you expected 20 points; there are 35."
    assert said[1].startswith("Your advice looks more like your own weights than like those of Noor.")
    assert said[1].endswith("You expected: Theirs.")
    assert said[2].endswith("your advice stands at 0.80.")
    assert said[3:5] == [
        "More than either of you gives: Free evenings.",
        "Less than either of you gives: Learning.",
    ]


def test_a_guess_that_comes_true_is_said_without_praise(view: Any) -> None:
    answer(view, guess=35, nearer="mine")
    assert "35 points, as you expected." in view.finding.text
    assert "You expected" not in view.finding.text


@pytest.mark.parametrize(
    ("advice", "says"),
    [
        ((30, 25, 20, 10, 15), "stands at 1.00"),
        (NOOR, "looks more like the weights of Noor than like your own"),
        (NOOR, "stands at 0.00"),
        ((0, 0, 0, 100, 0), "stands at 0.40"),
    ],
)
def test_advice_at_the_edges_is_placed(view: Any, advice: tuple[int, ...], says: str) -> None:
    answer(view, advice=advice)
    assert says in view.finding.text


def test_two_people_nineteen_or_less_apart_leave_it_open_calmly(view: Any) -> None:
    answer(view, me=NOOR, advice=(100, 0, 0, 0, 0))
    assert "is left open here. You and Noor lie 0 points apart, and below 20" in view.finding.text
    assert "stands at" not in view.finding.text
    assert rows(view.apart)[2][1] == "0"
    answer(view, me=(40, 10, 10, 30, 10), advice=NOOR)
    assert "lie 15 points apart" in view.finding.text
    answer(view, me=(40, 10, 10, 35, 5), advice=NOOR)
    assert "stands at 0.00" in view.finding.text


def test_it_is_never_concluded_that_somebody_copies_themselves(view: Any) -> None:
    answer(view, advice=(30, 25, 20, 10, 15))
    assert "one picture cannot answer it" in view.finding.text
    assert "copy" not in view.finding.text


def test_everything_on_one_criterion_can_be_drawn(view: Any) -> None:
    answer(view, me=(100, 0, 0, 0, 0), advice=(0, 0, 0, 0, 100), guess=100)
    assert view.bars.light
    assert view.bars.dark
    assert rows(view.apart)[0][1] == "100"


def test_a_neighbour_is_asked_for_the_numbers_and_shown_no_personas_words(view: Any) -> None:
    assert view.steps["heard"].children[1].layout.display == "none"
    answer(view, asker="neighbour")
    assert view.steps["heard"].children[1].layout.display is None
    assert view.nothing_to_hear.text == ""
    assert "Ask whether they wish to" in view.situation.text
    assert "when you have typed in what you hear" in view.before_bars.text
    view.heard.value = split(0, 0, 100, 0, 0)
    assert list(view.bars.table["head"])[-1] == "Beside you"
    assert view.said.text == ""
    assert "the weights of the one beside you" in view.finding.text


def test_somebody_else_who_asks_is_guessed_anew(view: Any, lay_out: LayOut) -> None:
    answer(view)
    view.asker.value = "irene"
    assert (view.guess.value, view.nearer.value, view.bars.light) == (None, None, "")
    view.guess.value, view.nearer.value = 40, "mine"
    assert list(view.bars.table["head"])[-1] == "Irene"
    again = lay_out("hundred-points")
    assert (again.asker.value, again.guess.value, again.bars.light) == ("irene", 40, view.bars.light)


def test_a_choice_that_is_taken_back_first_opens_the_guesses_all_the_same(view: Any) -> None:
    answer(view)
    view.asker.value = None
    assert view.guess.value == 20
    view.asker.value = "noor"
    assert view.guess.value == 20
    view.asker.value = None
    view.asker.value = "irene"
    assert (view.guess.value, view.nearer.value, view.bars.light) == (None, None, "")


def test_a_journal_that_is_brought_back_brings_its_guesses(view: Any, lay_out: LayOut) -> None:
    answer(view)
    other = lay_out("hundred-points")
    answer(view, asker="irene", guess=35, nearer="equal")
    other._fields.memory.refresh()
    assert (other.asker.value, other.guess.value, other.nearer.value) == ("irene", 35, "equal")


def test_what_a_neighbour_said_can_be_taken_out_again(view: Any, journal: Journal) -> None:
    answer(view, asker="neighbour")
    view.heard.value = split(0, 0, 100, 0, 0)
    view.heard.value = {}
    assert view.bars.light == ""
    assert not any(key.endswith("/heard") for key in journal.answers())


def test_the_same_advice_is_held_beside_everybodys_weights_after_a_guess(view: Any) -> None:
    view.advice.value = split(20, 40, 15, 15, 10)
    assert view.everybody.light == ""
    view.nearest.value = "tomasz"
    assert rows(view.everybody) == [
        ("To the weights of Noor", "35"),
        ("To the weights of Tomasz", "40"),
        ("To the weights of Irene", "20"),
    ]
    said = view.nearest_one.text.splitlines()
    assert said[:2] == ["Nearest: Irene, 20 points.", "You expected: Tomasz."]
    assert said[2].startswith("From 20 points for one to 40 for another")
    view.me.value = split(20, 40, 15, 15, 10)
    assert rows(view.everybody)[0] == ("To your own weights", "0")


def test_advice_that_comes_as_near_to_two_names_both(view: Any) -> None:
    view.advice.value, view.nearest.value = split(15, 10, 50, 20, 5), "tomasz"
    assert "Nearest: Tomasz, 5 points." in view.nearest_one.text
    view.advice.value = split(0, 0, 0, 0, 100)
    assert "Nearest: Noor, 75 points." in view.nearest_one.text
    view.advice.value = split(25, 10, 30, 20, 15)
    assert "Equally near: Noor, Tomasz, 25 points each." in view.nearest_one.text
    assert "You expected" not in view.nearest_one.text


def test_the_number_can_be_broken_in_two_ways_and_both_stay_on_the_page(view: Any) -> None:
    assert view.found.text.count("not found yet") == 2
    answer(view)
    view.tried.value = split(0, 20, 0, 80, 0)
    assert view.stands.text == "It stands at 0.60, 70 points from you and 75 from Noor."
    view.tried.value = split(25, 30, 20, 10, 15)
    middle, beyond = view.found.text.splitlines()
    assert middle.endswith("(at 0.60, 70 from you, 75 from Noor)")
    assert beyond.endswith("Usefulness 15 (at 1.00, 5 from you, 30 from Noor)")
    assert rows(view.apart)[0][1] == "20"


def test_what_is_tried_out_begins_at_the_advice_and_is_no_answer_there(view: Any, journal: Journal) -> None:
    assert view.tried.value == {}
    answer(view)
    assert view.tried.value == view.advice.value
    assert not [key for key in journal.answers() if key.endswith("tried")]
    assert view.found.text.count("not found yet") == 2
    view.advice.value = split(0, 20, 0, 80, 0)
    assert view.tried.value == split(0, 20, 0, 80, 0)
    assert view.found.text.count("not found yet") == 2


def test_what_was_moved_stays_when_the_advice_changes(view: Any, lay_out: LayOut) -> None:
    answer(view)
    view.tried.value = split(25, 30, 20, 10, 15)
    view.advice.value = split(0, 20, 0, 80, 0)
    assert view.tried.value == split(25, 30, 20, 10, 15)
    assert lay_out("hundred-points").tried.value == split(25, 30, 20, 10, 15)


def test_what_was_found_between_two_people_goes_when_one_of_them_changes(view: Any) -> None:
    answer(view)
    view.tried.value = split(0, 20, 0, 80, 0)
    view.asker.value = "irene"
    assert view.found.text.count("not found yet") == 2


def test_trying_out_waits_for_two_people_who_differ(view: Any) -> None:
    view.tried.value = split(0, 20, 0, 80, 0)
    assert view.stands.text.startswith("Waits for the three columns, and for 20 points")
    answer(view, me=NOOR)
    assert "for 20 points between you and Noor" in view.stands.text


def test_an_answer_that_is_taken_back_takes_the_figures_away(view: Any, journal: Journal) -> None:
    answer(view)
    view.me.value, view.advice.value = {}, {}
    assert (view.bars.light, view.apart.light, view.finding.text, view.said.text) == ("", "", "", "")
    view.asker.value = view.guess.value = view.nearer.value = None
    assert journal.answers() == {}


def test_answers_are_there_again_in_a_new_kernel(view: Any, lay_out: LayOut) -> None:
    answer(view)
    again = lay_out("hundred-points")
    assert again.advice.value == split(20, 40, 15, 15, 10)
    assert (again.bars.light, again.finding.text) == (view.bars.light, view.finding.text)


def test_people_who_may_ask_differ_enough_for_every_number_to_be_said() -> None:
    _, content = find_exercise("hundred-points")
    weights = [content.split(asker.weights) for asker in content.askers]  # type: ignore[union-attr]
    assert all(distance(one, other) >= 20 for one in weights for other in weights if one != other)


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("learning: 40", "learning: 45", "The weights of Noor: The points add up to 105"),
        ("{learning: 40", "{leaning: 40", "The weights of Noor: These are no criteria: leaning"),
        ("id: tomasz", "id: noor", "have the same id"),
        ("id: neighbour", "id: noor", "have the same id"),
        ("name: Tomasz", "name: Tomasz from the north", "at most 12 characters"),
        ("high: 100", "high: 90", "The guess goes from 0 to 100 points"),
        ("id: bars", "id: show", "The steps of this exercise are, in order"),
        ("Nearest: {name}", "Nearest: {who}", "Only these can be filled in here"),
    ],
)
def test_a_mistake_in_the_content_is_named(
    folder: Path, change: Change, old: str, new: str, says: str
) -> None:
    change("05-not-a-mini-me.yaml", old, new)
    with pytest.raises(ContentError, match=says) as error:
        load_pages(folder)
    assert str(error.value).startswith("05-not-a-mini-me.yaml, line ")


def test_bars_are_as_long_as_their_points_on_one_scale_for_all_three() -> None:
    columns = (Column("You", (50, 50, 0)), Column("Advice", (100, 0, 0)), Column("They", (25, 25, 50)))
    axes = draw_columns(("a", "b", "c"), columns).axes[0]
    lengths = [bar.get_width() for bar in axes.patches]  # type: ignore[attr-defined]  # bars are rectangles
    assert lengths[3] == pytest.approx(2 * lengths[0]) == pytest.approx(4 * lengths[6])
    assert min(lengths) > 0  # nothing given is a stroke that can be seen
    assert [text.get_text() for text in axes.texts[1:4]] == ["50", "50", "0"]


def test_a_distance_of_a_hundred_fills_the_line_and_stays_on_the_sheet() -> None:
    axes = draw_distances((("all of it", 100), ("half", 50), ("none", 0))).axes[0]
    full, half, _ = (bar.get_width() for bar in axes.patches)  # type: ignore[attr-defined]
    assert full == pytest.approx(2 * half)
    assert full < drawing.WIDTH


def test_words_in_the_figures_can_be_read_at_320_pixels() -> None:
    assert drawing.TEXT * 320 / (72 * drawing.WIDTH) >= 11
