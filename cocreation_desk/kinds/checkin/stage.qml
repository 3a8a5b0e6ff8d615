// Arriving: a welcome, what to do with one's phone, and how many are here.
import QtQuick
import stage

Scene {
    id: scene

    timeBar: false

    Rectangle {
        color: scene.theme.sunken
        height: scene.height
        width: scene.width * 0.3
        x: scene.width * 0.7 - scene.theme.margin
        y: -72 * scene.theme.u

        Motif {
            anchors.centerIn: parent
            theme: scene.theme
            width: parent.width * 0.62
        }
    }
    Column {
        anchors.left: parent.left
        anchors.verticalCenter: parent.verticalCenter
        spacing: scene.theme.gap
        width: scene.width * 0.7 - 2 * scene.theme.margin

        Words {
            color: scene.theme.accent
            font.weight: Font.DemiBold
            maximumLineCount: 2
            role: "lead"
            text: scene.view.organisation
            theme: scene.theme
            width: parent.width
        }
        Words {
            tracking: -0.02
            font.weight: Font.Bold
            lineHeight: 0.95
            maximumLineCount: 2
            role: "display"
            text: scene.view.title
            theme: scene.theme
            width: parent.width
        }
        Words {
            lineHeight: 1.05
            maximumLineCount: 3
            role: "prompt"
            text: scene.view.prompt
            theme: scene.theme
            width: parent.width
        }
        Words {
            color: scene.theme.inkSoft
            maximumLineCount: 2
            role: "lead"
            text: scene.view.line
            theme: scene.theme
            width: parent.width
        }
        Chip {
            objectName: "counter"
            role: "lead"
            text: scene.view.counter
            theme: scene.theme
        }
    }
}
