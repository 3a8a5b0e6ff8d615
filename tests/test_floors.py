"""The floors are asked of every folder: import-linter passes by, in silence, where there is no ``__init__.py``."""

from __future__ import annotations

from pathlib import Path

import cocreation_desk


def test_every_folder_with_code_is_a_package() -> None:
    folders = {file.parent for file in Path(cocreation_desk.__file__).parent.rglob("*.py")}

    assert [folder.name for folder in folders if not (folder / "__init__.py").is_file()] == []
