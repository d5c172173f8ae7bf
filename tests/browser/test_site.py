"""Without a server: the site is built once, served as plain files, and opened with every way out watched.

The page's network goes through a proxy that lets nothing through and writes down who was asked for; only
this machine's own loopback address is exempt. So workers and the kernel are watched as well as the page.
"""

from __future__ import annotations

import json
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from unlabeled.content import kit_folder
from unlabeled.kit.site.__main__ import make_site
from unlabeled.kit.site.errors import SiteError

pytestmark = pytest.mark.long

RAN = '[data-unlabeled="ran"]'
LEFT = '[data-unlabeled="left"]'
ANSWERS = {"00/three-invitations/freedom/if-you-like", "00/three-invitations/guess"}
OWN = {"content-autofill.googleapis.com"}  # Chromium itself asks there about any form, whoever's page it is

# What the browser would still hold tomorrow. A service worker would let the kernel save through requests,
# and a page that is reloaded past it would send them to the host.
LEFT_BEHIND = """async () => {
  const workers = await navigator.serviceWorker.getRegistrations();
  return [await indexedDB.databases(), Object.keys(localStorage), await caches.keys(), workers.length];
}"""


class Quiet(SimpleHTTPRequestHandler):
    """Plain files, nothing written to the terminal."""

    def log_message(self, *_words: object) -> None:
        pass


class Watchman:
    """A proxy that lets nobody through; `asked` holds the first line of whatever wanted out."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        self._door = socket.create_server(("127.0.0.1", 0))
        self.address = f"http://127.0.0.1:{self._door.getsockname()[1]}"
        threading.Thread(target=self._stand, daemon=True).start()

    def _stand(self) -> None:
        while True:
            try:
                visitor, _ = self._door.accept()
            except OSError:
                return
            with visitor, suppress(OSError):
                visitor.settimeout(5)
                self.asked.append(visitor.recv(2000).decode("latin-1").partition("\r\n")[0])

    def hosts(self) -> set[str]:
        """Return the hosts that the page wanted to reach."""
        addresses = (line.split(" ")[1] for line in self.asked if " " in line)
        found = {urlsplit(each if "://" in each else f"//{each}").hostname or each for each in addresses}
        return found - OWN

    def close(self) -> None:
        """Stop listening."""
        self._door.close()


@pytest.fixture(scope="module")
def site(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the site, built by what `make site` runs and served as files."""
    kit, out = kit_folder(), tmp_path_factory.mktemp("site") / "site"
    try:
        make_site(kit, kit / "build" / "site-work", out)
    except SiteError as error:
        pytest.skip(f"not run here: building the site without a server ({error})")
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(out))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()


def test_the_first_notebook_runs_without_a_server_and_asks_nobody_outside(
    site: str, new_page: Callable[..., Page], watch: Any
) -> None:
    watchman = Watchman()
    page = new_page(proxy={"server": watchman.address, "bypass": "127.0.0.1"})
    seen = watch(page)
    until_it_ran(page, site)
    expect(page.locator(".u-view")).to_have_count(1)
    expect(page.locator(".u-place")).to_contain_text("Terms")

    figure = page.locator("figure.u-figure >> visible=true")
    expect(figure).to_have_count(0)  # nothing before somebody guessed
    answer(page)
    expect(figure).to_have_count(1)
    expect(figure).to_contain_text("cannot be drawn")
    expect(figure.locator("td")).not_to_have_count(0)
    expect(figure.locator("img >> visible=true")).to_have_count(0)
    expect(page.get_by_text("Kept in this browser page and nowhere else").first).to_be_visible()
    assert set(json.loads(take(page).read_text(encoding="utf-8"))["answers"]) == ANSWERS

    assert page.evaluate(LEFT_BEHIND) == [[], [], [], 0]
    assert any("pyodide.asm.wasm" in address for address in seen.requests)
    assert seen.hosts() == {site.split("/")[2]}
    assert not [line for line in seen.errors if "404" not in line]
    assert watchman.hosts() == set()

    page.evaluate("fetch('http://example.invalid/').catch(() => {})")  # and he would have seen it
    for _ in range(300):
        if watchman.hosts():
            break
        page.wait_for_timeout(100)
    assert watchman.hosts() == {"example.invalid"}
    watchman.close()


def test_a_page_that_is_reloaded_begins_empty_and_takes_the_journal_back(
    site: str, new_page: Callable[..., Page]
) -> None:
    page = new_page()
    until_it_ran(page, site)
    answer(page)
    journal = take(page)
    assert page.url.endswith("?path=notebooks/00-terms.ipynb")
    page.reload()
    until_it_ran(page)
    page.get_by_role("button", name="Take my journal with me").click()
    page.get_by_role("button", name="To come back with").click()
    expect(page.get_by_text("There is nothing in your journal yet.")).to_be_visible()
    page.get_by_role("button", name="Bring it back").click()
    page.locator('input[type="file"]').set_input_files(journal)
    expect(page.get_by_text("2 answers were brought back.")).to_be_visible()


def until_it_ran(page: Page, address: str = "") -> None:
    """Open `address`, if one is given, and wait until the notebook has run by itself."""
    if address:
        page.goto(address)
    page.wait_for_selector(f"{RAN}, {LEFT}", state="attached", timeout=90_000)
    assert not page.locator(LEFT).count()


def answer(page: Page) -> None:
    """Answer two sliders by key."""
    for question in ("“Join if you like”", "how many would rather not come?"):
        page.get_by_role("slider", name=question).focus()
        page.keyboard.press("ArrowRight")


def take(page: Page) -> Path:
    """Take the journal along and return the file."""
    page.get_by_role("button", name="Take my journal with me").click()
    with page.expect_download() as taken:
        page.get_by_role("button", name="To come back with").click()
    return Path(taken.value.path())
