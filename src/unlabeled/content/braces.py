"""Sentences with {words} in braces that are filled in later."""

from string import Formatter

from pydantic import AfterValidator


def sentence(*places: str) -> AfterValidator:
    """Return the check that a sentence has only these `places` to fill in, such as `{weeks}`.

    Neither a form (`{weeks:>9}`) nor a turn (`{weeks!r}`) may follow: scripts fill sentences in as well, and
    know neither.
    """

    def check(text: str) -> str:
        allowed = ", ".join(f"{{{place}}}" for place in places)
        try:
            names = [
                (name, form, turn) for _, name, form, turn in Formatter().parse(text) if name is not None
            ]
        except ValueError:
            raise ValueError(f"A brace is not closed. To fill in: {allowed}") from None
        if any(name not in places or form or turn for name, form, turn in names):
            raise ValueError(f"Only these can be filled in here: {allowed}")
        return text

    return AfterValidator(check)
