"""`three-invitations` as a learner uses it: fields in, figure, sentences and journal out."""

from collections.abc import Callable
from typing import Any

import pytest

from unlabeled.exercises.desk import Desk
from unlabeled.journal import Journal, Place
from unlabeled.widgets import Memory

LayOut = Callable[[str], Any]
NAMES = ("if-you-like", "everyone", "manager-hopes")


@pytest.fixture
def view(lay_out: LayOut) -> Any:
    return lay_out("three-invitations")


def answer(view: Any, guess: int | None = 4, freedom: tuple[int | None, ...] = (80, 40, 10)) -> None:
    view.guess.value = guess
    for name, value in zip(NAMES, freedom, strict=False):
        view.freedom[name].value = value


def figure(view: Any, step: str) -> Any:
    return view.figures[step][1]


def before(view: Any, step: str) -> str:
    return str(view.figures[step][0].text)


def rows(view: Any, step: str) -> list[tuple[str, ...]]:
    return [tuple(row) for row in figure(view, step).table["rows"]]


def test_before_any_answer_the_page_says_what_will_appear(view: Any) -> None:
    for step in ("reveal", "rewrite", "own"):
        assert figure(view, step).light == ""
        assert "here once you have" in before(view, step)


def test_a_page_that_nobody_touched_writes_nothing(view: Any, journal: Journal) -> None:
    assert view
    assert not journal.path.parent.exists() or not list(journal.path.parent.iterdir())


def test_the_figure_shows_who_comes_and_what_a_yes_is_worth(view: Any) -> None:
    answer(view)
    assert rows(view, "reveal") == [
        ("Join if you like", "80", "9", "1", "8 of 9 mean it"),
        ("Everyone's doing it", "40", "10", "2", "8 of 10 mean it"),
        ("Your manager hopes", "10", "12", "4", "8 of 12 mean it"),
    ]
    assert "Your manager hopes: 12 of 12 come" in figure(view, "reveal").label
    assert figure(view, "reveal").label.endswith("Toy model: look at the shape, don't read a forecast.")
    assert before(view, "reveal") == ""


def test_light_and_dark_are_the_same_drawing_in_other_colours(view: Any) -> None:
    answer(view)
    shown = figure(view, "reveal")
    assert shown.light.startswith("<svg")
    assert shown.light != shown.dark
    assert len(shown.light) == len(shown.dark)


def test_an_invitation_without_an_answer_has_no_row(view: Any) -> None:
    answer(view, freedom=(80, None, 10))
    assert [row[0] for row in rows(view, "reveal")] == ["Join if you like", "Your manager hopes"]


def test_without_a_guess_there_is_no_figure(view: Any) -> None:
    answer(view, guess=None)
    assert figure(view, "reveal").light == ""


def test_taking_the_answers_back_takes_the_figure_and_the_journal_entries_away(
    view: Any, journal: Journal
) -> None:
    answer(view)
    answer(view, guess=None, freedom=(None, None, None))
    assert figure(view, "reveal").light == ""
    assert journal.answers() == {}


@pytest.mark.parametrize(
    ("guess", "freedom", "says"),
    [
        (0, (80, 40, 10), "every yes is worth the same"),
        (12, (80, 40, 10), "Nobody wants to come"),
        (4, (50, 50, 50), "as free in one as in the other"),
        (1, (60, 55, 50), "than in “Your manager hopes”, and yet the rows hardly differ"),
        (2, (100, 95, 90), "and yet the rows hardly differ"),
        (11, (45, 45, 0), "tells you more: about 1 of 10"),
        (4, (80, 40, 10), "“Your manager hopes” fills the room: about 12 of 12. “Join if you like”"),
    ],
)
def test_the_model_can_be_broken_and_the_page_says_so(
    view: Any, guess: int, freedom: tuple[int, ...], says: str
) -> None:
    answer(view, guess, freedom)
    assert says in view.finding.text


def test_an_invitation_to_which_nobody_comes_has_no_yes_to_read(view: Any) -> None:
    answer(view, guess=12, freedom=(100, None, None))
    assert rows(view, "reveal") == [("Join if you like", "100", "0", "0", "no yes to read")]
    assert "of 12 nobody comes, so there is no yes to read" in figure(view, "reveal").label
    assert "yeses mean yes" not in figure(view, "reveal").label


def test_choosing_an_invitation_copies_it_to_be_written_again(view: Any) -> None:
    view.which.value = "everyone"
    assert view.version.value.startswith("Hand-over hour")
    view.which.value = "if-you-like"
    assert view.version.value.startswith("On Thursday at three a few of us")


def test_a_choice_that_is_taken_back_takes_its_copy_along(view: Any, journal: Journal) -> None:
    view.which.value = "everyone"
    view.which.value = None
    assert view.version.value == ""
    assert journal.answers() == {}


def test_a_chosen_message_is_no_version_before_a_word_of_it_is_changed(
    view: Any, lay_out: LayOut, journal: Journal
) -> None:
    view.which.value = "everyone"
    assert list(journal.answers()) == ["00/three-invitations/which"]
    again = lay_out("three-invitations")
    assert again.version.value == view.version.value != ""
    again.version.value += " Or don't."
    assert lay_out("three-invitations").version.value.endswith(" Or don't.")


def test_deleting_the_journal_takes_the_copy_and_the_version_away(memory: Memory, journal: Journal) -> None:
    view: Any = Desk(memory, Place.THIS_LAPTOP).view("three-invitations")
    for written in ("", "Come if you want to."):
        view.which.value = "everyone"
        view.version.value = written or view.version.value
        journal.delete()
        memory.refresh()
        assert (view.which.value, view.version.value) == (None, "")
    assert not journal.path.exists()


def test_a_choice_that_is_brought_back_brings_its_message(memory: Memory, journal: Journal) -> None:
    view: Any = Desk(memory, Place.THIS_LAPTOP).view("three-invitations")
    journal.set("00/three-invitations/which", "everyone")
    memory.refresh()
    assert view.version.value.startswith("Hand-over hour")


def test_words_that_somebody_wrote_are_never_replaced(view: Any) -> None:
    view.which.value = "everyone"
    view.version.value = "Come if you want to."
    view.which.value = "if-you-like"
    assert view.version.value == "Come if you want to."
    view.which.value = None
    assert view.version.value == "Come if you want to."


def test_each_ticked_cost_brings_one_way_round_it(view: Any) -> None:
    view.costs.value = ("default", "seen")
    assert view.ways.text.splitlines() == [
        "Somebody sees who came and who did not: Keep no list, and afterwards thank nobody by name.",
        "Doing nothing counts as yes: Put it in nobody's calendar; let silence mean no.",
    ]
    view.costs.value = ()
    assert view.ways.text.startswith("Tick what is still true")


def test_the_own_version_and_the_workshops_invitation_join_the_figure(view: Any) -> None:
    answer(view)
    view.freedom["version"].value = 100
    assert [row[0] for row in rows(view, "rewrite")][-1] == "Your version"
    assert len(rows(view, "reveal")) == 3
    view.freedom["workshop"].value = 90
    assert [row[0] for row in rows(view, "own")][-2:] == ["Your version", "This workshop"]
    assert len(rows(view, "rewrite")) == 4


def test_answers_are_there_again_in_a_new_kernel(view: Any, lay_out: LayOut) -> None:
    answer(view)
    view.version.value = "Komm, wenn du magst. 🙂 اگر دوست داری بیا"
    again = lay_out("three-invitations")
    assert again.freedom["everyone"].value == 40
    assert again.version.value == view.version.value
    assert figure(again, "reveal").light == figure(view, "reveal").light


def test_the_inputs_of_each_step_are_those_its_content_counts(lay_out: LayOut) -> None:
    from unlabeled.exercises.catalogue import load_pages
    from unlabeled.widgets import Press
    from unlabeled.widgets.part import Field

    def inputs(widget: Any) -> int:
        own = isinstance(widget, Field | Press)
        return own + sum(inputs(child) for child in getattr(widget, "children", ()))

    for page in load_pages():
        for exercise in page.exercises:
            steps = lay_out(exercise.id).steps
            counted = {step.id: step.inputs for step in exercise.steps}
            assert {name: inputs(stack) for name, stack in steps.items()} == counted
