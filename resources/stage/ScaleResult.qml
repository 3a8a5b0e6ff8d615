// The heart of the evening: what customers answered, a dot a person, against what the company predicted.
import QtQuick

Item {
    id: scale

    required property var theme
    required property var result

    readonly property bool predicted: result.legend.predicted !== ""
    readonly property real plotLeft: width * 0.37
    readonly property real plotWidth: width * (predicted ? 0.36 : 0.48)
    readonly property real slot: plotWidth / result.steps
    readonly property real tableLeft: plotLeft + plotWidth + 16 * theme.u
    readonly property real cell: (width - tableLeft) / (predicted ? 3 : 1)
    readonly property real tall: Math.min(150 * theme.u, (height - head.height) / Math.max(1, result.rows.length))
    readonly property int most: Math.max(1, ...result.rows.map(row => Math.max(0, ...row.counts)))
    readonly property bool dotted: most <= 12

    property real grown: theme.still ? 1 : 0

    // Where a value stands on the axis, in this item's coordinates.
    function at(value: real): real {
        return plotLeft + slot * (value - 0.5);
    }

    NumberAnimation on grown {
        duration: scale.theme.growTime
        easing.type: Easing.OutCubic
        running: !scale.theme.still
        to: 1
    }
    Item {
        id: head

        height: 70 * scale.theme.u
        width: parent.width

        Row {
            spacing: scale.theme.tight
            height: parent.height

            Mark {
                anchors.verticalCenter: parent.verticalCenter
                side: "customer"
                theme: scale.theme
                width: 26 * scale.theme.u
            }
            Words {
                anchors.verticalCenter: parent.verticalCenter
                color: scale.theme.side("customer").ink
                font.weight: Font.DemiBold
                maximumLineCount: 1
                text: scale.result.legend.answers
                theme: scale.theme
                width: Math.min(implicitWidth, scale.plotLeft - 80 * scale.theme.u)
            }
        }
        Words {
            anchors.verticalCenter: parent.verticalCenter
            color: scale.theme.inkSoft
            text: scale.result.anchors[0]
            theme: scale.theme
            wrapMode: Text.NoWrap
            x: scale.plotLeft
        }
        Words {
            anchors.verticalCenter: parent.verticalCenter
            color: scale.theme.inkSoft
            text: scale.result.anchors[1]
            theme: scale.theme
            wrapMode: Text.NoWrap
            x: scale.plotLeft + scale.plotWidth - width
        }
        Mark {
            anchors.verticalCenter: parent.verticalCenter
            side: "customer"
            theme: scale.theme
            x: scale.tableLeft + scale.cell * 0.5 - width / 2
        }
        Mark {
            anchors.verticalCenter: parent.verticalCenter
            hollow: true
            side: "company"
            theme: scale.theme
            visible: scale.predicted
            x: scale.tableLeft + scale.cell * 1.5 - width / 2
        }
        Words {
            anchors.verticalCenter: parent.verticalCenter
            color: scale.theme.inkSoft
            horizontalAlignment: Text.AlignHCenter
            text: scale.result.legend.gap
            theme: scale.theme
            visible: scale.predicted
            width: scale.cell
            wrapMode: Text.NoWrap
            x: scale.tableLeft + scale.cell * 2
        }
    }
    Repeater {
        model: scale.result.steps

        Rectangle {
            required property int index

            color: scale.theme.line
            height: scale.tall * scale.result.rows.length
            width: Math.max(1, 2 * scale.theme.u)
            x: scale.at(index + 1) - width / 2
            y: head.height
        }
    }
    Repeater {
        model: scale.result.rows

        Item {
            id: row

            required property var modelData
            required property int index

            readonly property real axis: height * 0.72
            readonly property bool measured: typeof modelData.mean === "number"
            readonly property bool foretold: typeof modelData.predicted === "number"

            height: scale.tall
            objectName: modelData.widest ? "widest" : "statement"
            width: scale.width
            y: head.height + index * scale.tall

            Rectangle {
                anchors.fill: parent
                anchors.bottomMargin: 1
                anchors.leftMargin: -scale.theme.tight
                anchors.rightMargin: -scale.theme.tight
                anchors.topMargin: 1
                color: scale.theme.accentSoft
                radius: scale.theme.radius
                visible: row.modelData.widest
            }
            Rectangle {
                anchors.left: parent.left
                anchors.right: parent.right
                color: scale.theme.line
                height: Math.max(1, scale.theme.u)
                visible: row.index > 0 && !row.modelData.widest
            }
            Words {
                anchors.bottom: parent.bottom
                anchors.left: parent.left
                anchors.top: parent.top
                font.weight: row.modelData.widest ? Font.DemiBold : Font.Normal
                lineHeight: 0.9
                text: row.modelData.label
                theme: scale.theme
                verticalAlignment: Text.AlignVCenter
                width: scale.plotLeft - scale.theme.tight
            }
            Rectangle {
                color: scale.theme.edge
                height: Math.max(1, 2 * scale.theme.u)
                width: scale.plotWidth - scale.slot
                x: scale.at(1)
                y: row.axis - height / 2
            }
            // The way from what was predicted to what was said.
            Rectangle {
                color: row.modelData.widest ? scale.theme.accent : scale.theme.edge
                height: (row.modelData.widest ? 12 : 7) * scale.theme.u
                visible: row.measured && row.foretold
                width: visible ? Math.abs(row.modelData.predicted - row.modelData.mean) * scale.slot * scale.grown : 0
                x: visible ? (row.modelData.mean < row.modelData.predicted ? scale.at(row.modelData.predicted) - width : scale.at(row.modelData.predicted)) : 0
                y: row.axis - height / 2
            }
            Repeater {
                model: row.modelData.counts

                Item {
                    id: pile

                    required property int modelData
                    required property int index

                    x: scale.at(index + 1)
                    y: row.axis - 22 * scale.theme.u

                    Repeater {
                        model: scale.dotted ? pile.modelData : 0

                        Rectangle {
                            id: dot

                            required property int index

                            readonly property int across: Math.min(6, pile.modelData)
                            readonly property int level: Math.floor(index / 6)
                            readonly property int here: Math.min(6, pile.modelData - level * 6)
                            readonly property real step: Math.min(20 * scale.theme.u, (scale.slot - 4 * scale.theme.u) / 6)

                            antialiasing: true
                            color: scale.theme.side("customer").colour
                            height: width
                            opacity: scale.grown
                            radius: width / 2
                            width: step * 0.9
                            x: (index % 6 - here / 2) * step
                            y: -width - level * step
                        }
                    }
                    Rectangle {
                        color: scale.theme.side("customer").colour
                        height: visible ? Math.max(1, (row.axis - 30 * scale.theme.u) * pile.modelData / scale.most * scale.grown) : 0
                        visible: !scale.dotted && pile.modelData > 0
                        width: scale.slot * 0.5
                        x: -width / 2
                        y: -height
                    }
                }
            }
            Mark {
                hollow: true
                objectName: "predicted"
                side: "company"
                theme: scale.theme
                visible: row.foretold
                x: visible ? scale.at(row.modelData.predicted) - width / 2 : 0
                y: row.axis - height / 2
            }
            Mark {
                border.color: scale.theme.surface
                border.width: 3 * scale.theme.u
                objectName: "mean"
                side: "customer"
                theme: scale.theme
                visible: row.measured
                width: 36 * scale.theme.u
                x: visible ? scale.at(row.foretold ? row.modelData.predicted + (row.modelData.mean - row.modelData.predicted) * scale.grown : row.modelData.mean) - width / 2 : 0
                y: row.axis - height / 2
            }
            Words {
                anchors.verticalCenter: parent.verticalCenter
                color: scale.theme.side("customer").ink
                font.weight: Font.Bold
                horizontalAlignment: Text.AlignHCenter
                text: row.modelData.mean_text
                theme: scale.theme
                width: scale.cell
                x: scale.tableLeft
            }
            Words {
                anchors.verticalCenter: parent.verticalCenter
                color: scale.theme.side("company").ink
                horizontalAlignment: Text.AlignHCenter
                text: row.modelData.predicted_text
                theme: scale.theme
                visible: scale.predicted
                width: scale.cell
                x: scale.tableLeft + scale.cell
            }
            Rectangle {
                color: row.modelData.widest ? scale.theme.accent : "transparent"
                height: 66 * scale.theme.u
                radius: height / 2
                visible: scale.predicted && row.modelData.gap_text !== ""
                width: scale.cell - 8 * scale.theme.u
                x: scale.tableLeft + scale.cell * 2 + 4 * scale.theme.u
                y: (row.height - height) / 2

                Words {
                    anchors.centerIn: parent
                    color: row.modelData.widest ? scale.theme.onAccent : scale.theme.ink
                    font.weight: row.modelData.widest ? Font.Bold : Font.Normal
                    objectName: "gap"
                    text: row.modelData.gap_text
                    theme: scale.theme
                    wrapMode: Text.NoWrap
                }
            }
        }
    }
}
