// A group's shape: an outline in a unit square, filled in its colour.
import QtQuick
import QtQuick.Shapes

Shape {
    id: emblem

    required property var outline
    required property color colour

    antialiasing: true

    ShapePath {
        fillColor: emblem.colour
        strokeColor: "transparent"
        strokeWidth: -1

        PathPolyline {
            path: emblem.outline.map(point => Qt.point(point[0] * emblem.width, point[1] * emblem.height))
        }
    }
}
