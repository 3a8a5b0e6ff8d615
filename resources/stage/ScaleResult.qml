// The heart of the evening: what customers answered, a dot a person, against what the company predicted.
import QtQuick

Item {
    id: chart

    required property var theme
    required property var result

    readonly property string answering: result.sides[0].key
    readonly property string foretelling: result.sides.length > 1 ? result.sides[1].key : "company"
    readonly property bool predicted: result.legend.predicted !== ""
    readonly property real plotLeft: width * 0.465
    readonly property real plotWidth: width * (predicted ? 0.3 : 0.42)
    readonly property real slot: plotWidth / result.steps
    readonly property real tableLeft: plotLeft + plotWidth + 16 * theme.u
    readonly property real cell: (width - tableLeft) / (predicted ? 3 : 1)
    readonly property real tall: Math.min((result.rows.length > 3 ? 160 : 220) * theme.u, (height - head.height) / Math.max(1, result.rows.length))
    readonly property int most: Math.max(1, ...result.rows.map(row => Math.max(0, ...row.counts)))
    readonly property bool dotted: most <= 12

    property real grown: theme.still ? 1 : 0

    // Where a value stands on the axis, in this item's coordinates.
    function at(value: real): real {
        return plotLeft + slot * (value - 0.5);
    }

    NumberAnimation on grown {
        duration: chart.theme.growTime
        easing.type: Easing.OutCubic
        running: !chart.theme.still
        to: 1
    }
    Item {
        id: head

        readonly property bool long_: (chart.result.anchors[0].length + chart.result.anchors[1].length) * 24 * chart.theme.u > chart.plotWidth

        height: (long_ ? 104 : 58) * chart.theme.u
        width: parent.width

        Legend {
            anchors.verticalCenter: parent.verticalCenter
            foretold: true
            sides: chart.result.sides
            theme: chart.theme
        }
        Words {
            anchors.verticalCenter: parent.verticalCenter
            color: chart.theme.inkSoft
            maximumLineCount: head.long_ ? 2 : 1
            packed: true
            text: chart.result.anchors[0]
            theme: chart.theme
            width: chart.plotWidth / 2 - chart.theme.tight / 2
            x: chart.plotLeft
        }
        Words {
            anchors.verticalCenter: parent.verticalCenter
            color: chart.theme.inkSoft
            horizontalAlignment: Text.AlignRight
            maximumLineCount: head.long_ ? 2 : 1
            packed: true
            text: chart.result.anchors[1]
            theme: chart.theme
            width: chart.plotWidth / 2 - chart.theme.tight / 2
            x: chart.plotLeft + chart.plotWidth - width
        }
        Mark {
            anchors.verticalCenter: parent.verticalCenter
            side: chart.answering
            theme: chart.theme
            x: chart.tableLeft + chart.cell * 0.5 - width / 2
        }
        Mark {
            anchors.verticalCenter: parent.verticalCenter
            hollow: true
            side: chart.foretelling
            theme: chart.theme
            visible: chart.predicted
            x: chart.tableLeft + chart.cell * 1.5 - width / 2
        }
        Words {
            anchors.verticalCenter: parent.verticalCenter
            color: chart.theme.inkSoft
            horizontalAlignment: Text.AlignHCenter
            text: chart.result.legend.gap
            theme: chart.theme
            visible: chart.predicted
            width: chart.cell
            wrapMode: Text.NoWrap
            x: chart.tableLeft + chart.cell * 2
        }
    }
    Repeater {
        model: chart.result.steps

        Rectangle {
            required property int index

            color: chart.theme.line
            height: chart.tall * chart.result.rows.length
            width: Math.max(1, 2 * chart.theme.u)
            x: chart.at(index + 1) - width / 2
            y: head.height
        }
    }
    Repeater {
        model: chart.result.rows

        Item {
            id: row

            required property var modelData
            required property int index

            readonly property real axis: height * 0.72
            readonly property bool measured: typeof modelData.mean === "number"
            readonly property bool foretold: typeof modelData.predicted === "number"

            height: chart.tall
            objectName: modelData.widest ? "widest" : "statement"
            width: chart.width
            y: head.height + index * chart.tall

            Ground {
                theme: chart.theme
                visible: row.modelData.widest
            }
            Rectangle {
                anchors.left: parent.left
                anchors.right: parent.right
                color: chart.theme.line
                height: Math.max(1, chart.theme.u)
                visible: row.index > 0 && !row.modelData.widest
            }
            Name {
                font.weight: row.modelData.widest ? Font.DemiBold : Font.Normal
                room: row.height
                rows: chart.result.rows
                text: row.modelData.label
                theme: chart.theme
                width: chart.plotLeft - chart.theme.tight
            }
            Rectangle {
                color: chart.theme.edge
                height: Math.max(1, 2 * chart.theme.u)
                width: chart.plotWidth - chart.slot
                x: chart.at(1)
                y: row.axis - height / 2
            }
            // The way from what was predicted to what was said.
            Rectangle {
                color: row.modelData.widest ? chart.theme.accent : chart.theme.edge
                height: (row.modelData.widest ? 12 : 7) * chart.theme.u
                visible: row.measured && row.foretold
                width: visible ? Math.abs(row.modelData.predicted - row.modelData.mean) * chart.slot * chart.grown : 0
                x: visible ? (row.modelData.mean < row.modelData.predicted ? chart.at(row.modelData.predicted) - width : chart.at(row.modelData.predicted)) : 0
                y: row.axis - height / 2
            }
            Repeater {
                model: row.modelData.counts

                Item {
                    id: pile

                    required property int modelData
                    required property int index

                    x: chart.at(index + 1)
                    y: row.axis - 22 * chart.theme.u

                    Repeater {
                        model: chart.dotted ? pile.modelData : 0

                        Rectangle {
                            id: dot

                            required property int index

                            readonly property int across: Math.min(6, pile.modelData)
                            readonly property int level: Math.floor(index / 6)
                            readonly property int here: Math.min(6, pile.modelData - level * 6)
                            readonly property real step: Math.min(20 * chart.theme.u, (chart.slot - 4 * chart.theme.u) / 6)

                            antialiasing: true
                            color: chart.theme.side(chart.answering).colour
                            height: width
                            opacity: chart.grown
                            radius: width / 2
                            width: step * 0.9
                            x: (index % 6 - here / 2) * step
                            y: -width - level * step
                        }
                    }
                    Rectangle {
                        color: chart.theme.side(chart.answering).colour
                        height: visible ? Math.max(1, (row.axis - 30 * chart.theme.u) * pile.modelData / chart.most * chart.grown) : 0
                        visible: !chart.dotted && pile.modelData > 0
                        width: chart.slot * 0.5
                        x: -width / 2
                        y: -height
                    }
                }
            }
            Mark {
                hollow: true
                objectName: "predicted"
                side: chart.foretelling
                theme: chart.theme
                visible: row.foretold
                x: visible ? chart.at(row.modelData.predicted) - width / 2 : 0
                y: row.axis - height / 2
            }
            Mark {
                border.color: chart.theme.surface
                border.width: 3 * chart.theme.u
                objectName: "mean"
                side: chart.answering
                theme: chart.theme
                visible: row.measured
                width: 36 * chart.theme.u
                x: visible ? chart.at(row.foretold ? row.modelData.predicted + (row.modelData.mean - row.modelData.predicted) * chart.grown : row.modelData.mean) - width / 2 : 0
                y: row.axis - height / 2
            }
            Words {
                anchors.verticalCenter: parent.verticalCenter
                color: chart.theme.side(chart.answering).ink
                font.weight: Font.Bold
                horizontalAlignment: Text.AlignHCenter
                text: row.modelData.mean_text
                theme: chart.theme
                width: chart.cell
                x: chart.tableLeft
            }
            Words {
                anchors.verticalCenter: parent.verticalCenter
                color: chart.theme.side(chart.foretelling).ink
                horizontalAlignment: Text.AlignHCenter
                text: row.modelData.predicted_text
                theme: chart.theme
                visible: chart.predicted
                width: chart.cell
                x: chart.tableLeft + chart.cell
            }
            Rectangle {
                color: row.modelData.widest ? chart.theme.accent : "transparent"
                height: Math.min(66 * chart.theme.u, row.height - 4 * chart.theme.u)
                radius: height / 2
                visible: chart.predicted && row.modelData.gap_text !== ""
                width: chart.cell - 8 * chart.theme.u
                x: chart.tableLeft + chart.cell * 2 + 4 * chart.theme.u
                y: (row.height - height) / 2

                Words {
                    anchors.centerIn: parent
                    color: row.modelData.widest ? chart.theme.paleInk : chart.theme.ink
                    font.weight: row.modelData.widest ? Font.Bold : Font.Normal
                    objectName: "gap"
                    text: row.modelData.gap_text
                    theme: chart.theme
                    wrapMode: Text.NoWrap
                }
            }
        }
    }
}
