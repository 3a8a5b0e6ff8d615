"""Qt's own words (its dialogs, its context menus) in the language of the console."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QObject, QTranslator

from cocreation_desk.domain.text import Language

ANY = ("QPlatformTheme", "Cancel")


class QtWords(QObject):
    """Qt speaks English by itself; French comes from the catalogue it is shipped with. Make one before any stage."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._french = QTranslator(self)
        self._french.load("qtbase_fr", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
        # Only the first question asks the interpreter whether Python answers it: asked by QML's loading thread, which
        # the Qt thread waits for, it would wait for ever.
        QCoreApplication.installTranslator(self._french)
        QCoreApplication.translate(*ANY)
        self.fall_silent()

    def fall_silent(self) -> None:
        """Leave Qt as it was found."""
        QCoreApplication.removeTranslator(self._french)

    def speak(self, language: Language) -> None:
        self.fall_silent()
        if language == "fr":
            QCoreApplication.installTranslator(self._french)
