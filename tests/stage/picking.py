"""What the samples of the stage are written with: views, and a pick between the two languages."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

View = dict[str, Any]
Pick = Callable[[str, str], str]
Samples = dict[str, tuple[str | None, Callable[[Pick], View]]]  # the kind, and its view in the language picked

HERE = Path(__file__).parent
NBSP = "\u00a0"
