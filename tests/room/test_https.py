"""The recipe for a server: a room behind a real Caddy, with the file of the kit as it stands."""

from __future__ import annotations

import os
import re
import shutil
import socket
import ssl
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from itertools import takewhile
from pathlib import Path
from typing import IO
from urllib.parse import urlsplit

import httpx
import pytest

from unlabeled.content.folder import kit_folder
from unlabeled.room.folder import TOKEN_FILE
from unlabeled.room.host import HostError, RoomHost, Trouble
from unlabeled.room.plan import Phase
from unlabeled.room.seen import Seen

from .house import PATIENCE, Phone, found_in
from .listening import Listener, listening

RECIPE = kit_folder() / "facilitator" / "deploy" / "Caddyfile"
HERE = "127.0.0.7"  # an address of this machine that nothing else has
HEADERS = {"Cookie": "own=canarycookie", "User-Agent": "canaryagent", "X-Forwarded-For": "198.51.100.77"}
CANARIES = ["canarycookie", "canaryagent", "198.51.100.77", "X-Forwarded-For", HERE]


@dataclass
class Server:
    """A room with https in front of it."""

    said: str
    folder: Path
    port: int
    plain_port: int
    public: httpx.Client
    context: ssl.SSLContext
    phone: Listener
    slow: dict[str, Future[bytes]]

    @property
    def logs(self) -> str:
        return "".join((self.folder / name).read_text("utf-8") for name in ("caddy.log", "room.log"))

    def line(self, what: str) -> str:
        found = re.search(rf"{what} +(.+)", self.said)
        assert found
        return found[1]

    @property
    def host(self) -> RoomHost:
        return RoomHost(self.line("For your console:").split()[0], self.folder / "room")

    @contextmanager
    def asking(self, q: str) -> Iterator[None]:
        """A prompt that is open while the block lasts, and closed whatever comes: one at a time is open."""
        try:
            yield self.told(partial(self.host.open, q), Phase.OPEN)
        finally:
            self.told(partial(self.host.close, q), Phase.CLOSED)

    @staticmethod
    def told(ask: Callable[[], Seen], phase: Phase) -> None:
        """Bring the room into a phase; asked again if a busy disk has kept it from answering in time."""
        for last in (False, True):
            try:
                assert ask().phase is phase
                return
            except HostError as error:
                if last or error.trouble is not Trouble.SILENT:
                    raise

    def phones(self, count: int) -> list[Phone]:
        made = [
            Phone(str(each), self.public, self.line("For phones:").partition("#")[2]) for each in range(count)
        ]
        assert [phone.join().status_code for phone in made] == [200] * count
        return made


def a_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port: int = probe.getsockname()[1]
    return port


def certificate(folder: Path) -> tuple[Path, Path]:
    """A certificate for this machine and its key, made for the test."""
    made, key = folder / "cert.pem", folder / "key.pem"
    kind = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"]
    names = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"]
    command = ["openssl", "req", "-x509", *kind, *names, "-out", str(made), "-keyout", str(key)]
    subprocess.run(command, check=True, capture_output=True, timeout=PATIENCE)
    return made, key


@contextmanager
def running(command: list[str], log: Path, **environment: str) -> Iterator[IO[str]]:
    """A program that runs until the block ends; yields what it prints."""
    with (
        log.open("wb") as errors,
        subprocess.Popen(
            command, env={**os.environ, **environment}, stdout=subprocess.PIPE, stderr=errors, text=True
        ) as process,
    ):
        assert process.stdout is not None
        try:
            yield process.stdout
        finally:
            process.terminate()
            try:
                process.wait(PATIENCE)
            except subprocess.TimeoutExpired:
                process.kill()


@dataclass(frozen=True)
class Front:
    """What stands before a room: the recipe's ports, and the certificate made for the test."""

    folder: Path
    port: int
    plain_port: int
    room_port: int
    cert: Path
    key: Path

    @property
    def address(self) -> str:
        return f"https://localhost:{self.port}/"

    @property
    def context(self) -> ssl.SSLContext:
        return ssl.create_default_context(cafile=str(self.cert))

    @contextmanager
    def serving(self) -> Iterator[httpx.Client]:
        """Run Caddy with the recipe; yields a client at an address of its own."""
        given = {
            "HTTP_PORT": str(self.plain_port),
            "ROOM": self.address.rstrip("/"),
            "ROOM_PORT": str(self.room_port),
            "CERTIFICATE": f"tls {self.cert} {self.key}",
            "HOME": str(self.folder),
        }
        command = ["caddy", "run", "--config", str(RECIPE), "--adapter", "caddyfile"]
        way = httpx.HTTPTransport(verify=self.context, local_address=HERE)
        with (
            running(command, self.folder / "caddy.log", **given),
            httpx.Client(base_url=self.address, headers=HEADERS, transport=way, timeout=PATIENCE) as public,
        ):
            _until_it_answers(public)
            yield public


def a_front(folder: Path) -> Front:
    """A front for the test, if this machine has what it needs."""
    try:
        socket.create_server((HERE, 0)).close()
    except OSError:
        pytest.skip(f"not run here: {HERE} is no address of this machine (it is on Linux)")
    if shutil.which("caddy") is None or shutil.which("openssl") is None:
        pytest.skip("not run here: the recipe for a server needs caddy and openssl (Debian has both)")
    return Front(folder, a_port(), a_port(), a_port(), *certificate(folder))


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    front = a_front(tmp_path_factory.mktemp("server"))
    folder = front.folder
    options = ["--people=12", f"--port={front.room_port}", f"--address={front.address}"]
    room = [sys.executable, "-m", "unlabeled.cli", "room", *options, f"--folder={folder / 'room'}"]
    with (
        running(room, folder / "room.log") as said,
        front.serving() as public,
        ThreadPoolExecutor() as threads,
        listening(public) as phone,
    ):
        lines = list(takewhile(lambda line: line != "Ctrl-C closes it.\n", said))
        assert lines, (folder / "room.log").read_text("utf-8")
        found = Server("".join(lines), folder, front.port, front.plain_port, public, front.context, phone, {})
        for name, head in SLOW.items():
            found.slow[name] = threads.submit(raw, found, head)
        yield found
        found.host.shut_down()  # Caddy waits for whoever still listens, unless the room has ended before


SLOW = {
    "head": b"POST /join HTTP/1.1\r\nHost: localhost\r\n",
    "body": b"POST /join HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
    b"Content-Length: 9\r\n\r\n{",
}


def _until_it_answers(public: httpx.Client) -> None:
    """Wait until the room answers: nothing tells that a proxy is up."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        with suppress(httpx.TransportError):
            if public.get("state").status_code == 200:
                return
        time.sleep(0.05)
    pytest.fail("Nothing answers by https.")


def raw(server: Server, text: bytes) -> bytes:
    """What comes back for bytes as they are, until the other side ends the connection."""
    got = b""
    with (
        socket.create_connection(("localhost", server.port), PATIENCE, (HERE, 0)) as plain,
        server.context.wrap_socket(plain, server_hostname="localhost") as line,
    ):
        line.settimeout(PATIENCE)
        line.sendall(text)
        with suppress(ConnectionError):
            while piece := line.recv(65536):
                got += piece
    return got


def test_people_join_and_answer_and_the_console_opens_and_closes(server: Server) -> None:
    with server.asking("did_you_choose"):
        for phone in server.phones(9):
            assert phone.cast("did_you_choose", 0).json() == {"kept": True}
    assert server.public.get("state").json()["result"]["lines"][0]["value"] == "more than half"


def test_pages_keep_their_policy_and_guard_the_opener(server: Server) -> None:
    for path in ("", "wall", "state", "nothing"):
        found = server.public.get(path).headers
        assert "frame-ancestors 'none'" in found["content-security-policy"]
        assert found["cross-origin-opener-policy"] == "same-origin"
        assert found["cache-control"] == "no-store"
        assert not {"set-cookie", "server"} & found.keys()


def test_plain_http_is_sent_on_to_https(server: Server) -> None:
    answer = httpx.get(f"http://localhost:{server.plain_port}/wall", timeout=PATIENCE)
    assert (answer.status_code, answer.headers["location"]) == (308, f"https://localhost:{server.port}/wall")


def test_the_printed_line_brings_the_console_here(server: Server) -> None:
    port = urlsplit(server.line("For your console:").split()[0]).port
    assert server.line("From your own machine:") == f"ssh -N -L {port}:127.0.0.1:{port} localhost"


def test_the_host_is_not_behind_the_proxy(server: Server) -> None:
    bearer = {"Authorization": f"Bearer {(server.folder / 'room' / TOKEN_FILE).read_text().strip()}"}
    for path in ("results", "host/results"):
        assert server.public.get(path, headers=bearer).status_code == 404


def test_too_large_a_body_is_refused_and_another_name_gets_nothing(server: Server) -> None:
    body = {"content": b"{" * 100_000, "headers": {"Content-Type": "application/json"}}
    answer = server.public.post("join", **body)  # type: ignore[arg-type]
    assert answer.status_code == 413
    assert b"unlabeled" not in raw(
        server, b"GET / HTTP/1.1\r\nHost: other.example\r\nConnection: close\r\n\r\n"
    )
    assert server.public.get("state").is_success


def test_no_address_and_no_header_of_a_visitor_is_in_any_log(server: Server) -> None:
    server.phones(1)[0].cast("canary", "canary")
    server.public.get("canary?canary=1")
    with socket.create_connection(("localhost", server.port), PATIENCE, (HERE, 0)) as line:
        line.sendall(b"canary\r\n\r\n")  # no TLS at all
        line.recv(100)
    unreached = {**HEADERS, "Expect": "canary", "Content-Length": "-1"}
    with suppress(httpx.HTTPError):
        server.public.post("join", headers=unreached, content=b"")
    assert [word for word in [*CANARIES, "canary"] if word in server.logs] == []
    assert found_in(server.folder / "room", [*CANARIES, "canary"]) == []


def test_nothing_of_a_visitor_is_passed_on_or_told_with_an_error(tmp_path: Path) -> None:
    """Asked of something in the room's place that says what it got."""

    class Echo(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            body = str(self.headers).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: object) -> None: ...

    front = a_front(tmp_path)
    with ThreadingHTTPServer(("127.0.0.1", front.room_port), Echo) as echo:
        threading.Thread(target=echo.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        with front.serving() as public:
            got = public.get("state").text
            echo.shutdown()
            echo.server_close()
            assert public.get("wall").status_code == 502  # an error, of which Caddy would like to tell
    assert HERE not in (tmp_path / "caddy.log").read_text("utf-8")
    assert "Host: localhost" in got
    assert [word for word in [*CANARIES, "Forwarded", "Cookie"] if word.lower() in got.lower()] == []


def test_who_is_slow_is_given_up_and_who_waits_is_told_at_once(server: Server) -> None:
    """A proxy that gathers what it sends would keep a phone waiting for the next beat, 15 seconds."""
    for slow in server.slow.values():
        assert b" 200 " not in slow.result(PATIENCE)
    server.phone.forget()
    with server.asking("label_changes"):
        server.phone.until("open")  # which has waited for as long as the slow ones, and is not given up
    server.phone.until("closed")
