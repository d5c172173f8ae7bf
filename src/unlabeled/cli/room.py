"""Commands for the room, in which everybody answers from a phone."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Final

from unlabeled.cli.command import Command, option
from unlabeled.cli.options import whole_number


def _room(arguments: argparse.Namespace) -> int:
    from unlabeled.kit.room import RoomOrder, room

    return room(
        RoomOrder(
            arguments.people or 0,
            arguments.k,
            arguments.folder,
            arguments.bind,
            arguments.port,
            arguments.host_port,
            arguments.address,
            arguments.prompts,
            tuple(arguments.embed or ()),
            arguments.hub,
        )
    )


def _export(arguments: argparse.Namespace) -> int:
    from unlabeled.kit.room_export import room_export

    return room_export(arguments.folder, arguments.out)


_EXPORT: Final = Command(
    "export",
    "write what a closed room showed",
    "Write what a closed room showed, as a page and a table, and no more than everybody saw. The tally of\n"
    "its questionnaire, which analyze reads, lies in a folder of its own that is not for sharing.",
    (
        option("--out", type=Path, required=True, metavar="DIR", help="the folder to make"),
        option(
            "--folder",
            type=Path,
            default=argparse.SUPPRESS,  # what stands before "export" holds
            metavar="DIR",
            help="the room's folder (./room)",
        ),
    ),
    _export,
    ("--out shown", "--folder monday --out shown"),
)
COMMANDS: Final = (
    Command(
        "room",
        "let everybody answer from a phone, so that nobody can be found",
        "Open a room: questions on phones, and answers that nothing links to anybody. Ctrl-C closes it.",
        (
            option(
                "--people",
                type=whole_number,
                default=None,
                metavar="N",
                help="how many are here: as many seats",
            ),
            option(
                "--k",
                type=whole_number,
                default=None,
                metavar="N",
                help="show nothing from fewer than N (5)",
            ),
            option(
                "--folder", type=Path, default=Path("room"), metavar="DIR", help="the room's folder (./room)"
            ),
            option(
                "--prompts",
                type=Path,
                default=None,
                metavar="YAML",
                help="what is asked (default: the workshop's own)",
            ),
            option("--port", type=whole_number, default=0, metavar="N", help="port for phones (a free one)"),
            option(
                "--host-port",
                type=whole_number,
                default=0,
                metavar="N",
                help="port for your console (a free one)",
            ),
            option(
                "--bind",
                default="",
                metavar="IP",
                help="listen on this address (all, or this machine's own if --address is https)",
            ),
            option("--address", default="", metavar="URL", help="where phones find it, if behind a proxy"),
            option(
                "--embed", action="append", default=None, metavar="ORIGIN", help="who may show it in a page"
            ),
            option("--hub", action="store_true", help="be a service of a JupyterHub, which says where"),
        ),
        _room,
        ("--people 12", "--people 12 --folder monday"),
        (_EXPORT,),
    ),
)
