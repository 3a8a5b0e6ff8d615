// Somebody speaks: who, as what, about what. The time is only a thin line.
import QtQuick
import stage

Scene {
    id: scene

    readonly property bool named: view.speaker !== ""

    Column {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        spacing: scene.theme.gap

        Words {
            color: scene.theme.accent
            font.weight: Font.DemiBold
            maximumLineCount: 2
            role: "lead"
            text: scene.view.title
            theme: scene.theme
            visible: scene.named
            width: parent.width
        }
        Words {
            tracking: -0.02
            font.weight: Font.Bold
            lineHeight: 0.95
            maximumLineCount: 3
            role: "display"
            text: scene.named ? scene.view.speaker : scene.view.title
            theme: scene.theme
            width: parent.width
        }
        Words {
            maximumLineCount: 2
            role: "prompt"
            text: scene.view.role
            theme: scene.theme
            visible: text !== ""
            width: parent.width
        }
        Rectangle {
            color: scene.theme.accent
            height: 8 * scene.theme.u
            width: 120 * scene.theme.u
        }
        Words {
            color: scene.theme.inkSoft
            maximumLineCount: 3
            role: scene.named ? "lead" : "prompt"
            text: scene.view.prompt
            theme: scene.theme
            width: parent.width
        }
    }
}
