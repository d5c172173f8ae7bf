"""The files with which a room is brought elsewhere: whole, of one mind, and as the commands are."""

from __future__ import annotations

import argparse
import re
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import yaml

from unlabeled.cli import main
from unlabeled.cli.room import COMMANDS
from unlabeled.content.folder import kit_folder
from unlabeled.kit.hub import hub_place
from unlabeled.room.app.hub import SCOPE
from unlabeled.room.live.session import SERVICE

FOLDER = kit_folder() / "facilitator"
PAGE = (FOLDER / "deploying.md").read_text("utf-8")


class Part(SimpleNamespace):
    """A part of a hub's configuration: what is not there yet is made when it is asked for."""

    def __getattr__(self, name: str) -> Part:
        made = Part()
        setattr(self, name, made)
        return made


@pytest.fixture(scope="module")
def hub() -> Any:
    """What the recipe for a hub sets."""
    code, config = (FOLDER / "deploy" / "jupyterhub_config.py").read_text("utf-8"), Part()
    exec(compile(code, "jupyterhub_config.py", "exec"), {"get_config": lambda: config})
    return config


@pytest.fixture(scope="module")
def values() -> Any:
    return yaml.safe_load((FOLDER / "deploy" / "values.yaml").read_text("utf-8"))


@pytest.fixture(scope="module")
def cluster() -> dict[str, Any]:
    found = yaml.safe_load_all((FOLDER / "deploy" / "kubernetes.yaml").read_text("utf-8"))
    return {each["kind"]: each for each in found}


@pytest.fixture(scope="module")
def container(cluster: dict[str, Any]) -> Any:
    [found] = cluster["Deployment"]["spec"]["template"]["spec"]["containers"]
    return found


def read(words: list[str]) -> argparse.Namespace:
    """Read the options of `unlabeled room` as the command does; it ends the test if one is not there."""
    parser = argparse.ArgumentParser(exit_on_error=False)
    for each in COMMANDS[0].options:
        parser.add_argument(*each.names, **each.settings)
    return parser.parse_args(words)


def test_both_ways_to_run_a_hub_give_the_same_rights(hub: Any, values: Any) -> None:
    config = values["hub"]["config"]
    assert list(hub.JupyterHub.custom_scopes) == [SCOPE]
    assert config["JupyterHub"]["custom_scopes"] == hub.JupyterHub.custom_scopes
    assert config["JupyterHub"]["load_groups"] == hub.JupyterHub.load_groups
    assert config["Spawner"]["server_token_scopes"] == hub.Spawner.server_token_scopes
    roles = [{"name": name, **role} for name, role in values["hub"]["loadRoles"].items()]
    assert roles == hub.JupyterHub.load_roles
    assert roles[0]["scopes"] == [SCOPE]


def test_consoles_find_the_room_where_phones_find_it(hub: Any, values: Any, container: Any) -> None:
    address = read(container["command"][2:]).address
    assert values["singleuser"]["extraEnv"] == hub.Spawner.environment == {SERVICE: address}
    assert address.startswith(values["hub"]["config"]["JupyterHub"]["public_url"])


def test_the_hub_starts_a_command_that_there_is(hub: Any) -> None:
    [service] = hub.JupyterHub.services
    assert service["command"][1:4] == ["-m", "unlabeled.cli", "room"]
    found = read(service["command"][4:])
    assert (found.hub, found.people, found.folder) == (True, 12, Path("room-1"))


def test_the_container_is_a_service_of_its_hub(values: Any, container: Any) -> None:
    assert container["command"][:2] == ["unlabeled", "room"]
    found = read(container["command"][2:])
    place = hub_place({each["name"]: each["value"] for each in container["env"]})
    [name] = values["hub"]["services"]
    assert found.hub
    assert place.hub.prefix == f"/services/{name}/"
    assert container["readinessProbe"]["httpGet"] == {"path": f"{place.hub.prefix}state", "port": found.port}


def test_name_port_and_folder_are_the_same_in_every_part(
    values: Any, cluster: dict[str, Any], container: Any
) -> None:
    spec = cluster["Deployment"]["spec"]
    pod = spec["template"]
    found = read(container["command"][2:])
    service = cluster["Service"]
    url = f"http://{service['metadata']['name']}:{service['spec']['ports'][0]['port']}"
    assert values["hub"]["services"]["room"] == {"url": url}
    assert container["ports"] == [{"containerPort": found.port}]
    assert service["spec"]["ports"] == [{"port": found.port}]
    assert cluster["NetworkPolicy"]["spec"]["ingress"][0]["ports"] == [{"port": found.port}]
    labels = spec["selector"]["matchLabels"]
    assert labels.items() <= pod["metadata"]["labels"].items()
    assert service["spec"]["selector"] == labels
    assert cluster["NetworkPolicy"]["spec"]["podSelector"]["matchLabels"] == labels
    [volume] = pod["spec"]["volumes"]
    [mount] = container["volumeMounts"]
    assert volume["name"] == mount["name"]
    assert (
        volume["persistentVolumeClaim"]["claimName"] == cluster["PersistentVolumeClaim"]["metadata"]["name"]
    )
    assert Path(mount["mountPath"]) in found.folder.parents
    assert spec["replicas"] == 1


def test_the_page_has_a_way_for_each_place_and_links_every_file() -> None:
    heads = re.findall(r"^## (.+)$", PAGE, re.MULTILINE)
    assert heads == [
        "A laptop in the room's network",
        "A hotspot of your own",
        "What to ask your IT",
        "A server with https",
        "A JupyterHub",
        "Zero to JupyterHub, on Kubernetes",
        "Binder, and a Jupyter server that others share with you",
    ]
    linked = set(re.findall(r"\]\(deploy/([^)]+)\)", PAGE))
    assert linked == {file.name for file in (FOLDER / "deploy").iterdir()}


def test_the_page_says_what_was_not_tried() -> None:
    cluster = PAGE.partition("## Zero to JupyterHub")[2].partition("\n## ")[0]
    assert "Not tried" in cluster
    assert "Not tried" not in PAGE.partition("## Zero to JupyterHub")[0]


def test_the_page_names_the_port_of_the_recipe(capsys: pytest.CaptureFixture[str]) -> None:
    recipe = (FOLDER / "deploy" / "Caddyfile").read_text("utf-8")
    [port] = re.findall(r"ROOM_PORT:(\d+)", recipe)
    with pytest.raises(SystemExit):
        main(["host", "--help"])
    assert f"the room's port ({port}" in capsys.readouterr().out
