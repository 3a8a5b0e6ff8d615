"""``python -m benchmarks``: the phones with 200 and 1000 of them, then the stage."""

from __future__ import annotations

import sys

from benchmarks.phones import main as measure_phones
from benchmarks.stage_fps import main as measure_stage

if __name__ == "__main__":
    sys.exit(measure_phones([]) or measure_stage([]))
