// Up to six options and what each side gave them: a bar a side, and the sum of both behind.
import QtQuick

Item {
    id: bars

    required property var theme
    required property var result

    readonly property var rows: result.rows
    readonly property bool few: rows.length <= 3
    readonly property real tall: Math.min((few ? 300 : 190) * theme.u, height / Math.max(1, rows.length))
    readonly property bool marked: result.sides.length > 1
    readonly property int longest: Math.max(1, ...rows.map(row => Math.max(...row.values.map(value => value.text.length))))
    readonly property real figures: ((few ? 38 : 25) * longest + 30) * theme.u
    readonly property real sums: Math.max(0, ...rows.map(row => Math.max(bold.advanceWidth(row.sum_text), plain.advanceWidth(row.people_text))))
    readonly property real sumWidth: sums > 0 ? Math.max(width * (few ? 0.17 : 0.15), sums + theme.gap) : 0
    readonly property real markWidth: 56 * theme.u
    readonly property real labelWidth: width * (rows.some(row => row.label.length > 40) ? 0.47 : 0.4) - markWidth

    property real grown: theme.still ? 1 : 0

    FontMetrics {
        id: bold

        font.family: bars.theme.family
        font.pixelSize: bars.theme.size(bars.few ? "lead" : "body")
        font.weight: Font.Bold
    }
    FontMetrics {
        id: plain

        font.family: bars.theme.family
        font.pixelSize: bars.theme.size("body")
    }
    NumberAnimation on grown {
        duration: bars.theme.growTime
        easing.type: Easing.OutCubic
        running: !bars.theme.still
        to: 1
    }
    Repeater {
        model: bars.rows.length

        Item {
            id: row

            required property int index
            readonly property var modelData: bars.rows[index]
            readonly property real thick: Math.min((bars.few ? 100 : 54) * bars.theme.u, (height - 8 * bars.theme.u) / modelData.values.length)

            height: bars.tall
            width: bars.width
            y: index * bars.tall

            Ground {
                theme: bars.theme
                visible: row.modelData.first
            }
            Words {
                anchors.verticalCenter: parent.verticalCenter
                color: bars.theme.accent
                font.weight: Font.Bold
                role: bars.few ? "lead" : "body"
                text: row.modelData.mark
                theme: bars.theme
            }
            Name {
                font.weight: row.modelData.first ? Font.DemiBold : Font.Normal
                most: bars.few ? "prompt" : "body"
                room: row.height
                rows: bars.rows
                text: row.modelData.label
                theme: bars.theme
                width: bars.labelWidth
                x: bars.markWidth
            }
            Column {
                id: values

                anchors.verticalCenter: parent.verticalCenter
                width: row.width - bars.sumWidth - x
                x: bars.markWidth + bars.labelWidth + bars.theme.gap * 0.75

                Repeater {
                    model: row.modelData.values

                    Bar {
                        required property var modelData

                        figures: bars.figures
                        grown: bars.grown
                        height: row.thick
                        large: bars.few
                        marked: bars.marked
                        theme: bars.theme
                        value: modelData
                        width: values.width
                    }
                }
            }
            Column {
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter

                Words {
                    anchors.right: parent.right
                    color: row.modelData.first ? bars.theme.accent : bars.theme.ink
                    font.features: {
                        "tnum": 1
                    }
                    font.weight: Font.Bold
                    lineHeight: 0.9
                    objectName: "sum"
                    role: bars.few ? "lead" : "body"
                    text: row.modelData.sum_text
                    theme: bars.theme
                    visible: text !== ""
                    wrapMode: Text.NoWrap
                }
                Words {
                    anchors.right: parent.right
                    color: bars.theme.inkSoft
                    lineHeight: 0.9
                    text: row.modelData.people_text
                    theme: bars.theme
                    visible: text !== ""
                    wrapMode: Text.NoWrap
                }
            }
        }
    }
}
