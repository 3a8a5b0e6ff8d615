// The rules of the game: one sentence at a time, or all of them.
import QtQuick
import stage

Scene {
    id: scene

    readonly property bool alone: typeof view.at === "number"
    readonly property bool long_: view.sentences.some(sentence => sentence.length > 56)

    timeBar: false

    Heading {
        id: heading

        overline: scene.alone ? scene.view.title : ""
        text: scene.alone ? "" : scene.view.title
        theme: scene.theme
        width: parent.width
    }
    Row {
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.verticalCenter: parent.verticalCenter
        spacing: scene.theme.margin * 0.6
        visible: scene.alone

        Words {
            id: number

            color: scene.theme.accent
            font.weight: Font.Bold
            lineHeight: 0.8
            role: "figure"
            text: scene.alone ? scene.view.at + 1 : ""
            theme: scene.theme
        }
        Words {
            tracking: -0.015
            font.weight: Font.DemiBold
            lineHeight: 1
            maximumLineCount: 5
            role: "display"
            text: scene.alone ? scene.view.sentences[scene.view.at] : ""
            theme: scene.theme
            width: scene.area.width - number.width - parent.spacing
        }
    }
    Column {
        id: list

        readonly property real tall: height / Math.max(1, scene.view.sentences.length)

        anchors.bottom: line.visible ? line.top : parent.bottom
        anchors.left: parent.left
        anchors.right: parent.right
        anchors.top: heading.bottom
        anchors.topMargin: scene.theme.gap
        visible: !scene.alone

        Repeater {
            model: scene.alone ? [] : scene.view.sentences

            Item {
                id: sentence

                required property string modelData
                required property int index

                height: Math.min(list.tall, 180 * scene.theme.u)
                width: list.width

                Rectangle {
                    color: scene.theme.line
                    height: Math.max(1, 2 * scene.theme.u)
                    visible: sentence.index > 0
                    width: parent.width
                }
                Words {
                    id: order

                    anchors.verticalCenter: parent.verticalCenter
                    color: scene.theme.accent
                    font.weight: Font.Bold
                    role: "prompt"
                    text: sentence.index + 1
                    theme: scene.theme
                    width: 96 * scene.theme.u
                }
                Words {
                    anchors.bottom: parent.bottom
                    anchors.left: order.right
                    anchors.right: parent.right
                    anchors.top: parent.top
                    fontSizeMode: Text.Fit
                    role: scene.long_ ? "lead" : "prompt"
                    text: sentence.modelData
                    theme: scene.theme
                    verticalAlignment: Text.AlignVCenter
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
