"""Phones in a real browser that is on this machine already. Playwright drives it, and downloads none."""

from __future__ import annotations

import asyncio
import shutil
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from unlabeled.content.prompts import NumberPrompt, Prompt, RankingPrompt, SurveyPrompt
from unlabeled.kit.rehearse.phones import user_agent
from unlabeled.room.answers import Answer

if TYPE_CHECKING:
    from playwright.async_api import Browser, BrowserContext, Page, Playwright, ViewportSize

NAMES: Final = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
CHANNELS: Final = ("chrome", "msedge")  # where these usually are, on each system
_WAIT: Final = 20_000  # milliseconds until something is on the page
_SIZE: ViewportSize = {"width": 390, "height": 844}
_WINDOW: Final = "--window-size=420,960"
_QUIET: Final = (
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


class Browsers:
    """A browser without a window, and one with, where a window can be opened.

    Parameters
    ----------
    hidden : Browser
        For most phones.
    shown : Browser, optional
        For the one phone that the facilitator sees.
    """

    def __init__(self, hidden: Browser, shown: Browser | None) -> None:
        self._hidden, self._shown = hidden, shown

    async def phone(self, link: str, name: str) -> BrowserPhone:
        """Return a phone that is not on the page yet; the first one is in the window, if there is one."""
        browser, self._shown = self._shown or self._hidden, None
        context = await browser.new_context(
            viewport=_SIZE, has_touch=True, is_mobile=True, user_agent=user_agent(name)
        )
        context.set_default_timeout(_WAIT)
        return BrowserPhone(context, link)


@asynccontextmanager
async def browsers(*, window: bool) -> AsyncIterator[Browsers | None]:
    """Yield browsers to open phones in, until the block ends; None where there is none, or no Playwright."""
    try:
        from playwright.async_api import async_playwright
    except ImportError:
        yield None
        return
    async with AsyncExitStack() as stack:
        driver = await stack.enter_async_context(async_playwright())
        hidden = await _launched(driver, headless=True)
        if hidden is None:
            yield None
            return
        stack.push_async_callback(hidden.close)
        shown = await _launched(driver, headless=False) if window else None
        if shown is not None:
            stack.push_async_callback(shown.close)
        yield Browsers(hidden, shown)


async def _launched(driver: Playwright, *, headless: bool) -> Browser | None:
    """Return the first browser that starts."""
    from playwright.async_api import Error

    for where in _places(driver):
        with suppress(Error):
            return await driver.chromium.launch(
                headless=headless,
                args=[*_QUIET, _WINDOW],
                handle_sigint=False,  # we end it ourselves, after the room
                handle_sigterm=False,
                handle_sighup=False,
                **where,
            )
    return None


def _places(driver: Playwright) -> Iterator[dict[str, Any]]:
    """Yield where a browser may be: on the path, where its maker puts it, where Playwright has put one."""
    for found in filter(None, map(shutil.which, NAMES)):
        yield {"executable_path": found}
    for channel in CHANNELS:
        yield {"channel": channel}
    if Path(driver.chromium.executable_path).is_file():
        yield {}


class BrowserPhone:
    """A phone whose page is touched as a thumb would.

    Parameters
    ----------
    context : BrowserContext
        A storage of its own.
    link : str
        The room's link.
    """

    def __init__(self, context: BrowserContext, link: str) -> None:
        self._context, self._link = context, link
        self._page: Page | None = None

    async def come(self) -> None:
        """Open the link."""
        with _too_late():
            self._page = await self._context.new_page()
            await self._page.goto(self._link)

    async def answer(self, prompt: Prompt, answer: Answer, over: float) -> None:
        """Touch the answer and the button; whatever is not there any more is not touched."""
        if self._page is None:
            return
        with _too_late():
            page = self._page
            await page.locator("#heading", has_text=prompt.text).wait_for()
            if answer is None:
                await asyncio.sleep(over)
                await page.locator("#pass").click()
                return
            await _choose(page, prompt, answer, over)
            await page.locator("#send").click()

    async def network(self, *, there: bool) -> None:
        """Cut the page off, or let it back; what was not sent it then sends by itself."""
        with _too_late():
            await self._context.set_offline(not there)

    async def leave(self) -> None:
        """Touch "leave"; everything of the room is wiped from this phone."""
        if self._page is not None:
            with _too_late():
                await self._page.locator("#leave").click()


async def _choose(page: Page, prompt: Prompt, answer: Answer, over: float) -> None:
    """Touch what is chosen, bit by bit within `over` seconds."""
    if isinstance(prompt, SurveyPrompt) and isinstance(answer, tuple):
        for item, place in enumerate(answer):
            await asyncio.sleep(over / len(answer))
            if place is not None:
                await page.locator("fieldset").nth(item).locator("label.row").nth(place).click()
        return
    await asyncio.sleep(over * 0.7)
    if isinstance(prompt, RankingPrompt) and isinstance(answer, tuple):
        await _arrange(page, prompt, answer)
    elif isinstance(prompt, NumberPrompt) and isinstance(answer, int):
        await page.locator("#number").fill(str(prompt.bands[answer]))
    elif isinstance(answer, int):
        await page.locator("label.row").nth(answer).click()
    await asyncio.sleep(over * 0.3)


async def _arrange(page: Page, prompt: RankingPrompt, order: tuple[int | None, ...]) -> None:
    """Move each option up to where it is wanted, from the first place on."""
    now = [option.text for option in prompt.options]
    wanted = [prompt.options[place].text for place in order if place is not None]
    for place, text in enumerate(wanted):
        row = page.locator("li.row").filter(has_text=text)
        for _ in range(now.index(text) - place):
            await row.locator("button").first.click()
        now.remove(text)
        now.insert(place, text)


def _too_late() -> suppress:
    """Return what lets a touch pass that finds nothing: the question was closed, the page is gone."""
    from playwright.async_api import Error

    return suppress(Error)
