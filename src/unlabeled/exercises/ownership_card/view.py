"""`ownership-card` on the screen: five fields, and the card that they make."""

from __future__ import annotations

from unlabeled.exercises.fields import Fields
from unlabeled.exercises.ownership_card.content import Line, OwnershipCard
from unlabeled.widgets import Paragraph, Press, Prose, Stack, strong
from unlabeled.widgets.prose import Kind


class View:
    """The fields of the exercise and what they lead to; `steps` holds one stack of parts for each step.

    Parameters
    ----------
    content : OwnershipCard
        Words.
    fields : Fields
        Makes remembered fields.
    """

    def __init__(self, content: OwnershipCard, fields: Fields) -> None:
        self._content = content
        self.lines = {line.id: fields.text(line.id, line) for line in content.lines}
        self.still = fields.text("still", content.still)
        self.card, self.file = Prose(), Press(content.file)
        self.steps = {"write": Stack(*self.lines.values()), "keep": Stack(self.card, self.file, self.still)}
        self.file.on_press(self._give_file)
        for field in self.lines.values():
            field.observe(lambda _change: self._lay_out(), names="value")
        self._lay_out()

    def text(self) -> str:
        """Return the card as the file to keep."""
        lines = (f"{line.heading}\n{self.lines[line.id].value.strip()}" for line in self._written())
        return "\n\n".join((self._content.head, *lines)) + "\n"

    def _written(self) -> list[Line]:
        return [line for line in self._content.lines if self.lines[line.id].value.strip()]

    def _give_file(self) -> None:
        self.file.give(self._content.file_name, "text/plain", self.text())

    def _lay_out(self) -> None:
        """Show the card: only the lines that are written, so that an empty one is simply not there."""
        content = self._content
        written = self._written()
        self.file.disabled = not written
        if not written:
            self.card.say([Paragraph((content.before,), Kind.QUIET)])
            return
        paragraphs = [Paragraph((content.head,), Kind.HEADING)]
        for line in written:
            paragraphs.append(Paragraph((strong(line.heading),)))
            texts = self.lines[line.id].value.splitlines()
            paragraphs += [Paragraph((text,), Kind.QUOTE) for text in texts if text.strip()]
        self.card.say([*paragraphs, Paragraph((content.keep,), Kind.QUIET)])
