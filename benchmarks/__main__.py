"""`make bench`: every table, one after the other."""

from benchmarks import survey
from benchmarks.table import print_table

print_table("The survey, medians of 3 in processes of their own", survey.measurements())
