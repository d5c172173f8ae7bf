"""The examples in the docstrings of the statistics run and print what they say."""

import doctest
import importlib
import pkgutil

import pytest

import unlabeled.stats

MODULES = sorted(module.name for module in pkgutil.iter_modules(unlabeled.stats.__path__, "unlabeled.stats."))


@pytest.mark.parametrize("module", MODULES)
def test_examples_print_what_they_say(module: str) -> None:
    assert doctest.testmod(importlib.import_module(module)).failed == 0


def test_every_public_function_has_an_example() -> None:
    finder = doctest.DocTestFinder(recurse=False)
    functions = [getattr(unlabeled.stats, name) for name in unlabeled.stats.__all__ if name.islower()]
    assert [f.__name__ for f in functions if not any(test.examples for test in finder.find(f))] == []
