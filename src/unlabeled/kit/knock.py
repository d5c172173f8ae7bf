"""A page that says "this phone can reach it", while somebody tries. Nothing about a phone is kept."""

from __future__ import annotations

import ipaddress
import socket
import threading
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from html import escape
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Final

_PAGE: Final = (
    "<!doctype html><html lang='en'><meta charset='utf-8'>"
    "<meta name='viewport' content='width=device-width'><title>unlabeled</title>"
    "<p style='font:1.4rem/1.5 system-ui,sans-serif;margin:3rem 1.5rem'>{says}</p></html>"
)


class Knocks:
    """Whether anybody else than this machine has come.

    Parameters
    ----------
    own : collection of str
        This machine's addresses; whoever comes from one of them is no proof.
    """

    def __init__(self, own: Collection[str]) -> None:
        self._own = frozenset(own)
        self.come = threading.Event()

    def take(self, ip: str) -> None:
        """Take note of a visit from elsewhere, and of nothing else about it."""
        address = ipaddress.ip_address(ip)
        if not address.is_loopback and ip not in self._own:
            self.come.set()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    knocks: Knocks
    page: bytes

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing: whoever hung up is nobody's business."""


class _Door(BaseHTTPRequestHandler):
    server: _Server
    timeout = 5

    def do_GET(self) -> None:
        """Answer a visit."""
        self.server.knocks.take(self.client_address[0])
        body = self.server.page
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.send_header("Cache-Control", "no-store")
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 (the library's own name)
        """Write nothing down."""

    def version_string(self) -> str:
        """Return a name that says nothing of this machine."""
        return "unlabeled"


@contextmanager
def door(bind: str, port: int, knocks: Knocks, says: str) -> Iterator[int]:
    """Serve a page that says one sentence until the block ends; yield its port.

    Raises
    ------
    OSError
        If the port cannot be used.
    """
    _Server.allow_reuse_address = True
    server = _Server((bind, port), _Door)
    server.knocks, server.page = knocks, _PAGE.format(says=escape(says)).encode()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.1}, daemon=True)
    thread.start()
    try:
        yield int(server.server_address[1])
    finally:
        server.shutdown()
        server.server_close()
        thread.join(5)


def answers(ip: str, port: int) -> bool:
    """Return whether this machine answers itself at `ip`: a firewall that says no here says no to phones."""
    try:
        with socket.create_connection((ip, port), timeout=3) as connection:
            connection.sendall(b"GET / HTTP/1.0\r\n\r\n")
            return connection.recv(12).startswith(b"HTTP/1.")
    except OSError:
        return False
