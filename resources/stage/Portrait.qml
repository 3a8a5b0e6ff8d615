// Somebody's picture, or their initials where there is none.
import QtQuick

Item {
    id: portrait

    required property var theme
    required property string photo
    required property string initials

    height: width

    Rectangle {
        anchors.fill: parent
        color: portrait.theme.accentSoft
        radius: portrait.theme.radius
        visible: picture.status !== Image.Ready

        Words {
            anchors.centerIn: parent
            color: portrait.theme.accent
            font.pixelSize: Math.max(portrait.theme.size("body"), 0.34 * portrait.width)
            font.weight: Font.DemiBold
            text: portrait.initials
            theme: portrait.theme
        }
    }
    Image {
        id: picture

        anchors.fill: parent
        fillMode: Image.PreserveAspectCrop
        mipmap: true
        smooth: true
        source: portrait.photo === "" ? "" : "image://portrait/" + portrait.photo
        sourceSize: Qt.size(portrait.width, portrait.height)
    }
}
