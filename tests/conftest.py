"""What every test shares: one Chromium, and an honest list of what this machine could not run."""

import asyncio
import os
import shutil
import signal
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser, Playwright, expect, sync_playwright

settings.register_profile("unhurried", deadline=None)  # speed stands in benchmarks/, never in a test
settings.load_profile("unhurried")

NOT_RUN = "not run here: "
FLAGS = (
    "--no-sandbox",  # containers
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")


def pytest_configure() -> None:
    """Hear Ctrl-C, and let every process that a test starts hear it.

    A shell starts what runs in its background deaf to it, and deafness is inherited.
    """
    if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Let workers begin with files that take a minute or more, and then with those of many tests.

    Each file goes to one worker as a whole. Begun last, a long one would leave the other worker idle.
    """
    if hasattr(config, "workerinput"):
        tests = Counter(item.path for item in items)
        items.sort(key=lambda item: (item.get_closest_marker("long") is None, -tests[item.path]))


@contextmanager
def _own_loop(item: pytest.Item) -> Iterator[None]:
    """Let a test without a browser run a loop of its own.

    Playwright's, begun by an earlier test of this worker, stays marked as running.
    """
    if "browser" in getattr(item, "fixturenames", ()):
        yield
        return
    running = asyncio._get_running_loop()
    asyncio._set_running_loop(None)
    try:
        yield
    finally:
        asyncio._set_running_loop(running)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_setup(item: pytest.Item) -> Iterator[None]:
    """Set up, with a loop of its own where it has one."""
    with _own_loop(item):
        return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Iterator[None]:
    """Run, likewise."""
    with _own_loop(item):
        return (yield)


@pytest.hookimpl(trylast=True)
def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Name, as the last thing printed, what was tried a second time, and what this machine could not run."""
    _name_second_tries(terminalreporter)
    missing = sorted({(report.nodeid, _reason(report)) for report in _not_run(terminalreporter)})
    if not missing:
        terminalreporter.write_line("Everything could run on this machine.")
        return
    terminalreporter.section("Not run on this machine")
    for name, reason in missing:
        terminalreporter.write_line(f"{name}: {reason}")


@pytest.hookimpl(trylast=True)
def pytest_sessionfinish(session: pytest.Session) -> None:
    """Where everything must run (the gate), something that could not is a failure."""
    reporter = session.config.pluginmanager.get_plugin("terminalreporter")
    if os.environ.get("UNLABELED_ALL_MUST_RUN") and reporter and _not_run(reporter):
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def _name_second_tries(reporter: pytest.TerminalReporter) -> None:
    """Say what failed the first time, and as what: a test that needs its second try is not well."""
    if tried := reporter.stats.get("rerun", []):
        reporter.section("Tried a second time")
        for report in tried:
            crash = getattr(report.longrepr, "reprcrash", None)
            first = crash.message.partition("\n")[0] if crash else f"failed in its {report.when}"
            reporter.write_line(f"{report.nodeid}: {first}")


def _not_run(reporter: pytest.TerminalReporter) -> list[pytest.TestReport]:
    return [report for report in reporter.stats.get("skipped", []) if NOT_RUN in str(report.longrepr)]


def _reason(report: pytest.TestReport) -> str:
    return str(report.longrepr[2] if isinstance(report.longrepr, tuple) else report.longrepr).split(
        NOT_RUN, 1
    )[1]


@pytest.fixture(scope="session")
def playwright_() -> Iterator[Playwright]:
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def browser(playwright_: Playwright) -> Iterator[Browser]:
    """A headless Chromium: the machine's own, else Playwright's."""
    own = next(filter(None, map(shutil.which, NAMES)), None) or playwright_.chromium.executable_path
    if not Path(own).is_file():
        pytest.skip("not run here: needs a browser (no Chromium on PATH, none installed by Playwright)")
    expect.set_options(
        timeout=60_000
    )  # a busy machine, and the first kernel; what is there is seen at once anyway
    browser = playwright_.chromium.launch(executable_path=own, headless=True, args=list(FLAGS))
    yield browser
    browser.close()
