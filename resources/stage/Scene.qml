// What every picture on the stage stands on: the ground, the margins, and what it is given.
import QtQuick

Item {
    id: scene

    required property var view // what stage() said; one picture's view never changes its shape
    required property var theme
    required property var chrome // session, clock, join, timer: changes every second

    property bool bare: false // without the line at the foot
    property bool dense: false // a result that needs every line: bare, with narrow margins
    property bool full: false // a dense one of many rows: as much of the picture as there is
    property bool timeBar: true // the thin line of time at the very bottom
    property color ground: theme.paper
    readonly property alias area: area

    default property alias content: area.data

    Rectangle {
        anchors.fill: parent
        color: scene.ground
    }
    Item {
        id: area

        anchors.fill: parent
        anchors.leftMargin: scene.theme.margin
        anchors.rightMargin: scene.theme.margin
        anchors.topMargin: (scene.full ? 36 : scene.dense ? 52 : 72) * scene.theme.u
        anchors.bottomMargin: scene.dense ? (scene.full ? 28 : 44) * scene.theme.u : scene.bare ? 72 * scene.theme.u : scene.theme.foot + scene.theme.tight
    }
}
