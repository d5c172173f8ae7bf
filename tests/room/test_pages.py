"""The pages: what they weigh and hold, and that people can use them, in a real browser."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Request, expect

from unlabeled.content.room import RoomWords, load_room_words
from unlabeled.room.pages import pages

from .house import PROMPTS, WORDS, House, process

FILES = {page.path: page.body(b"{}").decode() for page in pages(WORDS, "unlabeled", 5)}


def test_participant_page_is_one_file_of_at_most_40_kilobytes() -> None:
    assert len(FILES["/"].encode()) <= 40_000
    assert not re.search(r"(src|href)=(?!\"data:)", FILES["/"])


@pytest.mark.parametrize("path", sorted(FILES))
def test_pages_write_text_only_and_ask_nobody_else(path: str) -> None:
    text = FILES[path]
    for way in (
        "innerHTML",
        "outerHTML",
        "insertAdjacentHTML",
        "document.write",
        "eval(",
        "new Function",
        "style=",
    ):
        assert way not in text
    addresses = set(re.findall(r"(?:https?:)?//[a-z0-9.-]+\.[a-z]+", text))
    assert addresses <= {"http://www.w3.org", "//www.w3.org"}  # the name of SVG, which nobody fetches
    assert len(re.findall(r"<script", text)) == 3  # words and state, which do not run, and the page's own
    assert not re.search(r"<[^>]*\son[a-z]+=", text)


def test_pages_ask_for_nothing_that_plain_http_lacks() -> None:
    scripts = "".join(FILES.values())
    for name in ("crypto.subtle", "randomUUID", "serviceWorker", "wakeLock", "navigator.locks", "clipboard"):
        assert name not in scripts
    assert "getRandomValues" in scripts


def test_browsers_are_told_to_note_no_answer_with_their_open_pages() -> None:
    assert "make('form', { autocomplete: 'off' }" in FILES["/"]


def test_words_of_somebody_else_stay_words() -> None:
    words = WORDS.model_dump_json(by_alias=True).replace("This room", "</script><script>alert(1)</script>$x")
    own = RoomWords.model_validate_json(words)
    page = pages(own, "<b>", 5)[0].body(b"{}").decode()
    assert page.count("<script") == 3
    assert "&lt;/script&gt;&lt;script&gt;alert(1)" in page
    assert "<b>" not in page
    block = re.search(r'id="words">(.*?)</script>', page)
    assert block
    assert json.loads(block[1])["heading"].startswith("</script>")


def test_a_state_ends_no_element() -> None:
    page = pages(WORDS, "unlabeled", 5)[0].body(b'{"text":"</script><script>alert(1)</script>"}').decode()
    assert page.count("<script") == 3


def test_promises_say_from_how_many_on() -> None:
    page = pages(load_room_words(), "unlabeled", 7)[0].body(b"{}").decode()
    assert "results of 7 people or more" in page
    assert "Not promised" in page
    assert "{k}" not in page


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    with process(tmp_path / "room", 12) as (house, _):
        yield house


@pytest.fixture
def phone(browser: Browser, house: House) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 390, "height": 844}, reduced_motion="reduce")
    page = context.new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto(house.opened.link)
    expect(page.locator("#seats")).to_contain_text("Seats joined: 1")
    yield page
    assert [words for words in said if "net::ERR_FAILED" not in words] == []  # a test took the network away
    context.close()


def store(page: Page) -> str:
    return str(page.evaluate("JSON.stringify({...localStorage})"))


ACCEPTED = "Your answer is there"


@pytest.mark.browser
def test_every_kind_is_answered_by_keyboard_and_fits_a_narrow_phone(phone: Page, house: House) -> None:
    lengths = lengths_of_what_goes_out(phone)
    for prompt in PROMPTS:
        house.open(prompt.id)
        expect(phone.locator("#heading")).to_have_text(prompt.text)
        expect(phone.locator("#heading")).to_be_focused()
        assert phone.evaluate("document.documentElement.scrollWidth") <= 390
        if prompt.kind == "number":
            phone.locator("#number").focus()
            phone.keyboard.press("ArrowRight")
        elif prompt.kind == "ranking":
            phone.locator("li").nth(1).locator("button").first.focus()
            phone.keyboard.press("Enter")
            expect(phone.locator("#said")).to_contain_text("now 1 of")
        else:
            phone.locator("input[type=radio]").first.focus()
            phone.keyboard.press("Space")
        phone.locator("#send").focus()
        phone.keyboard.press("Enter")
        expect(phone.locator("#said")).to_contain_text(ACCEPTED)
        phone.locator("#pass").click()
        expect(phone.locator("#said")).to_contain_text("You passed")
        house.close(prompt.id)
        expect(phone.locator("#stage form")).to_have_count(0)
        expect(phone.locator("#said")).to_contain_text("keeps no answer")
        assert '"ballot\\":null' in store(phone)
    assert len(lengths) == 2 * len(PROMPTS)
    assert len(set(lengths)) == 1  # whoever sees nothing but lengths, on an encrypted network, sees no pass


def lengths_of_what_goes_out(page: Page) -> list[int]:
    """The length of each ballot that the page sends from now on."""
    lengths: list[int] = []

    def take(request: Request) -> None:
        if request.url.endswith("/ballot"):
            lengths.append(len(request.post_data or ""))

    page.on("request", take)
    return lengths


@pytest.mark.browser
def test_results_are_a_table_on_phone_and_wall(phone: Page, house: House, browser: Browser) -> None:
    wall = browser.new_page(viewport={"width": 1280, "height": 720})
    wall.goto(f"{house.opened.address}wall#{house.opened.code}")
    expect(wall.locator("svg path")).to_have_count(1)
    expect(wall.locator("#address")).to_have_text(house.opened.link)
    house.open("did_you_choose")
    expect(wall.locator("#stage")).to_contain_text("before it is closed")
    for other in house.phones(map(str, range(8))):
        other.cast("did_you_choose", 1)
    house.close("did_you_choose")
    for page in (phone, wall):
        expect(page.locator("tbody tr")).to_have_count(4)
        expect(page.locator("tbody tr").nth(1)).to_have_text("I was curiousmore than half")
        width = page.locator(".bar").nth(1).evaluate("e => getComputedStyle(e, '::after').width")
        whole = page.locator(".bar").nth(1).evaluate("e => e.offsetWidth")
        assert abs(float(width.removesuffix("px")) - 0.5 * whole) < 2
    wall.close()


@pytest.mark.browser
def test_answer_survives_a_reload_and_a_restart_and_leaving_wipes_it(
    browser: Browser, tmp_path: Path
) -> None:
    context = browser.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    folder = tmp_path / "room"
    with process(folder, 12) as (house, running):
        page.goto(house.opened.link)
        house.open("did_you_choose")
        page.locator("label.row").nth(2).click()
        page.click("#send")
        expect(page.locator("#said")).to_contain_text(ACCEPTED)
        page.reload()
        expect(page.locator("input[type=radio]").nth(2)).to_be_checked()
        running.kill()
        running.wait()
        expect(page.locator("#line")).to_contain_text("The connection is gone")
        port = house.public.base_url.port
    with process(folder, 12, f"@{port}") as (house, _):
        expect(page.locator("#line")).to_be_hidden()
        expect(page.locator("#said")).to_contain_text(ACCEPTED)
        for other in house.phones(map(str, range(4))):
            other.cast("did_you_choose", 2)
        house.close("did_you_choose")
        expect(page.locator("tbody tr").nth(2)).to_contain_text(
            "more than half"
        )  # four and this one make five
        page.click("#leave")
        expect(page.locator("#stage")).to_contain_text("You left")
        assert store(page) == "{}"
        assert "#" not in page.url
    context.close()


MUTE = """
window.EventSource = class extends EventTarget {
  constructor() { super(); window.streams = (window.streams ?? 0) + 1; this.readyState = 1; }
  close() { this.readyState = 2; }
};
window.EventSource.OPEN = 1;
window.EventSource.CLOSED = 2;
"""


@pytest.mark.browser
def test_a_stream_that_has_gone_silent_is_replaced(browser: Browser, house: House) -> None:
    page = browser.new_page()
    page.add_init_script(MUTE)
    page.clock.install()
    page.goto(house.opened.link)
    house.open("did_you_choose")
    page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")
    expect(page.locator("#send")).to_be_visible()  # whoever looks at the phone again sees what is asked
    house.close("did_you_choose")
    streams = page.evaluate("window.streams")
    page.clock.fast_forward(60_000)
    expect(page.locator("#send")).to_have_count(0)
    assert page.evaluate("window.streams") > streams
    page.close()


@pytest.mark.browser
def test_an_answer_given_without_a_network_goes_out_when_it_is_back(phone: Page, house: House) -> None:
    house.open("did_you_choose")
    phone.locator("label.row").first.click()
    phone.route("**/ballot", lambda route: route.abort())
    phone.click("#send")
    expect(phone.locator("#said")).to_contain_text("Not sent yet")
    phone.unroute("**/ballot")
    expect(phone.locator("#said")).to_contain_text(ACCEPTED)


@pytest.mark.browser
def test_what_is_older_than_twelve_hours_is_removed(browser: Browser, house: House) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.goto(house.opened.link)
    expect(page.locator("#seats")).to_contain_text("Seats joined: 1")
    page.evaluate(
        "const k = 'unlabeled-room', o = JSON.parse(localStorage[k]);"
        "o.since -= 13 * 3600e3; localStorage[k] = JSON.stringify(o)"
    )
    before = page.evaluate("JSON.parse(localStorage['unlabeled-room']).seat")
    page.goto("about:blank")
    page.goto(house.opened.address)
    expect(page.locator("#stage")).to_contain_text("This link is not complete")
    assert before not in store(page)
    context.close()


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_pages_pass_the_accessibility_rules(phone: Page, house: House, scheme: str) -> None:
    phone.emulate_media(color_scheme=scheme)
    phone.click("summary")
    for q in ("did_you_choose", "kept_for_broken", "what_helps"):
        house.open(q)
        expect(phone.locator("#send")).to_be_visible()
        found = Axe().run(phone)
        assert found.violations_count == 0, found.generate_report()
        small = phone.evaluate(
            "[...document.querySelectorAll('button, label.row, summary, input[type=range]')]"
            ".filter(e => e.getBoundingClientRect().height < 48).map(e => e.outerHTML)"
        )
        assert small == []
        house.close(q)
        expect(phone.locator("#send")).to_have_count(0)
