"""When a run is disturbed: by a kernel that begins anew, by a reader who goes on, by a failing request."""

import re
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

RAN = '[data-unlabeled="ran"]'
RUNNING = '[data-unlabeled="running"]'
LEFT = '[data-unlabeled="left"]'
PAGE = ".jp-WindowedPanel-outer"


@pytest.fixture
def copy(workshop: Any, request: pytest.FixtureRequest) -> str:
    """A copy of the first notebook in a folder of its own."""
    path: str = workshop.write(f"{request.node.name[:40]}/00-terms.ipynb", workshop.read("00-terms"))
    return path


def test_a_kernel_that_is_restarted_during_the_first_run_runs_all_of_it(
    page: Page, workshop: Any, copy: str
) -> None:
    page.goto(workshop.url(copy))
    page.wait_for_selector(RUNNING, state="attached")
    page.locator(".u-toggle").click()
    page.locator('[data-command="notebook:restart-kernel"] >> visible=true').click()
    page.locator(".u-toggle").click()
    page.wait_for_selector(RAN, state="attached")
    cells = page.locator(".u-view .jp-CodeCell")
    expect(page.locator(".u-view .jp-CodeCell:not(.jp-mod-noOutputs)")).to_have_count(cells.count())
    expect(page.locator(".u-notice")).to_have_count(0)


def test_a_folder_that_cannot_be_listed_is_said_in_the_one_line(page: Page, workshop: Any, copy: str) -> None:
    folder = copy.split("/")[0]
    page.route(re.compile(rf"/api/contents/{folder}\?.*content=1"), lambda route: route.abort())
    page.goto(workshop.url(copy))
    page.wait_for_selector(LEFT, state="attached")
    expect(page.locator(".u-notice")).to_contain_text("does not start by itself")


def test_a_reader_who_has_gone_on_during_the_run_stays_where_they_are(
    page: Page, workshop: Any, copy: str
) -> None:
    page.goto(workshop.url(copy))
    page.wait_for_selector(RUNNING, state="attached")
    page.wait_for_function(  # not before the texts are there is the page so high
        f"() => {{ const page = document.querySelector('{PAGE}'); page.scrollTo(0, 500);"
        " return page.scrollTop > 300; }"
    )
    page.wait_for_selector(RAN, state="attached")
    assert page.locator(PAGE).evaluate("page => page.scrollTop") > 300


def test_a_refusal_is_taken_back_when_the_notebook_runs_after_all(
    page: Page, workshop: Any, copy: str
) -> None:
    workshop.open(page, copy)
    stranger = workshop.folder / copy.split("/")[0] / "matplotlibrc"
    stranger.write_text("", encoding="utf-8")
    restart = page.locator('[data-command="notebook:restart-kernel"] >> visible=true')
    page.locator(".u-toggle").click()
    restart.click()
    expect(page.locator(".u-notice")).to_be_visible()
    page.locator(".u-toggle").click()  # whoever wants to read may
    expect(page.locator(".u-view")).to_have_count(1)
    page.locator(".u-toggle").click()
    stranger.unlink()
    restart.click()
    expect(page.locator(".u-notice")).to_have_count(0)
    page.wait_for_selector(RAN, state="attached")


def test_code_that_is_edited_while_the_view_is_still_saving_is_saved_too(
    page: Page, workshop: Any, copy: str
) -> None:
    workshop.open(page, copy)
    held: list[Route] = []

    def hold_the_first(route: Route) -> None:
        if route.request.method == "PUT" and not held:
            held.append(route)
        else:
            route.continue_()

    page.route(re.compile(rf"/api/contents/{copy}"), hold_the_first)
    toggle, code = page.locator(".u-toggle"), page.locator(".jp-CodeCell .cm-content").first
    toggle.click()
    code.click()
    page.keyboard.type("# one\n")
    with page.expect_request(lambda sent: sent.method == "PUT" and copy in sent.url):
        toggle.click()
    toggle.click()  # back to the code before the first version is saved
    with page.expect_response(lambda sent: sent.request.method == "PUT" and copy in sent.url):
        held[0].continue_()
    code.click()
    page.keyboard.type("# two\n")
    with page.expect_response(lambda sent: sent.request.method == "PUT" and copy in sent.url):
        toggle.click()
    assert "# two" in (workshop.folder / copy).read_text(encoding="utf-8")
