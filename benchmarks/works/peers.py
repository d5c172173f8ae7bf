"""What other tools do, in an environment of their own. Nothing of the package is there."""

import contextlib
import io
import logging
import tempfile
import warnings

import numpy as np

from benchmarks.works.clocked import Parts, main
from benchmarks.works.made_up import ITEMS, LABELS, answers, teams

K = 5  # the smallest number that may be shown, as in our policy


def likert(people: int) -> Parts:
    """Yield plot-likert's figure as SVG, from a frame of labels."""
    import matplotlib
    import pandas as pd

    matplotlib.use("svg")
    warnings.simplefilter("ignore")  # of pandas about what is to be dropped
    from plot_likert import plot_likert

    labels = np.array(LABELS, dtype=object)[answers(people, len(LABELS))]
    table = pd.DataFrame(labels, columns=[f"item{item}" for item in range(ITEMS)])
    yield "all", lambda: plot_likert(table, list(LABELS)).figure.savefig(io.BytesIO(), format="svg")


def acro(people: int, how_many: int) -> Parts:
    """Yield acro's suppressed table of team × answer for each item."""
    import pandas as pd

    warnings.simplefilter("ignore")
    from acro import ACRO

    logging.disable(logging.CRITICAL)
    session = ACRO(suppress=True)
    session.sdc_checks.risk_appetite["safe_threshold"] = K
    codes, team = answers(people), pd.Series(teams(people, how_many), name="team")
    columns = [pd.Series(codes[:, item], name=f"item{item}") for item in range(ITEMS)]

    def protect() -> str:
        tables = [session.crosstab(team, column) for column in columns]
        return _hidden(sum(int(each.isna().to_numpy().sum()) for each in tables), sum(t.size for t in tables))

    yield "all", protect


def pytauargus(people: int, how_many: int) -> Parts:
    """Yield τ-ARGUS' table of team × answer for each item, with secondary suppression."""
    from pytauargus import protect as protect_tables

    names = [f"item{item}" for item in range(ITEMS)]
    rows = {"team": [f"T{team}" for team in teams(people, how_many)], "people": [1.0] * people}
    rows |= {
        name: [f"A{code}" for code in column] for name, column in zip(names, answers(people).T, strict=True)
    }

    def protect() -> str:
        with (
            tempfile.TemporaryDirectory() as folder,
            contextlib.chdir(folder),
        ):  # it leaves logs where it runs
            result = protect_tables(
                rows,
                [["team", name] for name in names],
                response="people",
                safety_rules=f"FREQ({K},30)",
                suppress="OPT(1)",
                workdir=folder,
            )
            cells = [cell for table in result.tables for cell in table.safe()]
        return _hidden(cells.count("x"), len(cells))

    yield "all", protect


def _hidden(hidden: int, cells: int) -> str:
    return f"hides {hidden / cells:.0%} of {cells:,} cells"


if __name__ == "__main__":
    main({"plot-likert": likert, "acro": acro, "pytauargus": pytauargus})
