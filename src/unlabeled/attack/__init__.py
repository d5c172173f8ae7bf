"""The attacker: reads what was published, as it was printed, and says what it gives away of whom.

It shares no code with the protection. What it knows beside the printed numbers: how many people are in each
group, the bounds of the scale, the printed rules, earlier publications, and any one member's own answer.
"""

from unlabeled.attack.columns import columns_of_csv
from unlabeled.attack.constants import Known
from unlabeled.attack.covered import cover_findings
from unlabeled.attack.facts import AttackError, Finding, Scale
from unlabeled.attack.files import attack_files
from unlabeled.attack.run import attack_release
from unlabeled.attack.several import attack_texts
from unlabeled.attack.together import lie_in_one_another

__all__ = [
    "AttackError",
    "Finding",
    "Known",
    "Scale",
    "attack_files",
    "attack_release",
    "attack_texts",
    "columns_of_csv",
    "cover_findings",
    "lie_in_one_another",
]
