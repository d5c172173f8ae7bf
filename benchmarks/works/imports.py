"""How long one import takes in a process that has imported nothing else."""

import json
import sys
from importlib import import_module
from pkgutil import walk_packages

from benchmarks.works.clocked import clocked


def _import(name: str) -> None:
    """Import `name`, and with a star behind it every module inside."""
    package = import_module(name.removesuffix(".*"))
    if name.endswith(".*"):
        for module in walk_packages(package.__path__, f"{package.__name__}."):
            import_module(module.name)


if __name__ == "__main__":
    print(json.dumps({"all": clocked(lambda: _import(sys.argv[1]))}))
