"""An export as Google Forms writes it, made up here: nobody in it exists."""

import csv
import io
import random

HEAD = (
    "Timestamp",
    "Email Address",
    "Your name",
    "Which team are you in?",
    "How far do you agree? [I can take my time.]",
    "How far do you agree? [I am pushed.]",
    "People say what they think.",
    "People pretend.",
    "Anything else, in your own words?",
    "What should stay?",
)
LABELS = ("Strongly disagree", "Disagree", "Neither", "Agree", "Strongly agree")
TEAMS = {"Harbour": 9, "Meadow": 8, "Quarry": 7, "Orchard": 6, "Lighthouse": 4}
INSTRUMENT = """
id: short
title: Four statements
version: "1"
invitation: Hello
response_scale: {low: 1, labels: [Strongly disagree, Disagree, Neither, Agree, Strongly agree]}
scales:
  - id: pace
    title: Pace
    about: Whether there is time.
    items:
      - {id: pace_1, text: I can take my time.}
      - {id: pace_2, text: I am pushed., reverse_keyed: true}
  - id: candour
    title: Candour
    about: Whether people speak openly.
    items:
      - {id: candour_1, text: People say what they think.}
      - {id: candour_2, text: People pretend., reverse_keyed: true}
open_questions:
  - {id: keep, text: "What should stay?"}
"""
BY = "Which team are you in?"


def rows(seed: int = 4) -> list[list[str]]:
    """One row per person: labels in any case, numbers, both, gaps, and words of their own."""
    draw = random.Random(seed)
    people = [(team, number) for team, size in TEAMS.items() for number in range(size)]
    draw.shuffle(people)
    made = []
    for place, (team, number) in enumerate(people):
        answers = [_written(draw.randrange(5), draw) for _ in range(4)]
        if place % 9 == 0:
            answers[draw.randrange(4)] = ""
        made.append(
            [
                f"2026/03/{1 + place % 28:02d} 9:{place % 60:02d}:07 AM GMT+1",
                f"{team.lower()}.{number}@mail.example",
                f"Zelda{number} {team}sson",
                team if place % 5 else f" {team.upper()} ",
                *answers,
                f'The "blue kettle {place}",\nby the window',
                f"the walk at noon {place}" if place % 3 else "",
            ]
        )
    return made


def export(table: list[list[str]], empty: int = 2) -> str:
    """The rows as CSV, with `empty` rows of nothing but a timestamp, and one blank line."""
    page = io.StringIO()
    writer = csv.writer(page, lineterminator="\r\n")
    writer.writerow(HEAD)
    writer.writerows(table)
    for place in range(empty):
        writer.writerow([f"2026/04/01 8:{place:02d}:00 AM GMT+1", *[""] * (len(HEAD) - 1)])
    return page.getvalue() + "\r\n"


def secrets(table: list[list[str]]) -> set[str]:
    """Everything in the rows that no output may hold: times, addresses, names, and words of one's own."""
    found = {cell for row in table for cell in (*row[:3], *row[8:]) if cell}
    return (
        found | {part for cell in found for part in cell.split("\n")} | {"@mail.example", "Zelda", "kettle"}
    )


def _written(answer: int, draw: random.Random) -> str:
    label = LABELS[answer]
    return draw.choice(
        [label, label.upper(), label.lower(), f"  {label}", f"{answer + 1}", f"{answer + 1} - {label}"]
    )
