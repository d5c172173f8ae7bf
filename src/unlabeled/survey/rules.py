"""The rules that every release has passed, as the report and the audit print them."""

from typing import Final

RULES: Final = (
    "Only groups of k people or more are shown. Smaller ones are put together, with the next smallest"
    " until there are k. The groups that are shown share nobody and add up to everyone. Where groups lie in"
    " groups, this holds inside each of them, and small ones are put together under their own parent.",
    "How finely a group is shown depends on its number of people, never on their answers. Up to "
    "shares_from: in which third the share of favourable answers lies, among five people in which "
    "half. Up to categories_from: favourable and unfavourable share in steps. From there on: every "
    "answer in steps, mean and SD; but still the two shares where the favourable answers in these steps "
    "would together be told more roughly than one share.",
    "An open end stands for three head counts or more, so that one dissenter does not learn that all "
    "others agree. No answer is an answer. Favourable and unfavourable share together leave two people or "
    "more who are in neither; where they would not, several steps are shown as one.",
    "The steps of categories are chosen by the number of people and of categories: so wide, and with "
    "borders moved by so few people, that no shares that are shown add up to everybody and leave the "
    "other categories empty.",
    "A scale is computed from what is shown of its statements, a mean and an SD from what is shown of"
    " the answers.",
    "Alpha is shown of everyone only, where every answer is shown of them, and where what is shown leaves "
    "ten people or more outside the largest category of each statement. It is rounded to .05, with open "
    "ends, and its interval is that of the rounded value and of a number of people that is rounded down.",
    "Everyone, and each group with groups inside it, is shown so that taking groups away leaves room for"
    " two people who differ in each group that is left. Where it is needed, up to two people are counted on"
    " the other side, of favourable and of unfavourable answers each, so up to four, and the limits are"
    " wider.",
    "How many people a group has is shown only where it is known and k people or more answered and k or"
    " more did not, or everybody answered; of the parts of a group all or none. Counts about the file below"
    " quality_floor only say so.",
    "There is one public reason for what is not shown: withheld.",
    "Waves stand apart. Nobody's answers are linked, and nothing is computed between waves.",
)

SCOPE: Final = (
    "This release is covered by itself, and once it is published, beside what its ledger holds. Only that "
    "ledger is covered. Showing the same people in other groups as well, or in a table "
    "made elsewhere, may give away what is protected here."
)
