// Adopted or not, and no figure that could say who voted what.
import QtQuick

Item {
    id: verdict

    required property var theme
    required property var result

    readonly property color ink: result.passes ? theme.ok : theme.stop

    Rectangle {
        anchors.verticalCenter: parent.verticalCenter
        color: verdict.result.passes ? verdict.theme.okSoft : verdict.theme.stopSoft
        height: words.implicitHeight + 4 * verdict.theme.gap
        radius: verdict.theme.radius
        width: parent.width

        Words {
            id: words

            anchors.centerIn: parent
            color: verdict.ink
            font.weight: Font.Bold
            horizontalAlignment: Text.AlignHCenter
            maximumLineCount: 2
            objectName: "count"
            role: "display"
            text: [verdict.result.sign, verdict.result.outcome].filter(word => word !== "").join("  ")
            theme: verdict.theme
            width: parent.width - 2 * verdict.theme.gap
        }
    }
}
