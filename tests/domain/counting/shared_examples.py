"""Real elections and published examples that lie beside the project, where they are."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

FOLDER = Path(__file__).parents[4] / "shared" / "examples"


def shared(name: str) -> dict[str, Any]:
    """The example of that name, or nothing where the folder is not there: parametrized tests are then skipped."""
    path = FOLDER / f"{name}.json"
    return dict(json.loads(path.read_text(encoding="utf-8"))) if path.is_file() else {}


def shared_or_skip(name: str) -> dict[str, Any]:
    example = shared(name)
    if not example:
        pytest.skip(f"no {name} beside the project")
    return example
