// Words as large as their role wishes, and smaller where they would not stand whole in the height they may take.
import QtQuick

Item {
    id: whole

    required property var theme
    required property string text
    required property real most // the height there is for them
    property string role: "body"
    property string least: "body"
    property color color: theme.ink
    property int weight: Font.Normal
    property real tracking: 0
    property real lineHeight: 1
    property int align: Text.AlignLeft
    property string named: ""

    implicitHeight: text === "" ? 0 : Math.ceil(words.contentHeight)

    Words {
        id: words

        color: whole.color
        font.weight: whole.weight
        fontSizeMode: Text.Fit
        height: whole.most
        horizontalAlignment: whole.align
        lineHeight: whole.lineHeight
        minimumPixelSize: whole.theme.size(whole.least)
        objectName: whole.named
        role: whole.role
        text: whole.text
        theme: whole.theme
        tracking: whole.tracking
        width: parent.width
    }
}
