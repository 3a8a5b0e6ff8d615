// How many have voted, side by side: never what they voted.
import QtQuick

Column {
    id: turnout

    required property var theme
    required property var lines
    required property string total

    spacing: theme.tight

    Words {
        color: turnout.theme.ink
        font.features: {
            "tnum": 1
        }
        font.weight: Font.DemiBold
        objectName: "turnout"
        role: "lead"
        text: turnout.total
        theme: turnout.theme
        width: parent.width
    }
    Repeater {
        model: turnout.lines.length // not the lines: a vote changes a figure, and must not make new items

        Item {
            id: line

            required property int index
            readonly property var modelData: turnout.lines[index]

            height: 92 * turnout.theme.u
            width: turnout.width

            Mark {
                id: mark

                anchors.verticalCenter: name.verticalCenter
                side: line.modelData.key
                theme: turnout.theme
                visible: turnout.lines.length > 1
            }
            Words {
                id: name

                anchors.left: mark.visible ? mark.right : parent.left
                anchors.leftMargin: mark.visible ? turnout.theme.tight : 0
                anchors.right: figures.left
                anchors.rightMargin: turnout.theme.tight
                color: turnout.theme.side(line.modelData.key).ink
                font.weight: Font.DemiBold
                maximumLineCount: 1
                text: line.modelData.name
                theme: turnout.theme
            }
            Words {
                id: figures

                anchors.right: parent.right
                font.features: {
                    "tnum": 1
                }
                text: line.modelData.text
                theme: turnout.theme
                wrapMode: Text.NoWrap
            }
            Rectangle {
                anchors.top: name.bottom
                anchors.topMargin: 6 * turnout.theme.u
                color: turnout.theme.line
                height: 18 * turnout.theme.u
                radius: height / 2
                width: parent.width

                Rectangle {
                    color: turnout.theme.side(line.modelData.key).colour
                    height: parent.height
                    radius: height / 2
                    visible: line.modelData.n > 0
                    width: line.modelData.of > 0 ? Math.max(height, parent.width * line.modelData.n / line.modelData.of) : 0
                }
            }
        }
    }
}
