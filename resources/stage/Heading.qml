// The words at the head of a scene: where we are, small; what is asked, large; the time that remains, beside them.
import QtQuick

Item {
    id: heading

    required property var theme
    required property string overline
    required property string text
    property string lead: ""
    property var timer: null
    property int lines: 2

    readonly property bool long_: lines > 1 && text.length > 64 // a sentence rather than a title

    implicitHeight: Math.max(column.implicitHeight, ring.visible ? ring.height : 0)

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
            maximumLineCount: 1
            text: heading.overline
        }
        Words {
            theme: heading.theme
            width: parent.width
            visible: text !== ""
            role: heading.long_ ? "prompt" : "title"
            font.weight: Font.DemiBold
            fontSizeMode: heading.lines === 1 ? Text.HorizontalFit : Text.FixedSize
            minimumPixelSize: heading.theme.size("lead")
            tracking: -0.012
            lineHeight: 0.95
            maximumLineCount: heading.long_ ? heading.lines + 1 : heading.lines
            text: heading.text
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
