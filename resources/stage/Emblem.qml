// A group's shape: an outline in a unit square, filled in its colour.
import QtQuick

Canvas {
    id: emblem

    required property var outline
    required property color colour

    antialiasing: true

    onColourChanged: requestPaint()
    onOutlineChanged: requestPaint()
    onPaint: {
        const pen = getContext("2d");
        pen.reset();
        pen.fillStyle = emblem.colour;
        pen.beginPath();
        emblem.outline.forEach((point, at) => at ? pen.lineTo(point[0] * width, point[1] * height) : pen.moveTo(point[0] * width, point[1] * height));
        pen.closePath();
        pen.fill();
    }
}
