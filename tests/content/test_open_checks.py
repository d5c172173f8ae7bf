"""Comments that say CHECK, and texts that only look like one."""

from unlabeled.content.open_checks import open_checks


def test_comment_is_found_by_its_line_and_says_whether_numbers_hang_on_it() -> None:
    text = "title: Ours  # CHECK\nitems:  # CHECK: which are reverse_keyed?\n# Anything else\n"
    found = open_checks(text)
    assert [(each.line, each.asks, each.decides) for each in found] == [
        (1, "", False),
        (2, "which are reverse_keyed?", True),
    ]


def test_text_that_says_check_is_no_comment() -> None:
    text = (
        'a: "Is it # CHECK: worded?"\n'
        "b: |\n  One\n  # CHECK: two\nc: >\n  x  # CHECK\n"
        "d: we don't  # said CHECK before\n"
    )
    assert not open_checks(text)
    assert [each.line for each in open_checks(text + "e: it's  # CHECK: who's\n")] == [8]


def test_file_that_is_no_yaml_is_still_searched() -> None:
    assert [each.line for each in open_checks("a: [\nb: ]]  # CHECK\n")] == [2]
