// Ideas by impact (upwards) and effort (to the right), each a letter where its medians lie; the words stand beside.
import QtQuick

Item {
    id: quadrant

    required property var theme
    required property var result

    readonly property var rows: result.rows
    readonly property real spot: (rows.length > 6 ? 56 : 72) * theme.u
    readonly property real tall: Math.min((rows.length > 3 ? 170 : 260) * theme.u, (height - (result.legend === "" ? 0 : 60 * theme.u)) / Math.max(1, rows.length))

    Item {
        id: field

        readonly property real inset: quadrant.spot * 0.75

        height: parent.height - 2 * y
        width: parent.width * 0.5
        y: 60 * quadrant.theme.u

        Repeater {
            model: 4

            Rectangle {
                id: corner

                required property int index

                border.color: quadrant.theme.edge
                border.width: 2 * quadrant.theme.u
                color: index === 0 ? quadrant.theme.accentSoft : quadrant.theme.surface
                height: field.height / 2
                width: field.width / 2
                x: index % 2 * width
                y: Math.floor(index / 2) * height

                Words {
                    color: quadrant.theme.inkSoft
                    text: quadrant.result.corners[corner.index]
                    theme: quadrant.theme
                    x: corner.index % 2 ? parent.width - implicitWidth : 0
                    y: corner.index < 2 ? -implicitHeight - 4 * quadrant.theme.u : parent.height + 4 * quadrant.theme.u
                }
            }
        }
        Repeater {
            model: quadrant.rows.length

            Rectangle {
                id: idea

                required property int index
                readonly property var modelData: quadrant.rows[index]

                antialiasing: true
                border.color: quadrant.theme.accent
                border.width: 4 * quadrant.theme.u
                color: modelData.disagree ? quadrant.theme.surface : quadrant.theme.accent
                height: width
                objectName: "spot"
                radius: width / 2
                visible: modelData.placed
                width: quadrant.spot
                // Those on the same spot stand side by side, into the field.
                x: field.inset + (field.width - 2 * field.inset) * modelData.x - width / 2 + modelData.aside % 4 * width * (modelData.x > 0.7 ? -1 : 1)
                y: field.height - field.inset - (field.height - 2 * field.inset) * modelData.y - height / 2 + Math.floor(modelData.aside / 4) * height * (modelData.y > 0.3 ? 1 : -1)

                Words {
                    anchors.centerIn: parent
                    color: idea.modelData.disagree ? quadrant.theme.accent : quadrant.theme.paleInk
                    font.weight: Font.Bold
                    objectName: "count"
                    text: idea.modelData.mark
                    theme: quadrant.theme
                }
            }
        }
        Repeater {
            model: 2

            Words {
                required property int index

                color: quadrant.theme.ink
                font.weight: Font.DemiBold
                text: (index === 0 ? "↑ " : "→ ") + quadrant.result.axes[index]
                theme: quadrant.theme
                wrapMode: Text.NoWrap
                x: (field.width - implicitWidth) / 2
                y: index === 0 ? -implicitHeight - 4 * quadrant.theme.u : field.height + 4 * quadrant.theme.u
            }
        }
    }
    Words {
        color: quadrant.theme.inkSoft
        text: quadrant.result.legend
        theme: quadrant.theme
        visible: text !== ""
        wrapMode: Text.NoWrap
        x: field.width + quadrant.theme.gap
        y: quadrant.height - implicitHeight
    }
    Repeater {
        model: quadrant.rows.length

        Item {
            id: line

            required property int index
            readonly property var modelData: quadrant.rows[index]

            height: quadrant.tall
            width: quadrant.width - x
            x: field.width + quadrant.theme.gap
            y: index * quadrant.tall

            Words {
                anchors.verticalCenter: parent.verticalCenter
                color: quadrant.theme.accent
                font.weight: Font.Bold
                text: line.modelData.mark
                theme: quadrant.theme
            }
            Name {
                most: quadrant.rows.length > 3 ? "body" : "lead"
                room: line.height
                rows: quadrant.rows
                text: line.modelData.label
                theme: quadrant.theme
                width: parent.width - x
                x: 56 * quadrant.theme.u
            }
        }
    }
}
