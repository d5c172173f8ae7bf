"""The bibliography: what stands in it, and what its reader refuses."""

import re
from pathlib import Path

import pytest

import unlabeled
from unlabeled.content import ContentError, data_folder
from unlabeled.content.references import examine_references, load_references

WORK = """@article{malhotra2002,
  author = {Malhotra, Deepak and Murnighan, J. Keith},
  year = {2002},
  title = {The effects of contracts},
  kind = {Experiments},
  finding = {Trust fell.},
  limit = {Strangers.},
  confirmed = {repository}
}
"""


def written(folder: Path, text: str) -> Path:
    file = folder / "references.bib"
    file.write_text(text, "utf-8")
    return file


PRINTED = {  # what stands in a citation, and how `unconfirmed` speaks of it
    "author": r"\bauthors?\b",
    "year": r"\byear\b",
    "title": r"\btitle\b",
    "journal": r"\bjournal\b",
    "volume": r"\bvolume\b",
    "number": r"\bissue\b",
    "pages": r"\bpages\b",
    "doi": r"\bDOI\b",
}


@pytest.mark.parametrize("field", ["kind", "finding", "limit", "confirmed"])
def test_every_work_says_what_it_carries_and_what_confirmed_it(tmp_path: Path, field: str) -> None:
    with pytest.raises(ContentError, match=rf"malhotra2002\.{field}: This field is missing"):
        load_references(written(tmp_path, re.sub(rf"  {field} = .*\n", "", WORK)))
    assert all(getattr(work, field) for work in load_references().values())


@pytest.mark.parametrize("field", PRINTED)
def test_no_field_that_is_printed_is_unconfirmed(field: str) -> None:
    for work in load_references().values():
        said = re.search(PRINTED[field], work.unconfirmed or "")
        assert not (said and getattr(work, field)), work.key


@pytest.mark.parametrize(
    "doi", ["10.1/x", "doi:10.1037/x", "https://doi.org/10.1037/x", "10.1037/", "10.1037/a b", "10.1037/x."]
)
def test_a_doi_that_is_not_well_formed_is_refused(tmp_path: Path, doi: str) -> None:
    with pytest.raises(ContentError, match=r"malhotra2002\.doi"):
        load_references(written(tmp_path, WORK.replace("  year", f"  doi = {{{doi}}},\n  year")))


def test_every_doi_in_the_code_is_that_of_a_work_in_the_file() -> None:
    known = {work.doi for work in load_references().values()}
    for file in Path(unlabeled.__file__).parent.rglob("*.py"):
        found = re.findall(r"doi\.org/(10\.[^\s\"'`)>{]+)", file.read_text("utf-8"))
        assert {doi.rstrip(".,;") for doi in found} <= known, file.name


def test_each_doi_belongs_to_one_work_only() -> None:
    dois = [work.doi for work in load_references().values() if work.doi]
    assert len({doi.casefold() for doi in dois}) == len(dois)


def test_a_work_without_a_doi_says_so_or_is_no_article() -> None:
    for work in load_references().values():
        assert work.doi or "DOI" in (work.unconfirmed or ""), work.key


def test_the_file_holds_no_working_notes() -> None:
    text = (data_folder() / "references.bib").read_text("utf-8")
    assert not re.search(r"CURRICULUM|SURVEY SPEC|TODO|XXX", text)


def test_authors_are_named_as_in_a_sentence(tmp_path: Path) -> None:
    def named(author: str) -> str:
        text = WORK.replace("Malhotra, Deepak and Murnighan, J. Keith", author)
        return load_references(written(tmp_path, text))["malhotra2002"].surnames

    assert named("Slovic, Paul") == "Slovic"
    assert named("Ragins, Belle Rose and Cotton, John L. and Miller, Janice S.") == "Ragins, Cotton & Miller"
    assert named("A, A and B, B and C, C and D, D") == "A et al."
    assert named("Yurek, L. A. and others") == "Yurek et al."
    assert named("{EU-Dap Study Group}") == "EU-Dap Study Group"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (WORK + WORK, "line 10, malhotra2002: This key stands here twice"),
        (WORK.replace("year = {2002}", "year = {MMII}"), "line 3, malhotra2002.year"),
        (WORK.replace("  limit = {Strangers.},\n", ""), "malhotra2002.limit"),
        (WORK.replace("  year", "  doi = {https://doi.org/10.1/x},\n  year"), "malhotra2002.doi"),
        (WORK.replace("  year", "  colour = {red},\n  year"), "malhotra2002.colour"),
        (WORK.replace("{2002},", "2002,"), "line 3, malhotra2002: Write one"),
        (
            WORK.replace("  year = {2002},", "  year = {2002},\n  year = {2003},"),
            "line 4, malhotra2002: Write one",
        ),
        (WORK[:-2], "This entry has no end"),
        ("a line of prose\n", "line 1: Write one"),
    ],
)
def test_a_mistake_is_named_by_file_line_and_field(tmp_path: Path, text: str, says: str) -> None:
    with pytest.raises(ContentError, match=re.escape(says)) as error:
        load_references(written(tmp_path, text))
    assert error.value.file.name == "references.bib"


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(ContentError, match="There is no such file"):
        load_references(tmp_path / "references.bib")


def test_all_mistakes_of_the_file_are_named_when_asked_for(tmp_path: Path) -> None:
    second = WORK.replace("malhotra2002", "slovic1993").replace("{2002}", "{MCM}")
    works, mistakes = examine_references(written(tmp_path, f"prose\n{WORK.replace('kind', 'sort')}{second}"))
    assert [(one.line, one.field) for one in mistakes] == [
        (1, ""), (2, "malhotra2002.kind"), (6, "malhotra2002.sort"), (13, "slovic1993.year"),
    ]  # fmt: skip
    assert works == {}
