// The disc and the square face to face: customers and company, our one ornament.
import QtQuick

Item {
    id: motif

    required property var theme

    implicitHeight: width * 0.5
    implicitWidth: 400 * theme.u

    Rectangle {
        anchors.verticalCenter: parent.verticalCenter
        antialiasing: true
        color: motif.theme.side("customer").colour
        height: width
        radius: width / 2
        width: motif.width * 0.485
    }
    Rectangle {
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        color: motif.theme.side("company").colour
        height: width
        radius: width * 0.02
        width: motif.width * 0.485
    }
}
