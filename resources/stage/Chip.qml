// A short fact on a ground of its own: a counter, a status.
import QtQuick

Rectangle {
    id: chip

    required property var theme
    required property string text
    property color ink: theme.accent
    property string role: "body"

    color: theme.accentSoft
    implicitHeight: words.implicitHeight + 24 * theme.u
    implicitWidth: words.implicitWidth + 56 * theme.u
    radius: height / 2
    visible: text !== ""

    Words {
        id: words

        anchors.centerIn: parent
        color: chip.ink
        font.features: {
            "tnum": 1
        }
        font.weight: Font.DemiBold
        role: chip.role
        text: chip.text
        theme: chip.theme
        wrapMode: Text.NoWrap
    }
}
