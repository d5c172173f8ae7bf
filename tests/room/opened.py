"""`unlabeled room` in a process of its own, as somebody starts it in a terminal, for tests in a browser."""

from __future__ import annotations

import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import yaml

from unlabeled.content.folder import data_folder
from unlabeled.content.prompts import Prompt, load_prompts
from unlabeled.room.host import RoomHost
from unlabeled.room.seal import read

from .house import PATIENCE, Phone

_COPIES = 6  # of each prompt: one is asked once in a room, and many tests share a room


@dataclass
class OpenRoom:
    """A room that somebody has opened, its host's side, and what it says in its terminal."""

    process: subprocess.Popen[str]
    folder: Path
    link: str
    wall: str
    console: str
    host: RoomHost
    public: httpx.Client

    @property
    def ports(self) -> tuple[str, ...]:
        """The options with which it opens again where it was."""
        port, host_port = (str(urlsplit(address).port) for address in (self.link, self.console))
        return "--port", port, "--host-port", host_port

    def phones(self, *names: str) -> list[Phone]:
        """More people than there are browsers here."""
        made = [Phone(name, self.public, self.link.split("#")[1]) for name in names]
        for phone in made:
            assert phone.join().status_code == 200
        return made

    def sealed(self, q: str) -> dict[str, int]:
        """What the room's file says of a prompt that was closed: how many gave each answer."""
        image = read(self.folder)
        assert image is not None
        (counts,) = [question.counts for question in image.questions if question.prompt.id == q]
        return {name: n for name, n in (counts or {}).items() if n}

    def kill(self) -> None:
        """End it as a power cut does."""
        self.process.kill()
        self.process.wait(PATIENCE)


@contextmanager
def opened(folder: Path, people: int, prompts: Path | None = None, *ports: str) -> Iterator[OpenRoom]:
    """Open a room on loopback; `ports` are options such as `--port`."""
    command = [sys.executable, "-m", "unlabeled.cli", "room", "--people", str(people), "--bind", "127.0.0.1"]
    command += ["--folder", str(folder), *(["--prompts", str(prompts)] if prompts else []), *ports]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        try:
            assert process.stdout is not None
            said = ""
            while "Ctrl-C closes it" not in said:
                line = process.stdout.readline()
                assert line, f"it did not open: {said}"
                said += line
            link, wall, console = re.findall(r"https?://\S+", said)[:3]
            with httpx.Client(base_url=link.split("#")[0], timeout=PATIENCE) as public:
                yield OpenRoom(process, folder, link, wall, console, RoomHost(console, folder), public)
        finally:
            process.kill()
            process.wait(PATIENCE)


def copies(file: Path) -> list[Prompt]:
    """Write every prompt of the workshop several times, each with an id and words of its own; return them.

    Nothing is asked twice in one room, under whatever id.
    """
    ours = yaml.safe_load((data_folder() / "prompts.yaml").read_text("utf-8"))["prompts"]
    many = [
        {**prompt, "id": f"{prompt['id']}_{copy}", "text": f"{prompt['text']} ({copy})"}
        for copy in range(_COPIES)
        for prompt in ours
    ]
    file.write_text(yaml.safe_dump({"prompts": many}), "utf-8")
    return list(load_prompts(file).prompts)
