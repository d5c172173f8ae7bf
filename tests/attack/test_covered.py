"""Every number in every output file follows from the release, or the whole is refused."""

import base64
import json
import re
from pathlib import Path

import pytest

from unlabeled.attack import AttackError, Known, cover_findings
from unlabeled.content.instrument import load_instrument
from unlabeled.content.risk_appetite import risk_appetite_file
from unlabeled.kit.analyze import Order, analyze
from unlabeled.kit.attacked import RefusedError, refuse_if_found
from unlabeled.kit.covered import known_words
from unlabeled.survey.policy import risk_appetite

DATA = Path(__file__).parents[2] / "data" / "survey"
FILES = ("report.html", "release.csv", "release.json", "audit.json")
PICTURE = re.compile(r"data:image/svg\+xml;base64,([\w+/=]+)")
CELL = re.compile(r"<td>([^<]*\d[^<]*)</td>")


@pytest.fixture(scope="module")
def texts(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What is written of the made-up survey: five groups, two waves."""
    out = tmp_path_factory.mktemp("covered") / "out"
    assert analyze(Order((DATA / "sample.csv",), out)) == 0
    return {name: (out / name).read_text(encoding="utf-8") for name in FILES}


@pytest.fixture(scope="module")
def known() -> Known:
    return known_words(load_instrument(DATA / "instrument.yaml"), risk_appetite(risk_appetite_file()))


def says(texts: dict[str, str], known: Known, **changed: str) -> str:
    names = {"report": "report.html", "audit": "audit.json"}
    return " ".join(
        map(str, cover_findings(texts | {names[key]: text for key, text in changed.items()}, known))
    )


def test_all_that_is_written_of_a_survey_is_accounted_for(texts: dict[str, str], known: Known) -> None:
    assert says(texts, known) == ""


@pytest.mark.parametrize(
    ("before", "planted"),
    [
        ("</main>", "<p>37 people said so.</p></main>"),
        ("</main>", "<p>In Cedar, 3 people disagree.</p></main>"),
        ("</main>", "<p>In Cedar, 47 % are favourable.</p></main>"),
        ("</main>", "<p>One person of 10 is 11 points.</p></main>"),  # it is 10
        ("</main>", "<p>One person of 37 is 2 or 3 points.</p></main>"),  # no group has so many
        ("</main>", "<p>One person of 58 is 1 or 3 points.</p></main>"),
        ("</main>", "<p>Favourable means: “4” or “5”.</p></main>"),  # no labels of this questionnaire
        ("</main>", "<p>In Larch, 10 people answered.</p></main>"),  # as many as in Cedar
        ("</main>", "<p>Every answer but 1.</p></main>"),
        ("</main>", "<!-- 37 --></main>"),
        ("</main>", '<span aria-label="mean 3.37"></span></main>'),
        ("</main>", '<p data-count="37">so</p></main>'),
        ("</main>", "<h2>Everyone, n = 37</h2></main>"),
        ("</caption>", " 3.37</caption>"),
        ("</th>", " (37)</th>"),
        ("</title>", " 37</title>"),
        ("</main>", "<table><tr><td>37</table></main>"),
        ("</main>", "<table><tr><td>Cedar<td>37<tr></table></main>"),
        ("</main>", "<p>Of Cedar, 1 said no.</p></main>"),
        ("</main>", "<p>Of Cedar, 2/3 said no, 1/2 yes, of 7.</p></main>"),
        ('alt="', 'alt="37 of them. '),
        ("</main>", "<p>Of Cedar, n37 said no.</p></main>"),
        ("</main>", "<p>Of Cedar, the 37th said no.</p></main>"),
        ("</main>", "<p>Of Cedar, v1.37.2 said no.</p></main>"),
        ("</main>", "<p>Of Cedar, ³⁷ said no.</p></main>"),
        ("</main>", "<p>Of Cedar, Ⅶ or ⅞ or ⑦ said no.</p></main>"),
        ("</main>", "<?n 37?></main>"),
        ("</main>", "<![CDATA[37]]></main>"),
    ],
)
def test_number_that_is_planted_in_a_report_is_found(
    texts: dict[str, str], known: Known, before: str, planted: str
) -> None:
    changed = texts["report.html"].replace(before, planted, 1)
    assert changed != texts["report.html"]
    assert "which does not follow from the release" in says(texts, known, report=changed)


def test_any_number_of_any_cell_that_is_changed_is_found(texts: dict[str, str], known: Known) -> None:
    cells = list(CELL.finditer(texts["report.html"]))
    assert len(cells) > 100
    foreign = next(str(n) for n in range(37, 100) if not re.search(rf"\b{n}\b", texts["release.csv"]))
    for cell in cells[:: max(len(cells) // 12, 1)]:
        number = re.search(r"\d+(?:\.\d+)?", cell[1])
        assert number
        planted = "3.74" if "." in number[0] else foreign
        start = cell.start(1) + number.start()
        changed = texts["report.html"][:start] + planted + texts["report.html"][start + len(number[0]) :]
        assert planted in says(texts, known, report=changed), cell[0]


def test_number_that_is_drawn_is_read(texts: dict[str, str], known: Known) -> None:
    picture = next(
        each for each in PICTURE.finditer(texts["report.html"]) if b"n = " in base64.b64decode(each[1])
    )
    drawn = base64.b64decode(picture[1]).decode()
    planted = base64.b64encode(re.sub(r"n = \d+", "n = 37", drawn, count=1).encode()).decode()
    changed = texts["report.html"].replace(picture[1], planted, 1)
    assert "prints 37" in says(texts, known, report=changed)


@pytest.mark.parametrize("planted", [".x::after{content:'37 of Cedar'}", ":root{--n:37}"])
def test_style_sheet_that_says_something_is_found(texts: dict[str, str], known: Known, planted: str) -> None:
    changed = texts["report.html"].replace("</style>", f"{planted}</style>", 1)
    assert "style sheet" in says(texts, known, report=changed)
    assert "style sheet" in says(texts, known, report=f"{texts['report.html']}<style>{planted}</style>")


@pytest.mark.parametrize(
    "words", ["One person of 58 is 1 or 2 points.", "in the smallest one one person of 10 is 10 points"]
)
def test_what_one_person_weighs_follows_from_a_published_n(
    texts: dict[str, str], known: Known, words: str
) -> None:
    changed = texts["report.html"].replace("</main>", f"<p>{words}</p></main>", 1)
    assert says(texts, known, report=changed) == ""


@pytest.mark.parametrize(
    "planted",
    [
        '<path d="M37 7"/>',
        "<style>text{x:1}</style>",
        '<g id="n37"/>',
        '<text x="1" y="1" class="n37">so</text>',
    ],
)
def test_drawing_of_more_than_shapes_and_words_is_refused(
    texts: dict[str, str], known: Known, planted: str
) -> None:
    picture = next(PICTURE.finditer(texts["report.html"]))
    drawn = base64.b64decode(picture[1]).decode().replace("</svg>", f"{planted}</svg>")
    changed = texts["report.html"].replace(picture[1], base64.b64encode(drawn.encode()).decode(), 1)
    with pytest.raises(AttackError):
        says(texts, known, report=changed)


@pytest.mark.parametrize(
    "planted",
    [
        "<script>37</script>",
        "<table><tr><td>37",
        '<img src="data:image/png;base64,AAAA">',
        '<p class="n37">so</p>',
        '<p id="n-37">so</p>',
        '<p style="--n:37">so</p>',
        '<a href="#37">so</a>',
        '<p hidden="Ⅶ">so</p>',
        '<svg><path d="M0 0h37"/></svg>',
        '<meta name="n" content="37">',
        '<link rel="icon" href="data:,37">',
        '<meter max="37"></meter>',
    ],
)
def test_what_cannot_be_read_as_words_is_refused(texts: dict[str, str], known: Known, planted: str) -> None:
    with pytest.raises(AttackError):
        says(texts, known, report=texts["report.html"] + planted)


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (("groups", 1, "n"), 37),
        (("groups", 1, "group"), "Cedar 2"),
        (("groups", 1, "detail"), "37 people"),
        (("groups", 1, "detail"), "all but one agree"),
        (("groups", 1, "n"), 10.0),
        (("groups",), []),
        (("unlabeled",), "0.37"),
        (("withholds",), True),
        (("policy", "k"), 3),
        (("rules", 0), "Groups of 3."),
        (("empty_rows",), "2"),
        (("sent_again",), "37 of Cedar"),
        (("instrument", "title"), "37"),
    ],
)
def test_number_that_is_planted_in_the_account_is_found(
    texts: dict[str, str], known: Known, place: tuple[str | int, ...], value: object
) -> None:
    content = json.loads(texts["audit.json"])
    inner = content
    for step in place[:-1]:
        inner = inner[step]
    inner[place[-1]] = value
    assert "audit.json" in says(texts, known, audit=json.dumps(content))


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"mean": 3.7}'])
def test_account_with_fields_that_nobody_knows_is_refused(
    texts: dict[str, str], known: Known, text: str
) -> None:
    with pytest.raises(AttackError):
        says(texts, known, audit=text)


def test_account_that_says_something_twice_is_refused(texts: dict[str, str], known: Known) -> None:
    changed = texts["audit.json"].replace('"policy"', '"rules": ["37 of Cedar"], "policy"', 1)
    with pytest.raises(AttackError):
        says(texts, known, audit=changed)


def test_account_with_one_more_field_is_refused(texts: dict[str, str], known: Known) -> None:
    content = json.loads(texts["audit.json"]) | {"mean": 3.7}
    with pytest.raises(AttackError):
        says(texts, known, audit=json.dumps(content))


@pytest.mark.parametrize("name", ["report.html", "release.csv", "release.json", "audit.json"])
def test_nothing_is_written_with_a_number_planted_in_any_file(texts: dict[str, str], name: str) -> None:
    planted = {
        "report.html": lambda text: text.replace("</main>", "<p>37 of Cedar.</p></main>"),
        "release.csv": lambda text: text.replace(",Cedar,", ",Cedar,", 1).replace(
            ",10,shown", ",37,shown", 1
        ),
        "release.json": lambda text: text.replace('"n": 10', '"n": 37', 1),
        "audit.json": lambda text: text.replace('"n": 10', '"n": 37', 1),
    }
    changed = planted[name](texts[name])
    assert changed != texts[name]
    instrument, appetite = load_instrument(DATA / "instrument.yaml"), risk_appetite(risk_appetite_file())
    refuse_if_found(texts, instrument, appetite)
    with pytest.raises(RefusedError, match="Nothing was written"):
        refuse_if_found(texts | {name: changed}, instrument, appetite)
