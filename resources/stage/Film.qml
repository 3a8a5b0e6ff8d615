// The film's picture: the graphics card's own item where there is one, ours where there is none.
import QtQuick

Loader {
    required property var theme

    source: theme.software ? Qt.resolvedUrl("FilmPainted.qml") : Qt.resolvedUrl("FilmOutput.qml")
}
