"""What the room promises: the facilitator reads what people read on their phones, word for word."""

import re

import pytest

from unlabeled.content.folder import kit_folder
from unlabeled.content.risk_appetite import risk_appetite_file
from unlabeled.content.room import load_room_words
from unlabeled.room.pages import pages
from unlabeled.survey.policy import risk_appetite

FOLDER = kit_folder() / "facilitator"
PAGE = (FOLDER / "promises.md").read_text("utf-8")
WORDS = load_room_words()
K = risk_appetite(risk_appetite_file()).k


def items(heading: str) -> list[str]:
    section = re.split(r"^## ", PAGE.split(f"## {heading}\n")[1], maxsplit=1, flags=re.MULTILINE)[0]
    return re.findall(r"^- (.+)$", section, re.MULTILINE)


@pytest.mark.parametrize(
    ("heading", "on_the_phone"),
    [("What is promised", WORDS.phone.promised), ("Not promised", WORDS.phone.not_promised)],
)
def test_both_lists_are_those_of_the_phone(heading: str, on_the_phone: tuple[str, ...]) -> None:
    assert items(heading) == [sentence.replace("{k}", str(K)) for sentence in on_the_phone]
    phone = pages(WORDS, "unlabeled", K)[0].body(b"{}").decode()
    listed = re.findall(r"<li>(.+?)</li>", phone)
    assert [sentence for sentence in items(heading) if sentence.replace("'", "&#x27;") not in listed] == []


def test_numbers_in_the_answers_are_the_rooms() -> None:
    assert f"fewer than {K} answers" in PAGE
    assert f"The {K} is the room's own number" in PAGE


def test_the_card_leads_to_the_page_and_says_nothing_else() -> None:
    card = (FOLDER / "in-the-moment.md").read_text("utf-8")
    assert "](promises.md)" in card
    for sentence in ("how many gave each answer", "the owner of its file sees every row, without a name"):
        assert sentence in card
        assert sentence in PAGE
    assert "do not answer. That costs nothing." in card
    assert "do not answer. That costs nothing." in PAGE
