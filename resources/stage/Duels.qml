// Every option against every other: in the row of one, under the letter of another, how many prefer the first.
import QtQuick

Item {
    id: duels

    required property var theme
    required property var result

    readonly property var rows: result.rows
    readonly property bool few: rows.length <= 3
    readonly property bool many: rows.length > 6
    readonly property bool crowded: many && rows.some(row => row.cells.some(cell => cell.text.length > 2))
    readonly property string role: few ? "lead" : "body"
    readonly property real head: story.height + (many ? 52 : 72) * theme.u
    readonly property real tall: Math.min((few ? 230 : 160) * theme.u, (height - head) / Math.max(1, rows.length))
    readonly property real cell: Math.min((few ? 230 : 170) * theme.u, width * (many ? 0.6 : Math.min(0.54, 0.98 - theme.namesShare(rows))) / Math.max(1, rows.length))
    readonly property real plotLeft: width - cell * rows.length
    readonly property real markWidth: 56 * theme.u

    Story {
        id: story

        chapter: duels.result.round_text
        role: duels.role
        theme: duels.theme
        told: duels.result.told
        width: parent.width
    }
    Repeater {
        model: duels.result.heads.length

        Words {
            required property int index

            color: duels.theme.accent
            font.weight: Font.Bold
            horizontalAlignment: Text.AlignHCenter
            text: duels.result.heads[index]
            theme: duels.theme
            width: duels.cell
            x: duels.plotLeft + index * duels.cell
            y: duels.head - 54 * duels.theme.u
        }
    }
    Repeater {
        model: duels.rows.length

        Item {
            id: row

            required property int index
            readonly property var modelData: duels.rows[index]

            height: duels.tall
            width: duels.width
            y: duels.head + index * duels.tall

            Ground {
                anchors.bottomMargin: 0
                anchors.topMargin: 0
                theme: duels.theme
                visible: row.modelData.first
            }
            Words {
                anchors.verticalCenter: parent.verticalCenter
                color: duels.theme.accent
                font.weight: Font.Bold
                role: duels.role
                text: row.modelData.mark
                theme: duels.theme
            }
            Name {
                font.weight: row.modelData.first ? Font.DemiBold : Font.Normal
                most: duels.role
                room: row.height
                rows: duels.rows
                text: row.modelData.label
                theme: duels.theme
                width: duels.plotLeft - duels.markWidth - duels.theme.tight
                x: duels.markWidth
            }
            Repeater {
                model: row.modelData.cells.length

                Rectangle {
                    id: square

                    required property int index
                    readonly property var modelData: row.modelData.cells[index]
                    readonly property bool won: modelData.state === "won"

                    border.color: duels.theme.edge
                    border.width: modelData.state === "self" ? 0 : Math.max(1, 2 * duels.theme.u)
                    color: won ? duels.theme.accent : modelData.state === "self" ? "transparent" : duels.theme.surface
                    height: row.height - 4 * duels.theme.u
                    radius: 4 * duels.theme.u
                    width: duels.cell - 4 * duels.theme.u
                    x: duels.plotLeft + index * duels.cell + 2 * duels.theme.u
                    y: 2 * duels.theme.u

                    Words {
                        anchors.centerIn: parent
                        color: square.won ? duels.theme.paleInk : duels.theme.inkSoft
                        font.features: {
                            "tnum": 1
                        }
                        font.weight: square.won ? Font.Bold : Font.Normal
                        objectName: "count"
                        role: duels.few ? "prompt" : duels.crowded ? "chrome" : "body"
                        text: square.modelData.text
                        theme: duels.theme
                        wrapMode: Text.NoWrap
                    }
                }
            }
        }
    }
}
