"""`make bench`: every table, one after the other; `python -m benchmarks notebooks` prints one."""

import argparse
from importlib import import_module

from benchmarks.table import print_table

TABLES = {
    "survey": "The survey: 20 items, teams of 12 or 13; medians of 3 in processes of their own",
    "readers": "Reading exports beside a bare reader, medians of 3",
    "warehouse": "Ten million rows in Parquet, each run in a process of its own",
    "room": "The room: phones in a second process, over loopback",
    "notebooks": "The notebooks, in a real browser",
}

parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measure, and print tables.")
parser.add_argument(
    "tables", nargs="*", metavar="TABLE", help=f"which ({', '.join(TABLES)}); all unless given"
)
parser.add_argument(
    "--quick", action="store_true", help="survey and room with few people, to see that all works"
)
given = parser.parse_args()
wanted = given.tables or list(TABLES)
if unknown := sorted(set(wanted) - set(TABLES)):
    parser.error(f"there is no table {unknown[0]}; there is: {', '.join(TABLES)}")
for name in wanted:
    options = {"quick": given.quick} if name in ("survey", "room") else {}
    print_table(TABLES[name], import_module(f"benchmarks.{name}").measurements(**options))
