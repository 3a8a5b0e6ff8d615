// The shape of a side: a disc for customers, a square for the company; hollow for a prediction.
import QtQuick

Rectangle {
    required property var theme
    required property string side
    property bool hollow: false
    readonly property var look: theme.side(side)

    antialiasing: true
    border.color: look.colour
    border.width: hollow ? Math.max(2, width * 0.16) : 0
    color: hollow ? theme.surface : look.colour
    height: width
    radius: side === "company" ? width * 0.08 : width / 2
    width: 30 * theme.u
}
