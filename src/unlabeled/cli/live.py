"""Commands for a session with phones: try the network, open room and console."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Final

from unlabeled.cli.command import Command, option
from unlabeled.cli.options import WAY, whole_number


def _host(arguments: argparse.Namespace) -> int:
    from unlabeled.kit.host import host
    from unlabeled.kit.host_order import HostOrder

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


def _rehearse(arguments: argparse.Namespace) -> int:
    from unlabeled.kit.rehearse.order import RehearseOrder
    from unlabeled.kit.rehearse.run import rehearse

    return rehearse(
        RehearseOrder(
            people=arguments.people,
            minutes=arguments.minutes,
            speed=arguments.speed,
            mode=arguments.mode,
            seed=arguments.seed,
            by_itself=arguments.by_itself,
            browser=not arguments.no_browser,
            browsers=arguments.browsers,
            folder=arguments.folder,
            out=arguments.out,
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
        "rehearse",
        "play a session with made-up people, as on the day",
        "Play a whole session on this machine: console, wall and phones move, and a report ends it. Nobody "
        "in it is real, and nothing is left but the report.",
        (
            option("--people", default="9", metavar="N", help="how many made-up people come, 2 to 60 (9)"),
            option("--minutes", default="45", metavar="N", help="45, 90 or 180 (45)"),
            option("--speed", default="1", metavar="N", help="how many times faster than on the day (1)"),
            option(
                "--mode", default="in-person", metavar="MODE", help="in-person, remote or hybrid (in-person)"
            ),
            option(
                "--by-itself", action="store_true", help="questions come at the run sheet's times, unpressed"
            ),
            option(
                "--browsers",
                type=whole_number,
                default=None,
                metavar="N",
                help="so many phones in a real browser (up to 9)",
            ),
            option(
                "--seed", type=whole_number, default=1, metavar="N", help="other people, other answers (1)"
            ),
            option("--no-browser", action="store_true", help="print the addresses, open no window"),
            option(
                "--folder",
                type=Path,
                default=None,
                metavar="DIR",
                help="a workshop folder, for its own words",
            ),
            option("--out", type=Path, default=None, metavar="DIR", help="new folder (out/rehearsal)"),
        ),
        _rehearse,
        ("--people 9 --minutes 45", "--people 9 --minutes 45 --speed 20 --by-itself"),
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
