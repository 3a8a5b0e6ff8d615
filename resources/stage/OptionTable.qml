// More than six options: their bars in one line each, the sides end to end where they add up, and the figures in columns.
import QtQuick

Item {
    id: table

    required property var theme
    required property var result

    readonly property var rows: result.rows
    readonly property bool marked: result.sides.length > 1
    readonly property real tall: Math.min(110 * theme.u, height / Math.max(1, rows.length))
    readonly property real markWidth: 56 * theme.u
    readonly property real figureWidth: (26 * longest(row => row.values.map(value => value.text)) + (marked ? 62 : 20)) * theme.u
    readonly property real sumWidth: marked ? (26 * longest(row => [row.sum_text]) + 30) * theme.u : 0
    readonly property real peopleWidth: rows.some(row => row.people_text !== "") ? (24 * longest(row => [row.people_text]) + 30) * theme.u : 0
    readonly property real labelWidth: width * (marked && peopleWidth > 0 ? 0.39 : 0.42) - markWidth
    readonly property real plotLeft: markWidth + labelWidth + theme.gap * 0.75
    readonly property real plotWidth: width - plotLeft - result.sides.length * figureWidth - sumWidth - peopleWidth
    readonly property bool added: rows.some(row => row.sum_text !== "") || !marked
    readonly property real most: Math.max(0.001, ...rows.map(row => added ? whole(row) : Math.max(...row.values.map(value => value.share))))

    property real grown: theme.still ? 1 : 0

    function whole(row: var): real {
        return row.values.reduce((sum, value) => sum + value.share, 0);
    }
    function longest(texts: var): int {
        return Math.max(1, ...rows.map(row => Math.max(...texts(row).map(text => text.length))));
    }

    NumberAnimation on grown {
        duration: table.theme.growTime
        easing.type: Easing.OutCubic
        running: !table.theme.still
        to: 1
    }
    Repeater {
        model: table.rows.length

        Item {
            id: row

            required property int index
            readonly property var modelData: table.rows[index]

            height: table.tall
            width: table.width
            y: index * table.tall

            Ground {
                theme: table.theme
                visible: row.modelData.first
            }
            Words {
                anchors.verticalCenter: parent.verticalCenter
                color: table.theme.accent
                font.weight: Font.Bold
                text: row.modelData.mark
                theme: table.theme
            }
            Name {
                font.weight: row.modelData.first ? Font.DemiBold : Font.Normal
                room: row.height
                rows: table.rows
                text: row.modelData.label
                theme: table.theme
                width: table.labelWidth
                x: table.markWidth
            }
            Repeater {
                model: row.modelData.values

                Rectangle {
                    id: bar

                    required property var modelData
                    required property int index
                    readonly property var look: table.theme.side(modelData.key)
                    readonly property real before: table.added && index > 0 ? row.modelData.values[0].share : 0
                    readonly property real scale_: table.plotWidth / table.most * table.grown

                    clip: true
                    color: look.colour
                    height: Math.min(44 * table.theme.u, row.height * 0.7) / (table.added ? 1 : row.modelData.values.length)
                    visible: modelData.share > 0
                    width: Math.max(4 * table.theme.u, modelData.share * scale_)
                    x: table.plotLeft + before * scale_
                    y: row.height / 2 + (table.added ? -0.5 : index - row.modelData.values.length / 2) * height

                    Image {
                        anchors.fill: parent
                        fillMode: Image.Tile
                        horizontalAlignment: Image.AlignLeft
                        source: Qt.resolvedUrl("stripes.png")
                        verticalAlignment: Image.AlignTop
                        visible: bar.look.pattern === "striped"
                    }
                }
            }
            Repeater {
                model: row.modelData.values

                Item {
                    id: figure

                    required property var modelData
                    required property int index

                    height: row.height
                    width: table.figureWidth
                    x: table.plotLeft + table.plotWidth + index * table.figureWidth

                    Mark {
                        anchors.verticalCenter: parent.verticalCenter
                        side: figure.modelData.key
                        theme: table.theme
                        visible: table.marked
                        width: 26 * table.theme.u
                        x: 16 * table.theme.u
                    }
                    Words {
                        anchors.verticalCenter: parent.verticalCenter
                        color: table.theme.side(figure.modelData.key).ink
                        font.features: {
                            "tnum": 1
                        }
                        font.weight: Font.DemiBold
                        objectName: "count"
                        text: figure.modelData.text
                        theme: table.theme
                        wrapMode: Text.NoWrap
                        x: (table.marked ? 52 : 16) * table.theme.u
                    }
                }
            }
            Words {
                anchors.right: parent.right
                anchors.rightMargin: table.peopleWidth
                anchors.verticalCenter: parent.verticalCenter
                color: row.modelData.first ? table.theme.accent : table.theme.ink
                font.features: {
                    "tnum": 1
                }
                font.weight: Font.Bold
                objectName: "sum"
                text: row.modelData.sum_text
                theme: table.theme
                visible: text !== ""
                wrapMode: Text.NoWrap
            }
            Words {
                anchors.right: parent.right
                anchors.verticalCenter: parent.verticalCenter
                color: table.theme.inkSoft
                text: row.modelData.people_text
                theme: table.theme
                visible: text !== ""
                wrapMode: Text.NoWrap
            }
        }
    }
}
