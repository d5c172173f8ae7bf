"""Commands for a session with phones: try the network, open room and console."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Final

from unlabeled.cli.command import Command, option
from unlabeled.cli.options import WAY, whole_number


def _host(arguments: argparse.Namespace) -> int:
    from unlabeled.kit.host import HostOrder, host

    return host(
        HostOrder(
            people=arguments.people,
            minutes=arguments.minutes,
            start=arguments.start,
            mode=arguments.mode,
            way=arguments.way,
            port=arguments.port,
            browser=not arguments.no_browser,
            folder=arguments.folder,
            new=arguments.new,
            address=arguments.address,
        )
    )


def _preflight(arguments: argparse.Namespace) -> int:
    from unlabeled.kit.host_room import PORT
    from unlabeled.kit.preflight import PreflightOrder, preflight

    port = PORT if arguments.port is None else arguments.port
    return preflight(PreflightOrder(port, arguments.wait, arguments.wifi, arguments.address))


_PORT: Final = option(
    "--port", type=whole_number, default=None, metavar="N", help="the room's port (8765, or a free one)"
)
_ADDRESS: Final = option(
    "--address",
    default="",
    metavar="URL",
    help="where a server of yours shows the room, such as https://room.example/",
)
COMMANDS: Final = (
    Command(
        "host",
        "open the room for phones, and your console",
        "Open the room for phones and the console in JupyterLab. Told neither people nor minutes, it asks.\n"
        "One Ctrl-C closes everything.",
        (
            option(
                "--people",
                default=None,
                metavar="N",
                help="how many are here: as many seats (it asks, or 12)",
            ),
            option("--minutes", default=None, metavar="N", help="45, 90 or 180 (it asks, or 90)"),
            option("--start", default=None, metavar="HH:MM", help="when it begins (within five minutes)"),
            option("--mode", default=None, metavar="MODE", help="in-person, remote or hybrid (in-person)"),
            WAY,
            _PORT,
            option("--no-browser", action="store_true", help="print the address, open no browser"),
            option("--folder", type=Path, default=None, metavar="DIR", help="workshop folder (./workshop)"),
            option("--new", action="store_true", help="begin a new room; without it the last one goes on"),
            _ADDRESS,
        ),
        _host,
        ("", "--people 12 --minutes 90 --start 09:30", "--people 12 --way pairs --new"),
    ),
    Command(
        "preflight",
        "try whether phones can reach this machine",
        "Try in the room itself, before the day, whether phones can reach this machine.",
        (
            _PORT,
            option(
                "--wait", type=whole_number, default=90, metavar="SECONDS", help="for a phone to come (90)"
            ),
            option(
                "--wifi", default=None, metavar="NAME", help="print a code with which phones join this Wi-Fi"
            ),
            _ADDRESS,
        ),
        _preflight,
        ("", "--wifi Guests", "--address https://room.example/"),
    ),
)
