// A step that has no picture of its own: its name and what is asked.
import QtQuick
import stage

Scene {
    id: scene

    Column {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        spacing: scene.theme.gap

        Rectangle {
            color: scene.theme.accent
            height: 10 * scene.theme.u
            width: 120 * scene.theme.u
        }
        Words {
            tracking: -0.02
            font.weight: Font.Bold
            lineHeight: 0.95
            maximumLineCount: 3
            role: "display"
            text: scene.view.title
            theme: scene.theme
            width: parent.width
        }
        Words {
            color: scene.theme.inkSoft
            lineHeight: 1.05
            maximumLineCount: 4
            role: "prompt"
            text: scene.view.prompt
            theme: scene.theme
            width: parent.width
        }
    }
}
