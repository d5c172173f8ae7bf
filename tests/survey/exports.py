"""The exports in this folder: which questionnaire each is of, and what every one of them must be read as.

The same six people gave the same answers in each; none of them exists.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from unlabeled.content.instrument import Instrument, load_instrument

from . import workbooks

FOLDER = Path(__file__).parent / "exports"
ANSWERS = [[3, 0, 2, 0], [3, 3, 2, 1], [0, 4, 5, 2], [2, 2, 2, 2], [4, 0, 4, 0], [1, 3, 3, 4]]
TEAMS = [0, 0, 1, 1, 0, 1]
# What stands in cells that identify somebody or are in their own words.
CANARIES = ("zelda", "quixote", "203.0.113", "kettle", "mail.example", "52.51", "11080522", "anonymous")


@dataclass(frozen=True)
class Export:
    """One export: where it is, whose it is, in which language it was asked, and what it needs to be read."""

    path: str
    tool: str
    language: str = "en"
    by: str | None = None
    mapping: str | None = None
    as_workbook: bool = False

    @property
    def source(self) -> Path:
        """Where its text lies."""
        return FOLDER / self.path

    @property
    def mapping_file(self) -> Path | None:
        """The file that says which column is what."""
        return None if self.mapping is None else FOLDER / self.mapping

    def instrument(self) -> Instrument:
        """The questionnaire that was asked."""
        return load_instrument(FOLDER / "questionnaires" / f"{self.language}.yaml")

    def file(self, folder: Path) -> Path:
        """The file as the tool writes it."""
        if not self.as_workbook:
            return self.source
        return workbooks.written(self.source, folder / f"{self.source.stem}.xlsx")


def _all() -> Iterator[Export]:
    google, microsoft, qualtrics = "Google Forms", "Microsoft Forms", "Qualtrics"
    lime, monkey, typeform, plain = "LimeSurvey", "SurveyMonkey", "Typeform", "a plain table"
    yield Export("google_forms/grids-and-checkboxes.csv", google)
    yield Export("google_forms/grids-and-checkboxes.csv", google, as_workbook=True)
    yield Export("google_forms/linear-scale.csv", google)
    yield Export("google_forms/german-bom-semicolons.csv", google, "de")
    yield Export("google_forms/french-utf16-tabs.csv", google, "fr")
    yield Export("google_forms/spanish.csv", google, "es")
    yield Export("google_forms/japanese.csv", google, "ja")
    yield Export("google_forms/french-mojibake-cr.csv", google, "fr")
    yield Export("microsoft_forms/line-breaks.csv", microsoft, as_workbook=True)
    yield Export("microsoft_forms/likert-and-ranking.csv", microsoft, as_workbook=True)
    yield Export("microsoft_forms/anonymous-ratings.csv", microsoft, as_workbook=True)
    yield Export("microsoft_forms/quiz.csv", microsoft, as_workbook=True)
    for name, language in (("german", "de"), ("french", "fr"), ("spanish", "es"), ("japanese", "ja")):
        yield Export(f"microsoft_forms/{name}.csv", microsoft, language, as_workbook=True)
    yield Export("microsoft_forms/german.csv", microsoft, "de")  # saved as CSV by a spreadsheet
    yield Export("qualtrics/three-rows.csv", qualtrics)
    yield Export("qualtrics/three-rows.csv", qualtrics, as_workbook=True)
    yield Export("qualtrics/three-rows-german.csv", qualtrics, "de")
    yield Export("qualtrics/three-rows-tabs-utf16.tsv", qualtrics, "fr")
    yield Export("qualtrics/three-rows-japanese.csv", qualtrics, "ja")
    yield Export("qualtrics/two-rows.csv", qualtrics)
    yield Export("qualtrics/two-rows-french.csv", qualtrics, "fr")
    yield Export("qualtrics/one-row-numbers.csv", qualtrics, by="Q1")
    yield Export("qualtrics/before-2017.csv", qualtrics)
    yield Export("limesurvey/codes.csv", lime, by="team")
    yield Export("limesurvey/answer-codes.csv", lime, mapping="limesurvey/answer-codes.yaml")
    yield Export("limesurvey/texts.csv", lime)
    yield Export("limesurvey/codes-and-texts.csv", lime)
    yield Export("limesurvey/codes-and-texts.csv", lime, as_workbook=True)
    yield Export("limesurvey/german-texts.csv", lime, "de")
    yield Export("limesurvey/french-both.csv", lime, "fr")
    yield Export("limesurvey/spanish-texts.csv", lime, "es")
    yield Export("limesurvey/japanese-texts.csv", lime, "ja")
    yield Export("limesurvey/both-cr-numbers-and-labels.csv", lime)
    yield Export("surveymonkey/two-rows.csv", monkey)
    yield Export("surveymonkey/two-rows.csv", monkey, as_workbook=True)
    yield Export("surveymonkey/numbers-and-labels.csv", monkey)
    yield Export("surveymonkey/one-row.csv", monkey)
    yield Export("surveymonkey/german-latin1-cr.csv", monkey, "de")
    yield Export("surveymonkey/german-heads-latin1.csv", monkey, "de")
    yield Export("surveymonkey/german-mojibake.csv", monkey, "de")
    yield Export("surveymonkey/french-cp1252-semicolons.csv", monkey, "fr")
    yield Export("surveymonkey/workbook.csv", monkey, "es", as_workbook=True)
    yield Export("typeform/labels.csv", typeform)
    yield Export("typeform/german-matrix.csv", typeform, "de")
    yield Export("typeform/opinion-scale-before-2022.csv", typeform)
    yield Export("typeform/spanish.csv", typeform, "es")
    yield Export("typeform/japanese.csv", typeform, "ja")
    yield Export("plain/ids-and-numbers.csv", plain, by="team")
    yield Export("plain/numbers-and-labels-semicolons.csv", plain)
    yield Export("plain/utf16-without-mark.csv", plain, by="team")
    yield Export("plain/tabs-cr.tsv", plain, by="team")
    yield Export("plain/workbook.csv", plain, "de", as_workbook=True)
    yield Export("plain/other-names.csv", plain, mapping="plain/other-names.yaml")


EXPORTS = tuple(_all())
TALLY = FOLDER / "room" / "sealed.json"
TWO_WAVES = FOLDER / "room" / "two-waves-german.json"
