"""What reads codes in our tests: it must read what others write, or it shows nothing."""

from __future__ import annotations

from io import BytesIO

import pytest
import segno

from .scan import text_in


@pytest.mark.parametrize("error", "LMQH")
@pytest.mark.parametrize("mask", range(8))
@pytest.mark.parametrize("version", [2, 3, 4])
def test_a_code_is_read_back_from_its_picture(version: int, mask: int, error: str) -> None:
    text = "http://192.168.178.21:58765/#4S2YB6TR"[: {2: 14, 3: 24, 4: 34}[version]]
    code = segno.make(text, version=version, error=error, mode="byte", mask=mask, boost_error=False)
    picture = BytesIO()
    code.save(picture, kind="png", scale=5, border=4)
    assert text_in(picture.getvalue()) == text
