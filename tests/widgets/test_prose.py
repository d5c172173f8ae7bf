"""Short text built from data."""

import pytest

from unlabeled.widgets import Paragraph, Prose, emphasis, link, strong
from unlabeled.widgets.prose import Kind


def test_a_string_is_one_paragraph() -> None:
    assert Prose("One. Two.").text == "One. Two."


def test_a_part_sends_a_layout_only_if_it_is_given_one() -> None:
    prose = Prose("One.")
    assert prose.get_state()["layout"] is None
    prose.layout = {"margin": "1rem"}
    assert prose.layout.margin == "1rem"
    assert str(prose.get_state()["layout"]).startswith("IPY_MODEL_")


def test_each_string_of_several_is_a_paragraph() -> None:
    assert (
        Prose(["One.", strong("Two."), ["Three ", emphasis("runs"), "."]]).text == "One.\nTwo.\nThree runs."
    )


def test_markup_in_a_text_stays_text() -> None:
    assert Prose("<b>x</b>").paragraphs[0]["runs"][0] == {"text": "<b>x</b>", "mark": "plain", "href": ""}


def test_saying_something_replaces_what_stood_there() -> None:
    prose = Prose("Before.", live=True)
    prose.say([Paragraph(("After.",), Kind.QUOTE)])
    assert prose.text == "After."


@pytest.mark.parametrize("href", ["javascript:alert(1)", "data:text/html,x", "JAVASCRIPT:x", " javascript:x"])
def test_a_link_that_could_run_something_is_refused(href: str) -> None:
    with pytest.raises(ValueError, match="https://"):
        link("here", href)


@pytest.mark.parametrize("href", ["https://doi.org/10.1/x", "02-trusts-own-speed.ipynb", "#top"])
def test_a_link_to_a_page_or_a_neighbour_is_allowed(href: str) -> None:
    assert link("here", href).href == href


def test_its_repr_holds_no_word_of_its_text() -> None:
    assert repr(Prose("Something private.", summary="Yours")) == "Prose()"
