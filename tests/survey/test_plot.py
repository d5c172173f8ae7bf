"""Figures: marks are where the published limits are, and no finer."""

import re
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest

from unlabeled.content import kit_folder
from unlabeled.content.instrument import Instrument, load_instrument
from unlabeled.disclosure import Release, RiskAppetite, Wave, detail, release, whole
from unlabeled.survey.drawing import LETTER, WIDTH, in_lines
from unlabeled.survey.every_answer import answers_figure, answers_table
from unlabeled.survey.likeness import likeness_figure
from unlabeled.survey.numbers import Numbers
from unlabeled.survey.panel import LINES_IN_ONE
from unlabeled.survey.plot import Figure, statements_figure
from unlabeled.survey.policy import blueprint
from unlabeled.survey.released import released
from unlabeled.survey.tabulate import tally

LEFT, RIGHT = 150, 250  # ends of a line where there is one wave
TWO = ((126, 224), (260, 358))
USUAL = RiskAppetite()
WIDE = RiskAppetite(category_step=25)  # a policy that asks for steps of 25 points
HARM = ("change", "better", "worse", "improve", "rise", "fall", "more than before", "trend", "→", "↑")


def wave(short: Instrument, sizes: dict[str, int], agree: dict[str, int], name: str = "") -> Wave:
    """The first `agree` people of a group strongly agree with everything, the others strongly disagree."""
    points = len(short.response_scale.labels)
    groups = np.repeat(np.arange(len(sizes)), list(sizes.values()))
    answers = np.concatenate(
        [np.repeat([points - 1, 0], [agree[group], n - agree[group]]) for group, n in sizes.items()]
    )
    counted = tally(np.tile(answers[:, None], len(short.items)), groups, len(sizes), blueprint(short))
    return Wave(name, tuple(sizes), counted)


def made(short: Instrument, *waves: Wave, appetite: RiskAppetite = USUAL) -> Release:
    return release(waves, blueprint(short), appetite)


def figure(short: Instrument, sizes: dict[str, int], agree: dict[str, int]) -> Figure:
    return statements_figure(Numbers(made(short, wave(short, sizes, agree))), short.scales[0])


def spread_evenly(
    short: Instrument, n: int, groups: int = 1, middle: int = 2, appetite: RiskAppetite = USUAL
) -> Numbers:
    """Many people whose answers lie around one answer, in equal groups."""
    draw = np.random.default_rng(3)
    answers = np.clip(middle + draw.integers(-1, 2, size=(n, len(short.items))), 0, 4)
    names = tuple(f"Group {place}" for place in range(groups))
    counted = tally(answers, np.arange(n) % groups, groups, blueprint(short))
    return Numbers(made(short, Wave("", names, counted), appetite=appetite))


@pytest.fixture(scope="module")
def sample() -> tuple[Release, Instrument]:
    """What may be shown of the made-up survey that the workshop carries, and its questionnaire."""
    folder = kit_folder() / "data" / "survey"
    instrument = load_instrument(folder / "instrument.yaml")
    return released(folder / "sample.csv", instrument, RiskAppetite())[0], instrument


def fields(drawing: str) -> list[tuple[float, float]]:
    """Left and right end of each box."""
    found = re.findall(
        r'<rect x="([\d.]+)" y="[-\d.]+" width="([\d.]+)" height="[\d.]+" fill="#\w+" fill-opacity="0.2"',
        drawing,
    )
    return [(float(x), float(x) + float(width)) for x, width in found]


def written(drawing: str) -> list[str]:
    return re.findall(r">([^<]+)</text>", drawing)


def at(low: float, high: float, left: float = LEFT, right: float = RIGHT) -> object:
    per_point = (right - left) / 100
    return (pytest.approx(left + low * per_point, abs=0.1), pytest.approx(left + high * per_point, abs=0.1))


def test_each_statement_is_one_picture_with_everyone_and_all_groups(short: Instrument) -> None:
    found = figure(short, {"A": 9, "B": 9}, {"A": 8, "B": 4})
    assert len(found.pictures) == len(short.scales[0].items)
    words = written(found.pictures[0].drawing)
    assert [word for word in words if word in ("Everyone", "A", "B")] == ["Everyone", "A", "B"]


def test_band_is_drawn_as_a_third_and_as_no_bar_up_to_a_point(short: Instrument) -> None:
    found = figure(short, {"A": 9}, {"A": 8})
    assert fields(found.pictures[0].drawing) == [at(67, 100)]
    assert fields(found.pictures[1].drawing) == [at(0, 33)]  # turned round
    assert "Worded the other way: the opposite answers" in written(found.pictures[1].drawing)


def test_drawing_of_eight_is_the_same_for_unanimity_and_two_dissenters(short: Instrument) -> None:
    drawings = {figure(short, {"A": 8}, {"A": count}).pictures[0].drawing for count in (8, 7, 6)}
    assert len(drawings) == 1


def test_both_sides_of_everyone_reach_from_limit_to_limit(short: Instrument) -> None:
    found = figure(short, {"A": 30}, {"A": 18})
    assert fields(found.pictures[0].drawing) == [at(50, 70), at(30, 50)]
    words = written(found.pictures[0].drawing)
    assert words[words.index("Everyone,") + 1] == "unfavourable"  # never a row that reads as a group
    assert "Everyone, unfavourable: 30–50 % of 30" in found.pictures[0].alt


def test_words_behind_a_line_are_the_range_that_is_drawn_and_no_estimate(short: Instrument) -> None:
    found = figure(short, {"A": 30}, {"A": 18})
    assert "50–70 %" in written(found.pictures[0].drawing)
    assert found.table.rows[0][2] == "50–70 % / 30–50 %"
    assert "After the slash: of unfavourable ones." in found.table.caption
    assert "60 % (" not in found.html


def test_each_group_has_its_share_in_words_and_ticks_of_its_own_detail(short: Instrument) -> None:
    sizes = {"Five": 5, "Nine": 9, "Thirty": 30, "Twenty": 20}
    drawing = figure(short, sizes, {"Five": 5, "Nine": 2, "Thirty": 18, "Twenty": 10}).pictures[0].drawing
    words = written(drawing)
    behind = {name: words[words.index(name) + 1 : words.index(name) + 3] for name in sizes}
    assert behind == {
        "Five": ["5", "over half"],
        "Nine": ["9", "1/3 or less"],
        "Thirty": ["30", "50–70 %"],
        "Twenty": ["20", "40–60 %"],
    }
    lines = [drawing.split(f">{name}<")[1].split("<rect")[0].count("<line") for name in sizes]
    assert lines == [4, 5, 3, 3]  # a line with two ends, and one tick, two ticks or none


def test_groups_are_drawn_by_alphabet_and_never_by_result(short: Instrument) -> None:
    sizes = {"Quarry": 9, "Harbour": 6, "Meadow": 7}
    for agree in ({"Quarry": 1, "Harbour": 6, "Meadow": 3}, {"Quarry": 9, "Harbour": 0, "Meadow": 3}):
        words = written(figure(short, sizes, agree).pictures[0].drawing)
        assert [word for word in words if word in sizes] == ["Harbour", "Meadow", "Quarry"]


def test_two_waves_stand_beside_each_other_and_nothing_joins_them(short: Instrument) -> None:
    numbers = Numbers(made(short, wave(short, {"A": 9}, {"A": 8}, "1"), wave(short, {"A": 9}, {"A": 1}, "2")))
    found = statements_figure(numbers, short.scales[0])
    drawing = found.pictures[0].drawing
    assert fields(drawing) == [at(67, 100, *TWO[0]), at(0, 33, *TWO[1])]
    assert {"wave\u00a01", "wave\u00a02"} <= set(written(drawing))
    assert not re.findall("<path|<polyline|marker", drawing)  # no arrow, no line from the one to the other
    said = " ".join(
        [found.key, found.table.caption, *found.table.head, *(each.alt for each in found.pictures)]
    )
    assert not any(word in said.casefold() for word in HARM)
    assert "may be different people" in found.key
    assert [row[:3] for row in found.table.rows] == [
        ("Everyone", "wave\u00a01", "9"),
        ("Everyone", "wave\u00a02", "9"),
    ]


def test_thirds_are_labelled_once_for_each_time_where_no_words_stand_behind_a_line(short: Instrument) -> None:
    both = [wave(short, {"A": 9, "B": 9}, {"A": 8, "B": 3}, name) for name in "12"]
    words = written(statements_figure(Numbers(made(short, *both)), short.scales[0]).pictures[0].drawing)
    assert words.count("1/3") == words.count("2/3") == 2
    assert words.index("2/3") < words.index("A")
    halves = [wave(short, {"A": 5, "B": 9}, {"A": 5, "B": 3}, name) for name in "12"]
    assert "1/3" in written(
        statements_figure(Numbers(made(short, *halves)), short.scales[0]).pictures[0].drawing
    )


def test_the_only_time_is_not_written_over_every_picture(short: Instrument) -> None:
    numbers = Numbers(made(short, wave(short, {"A": 9, "B": 9}, {"A": 8, "B": 3}, "1")))
    words = written(statements_figure(numbers, short.scales[0]).pictures[0].drawing)
    assert "wave\u00a01" not in words


def test_a_group_of_one_wave_is_not_shown_in_the_other(short: Instrument) -> None:
    numbers = Numbers(
        made(
            short,
            wave(short, {"A": 9, "B": 9}, {"A": 8, "B": 3}, "1"),
            wave(short, {"A": 9, "C": 9}, {"A": 1, "C": 3}, "2"),
        )
    )
    found = statements_figure(numbers, short.scales[0])
    words = written(found.pictures[0].drawing)
    assert [word for word in words if word in ("A", "B", "C")] == ["A", "B", "C"]
    assert words[words.index("B") + 1 : words.index("B") + 3] == ["9", "not shown"]
    assert words[words.index("C") + 1 : words.index("C") + 3] == ["not shown", "9"]
    assert "B: wave\u00a01 a third or less of 9, wave\u00a02 not shown" in found.pictures[0].alt


def test_three_waves_stand_below_each_other(short: Instrument) -> None:
    waves = [wave(short, {"A": 9, "B": 9}, {"A": 8, "B": 4}, name) for name in "123"]
    words = written(statements_figure(Numbers(made(short, *waves)), short.scales[0]).pictures[0].drawing)
    assert words[words.index("A") + 1 :: 3][:3] == ["wave\u00a01", "wave\u00a02", "wave\u00a03"]


def test_a_range_from_none_to_all_is_said_and_not_drawn(
    sample: tuple[Release, Instrument], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of the 58 of the second wave, were all their shares in steps of 25 points."""
    for module in (detail, whole):
        monkeypatch.setattr(module, "WHOLE_POINTS", 25)
    instrument = sample[1]
    wide = released(kit_folder() / "data" / "survey" / "sample.csv", instrument, WIDE)[0]
    found = statements_figure(Numbers(wide), instrument.scales[0], ["2"])
    cells = found.table.rows[0][2:-1]
    assert sum(cell.count("any share") for cell in cells) > 0
    assert "0–100" not in " ".join(cells)
    for picture, cell in zip(found.pictures, cells, strict=True):
        unsaid = cell.count("any share")
        assert written(picture.drawing).count("any share") == unsaid
        assert len(fields(picture.drawing)) == 2 + 5 - unsaid


def test_many_groups_go_on_in_a_second_picture(short: Instrument) -> None:
    sizes = {f"Team {place:02}": 9 for place in range(60)}
    found = figure(short, sizes, dict.fromkeys(sizes, 5))
    first, second = (written(each.drawing) for each in found.pictures[:2])
    assert second[0].endswith("(continued)")
    assert sum(word in sizes for word in first + second) == 60
    assert all(each.drawing.count(">n<") == 1 for each in found.pictures)
    assert len(found.table.rows) == 61
    assert LINES_IN_ONE < 60


def test_a_group_inside_a_group_stands_further_in(short: Instrument) -> None:
    sizes = {("Sales", "North"): 9, ("Sales", "South"): 8, ("Works", "Early"): 9, ("Works", "Late"): 7}
    groups = np.repeat(np.arange(4), list(sizes.values()))
    counted = tally(np.zeros((33, 4), dtype=int), groups, 4, blueprint(short))
    found = statements_figure(Numbers(made(short, Wave("", tuple(sizes), counted))), short.scales[0])
    drawing = found.pictures[0].drawing
    place = {name: float(x) for x, name in re.findall(r'<text x="([\d.]+)"[^>]*>([^<]+)</text>', drawing)}
    assert place["Sales"] == place["Everyone"] == 0
    assert place["North"] == place["Early"] > 0
    assert [row[0] for row in found.table.rows][1:4] == ["Sales", "Sales / North", "Sales / South"]
    strong = re.findall(r'font-weight="600"[^>]*>([^<]+)<', drawing)
    assert {"Sales", "Works", "Everyone"} <= set(strong)
    assert "North" not in strong


@pytest.mark.parametrize(
    "name", ["<script>alert(1)</script>", "فريق البحر", "👩‍🚀 crew", "x" * 5000, "设计团队" * 9, "$\\frac$"]
)
def test_any_name_can_be_drawn(short: Instrument, name: str) -> None:
    found = figure(short, {name: 9, "B": 9}, {name: 3, "B": 4})
    for picture in found.pictures:
        ElementTree.fromstring(picture.drawing)
    assert "<script" not in found.html


def test_a_name_that_is_read_from_the_right_begins_there_and_stays_inside(short: Instrument) -> None:
    found = figure(
        short,
        {"وحدة العناية المركزة للأطفال حديثي الولادة": 9, "B": 9},
        dict.fromkeys("B", 4) | {"وحدة العناية المركزة للأطفال حديثي الولادة": 3},
    )
    assert found.pictures[0].drawing.count('text-anchor="end" direction="rtl"') == 2  # two lines


@pytest.mark.parametrize(
    ("words", "lines"),
    [
        ("North", ["North"]),
        ("South and the islands", ["South and", "the islan…"]),
        ("设计团队设计团队", ["设计团队设", "计团队"]),
        ("Unbreakablelongword", ["Unbreakabl", "elongword"]),
        ("", [""]),
    ],
)
def test_words_are_broken_into_lines(words: str, lines: list[str]) -> None:
    assert in_lines(words, 10, most=2) == lines


def test_nothing_is_written_beyond_the_edges(short: Instrument) -> None:
    """By the width of a letter in a wide typeface."""
    sizes = {"Harbour and the sheds": 14, "Quarry": 1234567, "Tiny": 5}
    drawing = figure(short, sizes, {"Harbour and the sheds": 13, "Quarry": 9, "Tiny": 3}).pictures[0].drawing
    for x, anchor, words in re.findall(r'<text x="([\d.]+)" [^>]*text-anchor="(\w+)"[^>]*>([^<]+)<', drawing):
        width = len(words) * LETTER * 0.95
        left = float(x) - (width if anchor == "end" else 0)
        assert left >= -1, words
        assert left + width <= WIDTH + 8, words


def test_words_are_eleven_pixels_high_on_the_narrowest_phone(short: Instrument) -> None:
    drawing = figure(short, {"A": 9}, {"A": 3}).pictures[0].drawing
    size = float(re.findall(r'font-size="([\d.]+)"', drawing)[0])
    assert size * (320 - 2 * 18) / WIDTH >= 11


def test_figure_has_words_for_those_who_cannot_see_it(short: Instrument) -> None:
    found = figure(short, {"A": 9, "B": 9}, {"A": 8, "B": 3})
    alt = found.pictures[0].alt
    assert short.scales[0].items[0].text in alt
    assert "A: two thirds or more of 9; B: a third or less of 9" in alt
    assert found.html.count("<img ") == found.html.count(" alt=") == 4
    assert "<table" in found.html


def test_words_of_many_groups_name_everyone_and_the_table(short: Instrument) -> None:
    sizes = {f"Team {place:02}": 9 for place in range(20)}
    alt = figure(short, sizes, dict.fromkeys(sizes, 5)).pictures[0].alt
    assert "Everyone: " in alt
    assert "Team 03" not in alt
    assert alt.endswith("The table has each group.")


def test_no_answers_and_no_likeness_are_drawn_of_a_group_below_fifty(short: Instrument) -> None:
    numbers = spread_evenly(short, 49)
    assert answers_table(numbers, short.scales[0]) is None
    assert answers_figure(numbers, short.scales[0], short.response_scale) is None
    assert likeness_figure(numbers, short.scales[0], short.response_scale) is None


def test_fields_of_every_answer_reach_from_limit_to_limit(short: Instrument) -> None:
    numbers = spread_evenly(short, 300)
    found = answers_figure(numbers, short.scales[0], short.response_scale)
    assert found is not None
    rows = numbers.answers(numbers.groups("")[0], short.scales[0].items[0].id)
    heights = [
        float(h) for h in re.findall(r'height="([\d.]+)" fill="#\w+" fill-opacity', found.pictures[0].drawing)
    ]
    assert heights == [pytest.approx((row.high - row.low) / 100 * 62) for row in rows]  # type: ignore[operator]
    assert len(rows) == len(short.response_scale.labels) + 1
    assert "1 Strongly disagree" in found.key


def test_answers_in_steps_of_25_points_are_in_the_table_and_not_drawn(short: Instrument) -> None:
    numbers = spread_evenly(short, 58, appetite=WIDE)
    table = answers_table(numbers, short.scales[0])
    assert table is not None
    assert len(table.rows) == len(short.scales[0].items)
    assert answers_figure(numbers, short.scales[0], short.response_scale) is None


def test_likeness_is_drawn_from_the_published_limits_of_mean_and_sd(short: Instrument) -> None:
    numbers = spread_evenly(short, 300)
    found = likeness_figure(numbers, short.scales[0], short.response_scale)
    assert found is not None
    everyone = numbers.groups("")[0]
    item = short.scales[0].items[0].id
    mean = numbers.one(everyone, short.scales[0].id, item, "mean")  # type: ignore[arg-type]
    assert mean is not None and mean.low is not None and mean.high is not None
    left, right = fields(found.pictures[0].drawing)[0]
    per_point = (WIDTH - 2) / 4
    assert left == pytest.approx(1 + (mean.low - 1) * per_point, abs=0.1)
    assert right == pytest.approx(1 + (mean.high - 1) * per_point, abs=0.1)
    assert f"mean between {mean.low:.1f} and {mean.high:.1f}" in found.pictures[0].alt
    assert "at random" in written(found.pictures[0].drawing)


def test_likeness_is_not_drawn_where_its_limits_say_nothing(short: Instrument) -> None:
    numbers = spread_evenly(short, 58, appetite=WIDE)
    assert likeness_figure(numbers, short.scales[0], short.response_scale) is None


def test_likeness_has_a_picture_for_each_group_by_alphabet(short: Instrument) -> None:
    found = likeness_figure(spread_evenly(short, 400, groups=2), short.scales[0], short.response_scale)
    assert found is not None
    titles = [written(each.drawing)[0] for each in found.pictures]
    assert titles == ["Everyone, n = 400", "Group 0, n = 200", "Group 1, n = 200"]


def test_a_questionnaire_without_a_middle_answer_is_drawn(tmp_path: Path) -> None:
    file = tmp_path / "even.yaml"
    file.write_text(
        "id: even\ntitle: Even\nversion: '1'\ninvitation: Hello\n"
        "response_scale: {low: 0, labels: [Never, Seldom, Often, Always]}\n"
        "scales: [{id: a, title: One, about: Of it., items: [{id: a_1, text: There is time.}]}]\n",
        encoding="utf-8",
    )
    even = load_instrument(file)
    found = statements_figure(Numbers(made(even, wave(even, {"A": 300}, {"A": 150}))), even.scales[0])
    assert found.table.head == ("Group", "n", "There is time.")  # one statement is no sum of several
    assert len(fields(found.pictures[0].drawing)) == 2
