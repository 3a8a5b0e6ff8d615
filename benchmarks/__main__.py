"""``python -m benchmarks``: the phones with 200 and 1000 of them, then the stage."""

from __future__ import annotations

import sys

from benchmarks import phones, stage_fps

if __name__ == "__main__":
    sys.exit(phones.main([]) or stage_fps.main([]))
