"""What the console remembers from one evening to the next: recent programmes, places of windows, its language."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings
from PySide6.QtWidgets import QWidget

from cocreation_desk.domain.text import Language, language

MOST_RECENT = 8


class Memory:
    """In an ini file of its own, handed in: a test, a rehearsal and a real evening do not mix."""

    def __init__(self, file: Path) -> None:
        self._settings = QSettings(str(file), QSettings.Format.IniFormat)

    @property
    def language(self) -> Language | None:
        try:
            return language(str(self._settings.value("language", "")))
        except ValueError:
            return None

    def speak(self, chosen: Language) -> None:
        self._settings.setValue("language", chosen)

    def recent(self) -> list[Path]:
        """Programmes opened lately, the last first; those that have moved away are left out."""
        kept = self._settings.value("recent", [])
        names = [kept] if isinstance(kept, str) else list(kept) if isinstance(kept, list) else []
        return [Path(name) for name in names if Path(name).is_file()]

    def opened(self, file: Path) -> None:
        file = file.absolute()
        others = [str(each) for each in self.recent() if each != file]
        self._settings.setValue("recent", [str(file), *others][:MOST_RECENT])

    def forget(self, file: Path) -> None:
        self._settings.setValue("recent", [str(each) for each in self.recent() if each != file])

    def keep_place(self, name: str, window: QWidget) -> None:
        self._settings.setValue(f"place/{name}", window.saveGeometry())

    def put_back(self, name: str, window: QWidget) -> bool:
        """Where the window was the last time, if it still fits on a screen."""
        kept = self._settings.value(f"place/{name}")
        return isinstance(kept, QByteArray) and window.restoreGeometry(kept)

    def keep(self, name: str, value: str) -> None:
        self._settings.setValue(name, value)

    def kept(self, name: str, default: str = "") -> str:
        return str(self._settings.value(name, default))
