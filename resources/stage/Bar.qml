// One side's share of one thing: its shape, its bar, its number.
import QtQuick

Item {
    id: bar

    required property var theme
    required property var value // {key, count, share, text}
    required property bool marked // with the side's shape in front
    required property real figures // room for the number
    property bool large: false
    required property real grown // 0–1 while the bars appear

    readonly property var look: theme.side(value.key)


    Mark {
        id: mark

        anchors.verticalCenter: parent.verticalCenter
        side: bar.value.key
        width: (bar.large ? 40 : 30) * bar.theme.u
        theme: bar.theme
        visible: bar.marked
    }
    Rectangle {
        id: fill

        anchors.left: bar.marked ? mark.right : parent.left
        anchors.leftMargin: bar.marked ? bar.theme.tight : 0
        anchors.verticalCenter: parent.verticalCenter
        clip: true
        color: bar.look.colour
        height: Math.min((bar.large ? 68 : 40) * bar.theme.u, bar.height - 6 * bar.theme.u)
        radius: 4 * bar.theme.u
        width: Math.max(4 * bar.theme.u, (bar.width - x - bar.figures) * bar.value.share * bar.grown)

        Image {
            anchors.fill: parent
            fillMode: Image.Tile
            horizontalAlignment: Image.AlignLeft
            source: Qt.resolvedUrl("stripes.png")
            verticalAlignment: Image.AlignTop
            visible: bar.look.pattern === "striped"
        }
    }
    Words {
        anchors.left: fill.right
        anchors.leftMargin: bar.theme.tight
        anchors.verticalCenter: parent.verticalCenter
        color: bar.look.ink
        font.features: {
            "tnum": 1
        }
        font.weight: Font.DemiBold
        objectName: "count"
        role: bar.large ? "prompt" : "body"
        text: bar.value.text
        theme: bar.theme
        wrapMode: Text.NoWrap
    }
}
