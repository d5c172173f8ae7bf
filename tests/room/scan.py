"""Read a code to scan out of a picture, as a phone's camera does, for small codes without damage."""

from __future__ import annotations

from io import BytesIO
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray
from PIL import Image

Matrix: TypeAlias = NDArray[np.bool_]

# Which modules a mask turns over, by its number (ISO/IEC 18004, 7.8.2): row and column from 0.
_MASKS = (
    lambda y, x: (y + x) % 2 == 0,
    lambda y, x: y % 2 == 0,
    lambda y, x: x % 3 == 0,
    lambda y, x: (y + x) % 3 == 0,
    lambda y, x: (y // 2 + x // 3) % 2 == 0,
    lambda y, x: (y * x) % 2 + (y * x) % 3 == 0,
    lambda y, x: ((y * x) % 2 + (y * x) % 3) % 2 == 0,
    lambda y, x: ((y + x) % 2 + (y * x) % 3) % 2 == 0,
)
# Where words of several blocks take turns: how many blocks, and how many words of data in all (table 9).
_BLOCKS = {(29, "Q"): (2, 34), (29, "H"): (2, 26), (33, "M"): (2, 64), (33, "Q"): (2, 48), (33, "H"): (4, 36)}


def text_in(png: bytes) -> str:
    """Return the text of the code in a picture that holds nothing else."""
    return text_of(matrix_in(png))


def matrix_in(png: bytes) -> Matrix:
    """Return the modules of the code: the upper left finder, seven modules wide, tells how large one is."""
    dark = np.asarray(Image.open(BytesIO(png)).convert("L")) < 128
    rows, columns = (np.flatnonzero(dark.any(axis)) for axis in (1, 0))
    dark = dark[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    size = round(7 * dark.shape[1] / int(np.argmin(dark[0])))
    centres = ((np.arange(size) + 0.5) * dark.shape[0] / size).astype(int)
    found: Matrix = dark[np.ix_(centres, centres)]
    return found


def text_of(matrix: Matrix) -> str:
    """Return the text of a code of version 2, 3 or 4, in bytes."""
    size = len(matrix)
    form = [int(bit) ^ turned for bit, turned in zip(matrix[8, :5], (1, 0, 1, 0, 1), strict=True)]
    level, turns = "MLHQ"[2 * form[0] + form[1]], _MASKS[4 * form[2] + 2 * form[3] + form[4]]
    bits = "".join("01"[bool(matrix[y, x]) ^ turns(y, x)] for y, x in _way(size))
    words = [bits[place : place + 8] for place in range(0, len(bits) - 7, 8)]
    blocks, length = _BLOCKS.get((size, level), (1, len(words)))
    bits = "".join(word for block in range(blocks) for word in words[block:length:blocks])
    assert bits[:4] == "0100", "not in bytes"
    count = int(bits[4:12], 2)
    return bytes(int(bits[12 + 8 * place : 20 + 8 * place], 2) for place in range(count)).decode()


def _way(size: int) -> list[tuple[int, int]]:
    """Return the places of data, two columns at a time, up and down from the lower right."""
    taken = np.zeros((size, size), dtype=bool)
    taken[:9, :9] = taken[:9, -8:] = taken[-8:, :9] = True
    taken[6] = taken[:, 6] = True
    taken[size - 9 : size - 4, size - 9 : size - 4] = True
    columns = [x for x in range(size - 1, 0, -2) if x > 6] + [5, 3, 1]
    return [
        (y, x)
        for turn, column in enumerate(columns)
        for y in (range(size - 1, -1, -1) if turn % 2 == 0 else range(size))
        for x in (column, column - 1)
        if not taken[y, x]
    ]
