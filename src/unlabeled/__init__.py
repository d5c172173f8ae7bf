"""unlabeled: a workshop on trust and individuality.

Importing the package loads nothing heavy. The rooms of the house are
`content`, `look`, `stats`, `disclosure`, `journal`, `widgets`, `exercises`, `survey` and `kit`.
"""

__version__ = "0.1.0"
