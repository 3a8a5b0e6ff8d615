// The words at the head of a scene: where we are, small; what is asked, large; the time that remains, beside them.
import QtQuick

Item {
    id: heading

    required property var theme
    required property string overline
    required property string text
    property string lead: ""
    property var timer: null
    property bool low: false // as little height as a long question can do with
    property string largest: "title"

    // As one line, a little smaller if need be; else on lines of much the same length, without a last word alone.
    readonly property real room: column.width
    readonly property real along: natural.advanceWidth
    readonly property real wished: along > 1.9 * room ? theme.size("prompt") : theme.size("title")
    readonly property real scaled: along * wished / theme.size("title")
    readonly property real alone: theme.size("title") * room / Math.max(1, along) // the size that fills one line
    readonly property int down: along <= 1.3 * room ? 1 : Math.ceil(scaled / (0.95 * room))

    implicitHeight: Math.max(column.implicitHeight, ring.visible ? ring.height : 0)

    TextMetrics {
        id: natural

        font.family: heading.theme.family
        font.pixelSize: heading.theme.size("title")
        font.weight: Font.DemiBold
        text: heading.text
    }
    Column {
        id: column

        anchors.left: parent.left
        anchors.right: ring.visible ? ring.left : parent.right
        anchors.rightMargin: ring.visible ? heading.theme.gap : 0
        spacing: 4 * heading.theme.u

        Words {
            theme: heading.theme
            width: parent.width
            visible: text !== "" && text !== heading.text
            color: heading.theme.accent
            font.weight: Font.DemiBold
            fontSizeMode: Text.HorizontalFit
            maximumLineCount: 1
            minimumPixelSize: heading.theme.size("name")
            objectName: "overline"
            text: heading.overline
        }
        Words {
            theme: heading.theme
            font.pixelSize: heading.down === 1 ? Math.floor(heading.theme.size("title") * Math.min(1, heading.room / Math.max(1, heading.along))) : heading.wished
            font.weight: Font.DemiBold
            lineHeight: 0.95
            maximumLineCount: 4
            text: heading.text
            tracking: -0.012
            visible: text !== "" && !heading.low
            width: heading.down === 1 ? parent.width : Math.min(parent.width, 1.12 * heading.scaled / heading.down)
        }
        Item {
            height: Math.ceil(asked.contentHeight)
            visible: heading.text !== "" && heading.low
            width: parent.width

            Words {
                id: asked

                readonly property bool single: heading.alone >= heading.theme.size("body")

                font.pixelSize: single ? Math.floor(Math.min(heading.alone, heading.theme.size(heading.largest))) : heading.theme.size("body")
                font.weight: Font.DemiBold
                fontSizeMode: Text.Fit
                height: (heading.largest === "title" ? 104 : 88) * heading.theme.u
                lineHeight: 0.95
                minimumPixelSize: heading.theme.size("name")
                text: heading.text
                theme: heading.theme
                width: single ? parent.width : Math.min(parent.width, Math.max(0.62 * parent.width, 0.57 * heading.along * heading.theme.size("body") / heading.theme.size("title")))
            }
        }
        Words {
            theme: heading.theme
            width: parent.width
            visible: text !== ""
            role: "lead"
            color: heading.theme.inkSoft
            maximumLineCount: 2
            text: heading.lead
        }
    }
    Ring {
        id: ring

        anchors.right: parent.right
        anchors.top: parent.top
        theme: heading.theme
        timer: heading.timer
        visible: !!heading.timer
        width: 164 * heading.theme.u
    }
}
