// One statement alone: large enough to talk about.
import QtQuick

Item {
    id: one

    required property var theme
    required property var result

    readonly property var row: result.rows[result.at]
    readonly property string answering: result.sides[0].key
    readonly property string foretelling: result.sides.length > 1 ? result.sides[1].key : "company"
    readonly property bool measured: typeof row.mean === "number"
    readonly property bool foretold: typeof row.predicted === "number"
    readonly property real slot: plot.width / result.steps
    readonly property int most: Math.max(1, ...row.counts)
    readonly property real axis: plot.height - 76 * theme.u

    property real grown: theme.still ? 1 : 0

    function at(value: real): real {
        return slot * (value - 0.5);
    }

    NumberAnimation on grown {
        duration: one.theme.growTime
        easing.type: Easing.OutCubic
        running: !one.theme.still
        to: 1
    }
    Item {
        id: plot

        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.top: parent.top
        width: parent.width * (one.foretold ? 0.6 : 0.72)

        Rectangle {
            color: one.theme.edge
            height: 3 * one.theme.u
            width: one.slot * (one.result.steps - 1)
            x: one.at(1)
            y: one.axis
        }
        Repeater {
            model: one.result.steps

            Words {
                required property int index

                color: one.theme.inkSoft
                horizontalAlignment: Text.AlignHCenter
                text: index + 1
                theme: one.theme
                width: one.slot
                x: one.slot * index
                y: one.axis + 24 * one.theme.u
            }
        }
        Repeater {
            model: one.row.counts

            Item {
                id: pile

                required property int modelData
                required property int index

                readonly property real room: one.axis - 40 * one.theme.u
                readonly property real step: Math.min(96 * one.theme.u, one.slot * 0.8, room / one.most)

                x: one.at(index + 1)

                Repeater {
                    model: one.most <= 20 ? pile.modelData : 0

                    Rectangle {
                        required property int index

                        antialiasing: true
                        color: one.theme.side(one.answering).colour
                        height: width
                        opacity: one.grown
                        radius: width / 2
                        width: pile.step * 0.9
                        x: -width / 2
                        y: one.axis - 34 * one.theme.u - (index + 1) * pile.step
                    }
                }
                Rectangle {
                    color: one.theme.side(one.answering).colour
                    height: visible ? pile.room * pile.modelData / one.most * one.grown : 0
                    visible: one.most > 20 && pile.modelData > 0
                    width: one.slot * 0.5
                    x: -width / 2
                    y: one.axis - height - 30 * one.theme.u
                }
            }
        }
        Rectangle {
            color: one.theme.accent
            height: 14 * one.theme.u
            visible: one.measured && one.foretold
            width: visible ? Math.abs(one.row.mean - one.row.predicted) * one.slot : 0
            x: visible ? one.at(Math.min(one.row.mean, one.row.predicted)) : 0
            y: one.axis - height / 2
        }
        Mark {
            hollow: true
            side: one.foretelling
            theme: one.theme
            visible: one.foretold
            width: 50 * one.theme.u
            x: visible ? one.at(one.row.predicted) - width / 2 : 0
            y: one.axis - height / 2
        }
        Mark {
            border.color: one.theme.surface
            border.width: 4 * one.theme.u
            side: one.answering
            theme: one.theme
            visible: one.measured
            width: 58 * one.theme.u
            x: visible ? one.at(one.row.mean) - width / 2 : 0
            y: one.axis - height / 2
        }
    }
    Column {
        anchors.left: plot.right
        anchors.leftMargin: one.theme.gap
        anchors.right: parent.right
        anchors.verticalCenter: plot.verticalCenter
        spacing: one.theme.tight

        Repeater {
            model: [
                {
                    "text": one.row.mean_text,
                    "label": one.result.legend.mean,
                    "hollow": false,
                    "side": one.answering
                },
                {
                    "text": one.row.predicted_text,
                    "label": one.result.legend.predicted,
                    "hollow": true,
                    "side": one.foretelling
                }
            ].filter(figure => figure.text !== "")

            Row {
                id: figure

                required property var modelData

                spacing: one.theme.gap

                Words {
                    color: one.theme.side(figure.modelData.side).ink
                    font.features: {
                        "tnum": 1
                    }
                    font.weight: Font.Bold
                    lineHeight: 0.9
                    role: "figure"
                    text: figure.modelData.text
                    theme: one.theme
                    wrapMode: Text.NoWrap
                }
                Column {
                    anchors.verticalCenter: parent.verticalCenter
                    spacing: 6 * one.theme.u

                    Mark {
                        hollow: figure.modelData.hollow
                        side: figure.modelData.side
                        theme: one.theme
                        width: 36 * one.theme.u
                    }
                    Words {
                        color: one.theme.side(figure.modelData.side).ink
                        lineHeight: 0.92
                        text: figure.modelData.label
                        theme: one.theme
                        width: 330 * one.theme.u
                    }
                }
            }
        }
        Chip {
            color: one.theme.accent
            ink: one.theme.paleInk
            role: "lead"
            text: one.row.gap_text === "" ? "" : one.result.legend.gap + " " + one.row.gap_text
            theme: one.theme
        }
    }
}
