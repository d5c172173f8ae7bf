"""Serve a room in a process of its own, for tests that kill it: FOLDER PEOPLE [STEP:WRITE or @PORT]."""

import json
import os
import signal
import sys
from dataclasses import asdict
from pathlib import Path

from unlabeled.content.prompts import load_prompts
from unlabeled.content.room import load_room_words
from unlabeled.disclosure import RiskAppetite
from unlabeled.room.app.serve import Opened, Settings, serve
from unlabeled.room.folder import held
from unlabeled.room.image import Image
from unlabeled.room.pages import pages
from unlabeled.room.plan import Plan
from unlabeled.room.seal import Step, write

FOLDER, PEOPLE, DIE = Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
PORT = int(DIE[1:]) if DIE.startswith("@") else 0
writes = 0


def deadly(image: Image, folder: Path) -> None:
    """Write, and die at the step that was asked for."""
    global writes
    writes += 1

    def at(step: Step) -> None:
        if f"{step.value}:{writes}" == DIE:
            os.kill(os.getpid(), signal.SIGKILL)

    write(image, folder, at)


def say(opened: Opened) -> None:
    """Tell the test where the room is."""
    sys.stdout.write(json.dumps(asdict(opened)) + "\n")
    sys.stdout.flush()


words = load_room_words()
with held(FOLDER) as secrets:
    plan = Plan(load_prompts().prompts, RiskAppetite(), words.shown, secrets.key, secrets.code)
    serve(FOLDER, Settings(5, PEOPLE, port=PORT), plan, pages(words, "unlabeled", 5), secrets, say, deadly)
