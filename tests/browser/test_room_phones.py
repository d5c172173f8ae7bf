"""Six phones and a wall in one room, as people use them: hurried, asleep, without a network, by keyboard."""

from __future__ import annotations

import json
import os
import re
import signal
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, expect

from unlabeled.content.prompts import Prompt
from unlabeled.room.answers import questionnaire

from ..room.house import WORDS
from ..room.opened import OpenRoom, copies, opened
from ..room.scan import text_in

KINDS = ["safety", "choice", "agreement", "number", "ranking", "survey"]
SAID, SENT, SEATS = "#said", WORDS.phone.sent, re.compile("Seats joined: ")
EVERYTHING_KEPT = """async () => JSON.stringify({
  local: {...localStorage}, session: {...sessionStorage}, cookie: document.cookie, name: window.name,
  past: history.state, caches: await caches.keys(), bases: await indexedDB.databases(),
})"""
NOTHING_KEPT = '{"local":{},"session":{},"cookie":"","name":"","past":null,"caches":[],"bases":[]}'


@dataclass
class Asker:
    """A room that many tests share: each asks prompts that were not asked before."""

    room: OpenRoom
    prompts: list[Prompt]

    @contextmanager
    def open(self, kind: str = "choice") -> Iterator[Prompt]:
        """Open the next prompt of a kind; at the end it is closed, whatever happened."""
        prompt = next(prompt for prompt in self.prompts if prompt.kind == kind)
        self.prompts.remove(prompt)
        self.room.host.open(prompt.id)
        try:
            yield prompt
        finally:
            self.room.host.close(prompt.id)


@pytest.fixture(scope="module")
def asker(tmp_path_factory: pytest.TempPathFactory, browser: Browser) -> Iterator[Asker]:
    """One room for the whole file. No browser: nothing is opened either."""
    private = tmp_path_factory.mktemp("room")
    prompts = copies(private / "prompts.yaml")
    with opened(private / "room", 60, private / "prompts.yaml") as room:
        yield Asker(room, prompts)


@pytest.fixture(scope="module")
def wall(asker: Asker, browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 720})
    page = context.new_page()
    page.goto(asker.room.wall)
    expect(page.locator("#join svg")).to_be_visible()
    yield page
    context.close()


@pytest.fixture(scope="module")
def six(asker: Asker, wall: Page, browser: Browser, playwright_: Playwright) -> Iterator[list[Page]]:
    """Six people's devices, joined by what the picture on the wall says."""
    link = text_in(wall.locator("#join svg").screenshot())
    assert link == asker.room.link == wall.locator("#address").inner_text()
    narrow: dict[str, Any] = {"has_touch": True, "is_mobile": True}
    devices: list[dict[str, Any]] = [
        {"viewport": {"width": 390, "height": 844}, **narrow},
        {"viewport": {"width": 390, "height": 844}, "color_scheme": "dark", **narrow},
        {"viewport": {"width": 320, "height": 568}, "reduced_motion": "reduce", **narrow},
        {"viewport": {"width": 1100, "height": 700}},  # by keyboard alone
        playwright_.devices["iPhone 13"],
        playwright_.devices["Pixel 7"],
    ]
    errors: list[str] = []
    with ExitStack() as stack:
        pages = []
        for device in devices:
            context = browser.new_context(**device)
            stack.callback(context.close)
            pages.append(joined(context, link))
            pages[-1].on("pageerror", lambda error: errors.append(str(error)))
        expect(wall.locator("#seats")).to_have_text(SEATS)
        yield pages
        assert errors == []


@pytest.fixture
def new_phone(asker: Asker, new_page: Callable[..., Page]) -> Callable[[], Page]:
    """One more phone that has joined, with a storage of its own."""
    return lambda: joined(new_page(width=390, height=844).context, asker.room.link)


def joined(context: BrowserContext, link: str) -> Page:
    """A page that has a seat: the room has given it a proof."""
    return seated(context.pages[0] if context.pages else context.new_page(), link)


def seated(page: Page, link: str) -> Page:
    with page.expect_response(lambda answer: answer.url.endswith("/join")) as answer:
        page.goto(link)
    assert answer.value.ok
    return page


def send(page: Page) -> None:
    page.locator("#send").click()


def choose(page: Page, prompt: Prompt, place: int) -> None:
    """Choose the answer at `place` by touch, and send it."""
    expect(page.locator("#heading")).to_have_text(prompt.text)
    if prompt.kind == "number":
        page.locator("#number").fill(str(prompt.bands[place]))
    elif prompt.kind == "ranking":
        page.get_by_role("listitem").nth(place).get_by_role("button").first.click()
    elif prompt.kind == "survey":
        for field in page.locator("fieldset").all()[:3]:
            field.locator("label").nth(place).click()
    else:
        page.locator("label.row").nth(place).click()
    send(page)
    expect(page.locator(SAID)).to_have_text(SENT)


def by_keyboard(page: Page, prompt: Prompt) -> None:
    """Choose the second answer with keys alone, beginning where the page puts whoever reads it."""
    expect(page.locator("#heading")).to_have_text(prompt.text)
    expect(page.locator("#heading")).to_be_focused()
    keys = {"number": ["ArrowRight"], "ranking": ["Tab", "Tab", "Enter"]}
    page.keyboard.press("Tab")
    for key in keys.get(prompt.kind, ["Space", "ArrowDown"]):
        page.keyboard.press(key)
    if prompt.kind == "ranking":  # from "down" of the first to "up" of the second, which is first now
        expect(page.locator(SAID)).to_contain_text("now 1 of")
    tab_to(page, "send")
    page.keyboard.press("Enter")
    expect(page.locator(SAID)).to_have_text(SENT)


def tab_to(page: Page, name: str) -> None:
    """Press Tab until the element with this id has the focus."""
    for _ in range(60):
        if page.evaluate("document.activeElement.id") == name:
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"no Tab leads to {name}")


def tree(prompt: Prompt) -> str:
    """What a screen reader is given of an open prompt, in its order."""
    phone = WORDS.phone
    return "\n".join(
        [
            named("heading", prompt.text, " [level=1]"),
            *controls(prompt),
            named("button", phone.send),
            named("button", phone.pass_),
            "- status",
        ]
    )


def controls(prompt: Prompt) -> list[str]:
    if prompt.kind == "survey":
        survey = questionnaire(prompt)
        labels = [f"  {named('radio', label)}" for label in survey.response_scale.labels]
        clear = f"  {named('button', WORDS.phone.leave_out)}"
        numbered = enumerate(survey.items, start=1)
        return [line for n, item in numbered for line in (group(f"{n} of 16 {item.text}"), *labels, clear)]
    if prompt.kind == "number":
        return [named("slider", prompt.text)]
    if prompt.kind == "ranking":
        ways = WORDS.phone.up, WORDS.phone.down
        buttons = [
            [f"    {named('button', way.format(option=each))}" for way in ways] for each in prompt.answers
        ]
        return ["- list:", *(line for pair in buttons for line in ("  - listitem:", *pair))]
    return [group(prompt.text), *(f"  {named('radio', answer)}" for answer in prompt.answers)]


def named(role: str, name: str, more: str = "") -> str:
    """A line of the tree: a name in quotes, in a key that YAML takes as it is."""
    key = f"{role} {json.dumps(name, ensure_ascii=False)}{more}".replace("'", "''")
    return f"- '{key}'"


def group(name: str) -> str:
    return f"{named('group', name)}:"


def fits(page: Page) -> None:
    """Nothing reaches beyond the sides, and what is pressed is large enough."""
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    small = page.evaluate(
        "[...document.querySelectorAll('button, label.row, summary, input[type=range]')]"
        ".filter(e => e.checkVisibility() && e.getBoundingClientRect().height < 48).map(e => e.outerHTML)"
    )
    assert small == []


DRAWN = "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"


def is_seen_whole(wall: Page) -> None:
    """Nobody can scroll a wall; and its letters are large enough for somebody six metres away.

    A capital is to be at least 1/250 of that distance high: 24 mm on a picture that is 1.125 m high.
    """
    for width, height in ((1920, 1080), (1280, 720)):
        wall.set_viewport_size({"width": width, "height": height})
        wall.evaluate(DRAWN)
        assert wall.evaluate("[document.documentElement.scrollHeight <= innerHeight, scrollX]") == [True, 0]
        size = wall.evaluate("parseFloat(getComputedStyle(document.getElementById('stage')).fontSize)")
        assert 0.7 * size / height >= 24 / 1125


@pytest.mark.parametrize("kind", KINDS)
def test_everybody_answers_each_kind_and_sees_one_result(
    asker: Asker, six: list[Page], wall: Page, axe: Callable[[Page, str], list[str]], kind: str
) -> None:
    light, dark, narrow, keys, iphone, android = six
    with asker.open(kind) as prompt:
        for phone in six:
            expect(phone.locator("#heading")).to_have_text(prompt.text)
            expect(phone.locator("#heading")).to_be_focused()
            fits(phone)
        expect(narrow.locator("main")).to_match_aria_snapshot(tree(prompt))
        expect(wall.locator("#stage")).to_have_text(WORDS.wall.open)
        before = untouched(asker, wall, android)
        choose(light, prompt, 1)
        choose(dark, prompt, 2)
        choose(dark, prompt, 1)  # a change
        narrow.click("#pass")
        expect(narrow.locator(SAID)).to_have_text(WORDS.phone.passed)
        by_keyboard(keys, prompt)
        choose(iphone, prompt, 2)
        iphone.click("#pass")  # a change as well
        expect(iphone.locator(SAID)).to_have_text(WORDS.phone.passed)
        # Five have answered or passed. Neither the wall, nor who still thinks, nor the room's state shows it.
        assert untouched(asker, wall, android) == before
        choose(android, prompt, 1)
        assert [axe(page, "html") for page in (light, dark)] == [[], []]
    for page in (*six, wall):
        expect(page.locator("#stage form")).to_have_count(0)
        expect(page.locator("#stage")).not_to_have_text(WORDS.wall.open)
    for phone in six:
        expect(phone.locator(SAID)).to_have_text(WORDS.phone.closed)
        expect(phone.locator("#heading")).to_be_focused()
        assert '"ballot\\":null' in phone.evaluate(EVERYTHING_KEPT)
        assert phone.locator("#stage").text_content() == wall.locator("#stage").text_content()
        fits(phone)
    assert counted(asker.room.sealed(prompt.id), prompt)
    is_seen_whole(wall)
    assert [axe(page, "html") for page in (light, dark, wall)] == [[], [], []]
    wall.emulate_media(color_scheme="dark")
    assert axe(wall, "html") == []
    wall.emulate_media(color_scheme="light")


def untouched(asker: Asker, *pages: Page) -> list[str]:
    """All that those can know who have not answered."""
    return [asker.room.public.get("state").text, *(page.content() for page in pages)]


def counted(sealed: dict[str, int], prompt: Prompt) -> bool:
    """Whether the file holds four answers, the second one, and two passes, and nothing of the changes."""
    if prompt.kind == "safety":
        return sealed == {}
    if prompt.kind == "ranking":  # who changed had put the third above the second before
        _, second, third, _ = (option.id for option in prompt.options)
        return (sealed[f"{second}@1"], sealed[f"{third}@1"], sealed["passed"]) == (3, 1, 2)
    if prompt.kind == "survey":  # who left out everything is not in it: four are fewer than five
        return sealed == {}
    return sum(sealed.values()) == 6 and sealed["passed"] == 2 and sealed["1"] >= 3


def test_waiting_room_reads_well(
    six: list[Page], wall: Page, asker: Asker, new_phone: Callable[[], Page]
) -> None:
    phone = new_phone()
    expect(phone.locator("main")).to_match_aria_snapshot(
        "- status\n- heading [level=1]\n- paragraph\n- status"
    )
    expect(wall.locator("body")).to_match_aria_snapshot(
        f"- main:\n  - heading [level=1]\n- complementary\n- contentinfo:\n  - paragraph: {asker.room.link}"
    )
    phone.emulate_media(reduced_motion="reduce")
    assert phone.locator("#leave").evaluate("e => getComputedStyle(e).transitionDuration") == "0s"


def test_leaving_wipes_every_tab_of_the_phone(asker: Asker, new_phone: Callable[[], Page]) -> None:
    phone = new_phone()
    other = phone.context.new_page()
    other.goto(asker.room.link)
    with asker.open() as prompt:
        choose(phone, prompt, 0)
        tab_to(phone, "leave")
        phone.keyboard.press("Enter")
        for page in (phone, other):
            expect(page.locator("#stage")).to_have_text(WORDS.phone.left)
            expect(page.locator("#heading")).to_be_focused()
            for gone in (SAID, "#seats", "#leave"):
                expect(page.locator(gone)).to_be_hidden()
            assert "#" not in page.url
    assert phone.evaluate(EVERYTHING_KEPT) == other.evaluate(EVERYTHING_KEPT) == NOTHING_KEPT


def test_a_second_tab_is_the_same_seat_and_the_same_answer(
    asker: Asker, new_phone: Callable[[], Page]
) -> None:
    phone = new_phone()
    others = asker.room.phones(*"abcd")
    seats = asker.room.host.see().seats
    other = seated(phone.context.new_page(), asker.room.link)
    with asker.open() as prompt:
        choose(phone, prompt, 0)
        expect(other.locator("input").nth(0)).to_be_checked()
        expect(other.locator("#send")).to_have_text(WORDS.phone.again)
        choose(other, prompt, 2)
        expect(phone.locator("input").nth(2)).to_be_checked()
        for one in others:
            one.cast(prompt.id, 1)
    assert asker.room.sealed(prompt.id) == {"1": 4, "2": 1}
    assert asker.room.host.see().seats == seats


DEAF = """
const Ours = window.EventSource;
window.EventSource = class extends Ours {
  addEventListener(kind, heard) {
    super.addEventListener(kind, (event) => { if (!window.deaf) heard(event); });
  }
};
let seen = 'visible';
Object.defineProperty(document, 'visibilityState', { get: () => seen });
window.sleeps = (isAsleep) => {
  seen = isAsleep ? 'hidden' : 'visible';
  if (isAsleep) window.deaf = true;
  document.dispatchEvent(new Event('visibilitychange'));
};
"""


def test_a_phone_that_slept_catches_up_when_it_is_looked_at(
    asker: Asker, new_page: Callable[..., Page]
) -> None:
    page = new_page(width=390)
    page.add_init_script(DEAF)  # its stream ends without a word, as on an iPhone in a pocket
    phone = joined(page.context, asker.room.link)
    phone.evaluate("sleeps(true)")
    with asker.open("agreement") as prompt:
        expect(phone.locator("#send")).to_have_count(0)
        phone.evaluate("sleeps(false)")
        choose(phone, prompt, 1)
        phone.evaluate("sleeps(true)")
    expect(phone.locator("#send")).to_have_count(1)
    phone.evaluate("window.dispatchEvent(new Event('pageshow'))")  # still out of sight: it asks nothing
    expect(phone.locator("#send")).to_have_count(1)
    phone.evaluate("sleeps(false)")
    expect(phone.locator(SAID)).to_have_text(WORDS.phone.closed)
    with asker.open("agreement") as prompt:  # and from the past of the browser
        phone.evaluate("window.dispatchEvent(new Event('pageshow'))")
        expect(phone.locator("#heading")).to_have_text(prompt.text)


def test_a_page_that_the_browser_froze_goes_on(asker: Asker, new_phone: Callable[[], Page]) -> None:
    phone = new_phone()
    session = phone.context.new_cdp_session(phone)
    with asker.open("agreement") as prompt:
        choose(phone, prompt, 1)
        session.send("Page.setWebLifecycleState", {"state": "frozen"})
    session.send("Page.setWebLifecycleState", {"state": "active"})
    expect(phone.locator(SAID)).to_have_text(WORDS.phone.closed)


def test_a_closed_question_looks_the_same_where_it_was_answered_passed_or_left(
    asker: Asker, new_phone: Callable[[], Page]
) -> None:
    answering, passing, silent = phones = (new_phone(), new_phone(), new_phone())
    with asker.open("agreement") as prompt:
        choose(answering, prompt, 1)
        passing.click("#pass")
        expect(passing.locator(SAID)).to_have_text(WORDS.phone.passed)
        expect(silent.locator("#send")).to_be_visible()
    for phone in phones:
        expect(phone.locator(SAID)).to_have_text(WORDS.phone.closed)
    assert len({phone.inner_text("body") for phone in phones}) == 1


def test_a_network_that_is_lost_loses_no_answer_and_doubles_none(
    asker: Asker, new_phone: Callable[[], Page]
) -> None:
    phone, sleeper, late = new_phone(), new_phone(), new_phone()
    others = asker.room.phones(*"abcde")
    with asker.open() as prompt:
        for page in (phone, sleeper, late):
            expect(page.locator("#send")).to_be_visible()
        phone.context.set_offline(True)
        phone.locator("label.row").nth(2).click()
        send(phone)
        expect(phone.locator(SAID)).to_have_text(WORDS.phone.kept)
        phone.locator("label.row").nth(3).click()  # a change without a network
        send(phone)
        phone.context.set_offline(False)
        expect(phone.locator(SAID)).to_have_text(SENT)
        expect(phone.locator("#line")).to_be_empty()
        choose(sleeper, prompt, 3)
        for page in (sleeper, late):
            page.context.set_offline(True)
        late.locator("label.row").nth(0).click()
        send(late)
        expect(late.locator(SAID)).to_have_text(WORDS.phone.kept)
        for one in others:
            one.cast(prompt.id, 1)
    for page in (sleeper, late):
        page.context.set_offline(False)
    expect(sleeper.locator(SAID)).to_have_text(WORDS.phone.closed)
    expect(late.locator(SAID)).to_have_text(WORDS.phone.late)  # it is not told that it was counted
    assert asker.room.sealed(prompt.id) == {"1": 5, "3": 2}
    assert '"ballot\\":null' in late.evaluate(EVERYTHING_KEPT)


HURRIED = "const own = AbortSignal.timeout; AbortSignal.timeout = (wait) => own.call(AbortSignal, wait / 20);"


def test_a_room_that_is_slow_to_answer_is_asked_again_and_counts_once(
    asker: Asker, new_page: Callable[..., Page]
) -> None:
    page = new_page(width=390)
    page.add_init_script(HURRIED)  # ten seconds are half a one
    phone = joined(page.context, asker.room.link)
    others = asker.room.phones(*"abcd")
    with asker.open() as prompt:
        expect(phone.locator("#send")).to_be_visible()
        os.kill(asker.room.process.pid, signal.SIGSTOP)
        try:
            phone.locator("label.row").nth(2).click()
            send(phone)
            expect(phone.locator(SAID)).to_have_text(WORDS.phone.kept)
        finally:
            os.kill(asker.room.process.pid, signal.SIGCONT)
        expect(phone.locator(SAID)).to_have_text(SENT)
        for one in others:
            one.cast(prompt.id, 1)
    assert asker.room.sealed(prompt.id) == {"1": 4, "2": 1}


def test_phones_come_back_by_themselves_after_a_crash_and_count_once(
    new_page: Callable[..., Page], tmp_path: Path
) -> None:
    pages = [new_page(width=390) for _ in range(3)]
    with opened(tmp_path / "room", 9) as room:
        phones = [joined(page.context, room.link) for page in pages]
        wall = new_page(width=1280)
        wall.goto(room.wall)
        prompt = next(each for each in room.host.see().prompts if each.kind == "choice")
        room.host.open(prompt.id)
        for phone in phones:
            phone.locator("label.row").nth(1).click()
            send(phone)
            expect(phone.locator(SAID)).to_have_text(SENT)
        room.kill()
        for page in (*phones, wall):
            expect(page.locator("#line")).to_have_text(WORDS.both.connecting)
        phones[0].locator("label.row").nth(3).click()  # changed while nobody is there
        send(phones[0])
        expect(phones[0].locator(SAID)).to_have_text(WORDS.phone.kept)
    with opened(tmp_path / "room", 9, None, *room.ports) as room:
        for page in (*phones, wall):
            expect(page.locator("#seats")).to_contain_text("Seats joined: 3")
            expect(page.locator("#line")).to_be_empty()
        for phone in phones:
            expect(phone.locator(SAID)).to_have_text(SENT)
        for one in room.phones(*"abc"):
            one.cast(prompt.id, 0)
        room.host.close(prompt.id)
        assert room.sealed(prompt.id) == {"0": 3, "1": 2, "3": 1}
        room.host.shut_down()
        for page in (*phones, wall):
            expect(page.locator("#line")).to_have_text(WORDS.both.ending)


def test_a_full_a_locked_and_a_wrong_room_say_so_and_offer_no_form(
    new_page: Callable[..., Page], tmp_path: Path, axe: Callable[[Page, str], list[str]]
) -> None:
    with opened(tmp_path / "room", 2) as room:
        safety = next(each for each in room.host.see().prompts if each.kind == "safety")
        room.host.open(safety.id)
        first = joined(new_page(width=390).context, room.link)
        room.host.lock(locked=True)
        stranger, mistaken, lost = new_page(width=320), new_page(width=320), new_page(width=320)
        stranger.goto(room.link)
        mistaken.goto(f"{room.link.split('#')[0]}#WRONGCOD")
        lost.goto(room.link.split("#")[0])
        for page, reason in (
            (stranger, "room is locked"),
            (mistaken, "not the room's code"),
            (lost, "not complete"),
        ):
            expect(page.locator("#stage")).to_contain_text(reason)
            expect(page.locator("#stage form")).to_have_count(0)
            expect(page.locator("#heading")).to_have_text(WORDS.phone.heading)
            fits(page)
            assert axe(page, "html") == []
        first.reload()  # whoever is in stays in
        expect(first.locator("#send")).to_be_visible()
        expect(first.locator("#locked")).to_have_text(WORDS.both.locked)
        room.host.lock(locked=False)
        expect(stranger.locator("#send")).to_be_visible()  # by itself
        third = new_page(width=390)
        third.goto(room.link)
        expect(third.locator("#stage")).to_contain_text("All seats are taken")
        assert room.host.see().seats == 2


BLOCKED = """Object.defineProperty(window, 'localStorage', {
  get() { throw new DOMException('The operation is insecure.', 'SecurityError'); },
});"""


def test_a_browser_that_keeps_nothing_answers_all_the_same_and_is_told(
    asker: Asker, new_page: Callable[..., Page]
) -> None:
    page = new_page(width=390)
    page.add_init_script(BLOCKED)
    phone = joined(page.context, asker.room.link)
    expect(phone.locator("#unkept")).to_have_text(WORDS.phone.unkept)
    with asker.open("agreement") as prompt:
        choose(phone, prompt, 1)
        choose(phone, prompt, 2)
    expect(phone.locator(SAID)).to_have_text(WORDS.phone.closed)
    phone.click("#leave")
    expect(phone.locator("#stage")).to_have_text(WORDS.phone.left)


def test_everything_around_a_question_is_reached_by_keyboard(
    asker: Asker, new_phone: Callable[[], Page]
) -> None:
    phone = new_phone()
    with asker.open("agreement"):
        tab_to(phone, "pass")
        phone.keyboard.press("Enter")
        expect(phone.locator(SAID)).to_have_text(WORDS.phone.passed)
        phone.keyboard.press("Tab")
        phone.keyboard.press("Enter")
        expect(phone.get_by_text(WORDS.phone.promised[3])).to_be_visible()
        for sentence in (*WORDS.phone.promised, *WORDS.phone.not_promised):
            assert sentence.replace("{k}", "5") in phone.locator("details").inner_text()
        phone.keyboard.press("Enter")
        expect(phone.get_by_text(WORDS.phone.promised[3])).to_be_hidden()


SLOW = {"offline": False, "latency": 400, "downloadThroughput": 50_000, "uploadThroughput": 50_000}


def test_on_slow_3g_one_small_answer_is_all_that_is_waited_for(
    asker: Asker, new_page: Callable[..., Page]
) -> None:
    phone = new_page(width=390)
    session = phone.context.new_cdp_session(phone)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", SLOW)
    asked, came = list[str](), list[float]()
    session.on("Network.requestWillBeSent", lambda event: asked.append(event["request"]["url"]))
    session.on("Network.loadingFinished", lambda event: came.append(event["encodedDataLength"]))
    with asker.open("ranking") as prompt:
        phone.goto(asker.room.link)
        expect(phone.locator("#heading")).to_have_text(prompt.text)
        usable = phone.evaluate(
            "performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd"
        )  # by then the script has run: the question is there, and can be answered
        choose(phone, prompt, 1)
    print(f"slow 3G: {came[0]:.0f} bytes, usable after {usable:.0f} ms")
    assert asked[0] == asker.room.link.split("#")[0]
    assert {url.rsplit("/", 1)[1] for url in asked[1:]} <= {"join", "events", "state", "ballot"}
    # What is waited for, by arithmetic; the clock of a busy machine would measure the machine.
    assert came[0] <= 12_000
    assert 0.4 + came[0] / SLOW["downloadThroughput"] <= 0.7
    assert len(asker.room.public.get("").content) <= 40_000


def test_on_paper_there_is_nothing_to_press_and_the_way_in_can_be_scanned(
    six: list[Page], wall: Page, asker: Asker
) -> None:
    with asker.open("number") as prompt:
        for page in (six[1], wall):
            expect(page.locator("#heading")).to_have_text(prompt.text)
            page.emulate_media(media="print")
            for button in page.locator("button").all():
                expect(button).to_be_hidden()
            expect(page.locator("#seats")).to_be_hidden()
            assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(251, 247, 239)"
        assert text_in(wall.locator("#join svg").screenshot()) == asker.room.link
        assert len(re.findall(rb"/Type\s*/Page\b", wall.pdf(format="A4"))) == 1
        for page in (six[1], wall):
            page.emulate_media(media="screen")
