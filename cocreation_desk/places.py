"""Where our own things lie on this computer: what we ship, and what we keep for next time."""

from __future__ import annotations

import os
import sys
from functools import cache
from pathlib import Path

from platformdirs import user_cache_path, user_data_path

APP = "cocreation-desk"


@cache
def _resources() -> Path:
    """A frozen bundle, an installed wheel and a source checkout each keep ``resources`` somewhere else."""
    package = Path(__file__).resolve().parent
    bundle = Path(getattr(sys, "_MEIPASS", package.parent))
    for folder in (package / "resources", bundle / "resources", package.parent / "resources"):
        if (folder / "locale").is_dir():
            return folder
    raise FileNotFoundError(f"no resources beside {package}: the installation is incomplete")


def resource(*parts: str) -> Path:
    """A file we ship, such as ``resource("locale", "fr", "room.po")``."""
    return _resources().joinpath(*parts)


def cache_folder() -> Path:
    """What can be made again, kept to save time. ``COCREATION_DESK_CACHE`` puts it elsewhere."""
    chosen = os.environ.get("COCREATION_DESK_CACHE")
    folder = Path(chosen) if chosen else user_cache_path(APP, appauthor=False)
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def data_folder() -> Path:
    """What this facilitator's app remembers: recent programmes, windows, log. ``COCREATION_DESK_DATA`` moves it."""
    chosen = os.environ.get("COCREATION_DESK_DATA")
    folder = Path(chosen) if chosen else user_data_path(APP, appauthor=False)
    folder.mkdir(parents=True, exist_ok=True)
    return folder
