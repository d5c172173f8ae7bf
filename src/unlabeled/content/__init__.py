"""Content as data: find it, load it, check it, freeze it.

Everything people read in a widget comes from YAML under `data/`. A mistake there is named by file,
line and field, so that wording can be changed by somebody who never opens a Python file.
"""

from unlabeled.content.errors import ContentError
from unlabeled.content.folder import data_folder, kit_folder
from unlabeled.content.load import Content, load

__all__ = ["Content", "ContentError", "data_folder", "kit_folder", "load"]
