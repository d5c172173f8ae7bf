"""The hub of the test: the recipe of the facilitator's kit as it stands, and what a test needs beside it."""

import json
import os
import sys
from pathlib import Path

from jupyterhub.services.service import _ServiceSpawner
from jupyterhub.spawner import SimpleLocalProcessSpawner

c = get_config()  # noqa: F821 (JupyterHub defines it)
load_subconfig(os.environ["RECIPE"])  # noqa: F821

given = json.loads(os.environ["GIVEN"])
here = f"http://127.0.0.1:{given['port']}/"

c.JupyterHub.bind_url = here
c.JupyterHub.hub_port = given["hub_port"]
c.JupyterHub.public_url = here
c.JupyterHub.cookie_secret = bytes(32)
c.JupyterHub.authenticator_class = "dummy"
c.JupyterHub.spawner_class = SimpleLocalProcessSpawner
c.ConfigurableHTTPProxy.api_url = f"http://127.0.0.1:{given['api_port']}"
c.ConfigurableHTTPProxy.command = given["proxy"]
c.Authenticator.allow_all = True
c.SimpleLocalProcessSpawner.home_dir_template = f"{Path.cwd()}/homes/{{username}}"
c.Spawner.cmd = [sys.executable, str(Path(__file__).with_name("hub_account.py"))]
c.Spawner.environment["UNLABELED_ROOM"] = f"{here}services/room/"
c.Spawner.env_keep = ["PATH", "PYTHONPATH", "UNLABELED_JOURNAL"]
c.JupyterHub.services[0]["url"] = f"http://127.0.0.1:{given['room_port']}"
c.JupyterHub.services.append({"name": "test", "api_token": given["token"]})
c.JupyterHub.load_roles.append(
    {"name": "test", "scopes": ["admin:users", "admin:servers", "tokens"], "services": ["test"]}
)


def start_polling(service, begin=_ServiceSpawner.start_polling):
    """Look after a service every second; a hub does so twice a minute, and a test does not wait so long."""
    service.poll_interval = 1
    begin(service)


_ServiceSpawner.start_polling = start_polling
