// Options judged in grades, best grade at the left; where the median line cuts a bar is its majority grade.
import QtQuick

Item {
    id: judged

    required property var theme
    required property var result

    readonly property var rows: result.rows
    readonly property bool few: rows.length <= 3
    readonly property bool many: rows.length > 6
    readonly property string role: few ? "lead" : "body"
    readonly property real between: theme.tight * (many ? 0.5 : 1)
    readonly property real head: story.height + between + key.height + between * (result.median ? 1.5 : 0.5)
    readonly property real tall: Math.min((few ? 260 : 180) * theme.u, (height - head - (result.median ? 6 : 0) * theme.u) / Math.max(1, rows.length))
    readonly property real markWidth: 56 * theme.u
    readonly property real plotLeft: width * theme.namesShare(rows)
    readonly property real verdictWidth: rows.some(row => row.verdict !== "") ? width * (rows.some(row => row.verdict.length > 4) ? 0.17 : 0.08) : 0
    readonly property real plotWidth: width - plotLeft - verdictWidth

    property real grown: theme.still ? 1 : 0

    NumberAnimation on grown {
        duration: judged.theme.growTime
        easing.type: Easing.OutCubic
        running: !judged.theme.still
        to: 1
    }
    Story {
        id: story

        chapter: judged.result.round_text
        role: judged.role
        theme: judged.theme
        told: judged.result.told
        width: parent.width
    }
    Flow {
        id: key

        spacing: 26 * judged.theme.u
        width: parent.width
        y: story.height + judged.between

        Repeater {
            model: judged.result.grades.length

            Row {
                id: grade

                required property int index
                readonly property var modelData: judged.result.grades[judged.result.grades.length - 1 - index]

                spacing: 10 * judged.theme.u

                Rectangle {
                    anchors.verticalCenter: parent.verticalCenter
                    border.color: judged.theme.edge
                    border.width: 2 * judged.theme.u
                    color: judged.theme.grades[grade.modelData.tone].tone
                    height: width
                    radius: 4 * judged.theme.u
                    width: 32 * judged.theme.u
                }
                Words {
                    color: judged.theme.inkSoft
                    objectName: "grade"
                    role: judged.many ? "chrome" : "body"
                    text: grade.modelData.label
                    theme: judged.theme
                    wrapMode: Text.NoWrap
                }
            }
        }
    }
    Repeater {
        model: judged.rows.length

        Item {
            id: row

            required property int index
            readonly property var modelData: judged.rows[index]

            height: judged.tall
            width: judged.width
            y: judged.head + index * judged.tall

            Ground {
                theme: judged.theme
                visible: row.modelData.first
            }
            Words {
                anchors.verticalCenter: parent.verticalCenter
                color: judged.theme.accent
                font.weight: Font.Bold
                role: judged.role
                text: row.modelData.mark
                theme: judged.theme
            }
            Name {
                font.weight: row.modelData.first ? Font.DemiBold : Font.Normal
                most: judged.role
                room: row.height
                rows: judged.rows
                text: row.modelData.label
                theme: judged.theme
                width: judged.plotLeft - judged.markWidth - judged.theme.tight
                x: judged.markWidth
            }
            Row {
                anchors.verticalCenter: parent.verticalCenter
                x: judged.plotLeft

                Repeater {
                    model: row.modelData.segments.length

                    Rectangle {
                        id: segment

                        required property int index
                        readonly property var modelData: row.modelData.segments[index]
                        readonly property var look: judged.theme.grades[judged.result.grades[modelData.grade].tone]

                        border.color: judged.theme.edge
                        border.width: 2 * judged.theme.u
                        color: look.tone
                        height: Math.min((judged.few ? 120 : 88) * judged.theme.u, row.height - 8 * judged.theme.u)
                        visible: modelData.count > 0
                        width: judged.plotWidth * modelData.share * judged.grown

                        Words {
                            // Beside the median line, never under it.
                            readonly property real line: judged.result.median ? judged.plotWidth / 2 - segment.x : -1
                            readonly property bool cut: line > 0 && line < segment.width
                            readonly property bool before: cut && line > segment.width / 2
                            readonly property real free: (cut ? Math.max(line, segment.width - line) - 6 * judged.theme.u : segment.width) - 8 * judged.theme.u

                            anchors.verticalCenter: parent.verticalCenter
                            color: segment.look.ink
                            font.weight: Font.DemiBold
                            objectName: "count"
                            text: segment.modelData.text
                            theme: judged.theme
                            visible: implicitWidth < free
                            x: before || !cut ? (segment.width - (cut ? segment.width - line : 0) - implicitWidth) / 2 : (line + segment.width - implicitWidth) / 2
                            wrapMode: Text.NoWrap
                        }
                    }
                }
            }
            Words {
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                color: judged.theme.accent
                font.weight: Font.Bold
                horizontalAlignment: Text.AlignRight
                objectName: "verdict"
                text: row.modelData.verdict
                theme: judged.theme
                width: judged.verdictWidth - judged.theme.tight
                wrapMode: Text.NoWrap
            }
        }
    }
    Rectangle {
        border.color: judged.theme.surface
        border.width: 2 * judged.theme.u
        color: judged.theme.ink
        height: judged.rows.length * judged.tall + 20 * judged.theme.u
        objectName: "median"
        visible: judged.result.median
        width: 9 * judged.theme.u
        x: judged.plotLeft + judged.plotWidth / 2 - width / 2
        y: judged.head - 10 * judged.theme.u
    }
}
