"""None and JavaScript's null, where Python runs inside the browser page and no JSON lies between the two.

There, None would reach a script as `undefined`, and null would reach Python as an object of its own.
"""

import sys
from typing import Any

if sys.platform == "emscripten":
    from pyodide.ffi import jsnull as _null
else:
    _null = None


def to_page(state: Any) -> Any:
    """Return `state` as scripts understand it; with a server in between, as it is."""
    return state if _null is None else exchanged(state, None, _null)


def from_page(state: Any) -> Any:
    """Return what a script sent as Python understands it; with a server in between, as it is."""
    return state if _null is None else exchanged(state, _null, None)


def exchanged(value: Any, old: object, new: object) -> Any:
    """Return `value` with `new` wherever it holds `old`, however deep."""
    if value is old:
        return new
    if isinstance(value, dict):
        return {key: exchanged(each, old, new) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [exchanged(each, old, new) for each in value]
    return value
