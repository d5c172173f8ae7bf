"""`ask-first`: a guess, three questions, a second guess, and only then how far; the same with a neighbour."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from unlabeled.content import ContentError
from unlabeled.exercises.ask_first.content import AskFirst, Way
from unlabeled.exercises.ask_first.drawing import TEXT, WIDTH
from unlabeled.exercises.catalogue import find_exercise, load_pages
from unlabeled.exercises.desk import Desk
from unlabeled.journal import Journal, Place
from unlabeled.widgets import Memory

LayOut = Callable[[str], Any]
Change = Callable[[str, str, str], None]
PAGE = "03-ask-dont-guess.yaml"
NEVER = ("error", "wrong", "correct", "score", "accura", "right answer")


@pytest.fixture
def view(lay_out: LayOut) -> Any:
    return lay_out("ask-first")


@pytest.fixture
def content() -> AskFirst:
    _, found = find_exercise("ask-first")
    assert isinstance(found, AskFirst)
    return found


def guess(guesses: Any, first: tuple[str, ...], sure: float, again: tuple[str, ...], now: float) -> None:
    guesses.first.value, guesses.first_sure.value = first, sure
    guesses.again.value, guesses.again_sure.value = again, now


def shown(reveal: Any) -> bool:
    return bool(reveal.figure.light)


def persona(content: AskFirst, name: str) -> Any:
    return next(each for each in content.personas if each.id == name)


def test_nothing_is_shown_or_written_before_an_answer(view: Any, journal: Journal) -> None:
    for reveal in (view.reveal, view.revealed):
        assert not shown(reveal)
        assert reveal.finding.text == ""
        assert reveal.before.text.startswith("Your figure appears here")
    assert view.answers.text.startswith("The answers appear here")
    assert view.meant.text.startswith("How each was meant appears here")
    assert not journal.path.exists()


def test_nobodys_own_order_is_on_the_page_before_both_guesses(view: Any, content: AskFirst) -> None:
    alex = persona(content, "alex")
    guesses = view.colleagues["alex"]
    guesses.first.value, guesses.first_sure.value = alex.order, 50
    assert not shown(view.reveal)
    guesses.again.value = alex.order
    assert not shown(view.reveal)
    guesses.again_sure.value = 60
    assert shown(view.reveal)
    assert alex.summed_up in view.reveal.finding.text
    guesses.first_sure.value = None
    assert not shown(view.reveal)


def test_pairs_and_chance_are_said_in_numbers_that_can_be_checked(view: Any, content: AskFirst) -> None:
    own = persona(content, "alex").order
    guess(view.colleagues["alex"], own[::-1], 80, (own[1], own[0], *own[2:]), 80)
    assert [tuple(row[1:]) for row in view.reveal.figure.table["rows"][-3:]] == [
        ("0", "15", "1"),
        ("1", "720", "6"),
        ("–", "7.5", "7.5"),
    ]


def test_the_sentences_begin_with_their_own_order_and_count_nothing(view: Any, content: AskFirst) -> None:
    alex = persona(content, "alex")
    guess(view.colleagues["alex"], alex.order[::-1], 80, alex.order, 90)
    order, quote, *_ = view.reveal.finding.text.splitlines()
    assert order.startswith("Their own order, most important first: Bad news at once")
    assert quote == alex.summed_up
    assert not any(character.isdigit() for character in view.reveal.finding.text)


@pytest.mark.parametrize(
    ("first", "again", "sure", "now", "says"),
    [
        (3, 1, 40, 70, "You grew surer, and you came nearer."),
        (3, 3, 40, 70, "You grew surer without coming nearer."),
        (0, 2, 40, 70, "You grew surer without coming nearer."),
        (3, 1, 70, 70, "You came nearer and felt no surer"),
        (3, 1, 70, 40, "You came nearer and felt no surer"),
        (1, 3, 70, 40, "You came no nearer, and grew no surer."),
        (2, 2, 70, 70, "You came no nearer, and grew no surer."),
        (0, 0, 40, 70, "Both of your orders are the same as theirs."),
    ],
)
def test_the_question_follows_what_moved(
    view: Any, content: AskFirst, first: int, again: int, sure: int, now: int, says: str
) -> None:
    own = list(persona(content, "alex").order)

    def moved(by: int) -> tuple[str, ...]:
        return (*own[1 : by + 1], own[0], *own[by + 1 :])  # the first one sinks `by` places

    guess(view.colleagues["alex"], moved(first), sure, moved(again), now)
    assert tuple(view.reveal.figure.table["rows"][-3])[1:] == ("0", str(first), str(again))
    assert says in view.reveal.finding.text


def test_without_a_question_the_page_says_where_the_change_came_from(view: Any, content: AskFirst) -> None:
    own = persona(content, "alex").order
    guess(view.colleagues["alex"], own[::-1], 10, own, 20)
    assert "No question is chosen above" in view.reveal.finding.text
    view.asked["alex"].value = ("stops-by",)
    assert "No question is chosen above" not in view.reveal.finding.text


def test_up_to_three_questions_are_answered_and_more_are_met_calmly(view: Any, content: AskFirst) -> None:
    alex = persona(content, "alex")
    view.asked["alex"].value = ("gone-wrong", "at-once")
    for one in ("gone-wrong", "at-once"):
        assert alex.answers[one] in view.answers.text
    assert alex.answers["stops-by"] not in view.answers.text
    view.asked["alex"].value = ("gone-wrong", "at-once", "stops-by", "speak-up")
    assert view.answers.text.startswith("A short talk has room for 3 questions.")
    assert "what you asked" not in view.meant.text
    view.asked["alex"].value = ()
    assert view.answers.text.startswith("The answers appear here")


def test_another_colleague_brings_their_own_fields_and_nothing_of_the_first(
    view: Any, content: AskFirst
) -> None:
    own = persona(content, "alex").order
    guess(view.colleagues["alex"], own, 40, own, 70)
    view.asked["alex"].value = ("stops-by",)
    view.persona.value = "kim"
    assert not shown(view.reveal)
    assert view.answers.text.startswith("The answers appear here")
    assert view.steps["predict"].children[1] is view.colleagues["kim"].before
    assert view.steps["again"].children == (view.colleagues["kim"].after,)
    view.persona.value = "alex"
    assert shown(view.reveal)
    view.persona.value = None
    assert shown(view.reveal)  # the first one, until somebody is chosen


def test_the_second_order_begins_where_the_first_one_ended(view: Any, content: AskFirst) -> None:
    guesses, own = view.colleagues["alex"], persona(content, "alex").order
    guesses.first.value = own
    assert tuple(one["id"] for one in guesses.again.options) == own
    assert guesses.after.children == (guesses.again, guesses.again_sure)
    guesses.again.value = own[::-1]
    guesses.first.value = own[::-1]
    assert tuple(one["id"] for one in guesses.again.options) == own  # there is an answer: nothing moves
    guesses.again.value = ()
    assert tuple(one["id"] for one in guesses.again.options) == own[::-1]


def test_what_was_sorted_is_set_beside_what_was_meant(view: Any) -> None:
    view.asked["alex"].value = ("at-once", "stops-by")
    view.sorted.value = {"at-once": "asks"}
    assert "wouldn't you? Written as a suggestion: The answer stands in it already" in view.meant.text
    assert "You:" not in view.meant.text
    assert "Written to ask:" not in view.meant.text
    assert "Written as suggestions, of what you asked Alex: You would want" in view.meant.text
    assert "only the one who was asked can say" in view.meant.text
    view.asked["alex"].value = ("stops-by",)
    assert "Nothing of what you asked Alex was written as a suggestion." in view.meant.text
    view.asked["alex"].value = ()
    assert "what you asked" not in view.meant.text


def test_a_neighbour_is_drawn_only_with_what_was_heard_from_them(view: Any, content: AskFirst) -> None:
    own = tuple(each.id for each in content.preferences)
    guess(view.neighbour, own[::-1], 90, own, 95)
    assert not shown(view.revealed)
    view.heard.value = own[::-1]
    assert shown(view.revealed)
    assert tuple(view.revealed.figure.table["rows"][-3])[1:] == ("0", "0", "15")
    assert "invented" not in view.revealed.figure.note
    view.heard.value = ()
    assert not shown(view.revealed)
    assert not shown(view.reveal)


def test_the_table_holds_all_three_orders_and_both_guesses(view: Any, content: AskFirst) -> None:
    own = persona(content, "robin").order
    view.persona.value = "robin"
    guess(view.colleagues["robin"], own[::-1], 5, own, 100)
    rows = [tuple(row) for row in view.reveal.figure.table["rows"]]
    assert rows[0] == ("Their own way of doing it", "1", "6", "1")
    assert rows[5] == ("Bad news at once", "6", "1", "6")
    assert rows[6:8] == [("How sure", "–", "5", "100"), ("Pairs in another order, of 15", "0", "15", "0")]
    assert "Before asking: 5 sure, 15 pairs. After: 100 sure, 0 pairs." in view.reveal.figure.label


def test_what_is_said_of_a_distance_never_judges_the_one_who_guessed(view: Any, content: AskFirst) -> None:
    own, said = persona(content, "alex").order, []
    for again in (own, own[::-1]):
        for now in (10, 50, 90):
            guess(view.colleagues["alex"], own[::-1], 50, again, now)
            said += [view.reveal.finding.text, view.reveal.figure.label, view.reveal.figure.title]
    assert not [word for word in NEVER if word in "\n".join(said).casefold()]


def test_a_suggestion_brings_out_less_than_a_question_does(content: AskFirst) -> None:
    for each in content.personas:
        words: dict[Way, list[int]] = {way: [] for way in Way}
        for question in content.questions:
            words[question.way].append(len(each.answers[question.id].split()))
        assert max(words[Way.SUGGESTS]) < min(words[Way.ASKS])


def test_answers_are_there_again_in_a_new_kernel(view: Any, lay_out: LayOut, content: AskFirst) -> None:
    own = persona(content, "kim").order
    view.persona.value = "kim"
    guess(view.colleagues["kim"], own[::-1], 30, own, 60)
    view.asked["kim"].value = ("decision",)
    again = lay_out("ask-first")
    assert again.reveal.figure.light == view.reveal.figure.light
    assert again.answers.text == view.answers.text
    assert tuple(one["id"] for one in again.colleagues["kim"].again.options) == tuple(
        each.id for each in content.preferences
    )


def test_deleting_the_journal_empties_the_page(journal: Journal, content: AskFirst) -> None:
    memory = Memory(journal)
    view: Any = Desk(memory, Place.THIS_LAPTOP).view("ask-first")
    own = persona(content, "alex").order
    guess(view.colleagues["alex"], own, 30, own, 60)
    view.asked["alex"].value = ("decision",)
    guess(view.neighbour, own, 30, own, 60)
    view.heard.value = own
    view.sorted.value = {"decision": "asks"}
    assert shown(view.reveal)
    assert shown(view.revealed)
    journal.delete()
    memory.refresh()
    assert not shown(view.reveal)
    assert not shown(view.revealed)
    assert view.answers.text.startswith("The answers appear here")
    assert view.meant.text.startswith("How each was meant")
    assert not journal.path.exists()


def test_the_journal_names_each_field_and_each_option(journal: Journal, content: AskFirst) -> None:
    memory = Memory(journal)
    Desk(memory, Place.THIS_LAPTOP).view("ask-first")
    prefix = "03/ask-first"
    assert memory.titles() == {f"{prefix}/{key}": text for key, text in content.titles.items()}
    assert memory.options() == {f"{prefix}/{key}": texts for key, texts in content.options.items()}


def test_the_words_of_the_figure_can_be_read_320_pixels_wide() -> None:
    assert TEXT * 320 / (72 * WIDTH) >= 11


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        (
            "order: [bad-news, written",
            "order: [written, written",
            "The order of 'alex' holds each of these once",
        ),
        ("order: [bad-news, written", "order: [written", "The order of 'alex' holds each of these once"),
        (
            "order: [bad-news, written",
            "order: [bad-news, praise",
            "The order of 'alex' holds each of these once",
        ),
        ("one-document: One could", "one-page: One could", "'alex' answers each of these, and no others"),
        (
            "          one-document: One could, I suppose.\n",
            "",
            "'alex' answers each of these, and no others",
        ),
        ("id: kim", "id: alex", "Two have the same id among alex, alex, robin"),
        ("id: stops-by", "id: asks", "'asks' is what a question does"),
        ("way: asks", "way: tells", "'asks' or 'suggests'"),
        ("high: 100", "high: 10", "How sure somebody is goes from 0 to 100"),
        ("id: talk,", "id: chat,", "The steps of this exercise are, in order"),
        ("{name}: choose three", "{who}: choose three", "Only these can be filled in here"),
    ],
)
def test_a_mistake_of_somebody_who_swaps_a_colleague_is_named(
    folder: Path, change: Change, old: str, new: str, says: str
) -> None:
    change(PAGE, old, new)
    with pytest.raises(ContentError, match=says) as error:
        load_pages(folder)
    assert str(error.value).startswith(PAGE)
    assert error.value.line


def test_questions_that_all_ask_leave_nothing_to_tell_apart(folder: Path) -> None:
    text = (folder / PAGE).read_text("utf-8")
    (folder / PAGE).write_text(text.replace("way: suggests", "way: asks"), "utf-8")
    with pytest.raises(ContentError, match="at least one ask and at least one suggest"):
        load_pages(folder)
