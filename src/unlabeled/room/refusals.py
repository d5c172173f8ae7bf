"""Why a room says no: one closed list, each with its sentence. None tells anything about anybody."""

from enum import StrEnum


class Reason(StrEnum):
    """What is not possible, or not now."""

    MALFORMED = "malformed"
    SLOW = "slow"
    WRONG_CODE = "wrong_code"
    UNKNOWN_SEAT = "unknown_seat"
    WRONG_TOKEN = "wrong_token"  # noqa: S105 (a name, not a secret)
    UNKNOWN_TO_HUB = "unknown_to_hub"
    NOT_THE_HOST = "not_the_host"
    NO_SUCH_PAGE = "no_such_page"
    WRONG_METHOD = "wrong_method"
    NO_SUCH_PROMPT = "no_such_prompt"
    NOT_OPEN = "not_open"
    ANSWERED = "answered"
    FULL = "full"
    LOCKED = "locked"
    ASKED_BEFORE = "asked_before"
    ANOTHER_OPEN = "another_open"
    TOO_FEW_PEOPLE = "too_few_people"
    NOT_WRITTEN = "not_written"
    TOO_LARGE = "too_large"
    NOT_JSON = "not_json"
    TOO_FAST = "too_fast"
    TOO_MANY = "too_many"
    BROKEN = "broken"
    HUB_SILENT = "hub_silent"

    @property
    def says(self) -> str:
        """The sentence for whoever reads it."""
        return _SAYS[self]


_SAYS = {
    Reason.MALFORMED: "This is not what the room expects. Reload the page.",
    Reason.SLOW: "This took too long to arrive. Send it again.",
    Reason.WRONG_CODE: "This is not the room's code. Open the link again, or scan it once more.",
    Reason.UNKNOWN_SEAT: "This seat is not known. Join again; your page does it by itself.",
    Reason.WRONG_TOKEN: "The token is missing or is another one. It stands in the room's folder.",
    Reason.UNKNOWN_TO_HUB: "The hub does not know this token. Ask from your own server on the hub.",
    Reason.NOT_THE_HOST: "This account does not lead the room. Whoever runs the hub can change that.",
    Reason.NO_SUCH_PAGE: "There is nothing here. Go back to the room's address.",
    Reason.WRONG_METHOD: "This address takes another kind of request. Reload the page.",
    Reason.NO_SUCH_PROMPT: "There is no such prompt in this room. Take one from the list.",
    Reason.NOT_OPEN: "This question is not open.",
    Reason.ANSWERED: "This seat has answered already. Change the answer where it was given.",
    Reason.FULL: "All seats are taken. Ask the facilitator how many people were counted.",
    Reason.LOCKED: "The room is locked. To come in, ask the facilitator, who can open it again.",
    Reason.ASKED_BEFORE: "This was asked before. Nothing is asked twice in one room.",
    Reason.ANOTHER_OPEN: "Another question is open. Close it first.",
    Reason.TOO_FEW_PEOPLE: "With fewer than {least} people this shows nothing. Talk about it instead.",
    Reason.NOT_WRITTEN: "The room's file could not be written. Make room on the disk and try again.",
    Reason.TOO_LARGE: "This is more than the room takes at once.",
    Reason.NOT_JSON: "Send JSON: Content-Type must be application/json.",
    Reason.TOO_FAST: "Too fast. Wait a second and send it again.",
    Reason.TOO_MANY: "Too many at once. Wait a moment and try again.",
    Reason.BROKEN: "Something broke here. Nothing was counted twice; try again.",
    Reason.HUB_SILENT: "The hub does not answer, so nobody can be let in. Try again in a moment.",
}


class Refusal(Exception):  # noqa: N818 (a no is not an error)
    """A no with its reason. Holds nothing of what was sent."""

    def __init__(self, reason: Reason, **words: int) -> None:
        self.reason = reason
        self.says = reason.says.format(**words)
        super().__init__(self.says)
