"""`unlabeled open`: a real server on this machine, and one sentence for anything it cannot do."""

import http.server
import json
import os
import signal
import socket
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import cast

import jsonschema
import pytest

import unlabeled
from unlabeled.cli import main
from unlabeled.kit.lab import Lab, _answering, _free_port, port_is_free
from unlabeled.kit.start import start


def run_open(folder: Path, *options: str, **environment: str) -> subprocess.Popen[str]:
    own = {
        **os.environ,
        "JUPYTER_CONFIG_DIR": str(folder / ".jupyter-config"),
        "JUPYTER_DATA_DIR": str(folder / ".jupyter-data"),
        **environment,
    }
    command = [sys.executable, "-m", "unlabeled.cli", "open", *options]
    return subprocess.Popen(
        command, cwd=folder, env=own, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )


def address_of(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    said = []
    for line in process.stdout:
        said.append(line)
        if line.startswith("http"):
            return line.strip()
    raise AssertionError("".join(said))


def status_of(url: str) -> int:
    try:
        with urllib.request.urlopen(url, timeout=20) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as error:
        with error:
            return error.code


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, str]]:
    here = tmp_path_factory.mktemp("here")
    process = run_open(here, UNLABELED_NO_BROWSER="1", BROWSER="false")
    yield here, address_of(process)
    process.send_signal(signal.SIGTERM)
    rest, _ = process.communicate(timeout=30)
    assert process.returncode == 0
    assert "The workshop is closed." in rest


def test_the_folder_is_laid_out_and_the_address_opens_the_first_notebook(served: tuple[Path, str]) -> None:
    here, address = served
    assert (here / "workshop" / "notebooks" / "00-terms.ipynb").is_file()
    assert "/doc/tree/notebooks/00-terms.ipynb?token=" in address
    assert status_of(address) == 200


def test_without_the_token_nothing_is_shown(served: tuple[Path, str]) -> None:
    base = served[1].split("doc/tree")[0]
    assert status_of(base + "api/contents") == 403


def test_the_server_listens_to_this_machine_only(served: tuple[Path, str]) -> None:
    port = int(served[1].split(":")[2].split("/")[0])
    with pytest.raises(OSError):  # a server on every address would answer here too
        socket.create_connection(("127.0.0.2", port), timeout=2).close()
    assert served[1].startswith("http://127.0.0.1:")


def test_lab_has_our_extension_and_neither_news_nor_an_extension_shop(served: tuple[Path, str]) -> None:
    with urllib.request.urlopen(served[1], timeout=20) as answer:
        page = answer.read().decode()
    config = json.loads(
        page.split('id="jupyter-config-data" type="application/json">')[1].split("</script")[0]
    )
    assert "unlabeled" in [extension["name"] for extension in config["federated_extensions"]]
    assert config["news"] == {"disabled": True}
    assert config["extensionManager"]["can_install"] is False


def test_ctrl_c_closes_it_and_frees_the_port(tmp_path: Path) -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    process = run_open(tmp_path, "--no-browser", "--port", str(port))
    assert address_of(process).startswith(f"http://127.0.0.1:{port}/")
    process.send_signal(signal.SIGINT)
    rest, _ = process.communicate(timeout=30)
    assert (process.returncode, "Traceback" in rest) == (0, False)
    assert port_is_free(port)


def test_a_server_that_dies_later_is_a_failure_with_the_end_of_its_log(tmp_path: Path) -> None:
    process = run_open(tmp_path, "--no-browser")
    address = address_of(process)
    base, token = address.split("doc/tree")[0], address.split("?token=")[1]
    stop = urllib.request.Request(
        base + "api/shutdown", method="POST", headers={"Authorization": f"token {token}"}
    )
    with urllib.request.urlopen(stop, timeout=20):
        rest, _ = process.communicate(timeout=30)
    assert process.returncode == 1
    assert "JupyterLab has ended by itself. The end of its log:" in rest
    assert "Shutting down" in rest
    assert "Traceback" not in rest


class Server:
    """A server process that can be waited for as on Windows: a wait without an end cannot be interrupted."""

    def __init__(self) -> None:
        self.waits: list[float] = []

    def poll(self) -> int | None:
        return 0 if len(self.waits) > 2 else None

    def wait(self, timeout: float) -> int:
        self.waits.append(timeout)
        raise subprocess.TimeoutExpired("server", timeout)


def test_waiting_for_the_server_is_cut_into_turns_that_ctrl_c_can_end(tmp_path: Path) -> None:
    server = Server()
    Lab(cast("subprocess.Popen[bytes]", server), "", "", tmp_path / "log").until_it_ends()
    assert len(server.waits) == 3
    assert max(server.waits) <= 1


def test_an_unknown_notebook_is_answered_with_the_names_there_are(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["open", "--notebook", "99-nothing", "--folder", str(tmp_path / "w")]) == 2
    said = capsys.readouterr().err
    assert said.startswith(
        "There is no notebook '99-nothing'. There is: 00-terms, 01-label-off, 02-trusts-own-speed"
    )


def test_a_port_in_use_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert main(["open", "--folder", str(tmp_path / "w"), "--port", str(port)]) == 2
    assert capsys.readouterr().err == f"Port {port} is in use. Choose another one, or leave --port out.\n"


def test_a_number_that_is_no_port_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["open", "--folder", str(tmp_path / "w"), "--port", "70000"]) == 2
    said = "70000 is no port. Choose one between 1024 and 65535, or leave --port out.\n"
    assert capsys.readouterr().err == said


def test_a_folder_that_cannot_be_used_is_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "thesis.txt").write_text("mine", encoding="utf-8")
    assert main(["open", "--folder", str(tmp_path)]) == 2
    assert "already holds other things" in capsys.readouterr().err


def test_a_workshop_folder_is_used_where_one_stands(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert start(tmp_path / "ours") == 0
    monkeypatch.chdir(tmp_path / "ours")
    (tmp_path / "ours" / "notebooks" / "00-terms.ipynb").unlink()
    assert main(["open", "--notebook", "nothing"]) == 2  # laid out first, then the name is refused
    assert (tmp_path / "ours" / "notebooks" / "00-terms.ipynb").is_file()
    assert not (tmp_path / "ours" / "workshop").exists()


def test_every_setting_that_we_override_exists_in_this_jupyterlab() -> None:
    settings = Path(unlabeled.__file__).parent / "labsettings" / "overrides.d" / "unlabeled.json"
    schemas = Path(sys.prefix) / "share" / "jupyter" / "lab" / "schemas"
    for plugin, chosen in json.loads(settings.read_text(encoding="utf-8")).items():
        package, name = plugin.split(":")
        schema = json.loads((schemas / package / f"{name}.json").read_text(encoding="utf-8"))
        for key, value in chosen.items():
            assert key in schema["properties"], f"{plugin} has no setting {key}"
            rule = {**schema["properties"][key], "definitions": schema.get("definitions", {})}
            jsonschema.validate(value, rule)


def test_a_server_that_does_not_know_our_token_is_not_taken_for_ours(tmp_path: Path) -> None:
    class Stranger(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200 if self.path == "/api" else 403)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with http.server.HTTPServer(("127.0.0.1", 0), Stranger) as stranger:
        threading.Thread(target=stranger.serve_forever, daemon=True).start()
        info = tmp_path / "jpserver-1.json"
        info.write_text(
            json.dumps({"url": f"http://127.0.0.1:{stranger.server_port}/", "token": "t"}), "utf-8"
        )
        try:
            assert _answering(info) is None
        finally:
            stranger.shutdown()


def test_two_workshops_get_two_ports() -> None:
    assert len({_free_port() for _ in range(5)}) > 1


def test_what_is_to_mend_is_said_first_and_it_opens_all_the_same(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert start(Path("workshop")) == 0
    words = tmp_path / "workshop/data/journal.yaml"
    words.write_text(words.read_text("utf-8").replace("    ", "    no: no\n    ", 1), "utf-8")
    for name in ("00-terms", "01-label-off", "02-trusts-own-speed"):
        (tmp_path / f"workshop/data/exercises/{name}.yaml").write_text("id: [", "utf-8")
    capsys.readouterr()

    @contextmanager
    def closed(_folder: Path, _port: int | None) -> Iterator[Lab]:
        raise KeyboardInterrupt
        yield

    monkeypatch.setattr("unlabeled.kit.open.lab", closed)
    assert main(["open", "--no-browser"]) == 0
    first, *found, more = capsys.readouterr().out.split("\n\n")[0].splitlines()[1:]
    assert first == "Found 4 things to mend in the content:"
    assert len(found) == 3
    assert found[0].startswith("workshop/data/exercises/00-terms.yaml, line 1: ")
    assert more == "1 more: unlabeled check-content workshop"
