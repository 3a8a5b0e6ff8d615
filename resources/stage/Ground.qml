// The ground under a row that stands out: who wins, with a stroke at the edge that a pale projector shows too; who leaves, sunken.
import QtQuick

Rectangle {
    id: ground

    required property var theme
    property bool first: true

    anchors.bottomMargin: 2 * theme.u
    anchors.fill: parent
    anchors.leftMargin: -theme.gap * 0.75
    anchors.rightMargin: -theme.gap * 0.75
    anchors.topMargin: 2 * theme.u
    color: first ? theme.accentSoft : theme.sunken
    radius: first ? 0 : theme.radius

    Rectangle {
        color: ground.theme.accent
        height: parent.height
        objectName: "stroke"
        visible: ground.first
        width: 8 * ground.theme.u
    }
}
