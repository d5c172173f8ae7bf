"""The room as a service of a JupyterHub: add these lines to your own jupyterhub_config.py.

The first lines are yours to change: who leads, for how many people, in which folder, and the hub's address.
"""

import sys

c = get_config()  # noqa: F821 (JupyterHub defines it)

UNLABELED = [sys.executable, "-m", "unlabeled.cli"]
LEADS = ["facilitator"]  # accounts of those who lead a room
PEOPLE = 12  # as many seats
FOLDER = "room-1"  # of the room; another one begins a new room
HUB = "https://hub.example"
SERVICES = HUB  # with subdomain_host: "https://room--service.hub.example"

c.JupyterHub.public_url = f"{HUB}/"
c.JupyterHub.services = [
    {
        "name": "room",
        "url": "http://127.0.0.1:8765",
        "command": [*UNLABELED, "room", "--hub", "--people", str(PEOPLE), "--folder", FOLDER],
    }
]

# Only this scope opens the host's routes. Everything else of the room is open to whoever has its link.
c.JupyterHub.custom_scopes = {"custom:room:host": {"description": "Lead a room: open and close questions."}}
c.JupyterHub.load_groups = {"facilitators": {"users": LEADS}}
c.JupyterHub.load_roles = [
    {"name": "facilitator", "scopes": ["custom:room:host"], "groups": ["facilitators"]},
]
# A server gets of these what its owner may, so the last one reaches the facilitators' servers alone.
c.Spawner.server_token_scopes = ["users:activity!user", "access:servers!server", "custom:room:host"]
c.Spawner.environment = {"UNLABELED_ROOM": f"{SERVICES}/services/room/"}
