// Thank you, and what happens next, with dates.
import QtQuick
import stage

Scene {
    id: scene

    timeBar: false

    Column {
        id: head

        spacing: scene.theme.tight * 0.5
        width: parent.width

        Words {
            color: scene.theme.accent
            tracking: -0.02
            font.weight: Font.Bold
            lineHeight: 0.95
            maximumLineCount: 2
            role: "display"
            text: scene.view.title
            theme: scene.theme
            width: parent.width - 340 * scene.theme.u
        }
        Whole {
            color: scene.theme.inkSoft
            most: 166 * scene.theme.u
            role: "prompt"
            text: scene.view.prompt
            theme: scene.theme
            width: parent.width - 340 * scene.theme.u
        }
    }
    Motif {
        anchors.right: parent.right
        anchors.verticalCenter: head.verticalCenter
        theme: scene.theme
        width: 280 * scene.theme.u
    }
    Column {
        id: dates

        anchors.bottom: line.visible ? line.top : parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: head.bottom
        anchors.topMargin: scene.theme.gap * 1.4

        Repeater {
            model: scene.view.dates

            Item {
                id: date

                required property var modelData

                height: Math.min(170 * scene.theme.u, dates.height / Math.max(1, scene.view.dates.length))
                width: dates.width

                Rectangle {
                    color: scene.theme.line
                    height: Math.max(1, 2 * scene.theme.u)
                    width: parent.width
                }
                Words {
                    id: when

                    anchors.verticalCenter: parent.verticalCenter
                    color: scene.theme.accent
                    font.weight: Font.DemiBold
                    maximumLineCount: 2
                    role: "lead"
                    text: date.modelData.when
                    theme: scene.theme
                    width: parent.width * 0.36
                }
                Words {
                    anchors.left: when.right
                    anchors.leftMargin: scene.theme.gap
                    anchors.right: parent.right
                    anchors.verticalCenter: parent.verticalCenter
                    maximumLineCount: 2
                    role: "lead"
                    text: date.modelData.what
                    theme: scene.theme
                }
            }
        }
    }
    Words {
        id: line

        anchors.bottom: parent.bottom
        color: scene.theme.inkSoft
        maximumLineCount: 2
        role: "lead"
        text: scene.view.line
        theme: scene.theme
        visible: text !== ""
        width: parent.width
    }
}
