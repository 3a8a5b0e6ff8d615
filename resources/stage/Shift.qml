// What changed since the round before: each option in both rounds, and beside it the streams of people that can be told.
import QtQuick

Item {
    id: shift

    required property var theme
    required property var result

    readonly property var rows: result.rows
    readonly property bool streamed: result.streams.length > 0
    readonly property bool aside: streamed || result.by_side.length > 0 || result.why !== ""
    readonly property bool under: aside && !streamed && !crowded // words of few lines, and names that need the width
    readonly property real main: aside && !under ? width * (crowded ? 0.7 : 0.66) : width
    readonly property bool crowded: rows.length > 7
    readonly property real headHeight: under ? 0 : 50 * theme.u
    readonly property real tall: Math.min((rows.length > 3 ? 150 : 220) * theme.u, (height - story.height - headHeight - theme.tight - (under ? box.height + theme.tight : 0)) / Math.max(1, rows.length))
    readonly property real labelWidth: main * (under ? theme.namesShare(rows) : rows.some(row => row.label.length > 60) ? 0.56 : 0.42)
    readonly property real changeWidth: main * 0.12
    readonly property real figures: (crowded ? 28 * Math.max(...rows.map(row => row.before_text.length + row.after_text.length + 2)) : 84) * theme.u
    readonly property real plot: main - labelWidth - changeWidth - figures - 2 * theme.tight

    property real grown: theme.still ? 1 : 0

    NumberAnimation on grown {
        duration: shift.theme.growTime
        easing.type: Easing.OutCubic
        running: !shift.theme.still
        to: 1
    }
    Story {
        id: story

        chapter: shift.result.round_text || ""
        theme: shift.theme
        told: shift.result.told
        width: parent.width
    }
    Row {
        id: heads

        spacing: shift.theme.gap
        x: shift.under ? shift.width - width : shift.labelWidth + shift.theme.tight
        y: shift.under ? (story.height - height) / 2 : story.height + shift.theme.tight

        Repeater {
            model: [
                {
                    text: shift.result.before_text,
                    later: false
                },
                {
                    text: shift.result.after_text,
                    later: true
                }
            ]

            Row {
                id: head

                required property var modelData

                spacing: shift.theme.tight * 0.6

                Rectangle {
                    anchors.verticalCenter: parent.verticalCenter
                    border.color: shift.theme.side(shift.result.sides[0].key).colour
                    border.width: head.modelData.later ? 0 : 4 * shift.theme.u
                    color: head.modelData.later ? shift.theme.side(shift.result.sides[0].key).colour : shift.theme.surface
                    height: 26 * shift.theme.u
                    radius: 4 * shift.theme.u
                    width: 44 * shift.theme.u
                }
                Words {
                    color: shift.theme.inkSoft
                    font.weight: Font.DemiBold
                    text: head.modelData.text
                    theme: shift.theme
                    wrapMode: Text.NoWrap
                }
            }
        }
    }
    Repeater {
        model: shift.rows.length

        Item {
            id: row

            required property int index
            readonly property var modelData: shift.rows[index]
            readonly property color ink: shift.theme.side(shift.result.sides[0].key).colour
            readonly property real thick: Math.min(40 * shift.theme.u, height * 0.34)

            height: shift.tall
            width: shift.main
            y: story.height + shift.theme.tight + shift.headHeight + index * shift.tall

            Words {
                anchors.verticalCenter: parent.verticalCenter
                color: shift.theme.accent
                font.weight: Font.Bold
                text: row.modelData.mark
                theme: shift.theme
                visible: text !== ""
            }
            Name {
                room: row.height
                rows: shift.rows
                text: row.modelData.label
                theme: shift.theme
                width: shift.labelWidth - x
                x: row.modelData.mark !== "" ? 56 * shift.theme.u : 0
            }
            Rectangle {
                id: before

                border.color: row.ink
                border.width: 4 * shift.theme.u
                color: shift.theme.surface
                height: row.thick
                radius: 4 * shift.theme.u
                width: Math.max(8 * shift.theme.u, shift.plot * row.modelData.before * shift.grown)
                x: shift.labelWidth + shift.theme.tight
                y: row.height / 2 - height - 2 * shift.theme.u
            }
            Rectangle {
                id: after

                color: row.ink
                height: row.thick
                radius: 4 * shift.theme.u
                width: Math.max(8 * shift.theme.u, shift.plot * row.modelData.after * shift.grown)
                x: before.x
                y: row.height / 2 + 2 * shift.theme.u
            }
            Words {
                anchors.verticalCenter: before.verticalCenter
                color: shift.theme.inkSoft
                text: row.modelData.before_text
                theme: shift.theme
                visible: !shift.crowded
                wrapMode: Text.NoWrap
                x: before.x + before.width + shift.theme.tight * 0.6
            }
            Words {
                anchors.verticalCenter: shift.crowded ? parent.verticalCenter : after.verticalCenter
                color: shift.theme.side(shift.result.sides[0].key).ink
                font.weight: Font.DemiBold
                objectName: "count"
                text: shift.crowded ? row.modelData.before_text + " → " + row.modelData.after_text : row.modelData.after_text
                theme: shift.theme
                wrapMode: Text.NoWrap
                x: after.x + (shift.crowded ? Math.max(before.width, after.width) : after.width) + shift.theme.tight * 0.6
            }
            Words {
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                color: row.modelData.change_text === "=" ? shift.theme.inkSoft : shift.theme.accent
                font.weight: Font.DemiBold
                horizontalAlignment: Text.AlignRight
                objectName: "change"
                role: shift.crowded ? "body" : "lead"
                text: row.modelData.change_text
                theme: shift.theme
                width: shift.changeWidth
                wrapMode: Text.NoWrap
            }
        }
    }
    Rectangle {
        id: box

        color: shift.theme.sunken
        height: beside.height + 2 * beside.y
        radius: shift.theme.radius
        visible: shift.aside
        width: shift.width - x
        x: shift.under ? 0 : shift.main + shift.theme.gap
        y: shift.under ? shift.height - height : story.height + shift.theme.tight

        Column {
            id: beside

            spacing: shift.under ? 0 : shift.theme.tight
            width: parent.width - 2 * shift.theme.gap
            x: shift.theme.gap
            y: shift.under ? shift.theme.tight : shift.theme.gap

            Repeater {
                model: shift.result.streams

                Item {
                    id: stream

                    required property var modelData

                    height: Math.max(way.implicitHeight, people.implicitHeight)
                    width: beside.width

                    Words {
                        id: way

                        font.weight: Font.DemiBold
                        maximumLineCount: 2
                        packed: true
                        text: stream.modelData.short
                        theme: shift.theme
                        width: parent.width - people.width - shift.theme.tight
                    }
                    Words {
                        id: people

                        anchors.right: parent.right
                        color: shift.theme.accent
                        font.weight: Font.Bold
                        objectName: "stream"
                        text: stream.modelData.text
                        theme: shift.theme
                        wrapMode: Text.NoWrap
                    }
                }
            }
            Repeater {
                model: shift.under ? shift.result.by_side.slice(0, 1).map(() => shift.result.by_side.join("\u2003")) : shift.result.by_side

                Words {
                    required property string modelData

                    color: shift.theme.inkSoft
                    maximumLineCount: shift.crowded ? 9 : 4
                    objectName: "by_side"
                    role: shift.crowded ? "chrome" : "body"
                    text: modelData
                    theme: shift.theme
                    width: beside.width
                }
            }
            Words {
                color: shift.theme.inkSoft
                maximumLineCount: 7
                objectName: "why"
                role: shift.crowded ? "chrome" : "body"
                text: shift.result.why
                theme: shift.theme
                visible: text !== ""
                width: beside.width
            }
        }
    }
}
