"""The room as a service of a real JupyterHub behind its own proxy, with the recipe that the kit gives."""

from __future__ import annotations

import json
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import psutil
import pytest
from playwright.sync_api import Browser, expect

from unlabeled.content.folder import kit_folder
from unlabeled.room.refusals import Reason

from .house import PATIENCE, Phone, found_in
from .listening import listening

pytestmark = pytest.mark.long

PROXY = "configurable-http-proxy@5.3.0"
RECIPE = kit_folder() / "facilitator" / "deploy" / "jupyterhub_config.py"
HEADERS = {
    "Cookie": "jupyterhub-session-id=canarycookie; _xsrf=canaryxsrf",
    "X-Forwarded-For": "198.51.100.77",
    "User-Agent": "canaryagent",
}
CANARIES = ["canarycookie", "canaryxsrf", "198.51.100.77", "canaryagent", "X-Forwarded-For"]
SLOW = 60.0  # seconds for a hub to come up on a busy machine


@dataclass
class HubHouse:
    """A hub with a room: everybody without an account, and the hub's API as somebody who may do all of it."""

    url: str
    folder: Path
    process: subprocess.Popen[bytes]
    public: httpx.Client
    api: httpx.Client

    @property
    def log(self) -> str:
        return (self.folder / "hub.log").read_text("utf-8")

    @property
    def room(self) -> psutil.Process:
        found = psutil.Process(self.process.pid).children(recursive=True)
        return next(each for each in found if "unlabeled.cli" in each.cmdline())

    def token(self, account: str) -> str:
        self.api.post(f"users/{account}")
        return str(self.api.post(f"users/{account}/tokens", json={}).raise_for_status().json()["token"])

    def host(self, token: str, path: str = "results", **body: Any) -> httpx.Response:
        headers = {"Authorization": f"token {token}"} if token else {}
        method = "POST" if body else "GET"
        return self.public.request(method, f"host/{path}", json=body or None, headers=headers)

    def console(self, account: str, step: str) -> dict[str, Any]:
        """What the account's own server says, after it has led the room one step."""
        found: dict[str, Any] = httpx.get(f"{self.url}user/{account}/{step}", timeout=PATIENCE).json()
        return found


def free_ports(count: int) -> list[int]:
    probes = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [probe.getsockname()[1] for probe in probes]
    for probe in probes:
        probe.close()
    return ports


@pytest.fixture(scope="module")
def proxy(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The hub's proxy: this machine's own, or fetched for the test."""
    found, npm = shutil.which("configurable-http-proxy"), shutil.which("npm")
    if found:
        return found
    if not npm:
        pytest.skip("not run here: a hub's proxy comes by npm, which is missing (install Node.js)")
    place = tmp_path_factory.mktemp("proxy")
    command = [
        npm,
        "install",
        "--silent",
        "--no-audit",
        "--no-fund",
        "--ignore-scripts",
        "--prefix",
        str(place),
        PROXY,
    ]
    if subprocess.run(command, capture_output=True, timeout=300).returncode:
        pytest.skip("not run here: a hub's proxy could not be fetched by npm (no package registry)")
    return str(place / "node_modules" / ".bin" / "configurable-http-proxy")


def until(holds: Callable[[], object], patience: float = SLOW) -> None:
    """Wait until something holds that nothing tells of: another program's being up."""
    deadline = time.monotonic() + patience
    while time.monotonic() < deadline:
        try:
            if holds():
                return
        except httpx.TransportError:
            pass
        time.sleep(0.1)
    pytest.fail("It did not come up in time.")


@pytest.fixture(scope="module")
def hub(proxy: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[HubHouse]:
    folder, token = tmp_path_factory.mktemp("hub"), secrets.token_hex(16)
    names = ("port", "hub_port", "api_port", "room_port")
    given = dict(zip(names, free_ports(4), strict=True)) | {"token": token, "proxy": [proxy]}
    environment = {**os.environ, "GIVEN": json.dumps(given), "RECIPE": str(RECIPE)}
    environment["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{environment['PATH']}"
    config = Path(__file__).with_name("hub_config.py")
    url = f"http://127.0.0.1:{given['port']}/"
    with (
        (folder / "hub.log").open("wb") as log,
        subprocess.Popen(
            [sys.executable, "-m", "jupyterhub", "-f", str(config)],
            cwd=folder,
            env=environment,
            stdout=log,
            stderr=subprocess.STDOUT,
        ) as process,
        httpx.Client(base_url=f"{url}services/room/", headers=HEADERS, timeout=PATIENCE) as public,
        httpx.Client(
            base_url=f"{url}hub/api/", headers={"Authorization": f"token {token}"}, timeout=PATIENCE
        ) as api,
    ):
        house = HubHouse(url, folder, process, public, api)
        own = psutil.Process(process.pid)
        try:
            until(lambda: process.poll() is not None or public.get("state").is_success)
            assert process.poll() is None, house.log
            yield house
        finally:
            children = own.children(recursive=True) if own.is_running() else []
            process.send_signal(signal.SIGINT)
            try:
                process.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                process.kill()
            for child in psutil.wait_procs(children, timeout=PATIENCE)[1]:
                child.kill()


@pytest.fixture(scope="module")
def lead(hub: HubHouse) -> str:
    """A token of the account that leads the room."""
    return hub.token("facilitator")


@pytest.fixture(scope="module")
def accounts(hub: HubHouse) -> HubHouse:
    """The hub, on which the one who leads and somebody else have started their servers."""
    for account in ("facilitator", "somebody"):
        hub.token(account)
        assert hub.api.post(f"users/{account}/server").status_code in (201, 202)
    for account in ("facilitator", "somebody"):
        until(lambda account=account: httpx.get(f"{hub.url}user/{account}/echo").status_code == 200)
    return hub


def phones(hub: HubHouse, lead: str, count: int = 9) -> list[Phone]:
    code = hub.host(lead).json()["code"]
    made = [Phone(str(number), hub.public, code) for number in range(count)]
    assert [phone.join().status_code for phone in made] == [200] * count
    return made


def test_people_without_an_account_answer_through_the_proxy(hub: HubHouse, lead: str) -> None:
    page = hub.public.get("")
    assert page.status_code == 200
    assert hub.public.get("wall").status_code == 200
    assert "frame-ancestors 'none'" in page.headers["content-security-policy"]
    assert page.headers["cache-control"] == "no-store"
    assert "set-cookie" not in page.headers
    assert hub.host(lead, "open", q="did_you_choose").json()["phase"] == "open"
    for phone in phones(hub, lead):
        assert phone.cast("did_you_choose", 0).json() == {"kept": True}
    assert hub.host(lead, "close", q="did_you_choose").json()["phase"] == "closed"
    result = hub.public.get("state").json()["result"]
    assert result["lines"][0] == {
        **result["lines"][0],
        "label": "I wanted to come",
        "value": "more than half",
    }


def test_the_link_is_the_hubs_public_one_and_the_log_holds_no_code(hub: HubHouse, lead: str) -> None:
    found = hub.host(lead).json()
    assert found["address"] == f"{hub.url}services/room/"
    assert f"The room is open at {found['address']}" in hub.log
    assert found["code"] not in hub.log


def test_the_address_without_its_slash_leads_to_the_one_with_it(hub: HubHouse) -> None:
    answer = httpx.get(f"{hub.url}services/room", headers=HEADERS, timeout=PATIENCE)
    assert (answer.status_code, answer.headers["location"]) == (308, "/services/room/")


@pytest.mark.parametrize(
    ("who", "status", "reason"),
    [
        ("nobody", 401, Reason.UNKNOWN_TO_HUB),
        ("invented", 401, Reason.UNKNOWN_TO_HUB),
        ("somebody", 403, Reason.NOT_THE_HOST),
        ("admin", 403, Reason.NOT_THE_HOST),
    ],
)
def test_who_does_not_lead_gets_nothing_of_the_host(
    hub: HubHouse, who: str, status: int, reason: Reason
) -> None:
    if who == "admin":
        hub.api.post("users/admin", json={"admin": True})
    token = {"nobody": "", "invented": "0" * 32}.get(who) or (hub.token(who) if status == 403 else "")
    for path, body in (
        ("results", {}),
        ("open", {"q": "whose_idea"}),
        ("shutdown", {"x": 1}),
        ("nothing", {}),
    ):
        answer = hub.host(token, path, **body)
        assert (answer.status_code, answer.json()["error"]["reason"]) == (status, reason)
    assert hub.public.get("state").json()["phase"] != "open"


def test_a_cookie_of_the_hub_opens_nothing(hub: HubHouse) -> None:
    """A browser sends it with every request, also with those that another page makes."""
    with httpx.Client(base_url=hub.url, timeout=PATIENCE, follow_redirects=True) as browser:
        browser.get("hub/login")
        form = {"username": "facilitator", "password": "", "_xsrf": browser.cookies["_xsrf"]}
        assert browser.post("hub/login?next=/hub/home", data=form).url.path == "/hub/home"
        assert browser.get("services/room/host/results").status_code == 401


def test_the_console_of_the_one_who_leads_opens_and_closes(accounts: HubHouse, lead: str) -> None:
    opened = accounts.console("facilitator", "next")
    assert opened["phase"] == "open"
    q = opened["current"]
    kind = next(each["kind"] for each in opened["prompts"] if each["id"] == q)
    assert kind in ("choice", "agreement", "safety")
    for phone in phones(accounts, lead):
        assert phone.cast(q, 0).status_code == 200
    closed = accounts.console("facilitator", "next")
    assert closed["phase"] == "closed"
    [result] = [each["result"] for each in closed["prompts"] if each["id"] == q]
    assert result["says"] == accounts.public.get("state").json()["result"]["says"]


def test_the_console_of_somebody_else_is_told_no(accounts: HubHouse) -> None:
    assert accounts.console("somebody", "see") == {"trouble": "refused", "says": Reason.NOT_THE_HOST.says}


def test_a_change_reaches_a_waiting_phone_at_once(hub: HubHouse, lead: str) -> None:
    before = hub.public.get("state").json()["phase"]
    with listening(hub.public) as phone:
        phone.until(before)
        assert hub.host(lead, "open", q="climate").status_code == 200
        phone.until("open")
        assert hub.host(lead, "close", q="climate").status_code == 200
        phone.until("closed")


@pytest.mark.browser
def test_pages_work_below_the_prefix(hub: HubHouse, lead: str, browser: Browser) -> None:
    found = hub.host(lead).json()
    phone, wall = browser.new_page(viewport={"width": 390, "height": 844}), browser.new_page()
    wall.goto(f"{found['address']}wall#{found['code']}")
    expect(wall.locator("#address")).to_have_text(f"{found['address']}#{found['code']}")
    phone.goto(f"{hub.url}services/room#{found['code']}")  # somebody left the slash out
    assert hub.host(lead, "open", q="who_pays").status_code == 200
    phone.locator("label.row").first.click()
    phone.click("#send")
    expect(phone.locator("#said")).to_contain_text("Your answer is there")
    assert hub.host(lead, "close", q="who_pays").status_code == 200
    for page in (phone, wall):
        expect(page.locator("#stage")).to_contain_text("Nothing to show for this one.")
        page.close()


def test_the_hub_starts_a_dead_room_again_and_the_question_goes_on(hub: HubHouse, lead: str) -> None:
    assert hub.host(lead, "open", q="whose_idea").status_code == 200
    seated = phones(hub, lead)
    for phone in seated:
        phone.cast("whose_idea", 0)
    epoch = hub.public.get("state").json()["epoch"]
    hub.room.kill()
    until(lambda: (found := hub.public.get("state")).is_success and found.json()["epoch"] != epoch)
    assert hub.public.get("state").json()["phase"] == "open"
    for phone in seated:
        assert phone.join().status_code == 200
        assert phone.send("whose_idea").json() == {"kept": True}
    hub.host(lead, "close", q="whose_idea")
    assert hub.public.get("state").json()["result"]["lines"]


def test_neither_cookie_nor_address_is_found_in_folder_or_log(accounts: HubHouse, lead: str) -> None:
    passed_on = httpx.get(f"{accounts.url}user/facilitator/echo", headers=HEADERS, timeout=PATIENCE).json()
    named = {name.lower(): value for name, value in passed_on.items()}
    assert "canarycookie" in named["cookie"]
    assert "198.51.100.77" in named["x-forwarded-for"]  # the proxy does pass them on
    phone = phones(accounts, lead, 1)[0]
    phone.cast("canary", "canary")
    accounts.public.get("canary?canary=1")
    accounts.public.post("join", content=b"canary")
    accounts.host("canarytoken")
    assert found_in(accounts.folder / "room-1", [*CANARIES, phone.seat, "canary", lead, "facilitator"]) == []
    log = accounts.log
    assert [word for word in [*CANARIES, phone.seat, "canary", lead, "canarytoken"] if word in log] == []
