"""`python -m unlabeled.cli`."""

import sys

from unlabeled.cli import main

if __name__ == "__main__":
    sys.exit(main())
