// Seven degrees from full support to refusal: columns of people, the round before standing pale behind.
import QtQuick

Item {
    id: agreement

    required property var theme
    required property var result

    readonly property string answering: result.sides.length === 1 ? result.sides[0].key : "all"
    readonly property bool again: result.before_text !== ""
    readonly property real slot: plot.width / 7

    property real grown: theme.still ? 1 : 0

    NumberAnimation on grown {
        duration: agreement.theme.growTime
        easing.type: Easing.OutCubic
        running: !agreement.theme.still
        to: 1
    }
    Row {
        id: rounds

        spacing: 2 * agreement.theme.gap

        Row {
            spacing: agreement.theme.tight
            visible: agreement.result.round_text !== ""

            Rectangle {
                anchors.verticalCenter: parent.verticalCenter
                color: agreement.theme.side(agreement.answering).colour
                height: width
                radius: 4 * agreement.theme.u
                width: 34 * agreement.theme.u
            }
            Words {
                color: agreement.theme.side(agreement.answering).ink
                font.weight: Font.DemiBold
                text: agreement.result.round_text
                theme: agreement.theme
            }
        }
        Row {
            spacing: agreement.theme.tight
            visible: agreement.again

            Rectangle {
                anchors.verticalCenter: parent.verticalCenter
                border.color: agreement.theme.edge
                border.width: 3 * agreement.theme.u
                color: agreement.theme.sunken
                height: width
                radius: 4 * agreement.theme.u
                width: 34 * agreement.theme.u
            }
            Words {
                color: agreement.theme.inkSoft
                text: agreement.result.before_text
                theme: agreement.theme
            }
        }
        Words {
            color: agreement.theme.accent
            font.weight: Font.DemiBold
            text: agreement.result.invite
            theme: agreement.theme
        }
    }
    Item {
        id: plot

        readonly property real base: height - 74 * agreement.theme.u
        readonly property real room: base - 80 * agreement.theme.u

        anchors.bottom: parent.bottom
        anchors.left: parent.left
        anchors.top: rounds.bottom
        width: parent.width * 0.5

        Rectangle {
            color: agreement.theme.accentSoft
            height: parent.height - 8 * agreement.theme.u
            radius: agreement.theme.radius
            visible: agreement.result.invite !== ""
            width: agreement.slot * 3
            x: agreement.slot * 4
            y: 8 * agreement.theme.u
        }
        Repeater {
            model: agreement.result.columns

            Item {
                id: column

                required property var modelData
                required property int index

                readonly property real tall: Math.max(modelData.count > 0 ? 6 * agreement.theme.u : 0, plot.room * modelData.share * agreement.grown)

                height: plot.height
                width: agreement.slot
                x: agreement.slot * index

                Rectangle {
                    border.color: agreement.theme.edge
                    border.width: 3 * agreement.theme.u
                    color: agreement.theme.sunken
                    height: plot.room * column.modelData.before_share
                    objectName: "before"
                    radius: 6 * agreement.theme.u
                    visible: agreement.again && height > 0
                    width: agreement.slot * 0.8
                    x: agreement.slot * 0.1
                    y: plot.base - height
                }
                Rectangle {
                    color: agreement.theme.side(agreement.answering).colour
                    height: column.tall
                    objectName: "now"
                    radius: 6 * agreement.theme.u
                    width: agreement.slot * 0.5
                    x: agreement.slot * 0.25
                    y: plot.base - height
                }
                Words {
                    color: agreement.theme.side(agreement.answering).ink
                    font.weight: Font.Bold
                    horizontalAlignment: Text.AlignHCenter
                    objectName: "count"
                    role: "lead"
                    text: column.modelData.count
                    theme: agreement.theme
                    width: agreement.slot
                    y: plot.base - Math.max(column.tall, agreement.again ? plot.room * column.modelData.before_share : 0) - height - 2 * agreement.theme.u
                }
                Words {
                    color: agreement.theme.accent
                    font.weight: Font.Bold
                    horizontalAlignment: Text.AlignHCenter
                    text: column.modelData.degree
                    theme: agreement.theme
                    width: agreement.slot
                    y: plot.base + 10 * agreement.theme.u
                }
            }
        }
        Rectangle {
            color: agreement.theme.edge
            height: 3 * agreement.theme.u
            width: parent.width
            y: plot.base
        }
    }
    Column {
        anchors.bottom: parent.bottom
        anchors.left: plot.right
        anchors.leftMargin: agreement.theme.gap
        anchors.right: parent.right
        anchors.top: rounds.bottom

        Repeater {
            model: agreement.result.columns

            Row {
                id: degree

                required property var modelData

                height: parent.height / 7
                spacing: agreement.theme.tight

                Words {
                    anchors.verticalCenter: parent.verticalCenter
                    color: agreement.theme.accent
                    font.weight: Font.Bold
                    text: degree.modelData.degree
                    theme: agreement.theme
                    width: 36 * agreement.theme.u
                }
                Words {
                    anchors.verticalCenter: parent.verticalCenter
                    maximumLineCount: 2
                    packed: true
                    text: degree.modelData.label
                    theme: agreement.theme
                    width: degree.parent.width - 36 * agreement.theme.u - degree.spacing
                }
            }
        }
    }
}
