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

        Whole {
            color: scene.theme.accent
            most: 112 * scene.theme.u
            role: "lead"
            text: scene.view.organisation
            theme: scene.theme
            weight: Font.DemiBold
            width: parent.width
        }
        Whole {
            lineHeight: 0.95
            most: 240 * scene.theme.u
            role: "display"
            text: scene.view.title
            theme: scene.theme
            tracking: -0.02
            weight: Font.Bold
            width: parent.width
        }
        Whole {
            lineHeight: 1.05
            most: 196 * scene.theme.u
            role: "prompt"
            text: scene.view.prompt
            theme: scene.theme
            width: parent.width
        }
        Whole {
            color: scene.theme.inkSoft
            most: 112 * scene.theme.u
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
