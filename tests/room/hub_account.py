"""An account's server on the hub, as small as can be: it leads the room as a kernel would, and echoes."""

import json
import os
from dataclasses import asdict
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

from unlabeled.room import console
from unlabeled.room.host import HostError, RoomHost
from unlabeled.room.live.view import Console


def lead(step: str) -> object:
    """Do what a console does; return what it tells."""
    shown = console()
    assert isinstance(shown, Console)
    if step == "next":
        shown.go_on()
    return asdict(RoomHost(os.environ["UNLABELED_ROOM"], None).see())


class Answer(BaseHTTPRequestHandler):
    """Answers the hub, the proxy and the test."""

    def do_GET(self) -> None:
        step = self.path.rpartition("/")[2]
        try:
            found = lead(step) if step in ("next", "see") else dict(self.headers)
        except HostError as error:
            found = {"trouble": error.trouble, "says": error.says}
        body = json.dumps(found).encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Write no log: the test reads what others write."""


where = urlsplit(os.environ["JUPYTERHUB_SERVICE_URL"])
ThreadingHTTPServer((str(where.hostname), int(where.port or 0)), Answer).serve_forever()
