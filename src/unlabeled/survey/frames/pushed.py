"""A table that stays where it is: its aggregates are computed there, and whole numbers come back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import narwhals as nw

from unlabeled.content.instrument import Instrument
from unlabeled.survey.frames.aggregates import Grouped, grouped, moments, nothing
from unlabeled.survey.frames.assembled import Assembly, Names, names_in
from unlabeled.survey.frames.columns import column, columns_at
from unlabeled.survey.frames.quality import pushed_quality
from unlabeled.survey.frames.repeats import last_by_person, without_copies
from unlabeled.survey.frames.values import MOST, Coded, different, too_many
from unlabeled.survey.policy import blueprint
from unlabeled.survey.read.answers import AnswerReader
from unlabeled.survey.read.columns import ColumnPlan
from unlabeled.survey.read.dialect import Column
from unlabeled.survey.read.frame import cell_text
from unlabeled.survey.read.people import refuse_people
from unlabeled.survey.read.table import no_answers
from unlabeled.survey.released import Counted


@dataclass(frozen=True)
class Pushed:
    """A table, which of its columns is what, and how its answers are read.

    Parameters
    ----------
    frame : LazyFrame
        The table, with all its columns.
    columns : sequence of Column
        Their names.
    plan : ColumnPlan
        Which of them is what.
    instrument : Instrument
        The questionnaire that was asked.
    reader : AnswerReader
        Says what a value means.
    called : str
        What to call the table.
    """

    frame: nw.LazyFrame[Any]
    columns: Sequence[Column]
    plan: ColumnPlan
    instrument: Instrument
    reader: AnswerReader
    called: str

    def counted(self) -> Counted:
        """Return the counts of the table.

        Raises
        ------
        UnreadableError
            If an answer is not on its scale, nobody has answered, or the table cannot be counted.
        """
        levels, wave = self._levels, None if self.plan.wave is None else self.plan.wave
        keys = [column(place) for place in (*levels, *([] if wave is None else [wave]))]
        items, plan = self._items(), blueprint(self.instrument)
        narrow = columns_at(self.frame, [*self.plan.items, *levels, *([] if wave is None else [wave])])
        everything = grouped(narrow, keys, items)
        names = {key: self._names(key, everything) for key in keys}
        kept, repeats = self._kept(items, everything, names)
        frame, groups = (narrow, everything) if kept is None else (kept, grouped(kept, keys, items))
        by_wave = None if wave is None else column(wave)
        by_scale = list(moments(frame, by_wave, items, plan))
        assembly = Assembly(
            groups,
            [(column(place), names[column(place)]) for place in levels],
            None if by_wave is None else (by_wave, names[by_wave]),
            by_scale,
        )
        left_out = replace(self.plan.left_out, empty_rows=int(everything.empty.sum()), repeats=repeats)
        answers = pushed_quality(frame, items, [each.values() for each in by_scale], self.instrument)
        return Counted(self.called, left_out, answers, tuple(assembly.waves(plan)))

    @property
    def _levels(self) -> tuple[int, ...]:
        return (*self.plan.outer, *([] if self.plan.group is None else [self.plan.group]))

    def _items(self) -> list[Coded]:
        """Return what the values of each item mean: their different values come here, and how they are coded
        goes there.
        """
        places, none = self.plan.items, len(self.instrument.response_scale.labels)
        found = different(columns_at(self.frame, places), [column(place) for place in places])
        items = []
        for place, item in zip(places, self.instrument.items, strict=True):
            values = found[column(place)]
            if len(values) > MOST:
                raise too_many(item.id)
            codes = self.reader.places([cell_text(value) for value in values], item, self.columns[place])
            by_code: list[list[Any]] = [[] for _ in range(none + 1)]
            for value, code in zip(values, codes, strict=True):
                by_code[code].append(value)
            items.append(Coded(column(place), tuple(map(tuple, by_code))))
        if not any(values for item in items for values in item.values[:none]):
            raise no_answers(Path(self.called))
        return items

    def _names(self, key: str, groups: Grouped) -> Names:

        texts = [cell_text(value) for value in groups.keys.column(key).to_pylist()]
        name = next(each.name for place, each in enumerate(self.columns) if column(place) == key)
        refuse_people(texts, name)
        return names_in(texts, groups.rows)

    def _kept(
        self, items: Sequence[Coded], everything: Grouped, names: Mapping[str, Names]
    ) -> tuple[nw.LazyFrame[Any] | None, int]:
        """Return the rows to count, or None where all count, and how many rows somebody sent again."""
        plan = self.plan
        if plan.person is not None:
            places = (*plan.items, *self._levels, plan.wave, plan.person, plan.time)
            wanted = [place for place in dict.fromkeys(places) if place is not None]
            answered = columns_at(self.frame, wanted).filter(~nothing(items))
            time = None if plan.time is None else column(plan.time)
            return last_by_person(answered, column(plan.person), time, self._wave(everything, names))
        if plan.time is not None:  # only whole rows tell what was sent twice
            answered = columns_at(self.frame, range(len(self.columns))).filter(~nothing(items))
            every = [column(place) for place in range(len(self.columns))]
            return without_copies(answered, every, column(plan.time))
        return None, 0

    def _wave(self, everything: Grouped, names: Mapping[str, Names]) -> nw.Expr:
        """Return each row's wave as a number: "Spring" and "spring " are one."""
        if self.plan.wave is None:
            return nw.lit(0, nw.Int64)
        key = column(self.plan.wave)
        coded = names[key].coded(key, everything.keys.column(key).to_pylist())
        return coded.place()
