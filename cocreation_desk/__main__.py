"""``python -m cocreation_desk`` is the command ``cocreation-desk``."""

from __future__ import annotations

import sys

from cocreation_desk.cli import main

if __name__ == "__main__":
    sys.exit(main())
