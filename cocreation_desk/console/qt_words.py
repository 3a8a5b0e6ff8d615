"""Qt's own words, those of its file dialogs, keys and context menus, in the language the console speaks."""

from __future__ import annotations

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from cocreation_desk.domain.text import Language

LOCALES = {"fr": "fr_FR", "en": "en_GB"}


class QtWords(QTranslator):
    """One for the whole application, told again whenever the console changes its language."""

    def speak(self, language: Language) -> None:
        app = QApplication.instance()
        assert app is not None
        app.removeTranslator(self)
        locale = QLocale(LOCALES[language])
        QLocale.setDefault(locale)
        if self.load(locale, "qtbase", "_", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
            app.installTranslator(self)
